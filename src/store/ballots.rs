//! Ballots: sealed boxes. The answer side: no time, no number, no order, nothing of a person.

use super::connection::on_each;
use super::error::{bytes, corrupt};
use super::schema::ballot;
use super::{Connection, Result};
use crate::domain::RoundId;
use diesel::prelude::*;

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

type Row = (Vec<u8>, i64, Vec<u8>, Vec<u8>);

fn parse((id, version, repeat, sealed): Row) -> Result<Ballot> {
    Ok(Ballot {
        id: bytes("name of a ballot", &id)?,
        version: parse_version(version)?,
        repeat: bytes("repeat hash of a ballot", &repeat)?,
        sealed,
    })
}

fn parse_version(stored: i64) -> Result<u32> {
    u32::try_from(stored).map_err(corrupt("version of a ballot"))
}

/// Version and repeat hash of a ballot that is in the box.
pub fn find(
    connection: &mut Connection,
    round: &RoundId,
    id: &[u8; 32],
) -> Result<Option<(u32, [u8; 32])>> {
    let found: Option<(i64, Vec<u8>)> = ballot::table
        .find((round.as_str(), id.as_slice()))
        .select((ballot::version, ballot::repeat))
        .first(&mut connection.0)
        .optional()?;
    let parse = |(version, repeat): (i64, Vec<u8>)| {
        Ok((parse_version(version)?, bytes("repeat hash of a ballot", &repeat)?))
    };
    found.map(parse).transpose()
}

/// Puts a ballot in the box, in place of an earlier version of it.
pub fn upsert(connection: &mut Connection, round: &RoundId, ballot: &Ballot) -> Result<()> {
    let content = (
        ballot::version.eq(i64::from(ballot.version)),
        ballot::repeat.eq(ballot.repeat.as_slice()),
        ballot::sealed.eq(ballot.sealed.as_slice()),
    );
    let name = (ballot::round.eq(round.as_str()), ballot::id.eq(ballot.id.as_slice()));
    on_each!(connection, |each| diesel::insert_into(ballot::table)
        .values((name, content))
        .on_conflict((ballot::round, ballot::id))
        .do_update()
        .set(content)
        .execute(each))?;
    Ok(())
}

/// How many ballots are in the box.
pub fn count(connection: &mut Connection, round: &RoundId) -> Result<usize> {
    let ballots = ballot::table
        .filter(ballot::round.eq(round.as_str()))
        .count()
        .get_result(&mut connection.0)?;
    super::error::count("number of ballots", ballots)
}

/// All ballots of the round, by id.
pub fn list(connection: &mut Connection, round: &RoundId) -> Result<Vec<Ballot>> {
    let rows: Vec<Row> = ballot::table
        .filter(ballot::round.eq(round.as_str()))
        .order(ballot::id)
        .select((ballot::id, ballot::version, ballot::repeat, ballot::sealed))
        .load(&mut connection.0)?;
    rows.into_iter().map(parse).collect()
}

/// Empties the box.
pub fn delete_all(connection: &mut Connection, round: &RoundId) -> Result<()> {
    let all = ballot::table.filter(ballot::round.eq(round.as_str()));
    diesel::delete(all).execute(&mut connection.0)?;
    Ok(())
}
