//! Rounds: drafting and reading them here, their steps and timers below.

mod steps;
mod timer;

pub use steps::{begin_closing, finish_closing, lease, open, release, restart, set_cleaned};
pub use timer::{Due, closed_before, due, needing_keys};

use super::error::{Named as _, bytes, changed, corrupt, count};
use super::moment::{read, stored};
use super::schema::{pulse, round, team};
use super::{Connection, Error, Result};
use crate::domain::{Minimum, OrganizationId, PulseId, Round, RoundId, State};
use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

const WHAT: &str = "round";
const MOVED: Error = Error::Conflict { what: "the step of this round" };

#[derive(Queryable, Selectable)]
#[diesel(table_name = round)]
struct Row {
    id: String,
    pulse: i64,
    number: i64,
    state: String,
    minimum: i64,
    closes_at: PrimitiveDateTime,
    closes_when_all_answered: bool,
    invited: i64,
    opened_at: Option<PrimitiveDateTime>,
    closed_at: Option<PrimitiveDateTime>,
    released_at: Option<PrimitiveDateTime>,
}

fn parse(row: &Row) -> Result<Round> {
    Ok(Round {
        id: parse_id(&row.id)?,
        pulse: PulseId(row.pulse),
        number: row.number,
        state: State::parse(&row.state).map_err(corrupt("state of the round"))?,
        minimum: Minimum::parse(row.minimum).map_err(corrupt("minimum of the round"))?,
        closes_at: read(row.closes_at),
        closes_when_all_answered: row.closes_when_all_answered,
        invited: count("number of invited leaders", row.invited)?,
        opened_at: row.opened_at.map(read),
        closed_at: row.closed_at.map(read),
        released_at: row.released_at.map(read),
    })
}

fn parse_id(id: &str) -> Result<RoundId> {
    RoundId::parse(id).map_err(corrupt("name of the round"))
}

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
    let last: Option<i64> = round::table
        .filter(round::pulse.eq(new.pulse.0))
        .select(diesel::dsl::max(round::number))
        .get_result(&mut connection.0)?;
    let values = (
        round::id.eq(new.id.as_str()),
        round::pulse.eq(new.pulse.0),
        round::number.eq(last.unwrap_or(0) + 1),
        round::state.eq(State::Draft.as_str()),
        round::minimum.eq(new.minimum.value() as i64),
        round::closes_at.eq(stored(new.closes_at)),
        round::closes_when_all_answered.eq(new.closes_when_all_answered),
        round::invited.eq(0),
        round::cleaned.eq(false),
    );
    let made = diesel::insert_into(round::table).values(values).execute(&mut connection.0);
    made.or_taken(WHAT)?;
    get(connection, new.id)
}

/// The round.
pub fn get(connection: &mut Connection, id: &RoundId) -> Result<Round> {
    let found = round::table.find(id.as_str()).select(Row::as_select()).first(&mut connection.0);
    parse(&found.or_missing(WHAT)?)
}

/// All rounds of a pulse, by number.
pub fn list(connection: &mut Connection, pulse: PulseId) -> Result<Vec<Round>> {
    let rows: Vec<Row> = round::table
        .filter(round::pulse.eq(pulse.0))
        .select(Row::as_select())
        .order(round::number)
        .load(&mut connection.0)?;
    rows.iter().map(parse).collect()
}

/// Whom the round belongs to.
pub fn organization(connection: &mut Connection, id: &RoundId) -> Result<OrganizationId> {
    let found = round::table
        .inner_join(pulse::table.inner_join(team::table))
        .filter(round::id.eq(id.as_str()))
        .select(team::organization)
        .first(&mut connection.0);
    Ok(OrganizationId(found.or_missing(WHAT)?))
}

/// Changes a draft; [`super::Error::Conflict`] when it is none any more.
pub fn update_draft(
    connection: &mut Connection,
    id: &RoundId,
    minimum: Minimum,
    closes_at: OffsetDateTime,
    closes_when_all_answered: bool,
) -> Result<()> {
    let new = (
        round::minimum.eq(minimum.value() as i64),
        round::closes_at.eq(stored(closes_at)),
        round::closes_when_all_answered.eq(closes_when_all_answered),
    );
    let rows = diesel::update(round::table.find(id.as_str()))
        .filter(round::state.eq(State::Draft.as_str()))
        .set(new)
        .execute(&mut connection.0)?;
    moved(connection, id, rows)
}

/// The sheet and its hash; `None` while the round is a draft.
pub fn sheet(connection: &mut Connection, id: &RoundId) -> Result<Option<(String, [u8; 32])>> {
    let found: (Option<String>, Option<Vec<u8>>) = round::table
        .find(id.as_str())
        .select((round::sheet, round::sheet_hash))
        .first(&mut connection.0)
        .or_missing(WHAT)?;
    match found {
        (Some(sheet), Some(hash)) => Ok(Some((sheet, bytes("hash of the sheet", &hash)?))),
        _ => Ok(None),
    }
}

/// Deletes the round with its invitations, ballots, report and audit lines.
pub fn delete(connection: &mut Connection, id: &RoundId) -> Result<()> {
    let rows = diesel::delete(round::table.find(id.as_str())).execute(&mut connection.0)?;
    changed(rows, WHAT)
}

/// After a conditional update: no row changed means that the round is gone, or is
/// not where the step begins.
fn moved(connection: &mut Connection, id: &RoundId, rows: usize) -> Result<()> {
    if rows == 0 {
        get(connection, id)?;
        return Err(MOVED);
    }
    Ok(())
}
