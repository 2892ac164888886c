//! People's readings of closed rounds: one per round, each save in place of the one before.

use super::error::{Named as _, corrupt};
use super::schema::reading;
use super::{Connection, Error, Result};
use crate::domain::{Reading, RoundId};
use diesel::prelude::*;
use serde::Deserialize;

/// A reading that was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// How often it was changed, from 1.
    pub version: i64,
    /// What it says.
    pub reading: Reading,
}

#[derive(Deserialize)]
struct Group {
    label: String,
    sentences: Vec<String>,
}

/// The reading, if one was saved.
pub fn find(connection: &mut Connection, round: &RoundId) -> Result<Option<Stored>> {
    let found: Option<(i64, String)> = reading::table
        .find(round.as_str())
        .select((reading::version, reading::content))
        .first(&mut connection.0)
        .optional()?;
    found.map(|(version, content)| Ok(Stored { version, reading: parse(&content)? })).transpose()
}

fn parse(content: &str) -> Result<Reading> {
    let groups: Vec<Group> = serde_json::from_str(content).map_err(corrupt("reading"))?;
    let groups = groups.into_iter().map(|group| (group.label, group.sentences)).collect();
    Reading::parse(groups).map_err(corrupt("reading"))
}

/// Saves a reading in place of the version `before` (0: none is there) and returns its own
/// version; [`Error::Conflict`] when another version is there.
pub fn save(
    connection: &mut Connection,
    round: &RoundId,
    before: i64,
    read: &Reading,
) -> Result<i64> {
    const WHAT: &str = "the reading of this round";
    let content = serde_json::to_string(read).map_err(corrupt("reading"))?;
    let version = before + 1;
    let new = (reading::version.eq(version), reading::content.eq(content));
    if before == 0 {
        let new = (reading::round.eq(round.as_str()), new);
        let made = diesel::insert_into(reading::table).values(new).execute(&mut connection.0);
        return made.or_taken(WHAT).map(|_| version);
    }
    let kept = reading::table.find(round.as_str()).filter(reading::version.eq(before));
    match diesel::update(kept).set(new).execute(&mut connection.0)? {
        0 => Err(Error::Conflict { what: WHAT }),
        _ => Ok(version),
    }
}

/// Deletes it, if there is one.
pub fn delete(connection: &mut Connection, round: &RoundId) -> Result<()> {
    diesel::delete(reading::table.find(round.as_str())).execute(&mut connection.0)?;
    Ok(())
}
