//! Camps: groups of leaders with alike rankings, claimed only where they are
//! clearly apart.
//!
//! Small teams always cluster somehow, and the fewer the items the more: of teams
//! without camps the clearest parting has a silhouette above 0.45 in at most 2 %
//! with 9 items or more, but in 10 % with 7 items and in a third with 5. So the
//! gate rises as the items get fewer, and camps must differ in substance: leaders
//! of almost one mind part very clearly, over next to nothing. Both from simulated
//! Mallows teams of 6 to 24 leaders at any agreement; below the gate nothing is
//! claimed.

pub mod distances;
pub mod medoids;
pub mod silhouette;

use super::alikeness::Pattern;
use super::standings::{Standings, WHOLE};
use distances::Distances;
use medoids::Partition;

/// Fewer rankings than this are not searched.
pub const FEWEST_LEADERS: usize = 6;
/// Rankings of fewer items than this are not searched: with four items teams
/// without camps reach a silhouette of 0.8.
pub const FEWEST_ITEMS: usize = 5;

/// Silhouette from which camps are claimed: 0.45 from nine items on, more below.
pub fn gate(items: usize) -> f64 {
    (0.90 - 0.05 * items as f64).max(0.45)
}

/// Silhouette from which camps are worth a question, if not a claim.
pub const HINT: f64 = 0.35;
/// Leaders of different camps order at least one in this many pairs differently.
const APART: u64 = 3;
const SMALLEST_CAMP: usize = 2;
/// Up to this many leaders every set of medoids is tried.
const MOST_EXACT: usize = 15;
/// Medoids and silhouettes of larger teams come from a sample of this many
/// (CLARA, Kaufman & Rousseeuw 1990).
const MOST_SAMPLED: usize = 1_000;

/// What the search found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Silhouette of the best parting into two or three camps; `None` when not searched.
    pub silhouette: Option<f64>,
    /// Whether it is worth a question without being clear enough to claim.
    pub hint: bool,
    /// The leaders of each camp, the largest camp first; empty unless claimed.
    pub camps: Vec<Vec<usize>>,
}

/// Searches the camps of a sorted team. Of two equally clear partings the one
/// with fewer camps.
pub fn find(team: &[Standings]) -> Found {
    let items = team.first().map_or(0, Standings::items);
    if team.len() < FEWEST_LEADERS || items < FEWEST_ITEMS {
        return Found { silhouette: None, hint: false, camps: Vec::new() };
    }
    let patterns: Vec<Pattern> = team.iter().map(Pattern::of).collect();
    let sample = sample(&patterns);
    let distances = Distances::between(&sample);
    let best = best_parting(&distances);
    let silhouette = best.as_ref().map(|parting| parting.silhouette);
    let credible = best.filter(|parting| are_camps(parting, &distances));
    let claimed = credible.as_ref().filter(|parting| parting.silhouette >= gate(items));
    let camps = claimed.map_or_else(Vec::new, |parting| {
        let medoids: Vec<&Pattern> = parting.medoids.iter().map(|&index| sample[index]).collect();
        members(&patterns, &medoids)
    });
    let hint = camps.is_empty() && credible.is_some_and(|parting| parting.silhouette >= HINT);
    Found { silhouette, hint, camps }
}

/// The clearest of the partings that are camps, else the clearest of all.
fn best_parting(distances: &Distances) -> Option<Partition> {
    let solve = if distances.leaders() <= MOST_EXACT { medoids::exact } else { medoids::pam };
    let partings = [2, 3].into_iter().filter_map(|camps| solve(distances, camps));
    let clearness = |parting: &Partition| (are_camps(parting, distances), parting.silhouette);
    partings.fold(None, |best: Option<Partition>, parting| match best {
        Some(best) if clearness(&parting) <= clearness(&best) => Some(best),
        _ => Some(parting),
    })
}

/// Whether nobody is alone and the camps are apart.
fn are_camps(parting: &Partition, distances: &Distances) -> bool {
    let medoids = &parting.medoids;
    let apart = medoids.iter().enumerate().all(|(camp, &medoid)| {
        let to = distances.from(medoid);
        medoids[..camp].iter().all(|&other| APART * to[other] >= WHOLE)
    });
    apart && parting.sizes().iter().all(|&size| size >= SMALLEST_CAMP)
}

/// Evenly spaced over the sorted team, so that it holds every kind of ranking in
/// proportion.
fn sample(patterns: &[Pattern]) -> Vec<&Pattern> {
    let size = patterns.len().min(MOST_SAMPLED);
    (0..size).map(|index| &patterns[index * patterns.len() / size]).collect()
}

/// Everybody with the nearest medoid, of equals the first.
fn members(patterns: &[Pattern], medoids: &[&Pattern]) -> Vec<Vec<usize>> {
    let mut camps = vec![Vec::new(); medoids.len()];
    for (leader, pattern) in patterns.iter().enumerate() {
        let distances = medoids.iter().map(|medoid| pattern.distance(medoid));
        let nearest = distances.zip(0_usize..).min().map_or(0, |(_, camp)| camp);
        camps[nearest].push(leader);
    }
    camps.sort_by_key(|camp| std::cmp::Reverse(camp.len()));
    camps
}
