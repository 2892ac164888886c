//! Removing from the files what deleted rows left behind.

use super::connection::Connection;
use super::database::Database;
use super::{Error, Result, Store};
use diesel::connection::SimpleConnection as _;
use diesel::sql_types::{Bool, Integer, Text};
use diesel::{PgConnection, QueryableByName, RunQueryDsl as _, SqliteConnection, sql_query};

impl Store {
    /// Removes from the files what deleted rows left behind, and the traces of the order in
    /// which rows were changed. SQLite: VACUUM and WAL truncated; PostgreSQL: VACUUM FULL,
    /// and the invitations in their own order.
    ///
    /// # Errors
    /// [`Error::Unavailable`] while somebody else uses the tables: try again later.
    pub fn compact(&self) -> Result<()> {
        let _turn = self.turn()?;
        let connection: &mut Connection = &mut *self.bare_connection()?;
        match &mut connection.0 {
            Database::Sqlite(sqlite) => compact_file(sqlite),
            Database::Postgres(postgres) => compact_tables(postgres),
        }
    }
}

#[derive(QueryableByName)]
struct Checkpoint {
    #[diesel(sql_type = Integer)]
    busy: i32,
}

/// The WAL holds every page of the ballots until it is truncated.
fn compact_file(connection: &mut SqliteConnection) -> Result<()> {
    connection.batch_execute("VACUUM")?;
    let checkpoint: Checkpoint =
        sql_query("PRAGMA wal_checkpoint(TRUNCATE)").get_result(connection)?;
    if checkpoint.busy == 0 {
        return Ok(());
    }
    Err(Error::unavailable("its log is being read, so it can't be emptied yet; try again"))
}

#[derive(QueryableByName)]
struct Setting {
    #[diesel(sql_type = Text)]
    value: String,
}

#[derive(QueryableByName)]
struct Permission {
    #[diesel(sql_type = Bool)]
    given: bool,
}

/// One statement each: a list of them would be a transaction, which VACUUM refuses. Rows keep
/// the place of their last change: invitations are put back into their own order, or it
/// would tell who answered, and in which order.
fn rewrite_tables(connection: &mut PgConnection) -> Result<()> {
    for table in ["ballot", "round", "report", "audit_line", "team_leader", "session", "account"] {
        connection.batch_execute(&format!("VACUUM FULL {table}"))?;
    }
    connection.batch_execute("CLUSTER invitation USING invitation_pkey")?;
    Ok(())
}

fn compact_tables(connection: &mut PgConnection) -> Result<()> {
    // Whoever is in the way is not made to wait: it is tried again soon.
    let usual: Setting =
        sql_query("SELECT current_setting('lock_timeout') AS value").get_result(connection)?;
    connection.batch_execute("SET lock_timeout = '500ms'")?;
    let compacted = rewrite_tables(connection);
    connection.batch_execute(&format!("SET lock_timeout = '{}'", usual.value))?;
    compacted?;
    let permission: Permission = sql_query(
        "SELECT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) OR EXISTS ( \
           SELECT FROM pg_roles \
           WHERE rolname = 'pg_checkpoint' AND pg_has_role(current_user, oid, 'USAGE') \
         ) AS given",
    )
    .get_result(connection)?;
    // The old files are empty once PostgreSQL's own next checkpoint (five minutes, unless
    // configured) removes them; only some roles may ask for it at once.
    if permission.given {
        connection.batch_execute("CHECKPOINT")?;
    }
    Ok(())
}
