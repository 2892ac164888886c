//! The bulletin: what every leader can check after the release.

use super::digest::Hash;
use crate::domain::RoundId;

/// The commits of all counted ballots, and the counts they are held against.
pub struct Bulletin {
    /// The round.
    pub round: RoundId,
    /// How many were invited.
    pub invited: usize,
    /// How many permits were issued.
    pub permits: usize,
    /// How many boxes could not be opened or held no valid answers.
    pub dropped: usize,
    /// The commits, recomputed from what was in the boxes.
    pub commits: Vec<Hash>,
}

impl Bulletin {
    /// The bulletin's JSON text; commits are sorted.
    pub fn to_json(&self) -> String {
        todo!()
    }
}
