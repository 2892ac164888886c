//! Camps: groups of leaders with alike rankings, claimed only where they are
//! clearly apart. What that takes is in `gate`.

pub mod distances;
pub mod gate;
pub mod medoids;
pub mod silhouette;

use super::alikeness::Pattern;
use super::standings::Standings;
use distances::Distances;
use gate::{are_camps, gate};
use medoids::Partition;

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
    let items = gate::items_told_apart(team);
    if team.len() < gate::FEWEST_LEADERS || items < gate::FEWEST_ITEMS {
        return Found { silhouette: None, hint: false, camps: Vec::new() };
    }
    let patterns: Vec<Pattern> = team.iter().map(Pattern::of).collect();
    let sample = sample(&patterns);
    let best = best_parting(&sample);
    let silhouette = best.as_ref().map(|parting| parting.silhouette);
    let credible = best.filter(|parting| are_camps(parting, &sample));
    let claimed = credible.as_ref().filter(|parting| parting.silhouette >= gate(items));
    let camps = claimed.map_or_else(Vec::new, |parting| {
        let medoids: Vec<&Pattern> = parting.medoids.iter().map(|&index| sample[index]).collect();
        members(&patterns, &medoids)
    });
    let hint = camps.is_empty() && credible.is_some_and(|parting| parting.silhouette >= gate::HINT);
    Found { silhouette, hint, camps }
}

/// The clearest of the partings that are camps, else the clearest of all.
fn best_parting(sample: &[&Pattern]) -> Option<Partition> {
    let distances = Distances::between(sample);
    let solve = if sample.len() <= MOST_EXACT { medoids::exact } else { medoids::pam };
    let partings = [2, 3].into_iter().filter_map(|camps| solve(&distances, camps));
    let clearness = |parting: &Partition| (are_camps(parting, sample), parting.silhouette);
    partings.fold(None, |best: Option<Partition>, parting| match best {
        Some(best) if clearness(&parting) <= clearness(&best) => Some(best),
        _ => Some(parting),
    })
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
