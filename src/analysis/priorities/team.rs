//! The rankings that say something, in an order of their own.

use super::camps::Found;
use super::standings::Standings;
use crate::domain::Ranking;

/// The informative rankings, sorted by content: whoever answered first is forgotten.
pub(super) struct Team {
    pub(super) standings: Vec<Standings>,
    /// For each response of the input its place in `standings`.
    places: Vec<Option<usize>>,
}

impl Team {
    pub(super) fn of(rankings: &[Option<&Ranking>]) -> Self {
        let informative = rankings.iter().enumerate().filter_map(|(input, ranking)| {
            ranking.filter(|ranking| ranking.is_informative()).map(|r| (Standings::of(r), input))
        });
        let mut sorted: Vec<(Standings, usize)> = informative.collect();
        sorted.sort();
        let mut places = vec![None; rankings.len()];
        for (place, (_, input)) in sorted.iter().enumerate() {
            places[*input] = Some(place);
        }
        Self { standings: sorted.into_iter().map(|(standings, _)| standings).collect(), places }
    }

    /// The camp of each response of the input.
    pub(super) fn camps(&self, found: &Found) -> Vec<Option<usize>> {
        let camp_of = |place: usize| found.camps.iter().position(|camp| camp.contains(&place));
        self.places.iter().map(|place| place.and_then(camp_of)).collect()
    }
}
