//! Rounds and their steps from draft to released.

use super::{Connection, Result};
use crate::domain::{Minimum, OrganizationId, PulseId, Round, RoundId};
use time::OffsetDateTime;

/// A round about to be drafted.
pub struct NewRound<'a> {
    /// Its name in links.
    pub id: &'a RoundId,
    /// The pulse it belongs to.
    pub pulse: PulseId,
    /// The fewest answers below which nothing is shown.
    pub minimum: Minimum,
    /// When it closes at the latest.
    pub closes_at: OffsetDateTime,
    /// Whether it closes as soon as all have answered.
    pub closes_when_all_answered: bool,
}

/// Drafts a round; its number is one more than the highest of its pulse.
pub fn insert(connection: &mut Connection, new: &NewRound<'_>) -> Result<Round> {
    todo!()
}

/// The round.
pub fn get(connection: &mut Connection, id: &RoundId) -> Result<Round> {
    todo!()
}

/// All rounds of a pulse, by number.
pub fn list(connection: &mut Connection, pulse: PulseId) -> Result<Vec<Round>> {
    todo!()
}

/// Whom the round belongs to.
pub fn organization(connection: &mut Connection, id: &RoundId) -> Result<OrganizationId> {
    todo!()
}

/// Changes a draft; [`super::Error::Conflict`] when it is none any more.
pub fn update_draft(
    connection: &mut Connection,
    id: &RoundId,
    minimum: Minimum,
    closes_at: OffsetDateTime,
    closes_when_all_answered: bool,
) -> Result<()> {
    todo!()
}

/// `draft → open`, with the sheet, its hash and how many are invited.
/// [`super::Error::Conflict`] when it is not a draft.
pub fn open(
    connection: &mut Connection,
    id: &RoundId,
    sheet: &str,
    sheet_hash: &[u8; 32],
    invited: usize,
    at: OffsetDateTime,
) -> Result<()> {
    todo!()
}

/// The sheet and its hash; `None` while the round is a draft.
pub fn sheet(connection: &mut Connection, id: &RoundId) -> Result<Option<(String, [u8; 32])>> {
    todo!()
}

/// `open → draft`: deletes sheet, invitations and ballots.
/// [`super::Error::Conflict`] when it is not open.
pub fn restart(connection: &mut Connection, id: &RoundId) -> Result<()> {
    todo!()
}

/// `open → closing`. Whether this call made the step; false when it was made before.
pub fn begin_closing(
    connection: &mut Connection,
    id: &RoundId,
    at: OffsetDateTime,
) -> Result<bool> {
    todo!()
}

/// Leases a round that is closing, or closed but not cleaned, to one process until
/// `until`; whether it was free at `now` (or its lease over).
pub fn lease(
    connection: &mut Connection,
    id: &RoundId,
    holder: &[u8; 16],
    now: OffsetDateTime,
    until: OffsetDateTime,
) -> Result<bool> {
    todo!()
}

/// `closing → closed`; [`super::Error::Conflict`] unless `holder` holds the lease.
pub fn finish_closing(connection: &mut Connection, id: &RoundId, holder: &[u8; 16]) -> Result<()> {
    todo!()
}

/// Notes that files are compacted and keys destroyed, and ends the lease.
pub fn set_cleaned(connection: &mut Connection, id: &RoundId) -> Result<()> {
    todo!()
}

/// `closed → released`. Whether this call made the step.
pub fn release(connection: &mut Connection, id: &RoundId, at: OffsetDateTime) -> Result<bool> {
    todo!()
}

/// Deletes the round with its invitations, ballots, report and audit lines.
pub fn delete(connection: &mut Connection, id: &RoundId) -> Result<()> {
    todo!()
}

/// Rounds that a timer has to move.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Due {
    /// Open and past their time, or with as many ballots as invited (if they close then).
    pub to_close: Vec<RoundId>,
    /// Closing, or closed but not cleaned, and not leased.
    pub to_finish: Vec<RoundId>,
    /// Closed before `closed_before`, cleaned, not released.
    pub to_release: Vec<RoundId>,
}

/// What is due at `now`.
pub fn due(
    connection: &mut Connection,
    now: OffsetDateTime,
    closed_before: OffsetDateTime,
) -> Result<Due> {
    todo!()
}

/// Rounds of the organization that were closed before `before`.
pub fn closed_before(
    connection: &mut Connection,
    organization: OrganizationId,
    before: OffsetDateTime,
) -> Result<Vec<RoundId>> {
    todo!()
}

/// Rounds that still need their keys: open, closing, or closed but not cleaned.
pub fn needing_keys(connection: &mut Connection) -> Result<Vec<RoundId>> {
    todo!()
}
