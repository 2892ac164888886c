//! One priority's row: its counts, where the middle of them lies, and its colour.

use crate::analysis::report::{Item, Priorities, Verdict};
use crate::charts::theme::Role;

/// Counts closer than this are equal: thirds do not add up to one in binary.
const EXACT: f64 = 1e-6;

/// A priority ready to draw. Ranks count from 1.
pub(super) struct Row<'a> {
    pub(super) item: &'a Item,
    /// Median rank; infinite when nobody ranked it.
    pub(super) median: f64,
    /// The ranks of the leaders in the middle half, from best to worst.
    pub(super) middle_half: (f64, f64),
    /// Leaders who left it out, where the counts do not hold them already.
    pub(super) unranked: usize,
}

/// All rows, the most important first.
pub(super) fn sorted(priorities: &Priorities) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = priorities.per_item.iter().map(Row::new).collect();
    rows.sort_by(|a, b| {
        let median = a.median.total_cmp(&b.median);
        median.then(a.item.mean_rank.total_cmp(&b.item.mean_rank))
    });
    rows
}

impl<'a> Row<'a> {
    fn new(item: &'a Item) -> Self {
        let counts = &item.rank_counts;
        let ranked: f64 = counts.iter().sum();
        // Leaders who left it out may be spread over the last ranks: never count them twice.
        let apart = ranked + item.unranked as f64 <= item.shown as f64 + EXACT;
        Self {
            item,
            median: quantile(counts, 0.5),
            middle_half: middle_half(counts),
            unranked: if apart { item.unranked } else { 0 },
        }
    }

    pub(super) fn is_split(&self) -> bool {
        self.item.verdict == Verdict::Split
    }

    pub(super) fn role(&self) -> Role {
        if self.is_split() { Role::Split } else { Role::Agree }
    }

    /// First and last rank that anybody gave; `None` when nobody ranked it.
    pub(super) fn reach(&self) -> Option<(f64, f64)> {
        let given = |count: &f64| *count > EXACT;
        let first = self.item.rank_counts.iter().position(given)?;
        let last = self.item.rank_counts.iter().rposition(given)?;
        Some((first as f64 + 1.0, last as f64 + 1.0))
    }

    /// Whole leaders per rank, and the part of one that ties leave over.
    pub(super) fn cells(&self) -> impl Iterator<Item = (usize, f64)> {
        self.item.rank_counts.iter().map(|&count| {
            let whole = (count + EXACT).floor();
            let part = count - whole;
            (whole as usize, if part > EXACT { part } else { 0.0 })
        })
    }
}

/// Leaves out the quarter of the leaders with the best ranks and the quarter with
/// the worst: first and last rank of the others.
fn middle_half(counts: &[f64]) -> (f64, f64) {
    let all: f64 = counts.iter().sum();
    if all <= EXACT {
        return (f64::INFINITY, f64::INFINITY);
    }
    let beyond = |share: f64, tolerance: f64| {
        let mut below = 0.0;
        let found = counts.iter().position(|count| {
            below += count;
            below > share * all + tolerance
        });
        found.map_or(f64::INFINITY, |index| index as f64 + 1.0)
    };
    (beyond(0.25, EXACT), beyond(0.75, -EXACT))
}

/// The rank below which `share` of the leaders lie; between two ranks when it is
/// exactly both (the usual median).
fn quantile(counts: &[f64], share: f64) -> f64 {
    let target = share * counts.iter().sum::<f64>();
    let mut below = 0.0;
    let mut lower = None;
    for (index, &count) in counts.iter().enumerate() {
        let rank = index as f64 + 1.0;
        if let Some(lower) = lower.filter(|_| count > EXACT) {
            return f64::midpoint(lower, rank);
        }
        below += count;
        if below > target + EXACT {
            return rank;
        }
        if count > EXACT && (below - target).abs() <= EXACT {
            lower = Some(rank);
        }
    }
    lower.unwrap_or(f64::INFINITY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_half_ends_on_ranks_that_leaders_gave() {
        // Eight leaders: the third to the sixth.
        assert_eq!(middle_half(&[5.0, 1.0, 2.0]), (1.0, 2.0));
        assert_eq!(middle_half(&[2.0, 0.0, 4.0, 2.0]), (3.0, 3.0));
        assert_eq!(middle_half(&[0.0, 0.0]), (f64::INFINITY, f64::INFINITY));
    }

    #[test]
    fn quantiles_are_the_usual_ones() {
        let median = |counts: &[f64]| quantile(counts, 0.5);
        // Ranks 1 1 2 7 7: median 2. Ranks 1 1 7 7: median between.
        assert!((median(&[2.0, 1.0, 0.0, 0.0, 0.0, 0.0, 2.0]) - 2.0).abs() < EXACT);
        assert!((median(&[2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2.0]) - 4.0).abs() < EXACT);
        assert!((median(&[0.0, 4.0, 0.0]) - 2.0).abs() < EXACT);
        assert!(median(&[0.0, 0.0]).is_infinite());
    }
}
