//! Copies of the database, without ballots, and the list of those that were made.

use super::{Connection, Result, Store};
use std::path::Path;
use time::OffsetDateTime;

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// When.
    pub at: OffsetDateTime,
    /// The name of its file, without its folder.
    pub name: String,
}

/// Notes that a backup was made.
pub fn insert(connection: &mut Connection, backup: &Backup) -> Result<()> {
    todo!()
}

/// The backups made, the newest first.
pub fn list(connection: &mut Connection) -> Result<Vec<Backup>> {
    todo!()
}

impl Store {
    /// Copies the database to the new file `to`, without any ballot in it. SQLite:
    /// `VACUUM INTO`, then ballots deleted and compacted again. PostgreSQL: the program
    /// `pg_dump` (custom format) without the ballots' data.
    ///
    /// # Errors
    /// `to` exists, can't be written, or `pg_dump` is missing.
    pub fn backup(&self, to: &Path) -> Result<()> {
        let _ = to;
        todo!()
    }
}

/// Puts a backup in place of the database at `url`. SQLite: the file is checked and
/// copied (the old one is kept beside it, renamed); PostgreSQL: `pg_restore`.
///
/// # Errors
/// The file is no backup of Parallax, or of a newer one; the database is in use.
pub fn restore(url: &str, from: &Path) -> Result<()> {
    let _ = (url, from);
    todo!()
}
