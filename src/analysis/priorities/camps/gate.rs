//! What it takes to claim camps.
//!
//! Small teams always cluster somehow, and the fewer items they tell apart the
//! more: of teams without camps the clearest parting has a silhouette above 0.45
//! in at most 2 % with 9 items or more, but in 10 % with 7 and in a third with 5.
//! So the gate rises as the items get fewer. And camps must differ in substance:
//! leaders almost of one mind part very clearly, over next to nothing. Set so that
//! of simulated Mallows teams of 6 to 24 leaders, at any agreement, at most 3 %
//! are given camps they do not have.

use super::medoids::Partition;
use crate::analysis::priorities::alikeness::Pattern;
use crate::analysis::priorities::standings::Standings;

/// Fewer rankings than this are not searched.
pub const FEWEST_LEADERS: usize = 6;
/// Rankings that tell fewer items apart are not searched: with four, teams without
/// camps reach a silhouette of 0.8.
pub const FEWEST_ITEMS: usize = 5;
/// Silhouette from which camps are worth a question, if not a claim.
pub const HINT: f64 = 0.35;

const SMALLEST_CAMP: usize = 2;
/// Leaders of different camps differ on at least one in this many pairs of items.
const APART: u64 = 3;

/// Silhouette from which camps are claimed: 0.45 from nine items on, more below.
pub fn gate(items: usize) -> f64 {
    (0.90 - 0.05 * items as f64).max(0.45)
}

/// How many items the rankings tell apart: all, or with short lists less than
/// twice their mean length: a top three says as much as a whole ranking of five.
pub fn items_told_apart(team: &[Standings]) -> usize {
    let items = team.first().map_or(0, Standings::items);
    let ranked: usize = team.iter().map(Standings::ranked).sum();
    items.min((2 * ranked / team.len().max(1)).saturating_sub(1))
}

/// Whether nobody is alone in a parting of `sample`, and the camps are apart.
pub(super) fn are_camps(parting: &Partition, sample: &[&Pattern]) -> bool {
    let medoids: Vec<&Pattern> = parting.medoids.iter().map(|&medoid| sample[medoid]).collect();
    let mut pairs = medoids
        .iter()
        .enumerate()
        .flat_map(|(at, one)| medoids[..at].iter().map(move |o| (one, o)));
    pairs.all(|(one, other)| one.is_apart(other, APART))
        && parting.sizes().iter().all(|&size| size >= SMALLEST_CAMP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gate_rises_as_items_get_fewer() {
        let rounded = |items| (gate(items) * 100.0).round() as u32;
        assert_eq!([5, 6, 7, 8, 9, 10, 20].map(rounded), [65, 60, 55, 50, 45, 45, 45]);
    }
}
