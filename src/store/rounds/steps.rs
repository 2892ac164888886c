//! The steps of a round, each one conditional update: of two processes that take it at
//! once, the number of changed rows tells which one did.

use super::moved;
use super::timer::{unfinished, unleased};
use crate::domain::{RoundId, State};
use crate::store::moment::stored;
use crate::store::schema::{ballot, invitation, round};
use crate::store::{Connection, Result};
use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

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
    let new = (
        round::state.eq(State::Open.as_str()),
        round::sheet.eq(sheet),
        round::sheet_hash.eq(sheet_hash.as_slice()),
        round::invited.eq(invited as i64),
        round::opened_at.eq(stored(at)),
    );
    let rows = diesel::update(round::table.find(id.as_str()))
        .filter(round::state.eq(State::Draft.as_str()))
        .set(new)
        .execute(&mut connection.0)?;
    moved(connection, id, rows)
}

/// `open → draft`: deletes sheet, invitations and ballots.
/// [`super::Error::Conflict`] when it is not open.
pub fn restart(connection: &mut Connection, id: &RoundId) -> Result<()> {
    let blank = (
        round::state.eq(State::Draft.as_str()),
        round::sheet.eq(None::<String>),
        round::sheet_hash.eq(None::<Vec<u8>>),
        round::invited.eq(0),
        round::opened_at.eq(None::<PrimitiveDateTime>),
    );
    let rows = diesel::update(round::table.find(id.as_str()))
        .filter(round::state.eq(State::Open.as_str()))
        .set(blank)
        .execute(&mut connection.0)?;
    moved(connection, id, rows)?;
    let invitations = invitation::table.filter(invitation::round.eq(id.as_str()));
    diesel::delete(invitations).execute(&mut connection.0)?;
    let ballots = ballot::table.filter(ballot::round.eq(id.as_str()));
    diesel::delete(ballots).execute(&mut connection.0)?;
    Ok(())
}

/// `open → closing`. Whether this call made the step; false when it was made before.
pub fn begin_closing(
    connection: &mut Connection,
    id: &RoundId,
    at: OffsetDateTime,
) -> Result<bool> {
    let new = (round::state.eq(State::Closing.as_str()), round::closed_at.eq(stored(at)));
    let rows = diesel::update(round::table.find(id.as_str()))
        .filter(round::state.eq(State::Open.as_str()))
        .set(new)
        .execute(&mut connection.0)?;
    Ok(rows == 1)
}

/// Leases a round that is closing, or closed but not cleaned, to one process until
/// `until`; whether it was free at `now`, its lease over, or `holder`'s already. A draft
/// can be leased, too: no other process closes it then as soon as it opens.
pub fn lease(
    connection: &mut Connection,
    id: &RoundId,
    holder: &[u8; 16],
    now: OffsetDateTime,
    until: OffsetDateTime,
) -> Result<bool> {
    let new = (round::lease_holder.eq(holder.as_slice()), round::lease_until.eq(stored(until)));
    let rows = diesel::update(round::table.find(id.as_str()))
        .filter(unfinished().or(round::state.eq(State::Draft.as_str())))
        .filter(unleased(now).or(round::lease_holder.eq(holder.as_slice())))
        .set(new)
        .execute(&mut connection.0)?;
    Ok(rows == 1)
}

/// `closing → closed`; [`super::Error::Conflict`] unless `holder` holds the lease.
pub fn finish_closing(connection: &mut Connection, id: &RoundId, holder: &[u8; 16]) -> Result<()> {
    let rows = diesel::update(round::table.find(id.as_str()))
        .filter(round::state.eq(State::Closing.as_str()))
        .filter(round::lease_holder.eq(holder.as_slice()))
        .set(round::state.eq(State::Closed.as_str()))
        .execute(&mut connection.0)?;
    moved(connection, id, rows)
}

/// Notes that files are compacted and keys destroyed, and ends the lease.
pub fn set_cleaned(connection: &mut Connection, id: &RoundId) -> Result<()> {
    let new = (
        round::cleaned.eq(true),
        round::lease_holder.eq(None::<Vec<u8>>),
        round::lease_until.eq(None::<PrimitiveDateTime>),
    );
    let rows = diesel::update(round::table.find(id.as_str()))
        .filter(round::state.eq(State::Closed.as_str()))
        .set(new)
        .execute(&mut connection.0)?;
    moved(connection, id, rows)
}

/// `closed → released`. Whether this call made the step.
pub fn release(connection: &mut Connection, id: &RoundId, at: OffsetDateTime) -> Result<bool> {
    let new = (round::state.eq(State::Released.as_str()), round::released_at.eq(stored(at)));
    let rows = diesel::update(round::table.find(id.as_str()))
        .filter(round::state.eq(State::Closed.as_str()))
        .set(new)
        .execute(&mut connection.0)?;
    Ok(rows == 1)
}
