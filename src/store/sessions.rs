//! Organizers' sessions; the browser's secret is kept as its hash.

use super::error::{Named as _, changed};
use super::moment::{minute, read, stored};
use super::schema::session;
use super::{Connection, Result};
use crate::domain::AccountId;
use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose it is.
    pub account: AccountId,
    /// When it began.
    pub created_at: OffsetDateTime,
    /// When it was last used (kept to the minute).
    pub seen_at: OffsetDateTime,
}

/// Makes a session.
pub fn insert(connection: &mut Connection, hash: &[u8; 32], session: &Session) -> Result<()> {
    let new = (
        session::token_hash.eq(hash.as_slice()),
        session::account.eq(session.account.0),
        session::created_at.eq(stored(session.created_at)),
        session::seen_at.eq(stored(minute(session.seen_at))),
    );
    let made = diesel::insert_into(session::table).values(new).execute(&mut connection.0);
    made.or_taken("the session").map(|_| ())
}

/// The session of this hash.
pub fn find(connection: &mut Connection, hash: &[u8; 32]) -> Result<Option<Session>> {
    let found: Option<(i64, PrimitiveDateTime, PrimitiveDateTime)> = session::table
        .find(hash.as_slice())
        .select((session::account, session::created_at, session::seen_at))
        .first(&mut connection.0)
        .optional()?;
    Ok(found.map(|(account, created_at, seen_at)| Session {
        account: AccountId(account),
        created_at: read(created_at),
        seen_at: read(seen_at),
    }))
}

/// Notes that it was used.
pub fn touch(connection: &mut Connection, hash: &[u8; 32], at: OffsetDateTime) -> Result<()> {
    let rows = diesel::update(session::table.find(hash.as_slice()))
        .set(session::seen_at.eq(stored(minute(at))))
        .execute(&mut connection.0)?;
    changed(rows, "session")
}

/// Ends one session; ending one that is gone is fine.
pub fn delete(connection: &mut Connection, hash: &[u8; 32]) -> Result<()> {
    diesel::delete(session::table.find(hash.as_slice())).execute(&mut connection.0)?;
    Ok(())
}

/// Ends all sessions of an account.
pub fn delete_of(connection: &mut Connection, account: AccountId) -> Result<()> {
    let all = session::table.filter(session::account.eq(account.0));
    diesel::delete(all).execute(&mut connection.0)?;
    Ok(())
}

/// Ends the sessions last used before `seen`, or begun before `created`. How many.
pub fn delete_stale(
    connection: &mut Connection,
    seen: OffsetDateTime,
    created: OffsetDateTime,
) -> Result<usize> {
    let unused = session::seen_at.lt(stored(seen));
    let old = session::created_at.lt(stored(created));
    Ok(diesel::delete(session::table.filter(unused.or(old))).execute(&mut connection.0)?)
}
