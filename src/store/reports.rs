//! Reports and bulletins of closed rounds, as JSON text.

use super::error::{Named as _, changed};
use super::schema::report;
use super::{Connection, Result};
use crate::domain::RoundId;
use diesel::prelude::*;

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
    let new = (
        report::round.eq(round.as_str()),
        report::content.eq(&stored.report),
        report::bulletin.eq(&stored.bulletin),
    );
    let made = diesel::insert_into(report::table).values(new).execute(&mut connection.0);
    made.or_taken("the report of this round").map(|_| ())
}

/// Puts another report in place of the one that is kept; for the step that releases it.
pub fn replace(connection: &mut Connection, round: &RoundId, content: &str) -> Result<()> {
    let rows = diesel::update(report::table.find(round.as_str()))
        .set(report::content.eq(content))
        .execute(&mut connection.0)?;
    changed(rows, "report")
}

/// Report and bulletin, once the round is closed.
pub fn find(connection: &mut Connection, round: &RoundId) -> Result<Option<Stored>> {
    let found: Option<(String, String)> = report::table
        .find(round.as_str())
        .select((report::content, report::bulletin))
        .first(&mut connection.0)
        .optional()?;
    Ok(found.map(|(report, bulletin)| Stored { report, bulletin }))
}
