//! Reports and bulletins of closed rounds, as JSON text.

use super::{Connection, Result};
use crate::domain::RoundId;

/// What is left of a closed round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The report.
    pub report: String,
    /// The bulletin.
    pub bulletin: String,
}

/// Keeps them; [`super::Error::Conflict`] when the round has a report: it is made once.
pub fn insert(connection: &mut Connection, round: &RoundId, stored: &Stored) -> Result<()> {
    todo!()
}

/// Report and bulletin, once the round is closed.
pub fn find(connection: &mut Connection, round: &RoundId) -> Result<Option<Stored>> {
    todo!()
}
