//! Backups of a SQLite file: SQLite files themselves.

use super::{AFTER_RESTORE, Error, Result, cannot_write, not_ours, sync_folder};
use crate::store::address::folder_of;
use crate::store::migrations::{self, APPLICATION_ID};
use diesel::Connection as _;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// Copies the database at `from` into the empty file `to`, table by table. Not even for a
/// moment does the copy hold a ballot.
pub(super) fn copy(from: &Path, to: &Path) -> Result<()> {
    let mut copy = establish(to)?;
    copy.batch_execute(ONE_FILE)?;
    migrations::run_on_file(&mut copy)?;
    // Tables come in the order of their names; the source's references hold.
    copy.batch_execute("PRAGMA foreign_keys = OFF")?;
    let name = from.to_string_lossy();
    sql_query("ATTACH ? AS source").bind::<Text, _>(name.as_ref()).execute(&mut copy)?;
    copy.transaction(copy_tables)
}

#[derive(QueryableByName)]
struct Table {
    #[diesel(sql_type = Text)]
    name: String,
}

/// Migrations made the tables on both sides: the columns are the same, in the same order.
fn copy_tables(copy: &mut SqliteConnection) -> Result<()> {
    let tables: Vec<Table> = sql_query(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name <> 'ballot' \
         ORDER BY name",
    )
    .load(copy)?;
    for Table { name } in tables {
        copy.batch_execute(&format!(
            "DELETE FROM main.{name}; INSERT INTO main.{name} SELECT * FROM source.{name}"
        ))?;
    }
    Ok(())
}

/// Nothing is left beside the file, and nothing deleted in it.
const ONE_FILE: &str =
    "PRAGMA journal_mode = MEMORY; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY";

fn establish(path: &Path) -> Result<SqliteConnection> {
    SqliteConnection::establish(&path.to_string_lossy())
        .map_err(|error| Error::unavailable(format!("{} can't be opened: {error}", path.display())))
}

/// Puts a copy of `from` in place of the database at `path`.
pub(super) fn restore(path: &Path, from: &Path) -> Result<()> {
    let copy = tempfile::NamedTempFile::new_in(folder_of(path))
        .map_err(|error| cannot_write(path, &error))?;
    let copied = File::open(from).and_then(|mut from| io::copy(&mut from, &mut copy.as_file()));
    copied.map_err(|error| {
        Error::unavailable(format!(
            "{} can't be copied: {error}. Nothing was changed",
            from.display()
        ))
    })?;
    check(copy.path(), from)?;
    let mut restored = establish(copy.path())?;
    restored.batch_execute(&format!("{ONE_FILE}; {AFTER_RESTORE} VACUUM"))?;
    drop(restored);
    copy.as_file().sync_all().map_err(|error| cannot_write(path, &error))?;
    put_aside(path)?;
    copy.persist(path).map_err(|error| cannot_write(path, &error.error))?;
    sync_folder(path)
}

#[derive(QueryableByName)]
struct Checked {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    integrity: String,
}

/// Whether the copy is a whole database of ours, and one that this program knows.
fn check(copy: &Path, from: &Path) -> Result<()> {
    let mut connection = establish(copy)?;
    let checked: QueryResult<Checked> = sql_query(
        "SELECT application_id AS id, (SELECT integrity_check FROM pragma_integrity_check LIMIT 1) \
         AS integrity FROM pragma_application_id",
    )
    .get_result(&mut connection);
    match checked {
        Ok(checked) if checked.id == APPLICATION_ID && checked.integrity == "ok" => {
            migrations::refuse_newer_file(&mut connection)
        }
        _ => Err(not_ours(from)),
    }
}

/// Renames the old database, with its log folded into it. A database that can't be
/// opened any more (perhaps why it is restored) is renamed with its log as it is.
fn put_aside(path: &Path) -> Result<()> {
    let folded = if path.exists() { fold_log(path) } else { Ok(()) };
    match folded {
        Err(error @ Error::Unavailable { .. }) => return Err(error),
        Err(damaged) => tracing::warn!("the old database is put aside as it is: {damaged}"),
        Ok(()) => {}
    }
    let aside = unused_name(path);
    for ending in ["-wal", "-shm", ""] {
        let (old, new) = (with_ending(path, ending), with_ending(&aside, ending));
        if old.exists() {
            std::fs::rename(&old, &new).map_err(|error| cannot_write(&new, &error))?;
        }
    }
    sync_folder(path)
}

/// Leaving WAL mode needs the database for oneself: it fails while a server has it open.
fn fold_log(path: &Path) -> Result<()> {
    let mut connection = establish(path)?;
    connection.batch_execute("PRAGMA busy_timeout = 1000; PRAGMA journal_mode = DELETE")?;
    Ok(())
}

fn unused_name(path: &Path) -> PathBuf {
    let mut number = 1;
    loop {
        let name = with_ending(path, &format!(".before-restore-{number}"));
        if !name.exists() {
            return name;
        }
        number += 1;
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
