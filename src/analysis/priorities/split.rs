//! How leaders see each single item: bands, verdict, spread over the ranks.

use super::standings::{Standing, Standings, WHOLE};
use crate::analysis::report::{Item, Verdict};

/// What the leaders say about `item`, called `name` and of mean rank `mean_rank`.
pub fn item(item: usize, name: &str, mean_rank: f64, team: &[Standings]) -> Item {
    let shown = team.iter().filter(|leader| leader.get(item).is_some()).count();
    let top: u64 = team.iter().map(|leader| leader.top(item, leader.band())).sum();
    let bottom: u64 = team.iter().map(|leader| leader.bottom(item, leader.band())).sum();
    let middle = shown as u64 * WHOLE - top - bottom;
    let left_out = |leader: &&Standings| leader.get(item).is_some_and(|place| !place.ranked);
    Item {
        item: name.to_owned(),
        mean_rank,
        top3: count(top),
        bottom3: count(bottom),
        verdict: verdict(top, bottom, shown),
        ordinal_variance: ordinal_variance(&[count(top), count(middle), count(bottom)]),
        rank_counts: rank_counts(item, team).into_iter().map(count).collect(),
        unranked: team.iter().filter(left_out).count(),
        shown,
    }
}

/// The item that splits the team most: of those with the verdict split the one
/// with most leaders at its smaller end, then at both; of equals the earliest.
pub fn biggest(items: &[Item]) -> Option<&Item> {
    let ends = |item: &Item| (item.top3.min(item.bottom3), item.top3 + item.bottom3);
    let split = items.iter().filter(|item| item.verdict == Verdict::Split);
    split.fold(None, |best, item| match best {
        Some(best) if ends(item) <= ends(best) => Some(best),
        _ => Some(item),
    })
}

/// Parts of [`WHOLE`] as a number of leaders.
fn count(parts: u64) -> f64 {
    parts as f64 / WHOLE as f64
}

/// Split: a third or more at either end. High, low: three quarters or more at
/// that end. In whole parts, so that a third is a third.
fn verdict(top: u64, bottom: u64, shown: usize) -> Verdict {
    let all = shown as u64 * WHOLE;
    match () {
        () if all == 0 => Verdict::Mixed,
        () if 3 * top >= all && 3 * bottom >= all => Verdict::Split,
        () if 4 * top >= 3 * all => Verdict::High,
        () if 4 * bottom >= 3 * all => Verdict::Low,
        () => Verdict::Mixed,
    }
}

/// Ordinal variance of counts over K ordered classes: `4 Σ_k F_k (1 - F_k) / (K - 1)`
/// with cumulative shares F, 0 (all in one class) to 1 (half at each end) (Blair &
/// Lacy 2000, 1 - l²). It is twice the chance that two answers fall on either side
/// of a random border. 0 when nobody answered.
pub fn ordinal_variance(counts: &[f64]) -> f64 {
    let all: f64 = counts.iter().sum();
    let Some((_, borders)) = counts.split_last().filter(|(_, rest)| !rest.is_empty() && all > 0.0)
    else {
        return 0.0;
    };
    let mut below = 0.0;
    let mut spread = 0.0;
    for count in borders {
        below += count;
        spread += below / all * (1.0 - below / all);
    }
    4.0 * spread / borders.len() as f64
}

/// Leaders per rank in parts of [`WHOLE`], a tie spread over the ranks it covers. Who
/// left the item out of a short list gave it no rank and is counted apart.
fn rank_counts(item: usize, team: &[Standings]) -> Vec<u64> {
    let ranks = team.first().map_or(0, Standings::items);
    let mut counts = vec![0; ranks];
    let placed = team.iter().filter_map(|leader| leader.get(item));
    for Standing { above, tied, .. } in placed.filter(|place| place.ranked) {
        for count in &mut counts[above..above + tied] {
            *count += WHOLE / tied as u64;
        }
    }
    counts
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "these values are exact")]
mod tests {
    use super::*;

    /// `agrmt` man pages: 1 - l² and, for even n, Berry & Mielke's IOV.
    #[test]
    fn ordinal_variance_matches_published_values() {
        let found = ordinal_variance(&[30.0, 40.0, 210.0, 130.0, 530.0, 50.0, 10.0]);
        assert!((found - 0.402_666_666_666_666_7).abs() < 1e-12);
        assert_eq!(ordinal_variance(&[6.0, 0.0, 6.0]), 1.0);
        assert_eq!(ordinal_variance(&[0.0, 6.0, 0.0]), 0.0);
        assert_eq!(ordinal_variance(&[0.0, 0.0, 0.0]), 0.0);
    }

    #[test]
    fn verdicts_turn_exactly_at_their_border() {
        let leaders = |n: u64| n * WHOLE;
        assert_eq!(verdict(leaders(3), leaders(3), 9), Verdict::Split);
        assert_eq!(verdict(leaders(3), leaders(3) - 1, 9), Verdict::Mixed);
        assert_eq!(verdict(leaders(6), leaders(2), 8), Verdict::High);
        assert_eq!(verdict(leaders(1), leaders(6), 8), Verdict::Low);
        assert_eq!(verdict(0, 0, 0), Verdict::Mixed);
    }
}
