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
