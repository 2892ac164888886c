//! Reports and bulletins of closed rounds, as JSON text.

use super::error::Named as _;
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

/// Report and bulletin, once the round is closed.
pub fn find(connection: &mut Connection, round: &RoundId) -> Result<Option<Stored>> {
    let found: Option<(String, String)> = report::table
        .find(round.as_str())
        .select((report::content, report::bulletin))
        .first(&mut connection.0)
        .optional()?;
    Ok(found.map(|(report, bulletin)| Stored { report, bulletin }))
}
