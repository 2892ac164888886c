//! How far leaders put the items in the same order: same-order rate, tau.
//!
//! Everything is a mean over pairs of items of a share of pairs of leaders
//! (Kendall & Babington Smith 1940, the coefficient of agreement), from counts.

use super::preferences::Preferences;
use super::standings::{Standings, pairs};
use crate::analysis::report::SameOrderRate;
use crate::analysis::resample::jackknife;

/// Chances that two leaders order two items the same way, or opposite ways. What
/// is missing to 1 is "one of them, or both, ties the two".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// Same order, 0-1; 0.5 by chance without ties.
    pub same: f64,
    /// Opposite orders, 0-1.
    pub opposite: f64,
}

impl Agreement {
    /// Mean pairwise Kendall tau-a, -1 to 1.
    pub fn mean_tau(self) -> f64 {
        self.same - self.opposite
    }
}

/// The agreement of a team; the leaders of a pair of items are those shown both.
/// `None` when no pair of items was shown to two leaders.
pub fn agreement(counts: &Preferences) -> Option<Agreement> {
    let (mut same, mut opposite, mut compared) = (0.0, 0.0, 0.0);
    for (a, b) in pairs(counts.items()) {
        let leaders = choose_two(counts.compared(a, b)) as f64;
        if leaders == 0.0 {
            continue;
        }
        let (first, second) = (counts.prefer(a, b), counts.prefer(b, a));
        same += (choose_two(first) + choose_two(second)) as f64 / leaders;
        opposite += (first * second) as f64 / leaders;
        compared += 1.0;
    }
    (compared > 0.0).then(|| Agreement { same: same / compared, opposite: opposite / compared })
}

/// The lowest and the highest same-order rate that `missing` further leaders could
/// leave, whatever whole rankings without ties they gave: per pair of items all of
/// them join the larger side, or fill up the smaller one and then both. True for
/// each pair by itself, so the real range may be narrower.
pub fn bounds(counts: &Preferences, missing: u64) -> (f64, f64) {
    let (mut low, mut high, mut compared) = (0.0, 0.0, 0.0);
    for (a, b) in pairs(counts.items()) {
        let leaders = choose_two(counts.compared(a, b) + missing) as f64;
        if leaders == 0.0 {
            continue;
        }
        let (first, second) = (counts.prefer(a, b), counts.prefer(b, a));
        let (fewer, more) = (first.min(second), first.max(second));
        let level = missing.min(more - fewer);
        let (left, right) =
            (fewer + level + (missing - level) / 2, more + (missing - level).div_ceil(2));
        low += (choose_two(left) + choose_two(right)) as f64 / leaders;
        high += (choose_two(fewer) + choose_two(more + missing)) as f64 / leaders;
        compared += 1.0;
    }
    if compared > 0.0 { (low / compared, high / compared) } else { (0.0, 1.0) }
}

fn choose_two(n: u64) -> u64 {
    n * n.saturating_sub(1) / 2
}

/// The same-order rate with its one-person swing and its 90 % jackknife-t
/// interval, both from the rate itself, so ties count as in the rate.
///
/// `value` is the team's rate. Where leaving one leader out leaves nobody to
/// compare (two leaders, or very few shared items) the interval says nothing: 0-1.
pub fn same_order_rate(value: f64, counts: &Preferences, team: &[Standings]) -> SameOrderRate {
    let left_out: Vec<f64> = team
        .iter()
        .filter_map(|leader| agreement(&counts.without(leader)))
        .map(|a| a.same)
        .collect();
    let swing_low = left_out.iter().copied().fold(value, f64::min);
    let swing_high = left_out.iter().copied().fold(value, f64::max);
    let interval = (left_out.len() == team.len()).then(|| jackknife(value, &left_out)).flatten();
    let (low, high) = interval.map_or((0.0, 1.0), |i| (i.low.max(0.0), i.high.min(1.0)));
    SameOrderRate { value, swing_low, swing_high, low, high }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_missing_may_join_or_balance() {
        let close = |found: (f64, f64), expected: (f64, f64)| {
            (found.0 - expected.0).abs() < 1e-12 && (found.1 - expected.1).abs() < 1e-12
        };
        // Two leaders of one mind: a third joins (1), or opposes every pair (1/3).
        let agreed = Preferences::from_rows(&[vec![0, 2], vec![0, 0]], 2);
        assert!(close(bounds(&agreed, 0), (1.0, 1.0)));
        assert!(close(bounds(&agreed, 1), (1.0 / 3.0, 1.0)));
        // 4 to 1 and three missing: 4 to 4, or 7 to 1.
        let split = Preferences::from_rows(&[vec![0, 4], vec![1, 0]], 5);
        assert!(close(bounds(&split, 3), (12.0 / 28.0, 21.0 / 28.0)));
        // And five missing: 5 to 5, or 9 to 1.
        assert!(close(bounds(&split, 5), (20.0 / 45.0, 36.0 / 45.0)));
    }
}
