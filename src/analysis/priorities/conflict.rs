//! Which pairs of items divide the team, and how many pairs of leaders would
//! fund opposite things. Counts pairs; never says which leaders.

use super::alikeness::Pattern;
use super::preferences::Preferences;
use super::standings::{Standings, WHOLE, pairs};
use crate::analysis::report::{OpposedPairs, PairConflict};

/// Every pair of items, the most contested first; of equals the earlier in the
/// round's list. `order` is the team's order of the items, best first.
pub fn pair_conflicts(
    names: &[String],
    counts: &Preferences,
    order: &[usize],
) -> Vec<PairConflict> {
    let top_half = &order[..order.len().div_ceil(2)];
    let mut conflicts: Vec<PairConflict> = pairs(counts.items())
        .map(|(a, b)| {
            let (a_first, b_first) = (counts.prefer(a, b), counts.prefer(b, a));
            let conflict = conflict(a_first, b_first);
            let matters = top_half.contains(&a) || top_half.contains(&b);
            PairConflict {
                a: names[a].clone(),
                b: names[b].clone(),
                a_first: a_first as usize,
                b_first: b_first as usize,
                conflict,
                weight: if matters { conflict } else { conflict / 2.0 },
            }
        })
        .collect();
    conflicts.sort_by(|x, y| y.weight.total_cmp(&x.weight).then(y.conflict.total_cmp(&x.conflict)));
    conflicts
}

/// `4 a b / (a + b)²`, 0 (all agree, or nobody has a view) to 1 (even split).
pub fn conflict(a_first: u64, b_first: u64) -> f64 {
    let views = a_first + b_first;
    if views == 0 {
        return 0.0;
    }
    (4 * a_first * b_first) as f64 / (views * views) as f64
}

/// From this many items on, "top" and "bottom" do not touch.
const FEWEST_ITEMS_FOR_ENDS: usize = 6;

/// Pairs of leaders of whom one has an item wholly at the top that the other has
/// wholly at the bottom (with six items or more), or whose `tau_x` is below 0.
pub fn opposed_pairs(items: usize, team: &[Standings]) -> OpposedPairs {
    let views: Vec<View> = team.iter().map(|leader| View::of(items, leader)).collect();
    let count = views
        .iter()
        .enumerate()
        .map(|(index, one)| views[..index].iter().filter(|other| one.opposes(other)).count())
        .sum();
    OpposedPairs { count, of: team.len() * team.len().saturating_sub(1) / 2 }
}

/// What one leader would fund, would not fund, and the whole ranking.
struct View {
    top: u32,
    bottom: u32,
    pattern: Pattern,
}

impl View {
    fn of(items: usize, leader: &Standings) -> Self {
        let ends = if items < FEWEST_ITEMS_FOR_ENDS { 0 } else { leader.band() };
        let set = |share: &dyn Fn(usize) -> u64| {
            (0..items).filter(|&item| share(item) == WHOLE).map(|item| 1 << item).sum()
        };
        Self {
            top: set(&|item| leader.top(item, ends)),
            bottom: set(&|item| leader.bottom(item, ends)),
            pattern: Pattern::of(leader),
        }
    }

    fn opposes(&self, other: &Self) -> bool {
        let at_opposite_ends = self.top & other.bottom | self.bottom & other.top;
        at_opposite_ends != 0 || self.pattern.distance(&other.pattern) > WHOLE / 2
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "these values are exact")]
mod tests {
    use super::*;

    #[test]
    fn an_even_split_is_the_whole_conflict() {
        assert_eq!(conflict(4, 4), 1.0);
        assert_eq!(conflict(0, 6), 0.0);
        assert_eq!(conflict(0, 0), 0.0);
        assert!((conflict(2, 7) - 0.691_358_024_691_358).abs() < 1e-12);
    }
}
