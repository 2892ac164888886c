//! Strategies in the room: the effective number of different strategies.
//!
//! It knows similarities only, not sentences.

use super::evidence::pairs;
use super::similarity::Judged;
use serde::{Deserialize, Serialize};

/// How far the estimate was from the labelled teams' true number of strategies,
/// in units of its doubt, which is 0 when every pair is decided and 1 when each
/// is a coin toss: quantiles of `ln(true / estimate) / doubt`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// Lower quantile, at most 0.
    pub low: f64,
    /// Upper quantile, at least 0.
    pub high: f64,
}

/// How undecided the pairs are, 0 (each certainly same or certainly different)
/// to 1 (each a coin toss): twice the mean standard deviation of a pair. A pair counts
/// by how likely both its sentences choose something.
pub(super) fn doubt(judged: &Judged) -> f64 {
    let (mut variance, mut weights) = (0.0, 0.0);
    for ((i, j), p) in pairs(judged.fog.len()).zip(&judged.chance) {
        let weight = (1.0 - judged.fog[i]) * (1.0 - judged.fog[j]);
        variance += weight * p * (1.0 - p);
        weights += weight;
    }
    if weights > 0.0 { 2.0 * (variance / weights).sqrt() } else { 0.0 }
}

/// Effective number of strategies when each sentence counts by how likely it chooses
/// something: `1 / sum_ij p_i Z_ij p_j` with `p` in proportion to `1 - fog`.
/// Without fog it is `1 / (1/n + (1 - 1/n) p)` of the mean chance `p`: Leinster & Cobbold
/// (2012), diversity of order 2 with equal weights.
pub(super) fn clear_number(judged: &Judged) -> f64 {
    let n = judged.fog.len();
    let clear: Vec<f64> = judged.fog.iter().map(|fog| (1.0 - fog).max(LEAST_CLEAR)).collect();
    let total: f64 = clear.iter().sum();
    let own: f64 = clear.iter().map(|clear| clear * clear).sum();
    let between: f64 =
        pairs(n).zip(&judged.chance).map(|((i, j), p)| clear[i] * clear[j] * p).sum();
    let concentration = (own + 2.0 * between) / (total * total);
    (1.0 / concentration).clamp(1.0, n as f64)
}

/// No sentence counts less, so that a team of nothing but fog has a number too.
const LEAST_CLEAR: f64 = 1e-6;

/// Mean of the pairs' similarity; 1 for a team without pairs.
pub(super) fn mean(similarity: &[f64]) -> f64 {
    if similarity.is_empty() {
        return 1.0;
    }
    similarity.iter().sum::<f64>() / similarity.len() as f64
}

/// Chance that two leaders describe the same strategy, when people put the sentences in
/// groups of these sizes: the share of pairs in one group, 1 without pairs.
pub(super) fn same_group(sizes: impl Iterator<Item = usize>) -> f64 {
    let (n, squares) = sizes.fold((0, 0), |(n, squares), size| (n + size, squares + size * size));
    if n < 2 { 1.0 } else { (squares - n) as f64 / (n * (n - 1)) as f64 }
}

impl Range {
    /// Lowest and highest plausible number of strategies among `n` leaders,
    /// around `value`, within 1 and n. Narrow when the pairs are decided.
    pub fn around(self, value: f64, doubt: f64, n: usize) -> (f64, f64) {
        let low = value * libm::exp(self.low * doubt);
        let high = value * libm::exp(self.high * doubt);
        (low.clamp(1.0, value), high.clamp(value, (n as f64).max(value)))
    }
}

/// The number of strategies and its range. `stretch` is what the effective number
/// lacks of the number of camps of unequal size.
pub(super) fn with_range(judged: &Judged, stretch: f64, range: Range) -> (f64, f64, f64) {
    let n = judged.fog.len();
    let value = stretched(judged, stretch);
    let (low, high) = range.around(value, doubt(judged), n);
    (value, low, high)
}

/// The estimate alone.
pub(super) fn stretched(judged: &Judged, stretch: f64) -> f64 {
    (1.0 + stretch * (clear_number(judged) - 1.0)).min(judged.fog.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Effective number of strategies among `n` leaders when two of them describe
    /// the same one with probability `p_same`; 1 (all the same) to n (all different).
    ///
    /// Leinster & Cobbold (2012) diversity of order 2 with equal weights:
    /// `1 / sum_ij p_i Z_ij p_j = 1 / (1/n + (1 - 1/n) p_same)`.
    fn effective_number(n: usize, p_same: f64) -> f64 {
        if n < 2 {
            return n as f64;
        }
        let single = 1.0 / n as f64;
        (1.0 / (single + (1.0 - single) * p_same)).clamp(1.0, n as f64)
    }

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-9, "{a} is not {b}");
    }

    /// Leinster & Cobbold (2012), order 2; values computed from the definition
    /// `1 / sum_ij p_i Z_ij p_j`.
    #[test]
    fn closed_form_equals_the_definition() {
        let four = [0.9, 0.2, 0.1, 0.3, 0.1, 0.6];
        close(effective_number(4, mean(&four)), 1.904_761_904_761_904_7);
        close(effective_number(8, 0.6), 1.538_461_538_461_538_8);
        close(effective_number(8, 0.3), 2.580_645_161_290_322_5);
        close(effective_number(8, 12.0 / 28.0), 2.0);
        close(effective_number(5, 0.0), 5.0);
        close(effective_number(5, 1.0), 1.0);
    }

    #[test]
    fn of_peoples_groups_the_pairs_are_counted() {
        close(same_group([4, 4].into_iter()), 12.0 / 28.0);
        close(same_group([6, 1, 1, 1, 1].into_iter()), 15.0 / 45.0);
        close(same_group([1, 1, 1].into_iter()), 0.0);
        close(same_group([1].into_iter()), 1.0);
        for sizes in [&[4, 4][..], &[5, 5], &[1, 1, 1, 1], &[2, 2, 2]] {
            let chance = same_group(sizes.iter().copied());
            close(effective_number(sizes.iter().sum(), chance), sizes.len() as f64);
        }
    }

    #[test]
    fn without_fog_every_sentence_counts_the_same() {
        let four = vec![0.9, 0.2, 0.1, 0.3, 0.1, 0.6];
        close(clear_number(&Judged::raw(4, four.clone())), effective_number(4, mean(&four)));
    }

    #[test]
    fn fog_counts_for_nothing() {
        let chance = vec![1.0, 0.0, 0.0];
        let judged = |fog: f64| Judged {
            fog: vec![0.0, 0.0, fog],
            similarity: chance.clone(),
            chance: chance.clone(),
        };
        close(clear_number(&judged(0.0)), 9.0 / 5.0);
        assert!(clear_number(&judged(1.0)) < 1.001);
        let fog_only = Judged { fog: vec![1.0; 3], similarity: vec![0.0; 3], chance };
        close(clear_number(&fog_only), 9.0 / 5.0);
    }

    #[test]
    fn certain_pairs_leave_no_range() {
        let range = Range { low: -0.5, high: 0.7 };
        let (value, low, high) = with_range(&Judged::raw(3, vec![1.0, 0.0, 0.0]), 1.0, range);
        close(low, value);
        close(high, value);
        let (value, low, high) = with_range(&Judged::raw(3, vec![0.5; 3]), 1.0, range);
        assert!(low < value && value < high && high <= 3.0);
        close(with_range(&Judged::raw(3, vec![1.0; 3]), 1.5, range).0, 1.0);
        close(with_range(&Judged::raw(3, vec![0.0; 3]), 1.5, range).0, 3.0);
    }
}
