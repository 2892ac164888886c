//! One connection, to either database, and its transactions.

use super::database::Database;
use super::{Error, Result};
use diesel::connection::{AnsiTransactionManager, SimpleConnection as _, TransactionManager};

/// One connection, to either database.
pub struct Connection(pub(super) Database);

/// Runs one source text against the connection of each kind: for upserts and batches,
/// which `MultiConnection` does not know.
macro_rules! on_each {
    ($connection:expr, |$each:ident| $work:expr) => {
        match &mut $connection.0 {
            $crate::store::database::Database::Sqlite($each) => $work,
            $crate::store::database::Database::Postgres($each) => $work,
        }
    };
}
pub(super) use on_each;

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Read,
    Write,
}

/// "PLLX": names our advisory lock among those of other programs in the same database.
pub(super) const WRITER: i64 = 0x504c_4c58;

impl Connection {
    /// Runs `work` in one transaction: all of it is kept, or none.
    pub(super) fn transaction<T, E: From<Error>>(
        &mut self,
        access: Access,
        work: impl FnOnce(&mut Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.begin(access)?;
        match work(self) {
            Ok(done) => {
                self.commit()?;
                Ok(done)
            }
            Err(error) => {
                self.roll_back();
                Err(error)
            }
        }
    }

    /// Both databases have one writer at a time, so that what a transaction reads is
    /// still true when it writes: SQLite by `BEGIN IMMEDIATE`, PostgreSQL by a lock of
    /// our own. Both refuse to write in a transaction that reads.
    fn begin(&mut self, access: Access) -> Result<()> {
        match (&mut self.0, access) {
            (Database::Sqlite(sqlite), Access::Read) => {
                sqlite.batch_execute("PRAGMA query_only = ON")?;
                AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN")?;
            }
            (Database::Sqlite(sqlite), Access::Write) => {
                sqlite.batch_execute("PRAGMA query_only = OFF")?;
                AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE")?;
            }
            (Database::Postgres(postgres), Access::Read) => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";
                AnsiTransactionManager::begin_transaction_sql(postgres, begin)?;
            }
            (Database::Postgres(postgres), Access::Write) => {
                let begin = "BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE";
                AnsiTransactionManager::begin_transaction_sql(postgres, begin)?;
                let lock = format!("SELECT pg_advisory_xact_lock({WRITER})");
                if let Err(error) = postgres.batch_execute(&lock) {
                    self.roll_back();
                    return Err(error.into());
                }
            }
        }
        Ok(())
    }

    /// Makes the transaction one that writes, and changes nothing.
    pub(super) fn touch(&mut self) -> Result<()> {
        match &mut self.0 {
            Database::Sqlite(sqlite) => sqlite.batch_execute("PRAGMA user_version = 0")?,
            Database::Postgres(postgres) => {
                postgres.batch_execute("SELECT pg_current_xact_id()")?;
            }
        }
        Ok(())
    }

    fn commit(&mut self) -> Result<()> {
        on_each!(self, |each| AnsiTransactionManager::commit_transaction(each))?;
        Ok(())
    }

    /// What made the transaction fail is what the caller must hear. When the rollback
    /// fails too, the connection is marked as broken and the pool drops it; the
    /// database then rolls back by itself.
    fn roll_back(&mut self) {
        let rolled_back = on_each!(self, |each| AnsiTransactionManager::rollback_transaction(each));
        if let Err(error) = rolled_back {
            tracing::debug!("rollback: {}", Error::from(error));
        }
    }
}
