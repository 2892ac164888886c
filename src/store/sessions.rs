//! Organizers' sessions; the browser's secret is kept as its hash.

use super::{Connection, Result};
use crate::domain::AccountId;
use time::OffsetDateTime;

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
    todo!()
}

/// The session of this hash.
pub fn find(connection: &mut Connection, hash: &[u8; 32]) -> Result<Option<Session>> {
    todo!()
}

/// Notes that it was used.
pub fn touch(connection: &mut Connection, hash: &[u8; 32], at: OffsetDateTime) -> Result<()> {
    todo!()
}

/// Ends one session; ending one that is gone is fine.
pub fn delete(connection: &mut Connection, hash: &[u8; 32]) -> Result<()> {
    todo!()
}

/// Ends all sessions of an account.
pub fn delete_of(connection: &mut Connection, account: AccountId) -> Result<()> {
    todo!()
}

/// Ends the sessions last used before `seen`, or begun before `created`. How many.
pub fn delete_stale(
    connection: &mut Connection,
    seen: OffsetDateTime,
    created: OffsetDateTime,
) -> Result<usize> {
    todo!()
}
