//! The store: a pool of connections to one database, and the transactions on it.

use super::address::Address;
use super::connection::{Access, Connection};
use super::database::Database;
use super::error::BUSY;
use super::manager::{Manager, make_private};
use super::{Error, Result, migrations};
use diesel::connection::SimpleConnection as _;
use diesel::r2d2::{
    ManageConnection as _, NopErrorHandler, Pool, PooledConnection, R2D2Connection as _,
};
use parking_lot::{Mutex, MutexGuard};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long callers wait, and how many are served at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest wait for a lock, for a free connection and for a server that does
    /// not answer.
    pub wait: Duration,
    /// The most connections of this process.
    pub connections: u32,
}

impl Default for Limits {
    /// Five seconds, eight connections: one process writes one thing at a time anyway.
    fn default() -> Self {
        Self { wait: Duration::from_secs(5), connections: 8 }
    }
}

/// A pool of connections to one database.
#[derive(Clone)]
pub struct Store {
    pool: Pool<Manager>,
    manager: Manager,
    /// Threads that want to write queue here, in order: SQLite's own waiting is a
    /// lottery that one of many writers can lose for seconds, and on PostgreSQL the
    /// waiting ones would take the connections from those that read.
    turn: Arc<Mutex<()>>,
    /// Whether the last of them kept nothing, for whatever reason.
    failed: Arc<AtomicBool>,
}

impl Store {
    /// Opens the database at `url` and brings its schema up to date.
    /// `sqlite:PATH` (made when missing; its folder must exist) or `postgres://…`.
    ///
    /// # Errors
    /// [`Error::Url`] for another address, [`Error::NewerSchema`], [`Error::Unavailable`].
    pub fn open(url: &str) -> Result<Self> {
        Self::open_within(url, Limits::default())
    }

    /// The same, with limits of one's own.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_within(url: &str, limits: Limits) -> Result<Self> {
        let manager = Manager { address: Arc::new(Address::parse(url)?), limits };
        if let Address::Sqlite(path) = &*manager.address {
            make_private(path)?;
        }
        migrations::run(&mut manager.connect()?)?;
        // r2d2 would log each failed attempt; the caller gets the last one as an error.
        let pool = Pool::builder()
            .max_size(limits.connections)
            .min_idle(Some(0))
            .connection_timeout(limits.wait)
            .error_handler(Box::new(NopErrorHandler))
            .build_unchecked(manager.clone());
        Ok(Self { pool, manager, turn: Arc::default(), failed: Arc::default() })
    }

    /// Runs `work` in a transaction that only reads.
    ///
    /// # Errors
    /// Those of `work`, and [`Error::Unavailable`].
    pub fn read<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&mut Connection) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.connection()?.transaction(Access::Read, work)
    }

    /// Runs `work` in a transaction that may write: all of it is kept, durably, or none.
    /// One such transaction runs at a time, over all processes.
    ///
    /// # Errors
    /// Those of `work`, and [`Error::Unavailable`].
    pub fn write<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&mut Connection) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let turn = self.turn()?;
        let connection = self.connection();
        let done = connection
            .map_err(E::from)
            .and_then(|mut connection| connection.transaction(Access::Write, work));
        self.failed.store(done.is_err(), Ordering::Relaxed);
        MutexGuard::unlock_fair(turn);
        done
    }

    /// Whether the database answers, and takes what is written. A full disk answers those
    /// who read: so after a write that failed, another one is tried.
    pub fn is_ready(&self) -> bool {
        let ping = |connection: &mut Connection| Ok::<_, Error>(connection.0.ping()?);
        if self.failed.load(Ordering::Relaxed) {
            return self.write(Connection::touch).is_ok();
        }
        self.read(ping).is_ok()
    }

    /// This thread's turn among those of this process that write.
    pub(super) fn turn(&self) -> Result<MutexGuard<'_, ()>> {
        let turn = self.turn.try_lock_for(self.manager.limits.wait);
        turn.ok_or_else(|| Error::unavailable(BUSY))
    }

    /// A connection for what can't be done in a transaction.
    pub(super) fn bare_connection(&self) -> Result<PooledConnection<Manager>> {
        let mut connection = self.connection()?;
        if let Database::Sqlite(sqlite) = &mut connection.0 {
            sqlite.batch_execute("PRAGMA query_only = OFF")?;
        }
        Ok(connection)
    }

    fn connection(&self) -> Result<PooledConnection<Manager>> {
        self.pool.get().map_err(|error| Error::unavailable(reason_of(&error.to_string())))
    }

    /// Where the database is.
    pub(super) fn address(&self) -> &Address {
        &self.manager.address
    }
}

/// r2d2 puts its own words before the reason of the last failed attempt.
fn reason_of(error: &str) -> String {
    match error.split_once(": ") {
        Some((_, reason)) => reason.to_owned(),
        None => "all connections are taken for longer than we wait. Nothing was changed; \
                 try again"
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::organizations;
    use super::*;
    use crate::domain::OrganizationName;

    #[test]
    fn a_full_disk_is_unavailable_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}/parallax.db", folder.path().display());
        let store =
            Store::open_within(&url, Limits { connections: 1, ..Limits::default() }).unwrap();
        let name = OrganizationName::parse("Halden Ferries").unwrap();
        // Holds for this one connection: SQLite answers as on a full disk.
        let fill = |pages: u32| {
            let full = format!("PRAGMA max_page_count = {pages}");
            store.connection().unwrap().0.batch_execute(&full).unwrap();
        };
        fill(1);
        let insert = |times: usize| {
            store
                .write(|c| (0..times).try_for_each(|_| organizations::insert(c, &name).map(|_| ())))
        };
        let Err(Error::Unavailable { reason }) = insert(10_000) else {
            panic!("it did not fill up");
        };
        assert!(reason.contains("free some space"), "{reason}");
        assert!(store.is_ready(), "little still fits");
        assert_eq!(store.read(organizations::list).unwrap(), []);
        fill(1_000_000);
        insert(10).unwrap();
        assert_eq!(store.read(organizations::list).unwrap().len(), 10);
    }
}
