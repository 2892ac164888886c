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

/// From where a pair is contested: 0.6 is a little over four to one.
const CONTESTED: f64 = 0.6;
/// An item is in no more of the hardest pairs: one that all disagree on would fill them.
const TWICE: usize = 2;

/// The pairs worth a decision: the contested ones of `conflicts` (in the order of
/// [`pair_conflicts`]), `most` of them at the most, no item in more than two.
pub fn hardest(conflicts: &[PairConflict], most: usize) -> Vec<&PairConflict> {
    let mut hardest: Vec<&PairConflict> = Vec::new();
    for pair in conflicts.iter().filter(|pair| pair.conflict >= CONTESTED) {
        let times = |item: &str| hardest.iter().filter(|p| p.a == item || p.b == item).count();
        if hardest.len() < most && times(&pair.a) < TWICE && times(&pair.b) < TWICE {
            hardest.push(pair);
        }
    }
    hardest
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
    fn one_item_does_not_fill_the_hardest_pairs() {
        let pair = |a: &str, b: &str, a_first, b_first| PairConflict {
            a: a.into(),
            b: b.into(),
            a_first,
            b_first,
            conflict: conflict(a_first as u64, b_first as u64),
            weight: 1.0,
        };
        let all = [
            pair("cost", "speed", 4, 4),
            pair("cost", "scale", 4, 4),
            pair("cost", "safety", 4, 4),
            pair("speed", "scale", 5, 3),
            pair("speed", "safety", 8, 0),
        ];
        let hardest: Vec<_> = hardest(&all, 5).iter().map(|p| (&*p.a, &*p.b)).collect();
        assert_eq!(hardest, [("cost", "speed"), ("cost", "scale"), ("speed", "scale")]);
    }

    #[test]
    fn an_even_split_is_the_whole_conflict() {
        assert_eq!(conflict(4, 4), 1.0);
        assert_eq!(conflict(0, 6), 0.0);
        assert_eq!(conflict(0, 0), 0.0);
        assert!((conflict(2, 7) - 0.691_358_024_691_358).abs() < 1e-12);
    }
}
