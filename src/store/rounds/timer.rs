//! Which rounds a timer, a retention or the key directory has to look at.

use super::parse_id;
use crate::domain::{OrganizationId, RoundId, State};
use crate::store::moment::stored;
use crate::store::schema::{ballot, pulse, round, team};
use crate::store::{Connection, Result};
use diesel::prelude::*;
use time::{Duration, OffsetDateTime, PrimitiveDateTime};

/// Closing, or closed with files and keys still to clean.
#[diesel::dsl::auto_type(no_type_alias)]
pub(super) fn unfinished() -> _ {
    let uncleaned = round::state.eq("closed").and(round::cleaned.eq(false));
    round::state.eq("closing").or(uncleaned)
}

/// No lease is that long: one that ends later was given before the clock was set back.
const LONGEST_LEASE: Duration = Duration::minutes(10);

/// Not leased, or the lease is over at `now`.
pub(super) fn unleased(now: OffsetDateTime) -> unleased_between {
    unleased_between(stored(now), stored(now + LONGEST_LEASE))
}

#[diesel::dsl::auto_type]
fn unleased_between(over: PrimitiveDateTime, never: PrimitiveDateTime) -> _ {
    let ended = round::lease_until.le(over);
    let impossible = round::lease_until.gt(never);
    round::lease_until.is_null().or(ended).or(impossible)
}

/// Rounds that a timer has to move.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Due {
    /// Open and past their time, or with as many ballots as invited (if they close then);
    /// not leased.
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
    let ids = round::table.select(round::id).order(round::id);
    let answered = ballot::table.filter(ballot::round.eq(round::id)).count().single_value();
    let full = round::closes_when_all_answered.and(answered.ge(round::invited.nullable()));
    let to_close: Vec<String> = ids
        .filter(round::state.eq(State::Open.as_str()))
        .filter(round::closes_at.le(stored(now)).nullable().or(full))
        .filter(unleased(now))
        .load(&mut connection.0)?;
    let to_finish: Vec<String> =
        ids.filter(unfinished()).filter(unleased(now)).load(&mut connection.0)?;
    let to_release: Vec<String> = ids
        .filter(round::state.eq(State::Closed.as_str()))
        .filter(round::cleaned.eq(true))
        .filter(round::closed_at.lt(stored(closed_before)))
        .load(&mut connection.0)?;
    Ok(Due {
        to_close: parse_ids(&to_close)?,
        to_finish: parse_ids(&to_finish)?,
        to_release: parse_ids(&to_release)?,
    })
}

/// Rounds of the organization that were closed before `before`.
pub fn closed_before(
    connection: &mut Connection,
    organization: OrganizationId,
    before: OffsetDateTime,
) -> Result<Vec<RoundId>> {
    let ids: Vec<String> = round::table
        .inner_join(pulse::table.inner_join(team::table))
        .filter(team::organization.eq(organization.0))
        .filter(round::state.eq_any([State::Closed.as_str(), State::Released.as_str()]))
        .filter(round::closed_at.lt(stored(before)))
        .select(round::id)
        .order(round::id)
        .load(&mut connection.0)?;
    parse_ids(&ids)
}

/// Rounds that still need their keys: open, closing, or closed but not cleaned.
pub fn needing_keys(connection: &mut Connection) -> Result<Vec<RoundId>> {
    let ids: Vec<String> = round::table
        .filter(round::state.eq(State::Open.as_str()).or(unfinished()))
        .select(round::id)
        .order(round::id)
        .load(&mut connection.0)?;
    parse_ids(&ids)
}

fn parse_ids(ids: &[String]) -> Result<Vec<RoundId>> {
    ids.iter().map(|id| parse_id(id)).collect()
}
