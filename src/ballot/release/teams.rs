//! R8: many teams. A hidden team is never the difference between two shown totals.

use super::{Minimum, remainder};

/// A team that is part of another, and how many of it answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamCount<'a> {
    /// Its name.
    pub name: &'a str,
    /// How many answered.
    pub answered: usize,
}

/// Which child teams may be shown beside their parent, whose shown total counts
/// `total` answers: those of the children and of the parent's own leaders. Where a
/// child is hidden, hide all below it as well; then the rule, kept at each parent, holds
/// for the whole tree.
pub fn teams_shown(total: usize, children: &[TeamCount<'_>], minimum: Minimum) -> Vec<bool> {
    let sizes: Vec<(&str, usize)> =
        children.iter().map(|child| (child.name, child.answered)).collect();
    remainder::shown(total, &sizes, minimum.value())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(total: usize, sizes: &[usize]) -> Vec<bool> {
        let children: Vec<_> =
            sizes.iter().map(|&answered| TeamCount { name: "team", answered }).collect();
        teams_shown(total, &children, Minimum::DEFAULT)
    }

    #[test]
    fn one_hidden_team_hides_another() {
        assert_eq!(shown(19, &[9, 7, 3]), [true, false, false]);
        assert_eq!(shown(16, &[9, 7]), [true, true], "nobody is hidden");
    }

    #[test]
    fn leaders_of_the_parent_itself_count_as_hidden() {
        assert_eq!(shown(18, &[9, 7]), [true, false]);
        assert_eq!(shown(21, &[9, 7]), [true, true]);
    }

    #[test]
    fn a_raised_minimum_holds_for_the_difference_too() {
        let children = [8, 8, 6].map(|answered| TeamCount { name: "team", answered });
        let minimum = Minimum::parse(8).unwrap();
        assert_eq!(teams_shown(22, &children, minimum), [false, true, false]);
    }

    /// Every tree of two levels: no sum or difference of shown totals is one to four
    /// people, other than a total that is.
    #[test]
    fn it_holds_for_a_tree_when_it_holds_at_each_parent() {
        for code in 0..9_usize.pow(4) {
            let size = |place: u32| code / 9_usize.pow(place) % 9;
            let inner = [size(0), size(1)];
            let middle: usize = inner.iter().sum();
            let outer = [middle, size(2)];
            let total = outer.iter().sum::<usize>() + size(3);
            let outer_shown = shown(total, &outer);
            let mut totals = vec![total];
            totals.extend((0..2).filter(|&i| outer_shown[i]).map(|i| outer[i]));
            if total < 5 {
                continue;
            }
            let inner_shown = if outer_shown[0] { shown(middle, &inner) } else { vec![false; 2] };
            let inner_sum: usize = (0..2).filter(|&i| inner_shown[i]).map(|i| inner[i]).sum();
            totals.extend((0..2).filter(|&i| inner_shown[i]).map(|i| inner[i]));
            let outer_sum: usize = (0..2).filter(|&i| outer_shown[i]).map(|i| outer[i]).sum();
            totals.push(total - outer_sum);
            totals.extend(outer_shown[0].then(|| middle - inner_sum));
            totals.extend(outer_shown[0].then(|| total - middle));
            assert!(!totals.iter().any(|seen| (1..5).contains(seen)), "{code}: {totals:?}");
        }
    }
}
