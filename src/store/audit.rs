//! The audit log: lines of text in hash chains. This module stores; `service::audit` chains.

use super::{Connection, Result};
use crate::domain::{OrganizationId, RoundId};
use time::OffsetDateTime;

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its place in its chain, from 1.
    pub number: i64,
    /// When.
    pub at: OffsetDateTime,
    /// Who: an account's name, or "the system".
    pub actor: String,
    /// What was done, such as "round opened".
    pub action: String,
    /// Details in words; never anything of an answer.
    pub detail: String,
    /// The hash of this line, over the one before.
    pub hash: [u8; 32],
}

/// A chain: of one round, or of the organization itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain<'a> {
    /// Whose.
    pub organization: OrganizationId,
    /// Which round; `None` for what concerns no round.
    pub round: Option<&'a RoundId>,
}

/// The last line of a chain.
pub fn last(connection: &mut Connection, chain: &Chain<'_>) -> Result<Option<Line>> {
    todo!()
}

/// Appends a line; [`super::Error::Conflict`] when its number is taken.
pub fn append(connection: &mut Connection, chain: &Chain<'_>, line: &Line) -> Result<()> {
    todo!()
}

/// The chain, from its first line.
pub fn list(connection: &mut Connection, chain: &Chain<'_>) -> Result<Vec<Line>> {
    todo!()
}
