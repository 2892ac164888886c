//! The order with the fewest disagreements (Kemeny 1959), and how firm it is.
//!
//! Exact: majorities split the items into blocks, each block is solved over its
//! subsets. Knows counts and standings, not names.

mod kemeny;
mod local_search;
mod positions;

pub use positions::{Range, positions};

use super::majority::blocks;
use super::preferences::Preferences;
use super::standings::Standings;
use kemeny::Subsets;

/// An order of the items with the fewest disagreements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solution {
    /// Item indices, most important first. Of several equally good orders the
    /// first in the order of the round's list.
    pub order: Vec<usize>,
    /// Disagreements: for each pair of items the leaders who prefer the lower one.
    pub cost: u64,
    /// Equally good orders, up to `u64::MAX`; counts exact blocks only.
    pub optima: u64,
    /// `false` when a block was too large and a better order may exist.
    pub exact: bool,
}

/// Solves the team's order. `borda` is the order by mean rank, where the search
/// starts in a block of more than 24 items.
pub fn solve(counts: &Preferences, borda: &[usize]) -> Solution {
    let mut solution = Solution { order: Vec::new(), cost: 0, optima: 1, exact: true };
    for block in blocks(counts) {
        if block.len() > kemeny::MOST_ITEMS {
            let mut order: Vec<usize> =
                borda.iter().copied().filter(|item| block.contains(item)).collect();
            local_search::improve(&mut order, counts);
            solution.order.extend(order);
            solution.exact = false;
            continue;
        }
        let subsets = Subsets::solve(&block, counts);
        solution.order.extend(subsets.order());
        solution.optima = solution.optima.saturating_mul(subsets.optima());
    }
    solution.cost = cost(&solution.order, counts);
    solution
}

/// Disagreements with `order`, summed over leaders and pairs of items. A tie of a
/// leader costs nothing.
pub fn cost(order: &[usize], counts: &Preferences) -> u64 {
    pairs(order).map(|(upper, lower)| counts.prefer(lower, upper)).sum()
}

/// Mean tau of the leaders with `order`, -1 to 1, over the pairs each was shown.
pub fn mean_tau(order: &[usize], counts: &Preferences) -> f64 {
    let agreements: u64 = pairs(order).map(|(upper, lower)| counts.prefer(upper, lower)).sum();
    let compared: u64 = pairs(order).map(|(upper, lower)| counts.compared(upper, lower)).sum();
    if compared == 0 {
        return 0.0;
    }
    (agreements as f64 - cost(order, counts) as f64) / compared as f64
}

/// Mean mid-rank per item over the leaders it was shown to, 1 = top (Borda 1781).
/// An item shown to nobody stands in the middle.
pub fn mean_ranks(items: usize, team: &[Standings]) -> Vec<f64> {
    let mean = |item: usize| {
        let doubled: Vec<usize> =
            team.iter().filter_map(|leader| leader.doubled_rank(item)).collect();
        if doubled.is_empty() {
            return f64::midpoint(1.0, items as f64);
        }
        doubled.iter().sum::<usize>() as f64 / (2 * doubled.len()) as f64
    };
    (0..items).map(mean).collect()
}

/// Items by mean rank, most important first; equal ones as in the round's list.
pub fn borda(mean_ranks: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..mean_ranks.len()).collect();
    order.sort_by(|&a, &b| mean_ranks[a].total_cmp(&mean_ranks[b]));
    order
}

fn pairs(order: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    order
        .iter()
        .enumerate()
        .flat_map(|(place, &upper)| order[place + 1..].iter().map(move |&lower| (upper, lower)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each item beats those up to half a round after it: one block, one cycle.
    fn round_table(items: usize) -> Preferences {
        let ahead = |a: usize, b: usize| (b + items - a) % items;
        let row =
            |a| (0..items).map(move |b| if (1..=items / 2).contains(&ahead(a, b)) { 2 } else { 1 });
        let mut rows: Vec<Vec<u32>> = (0..items).map(|a| row(a).collect()).collect();
        for (item, row) in rows.iter_mut().enumerate() {
            row[item] = 0;
        }
        Preferences::from_rows(&rows, 3)
    }

    #[test]
    fn blocks_are_solved_one_by_one() {
        // 2 beats all; 0 and 1 tie; both beat 3.
        let rows = [vec![0, 2, 1, 3], vec![2, 0, 1, 3], vec![3, 3, 0, 4], vec![1, 1, 0, 0]];
        let found = solve(&Preferences::from_rows(&rows, 4), &[0, 1, 2, 3]);
        assert_eq!(found.order, [2, 0, 1, 3]);
        assert_eq!((found.cost, found.optima, found.exact), (1 + 1 + 2 + 1 + 1, 2, true));
    }

    #[test]
    fn a_round_table_may_start_anywhere() {
        let found = solve(&round_table(7), &[]);
        assert_eq!(found.order[0], 0);
        assert!(found.exact && found.optima.is_multiple_of(7), "{found:?}");
    }

    #[test]
    fn a_block_too_large_is_searched_and_says_so() {
        let counts = round_table(25);
        let mixed: Vec<usize> = (0..25).map(|item| item * 7 % 25).collect();
        let found = solve(&counts, &mixed);
        assert!(!found.exact && found.cost < cost(&mixed, &counts));
        let mut items = found.order.clone();
        items.sort_unstable();
        assert_eq!(items, (0..25).collect::<Vec<_>>());
    }

    /// Search and subsets meet where both can go.
    #[test]
    fn the_search_is_close_to_the_best() {
        let counts = round_table(15);
        let mut order: Vec<usize> = (0..15).map(|item| item * 4 % 15).collect();
        local_search::improve(&mut order, &counts);
        let best = solve(&counts, &[]).cost;
        assert!(cost(&order, &counts) <= best + best / 20);
    }
}
