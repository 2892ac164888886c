//! Copies of the database, without ballots, and the list of those that were made.

mod file;
mod server;

use super::address::Address;
use super::error::Named as _;
use super::moment::{read, stored};
use super::schema::backup;
use super::{Connection, Error, Result, Store};
use diesel::prelude::*;
use std::path::Path;
use time::{OffsetDateTime, PrimitiveDateTime};

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
    let new = (backup::name.eq(&backup.name), backup::at.eq(stored(backup.at)));
    let made = diesel::insert_into(backup::table).values(new).execute(&mut connection.0);
    made.or_taken("the backup").map(|_| ())
}

/// The backups made, the newest first.
pub fn list(connection: &mut Connection) -> Result<Vec<Backup>> {
    let rows: Vec<(String, PrimitiveDateTime)> =
        backup::table.order((backup::at.desc(), backup::name.desc())).load(&mut connection.0)?;
    Ok(rows.into_iter().map(|(name, at)| Backup { at: read(at), name }).collect())
}

impl Store {
    /// Copies the database to the new file `to`, without any ballot in it. SQLite:
    /// every other table, read in one transaction. PostgreSQL: the program `pg_dump`
    /// (custom format) without the ballots' data.
    ///
    /// # Errors
    /// `to` exists, can't be written, or `pg_dump` is missing.
    pub fn backup(&self, to: &Path) -> Result<()> {
        let folder = super::address::folder_of(to);
        // Readable by its owner only; removed again if anything fails.
        let copy =
            tempfile::NamedTempFile::new_in(folder).map_err(|error| cannot_write(to, &error))?;
        match self.address() {
            Address::Sqlite(from) => file::copy(from, copy.path())?,
            Address::Postgres(url) => server::dump(url, copy.path())?,
        }
        keep(copy, to)
    }
}

/// Done to what is restored, before it is used. The invitations of a backup are older than
/// the permits that were issued since: in a round that stays open those leaders could
/// answer twice. Such a round becomes a draft again; it gets new keys and links.
const AFTER_RESTORE: &str = "\
    DELETE FROM ballot; \
    DELETE FROM invitation WHERE round IN \
        (SELECT id FROM round WHERE state IN ('open', 'closing')); \
    UPDATE round SET state = 'draft', invited = 0, opened_at = NULL, closed_at = NULL, \
        sheet = NULL, sheet_hash = NULL, lease_holder = NULL, lease_until = NULL \
        WHERE state IN ('open', 'closing');\n";

/// Puts a backup in place of the database at `url`. SQLite: the file is checked and
/// copied (the old one is kept beside it, renamed); PostgreSQL: `pg_restore`. Rounds that
/// were open when the backup was made are drafts again.
///
/// # Errors
/// The file is no backup of Parallax, or of a newer one; the database is in use.
pub fn restore(url: &str, from: &Path) -> Result<()> {
    match Address::parse(url)? {
        Address::Sqlite(path) => file::restore(&path, from),
        Address::Postgres(url) => server::restore(&url, from),
    }
}

/// Gives the finished, synced file its name; never in place of another file.
fn keep(copy: tempfile::NamedTempFile, to: &Path) -> Result<()> {
    let synced = std::fs::File::open(copy.path()).and_then(|file| file.sync_all());
    synced.map_err(|error| cannot_write(to, &error))?;
    copy.persist_noclobber(to).map_err(|error| cannot_write(to, &error.error))?;
    sync_folder(to)
}

/// A name is durable once its folder is.
fn sync_folder(of: &Path) -> Result<()> {
    let folder = std::fs::File::open(super::address::folder_of(of));
    folder.and_then(|folder| folder.sync_all()).map_err(|error| cannot_write(of, &error))
}

fn cannot_write(path: &Path, error: &std::io::Error) -> Error {
    Error::unavailable(format!(
        "{} can't be written: {error}. The database is unchanged; \
         name a new file in a folder that can be written",
        path.display()
    ))
}

fn not_ours(path: &Path) -> Error {
    Error::Url {
        reason: format!(
            "{} is no backup of Parallax. Nothing was changed; name a file that \
             `parallax backup` made of this kind of database",
            path.display()
        ),
    }
}
