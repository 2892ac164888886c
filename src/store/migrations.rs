//! Brings the schema up to date: forward only, under the lock of the one writer, so
//! that two processes that start at once do not collide.

use super::connection::{Access, Connection};
use super::database::Database;
use super::{Error, Result};
use diesel::migration::MigrationSource;
use diesel::sql_types::BigInt;
use diesel::{QueryableByName, RunQueryDsl as _, SqliteConnection, sql_query};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Marks a SQLite file as ours; the first migration sets it.
pub(super) const APPLICATION_ID: i64 = 0x504c_4c58;

/// Runs the migrations that are missing, all or none.
///
/// # Errors
/// [`Error::NewerSchema`]; [`Error::Url`] for a file that another program made.
pub(super) fn run(connection: &mut Connection) -> Result<()> {
    connection.transaction(Access::Write, |connection| match &mut connection.0 {
        Database::Sqlite(sqlite) => {
            refuse_foreign(sqlite)?;
            run_missing(sqlite, SQLITE)
        }
        Database::Postgres(postgres) => run_missing(postgres, POSTGRES),
    })
}

/// Makes the schema in an empty SQLite file.
///
/// # Errors
/// The file can't be written.
pub(super) fn run_on_file(connection: &mut SqliteConnection) -> Result<()> {
    run_missing(connection, SQLITE)
}

fn run_missing<C, DB>(connection: &mut C, known: EmbeddedMigrations) -> Result<()>
where
    DB: diesel::backend::Backend,
    C: MigrationHarness<DB>,
    EmbeddedMigrations: MigrationSource<DB>,
{
    let applied = connection.applied_migrations().map_err(of_migration)?;
    if let Some(newest) = applied.first() {
        refuse_newer::<DB>(&newest.to_string(), &known)?;
    }
    for version in connection.run_pending_migrations(known).map_err(of_migration)? {
        tracing::info!(%version, "the schema was migrated");
    }
    Ok(())
}

fn refuse_newer<DB>(newest: &str, known: &EmbeddedMigrations) -> Result<()>
where
    DB: diesel::backend::Backend,
    EmbeddedMigrations: MigrationSource<DB>,
{
    let migrations = MigrationSource::<DB>::migrations(known).map_err(of_migration)?;
    let is_known = migrations.iter().any(|one| one.name().version().to_string() == newest);
    if is_known { Ok(()) } else { Err(Error::NewerSchema { found: newest.to_owned() }) }
}

#[derive(QueryableByName)]
struct Mark {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    tables: i64,
}

/// A mistyped path must not put our tables into the database of another program.
fn refuse_foreign(connection: &mut SqliteConnection) -> Result<()> {
    let mark: Mark = sql_query(
        "SELECT application_id AS id, (SELECT count(*) FROM sqlite_schema) AS tables \
         FROM pragma_application_id",
    )
    .get_result(connection)?;
    if mark.tables == 0 || mark.id == APPLICATION_ID {
        return Ok(());
    }
    Err(Error::Url {
        reason: "the file is a database of another program; name a new file".to_owned(),
    })
}

fn of_migration(error: Box<dyn std::error::Error + Send + Sync>) -> Error {
    match error.downcast::<diesel::result::Error>() {
        Ok(error) => (*error).into(),
        Err(error) => Error::of_message(&error.to_string()),
    }
}

/// # Errors
/// [`Error::NewerSchema`] when the file was made by a newer program.
pub(super) fn refuse_newer_file(connection: &mut SqliteConnection) -> Result<()> {
    let applied = connection.applied_migrations().map_err(of_migration)?;
    let newest = applied.first().map(ToString::to_string).unwrap_or_default();
    refuse_newer::<diesel::sqlite::Sqlite>(&newest, &SQLITE)
}

/// # Errors
/// [`Error::NewerSchema`] when the dump's newest migration is not known.
pub(super) fn refuse_newer_dump(newest: &str) -> Result<()> {
    refuse_newer::<diesel::pg::Pg>(newest, &POSTGRES)
}
