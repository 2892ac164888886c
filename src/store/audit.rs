//! The audit log: lines of text in hash chains. This module stores; `service::audit` chains.

use super::database::MultiBackend;
use super::error::{Named as _, bytes};
use super::moment::{read, stored};
use super::schema::audit_line;
use super::{Connection, Result};
use crate::domain::{OrganizationId, RoundId};
use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

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

type Row = (i64, PrimitiveDateTime, String, String, String, Vec<u8>);

fn parse((number, at, actor, action, detail, hash): Row) -> Result<Line> {
    let hash = bytes("hash of the audit log", &hash)?;
    Ok(Line { number, at: read(at), actor, action, detail, hash })
}

/// The lines of a chain, in their order.
fn lines_of<'a>(chain: &Chain<'a>) -> audit_line::BoxedQuery<'a, MultiBackend> {
    let all =
        audit_line::table.filter(audit_line::organization.eq(chain.organization.0)).into_boxed();
    match chain.round {
        Some(round) => all.filter(audit_line::round.eq(round.as_str())),
        None => all.filter(audit_line::round.is_null()),
    }
}

const COLUMNS: (
    audit_line::number,
    audit_line::at,
    audit_line::actor,
    audit_line::action,
    audit_line::detail,
    audit_line::hash,
) = (
    audit_line::number,
    audit_line::at,
    audit_line::actor,
    audit_line::action,
    audit_line::detail,
    audit_line::hash,
);

/// The last line of a chain.
pub fn last(connection: &mut Connection, chain: &Chain<'_>) -> Result<Option<Line>> {
    let found: Option<Row> = lines_of(chain)
        .select(COLUMNS)
        .order(audit_line::number.desc())
        .first(&mut connection.0)
        .optional()?;
    found.map(parse).transpose()
}

/// Appends a line; [`super::Error::Conflict`] when its number is taken.
pub fn append(connection: &mut Connection, chain: &Chain<'_>, line: &Line) -> Result<()> {
    let new = (
        audit_line::organization.eq(chain.organization.0),
        audit_line::round.eq(chain.round.map(RoundId::as_str)),
        audit_line::number.eq(line.number),
        audit_line::at.eq(stored(line.at)),
        audit_line::actor.eq(&line.actor),
        audit_line::action.eq(&line.action),
        audit_line::detail.eq(&line.detail),
        audit_line::hash.eq(line.hash.as_slice()),
    );
    let made = diesel::insert_into(audit_line::table).values(new).execute(&mut connection.0);
    made.or_taken("the line of the audit log").map(|_| ())
}

/// The chain, from its first line.
pub fn list(connection: &mut Connection, chain: &Chain<'_>) -> Result<Vec<Line>> {
    let rows: Vec<Row> =
        lines_of(chain).select(COLUMNS).order(audit_line::number).load(&mut connection.0)?;
    rows.into_iter().map(parse).collect()
}
