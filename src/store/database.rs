//! The two databases behind one type, so that a query is written once.

use diesel::{PgConnection, SqliteConnection};

/// A connection to one of the two.
#[derive(diesel::MultiConnection)]
pub(super) enum Database {
    /// A file.
    Sqlite(SqliteConnection),
    /// A server.
    Postgres(PgConnection),
}
