//! How firm each position is: where an item lands when one leader is left out.

use super::kemeny::Subsets;
use super::local_search;
use crate::analysis::priorities::majority::blocks;
use crate::analysis::priorities::preferences::Preferences;
use crate::analysis::priorities::standings::Standings;

/// The best and the worst position of an item, 1 = top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Best position.
    pub best: usize,
    /// Worst position.
    pub worst: usize,
}

/// Steps (subsets times items) all the teams less one leader may cost together:
/// some milliseconds. 12 leaders are solved exactly up to 14 items in one block.
const MOST_STEPS: usize = 1 << 22;

/// For each item of `order` the range of its positions in the team's order and
/// in the orders of the team without any one leader. `team` is sorted.
///
/// Where these would cost too much (hundreds of leaders over large blocks), the
/// order without a leader is searched from the team's own by moving single items.
pub fn positions(order: &[usize], counts: &Preferences, team: &[Standings]) -> Vec<Range> {
    let mut ranges = vec![Range { best: usize::MAX, worst: 0 }; order.len()];
    widen(&mut ranges, order);
    let allowance = MOST_STEPS / team.len().max(1);
    let mut last = None;
    for leader in team {
        // Alike rankings stand side by side and leave the same team behind.
        if last != Some(leader) {
            widen(&mut ranges, &order_of(&counts.without(leader), order, allowance));
        }
        last = Some(leader);
    }
    order.iter().map(|&item| ranges[item]).collect()
}

fn widen(ranges: &mut [Range], order: &[usize]) {
    for (place, &item) in order.iter().enumerate() {
        let range = &mut ranges[item];
        range.best = range.best.min(place + 1);
        range.worst = range.worst.max(place + 1);
    }
}

fn order_of(counts: &Preferences, start: &[usize], allowance: usize) -> Vec<usize> {
    let blocks = blocks(counts);
    let steps = blocks.iter().map(|block| block.len() << block.len()).sum::<usize>();
    if steps <= allowance {
        return blocks.iter().flat_map(|block| Subsets::solve(block, counts).order()).collect();
    }
    let mut order = start.to_vec();
    local_search::improve(&mut order, counts);
    order
}
