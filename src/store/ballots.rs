//! Ballots: sealed boxes. The answer side: no time, no number, no order, nothing of a person.

use super::{Connection, Result};
use crate::domain::RoundId;

/// A sealed ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// `SHA-256` of the leader's secret (docs/protocol.md).
    pub id: [u8; 32],
    /// Higher replaces lower.
    pub version: u32,
    /// Recognises a repeated request.
    pub repeat: [u8; 32],
    /// The sealed box; the same length for everybody.
    pub sealed: Vec<u8>,
}

/// Version and repeat hash of a ballot that is in the box.
pub fn find(
    connection: &mut Connection,
    round: &RoundId,
    id: &[u8; 32],
) -> Result<Option<(u32, [u8; 32])>> {
    todo!()
}

/// Puts a ballot in the box, in place of an earlier version of it.
pub fn upsert(connection: &mut Connection, round: &RoundId, ballot: &Ballot) -> Result<()> {
    todo!()
}

/// How many ballots are in the box.
pub fn count(connection: &mut Connection, round: &RoundId) -> Result<usize> {
    todo!()
}

/// All ballots of the round, by id.
pub fn list(connection: &mut Connection, round: &RoundId) -> Result<Vec<Ballot>> {
    todo!()
}

/// Empties the box.
pub fn delete_all(connection: &mut Connection, round: &RoundId) -> Result<()> {
    todo!()
}
