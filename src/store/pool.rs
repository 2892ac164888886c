//! Opening a database by its address, and the pool of connections to it.

use super::address::Address;
use super::connection::{Access, Connection};
use super::database::Database;
use super::error::BUSY;
use super::{Error, Result, migrations};
use diesel::connection::{Connection as _, SimpleConnection as _};
use diesel::r2d2::{
    ManageConnection, NopErrorHandler, Pool, PooledConnection, R2D2Connection as _,
};
use diesel::{ConnectionError, PgConnection, SqliteConnection};
use parking_lot::{Mutex, MutexGuard};
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::sync::Arc;
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
        Ok(Self { pool, manager, turn: Arc::default() })
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
        let turn = self.turn.try_lock_for(self.manager.limits.wait);
        let turn = turn.ok_or_else(|| Error::unavailable(BUSY))?;
        let done = self.connection()?.transaction(Access::Write, work);
        MutexGuard::unlock_fair(turn);
        done
    }

    /// Whether the database answers.
    pub fn is_ready(&self) -> bool {
        let ping = |connection: &mut Connection| Ok::<_, Error>(connection.0.ping()?);
        self.read(ping).is_ok()
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

/// Makes the file, readable by its owner only, when it is missing.
fn make_private(path: &Path) -> Result<()> {
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    match made {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(Error::unavailable(format!(
                "the file {} can't be made: {error}. Check the rights of its folder",
                path.display()
            )))
        }
        _ => Ok(()),
    }
}

/// Why there is no connection, in words that hold no password.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Refused(String);

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        Self::Unavailable { reason: refused.0 }
    }
}

/// Makes and checks the connections of the pool.
#[derive(Clone)]
pub(super) struct Manager {
    address: Arc<Address>,
    limits: Limits,
}

impl ManageConnection for Manager {
    type Connection = Connection;
    type Error = Refused;

    fn connect(&self) -> std::result::Result<Connection, Refused> {
        let database = match &*self.address {
            Address::Sqlite(path) => Database::Sqlite(open_file(path, self.limits.wait)?),
            Address::Postgres(url) => Database::Postgres(open_server(url, self.limits.wait)?),
        };
        Ok(Connection(database))
    }

    fn is_valid(&self, connection: &mut Connection) -> std::result::Result<(), Refused> {
        connection.0.ping().map_err(|error| Refused(Error::from(error).to_string()))
    }

    /// A transaction that panicked is still open: such a connection is not used again.
    fn has_broken(&self, connection: &mut Connection) -> bool {
        std::thread::panicking() || connection.0.is_broken()
    }
}

/// `synchronous = FULL`: with WAL, NORMAL may lose the last transactions in a power
/// cut, and a ballot that was acknowledged must never be lost. `secure_delete`
/// overwrites what is deleted. `temp_store`: VACUUM leaves nothing in a folder.
const SETTINGS: &str = "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; \
                        PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY";

fn open_file(path: &Path, wait: Duration) -> std::result::Result<SqliteConnection, Refused> {
    let refuse = |reason: String| Refused(format!("the file {}: {reason}", path.display()));
    let name = path.to_string_lossy();
    let mut connection = SqliteConnection::establish(&name).map_err(|e| refuse(e.to_string()))?;
    let wait = format!("PRAGMA busy_timeout = {}", wait.as_millis());
    for settings in [&wait, "PRAGMA journal_mode = WAL", SETTINGS] {
        let set = connection.batch_execute(settings);
        set.map_err(|error| refuse(Error::from(error).to_string()))?;
    }
    Ok(connection)
}

/// A server that waits for nobody for ever, and keeps what it acknowledged even where
/// its configuration would not. One process that hangs within a transaction must not
/// stop the others from writing.
fn settings_of_session(wait: Duration) -> String {
    format!(
        "SET lock_timeout = {}; SET idle_in_transaction_session_timeout = '1min'; \
         SELECT set_config('synchronous_commit', 'on', false) \
         WHERE current_setting('synchronous_commit') = 'off'",
        wait.as_millis()
    )
}

fn open_server(url: &str, wait: Duration) -> std::result::Result<PgConnection, Refused> {
    let mut connection =
        PgConnection::establish(&with_timeouts(url, wait)).map_err(|error| refused(&error))?;
    let set = connection.batch_execute(&settings_of_session(wait));
    set.map_err(|error| Refused(Error::from(error).to_string()))?;
    Ok(connection)
}

/// libpq repeats parts of an address that it can't read, which may be a password.
fn refused(error: &ConnectionError) -> Refused {
    let said = error.to_string();
    let harmless = said.contains("connection to server") || said.contains("could not translate");
    let said = if harmless { said.trim() } else { "its address can't be read" };
    Refused(format!(
        "no connection to PostgreSQL. Nothing was changed; check that it runs, and its host, \
         port, user, password and database in the address ({said})"
    ))
}

/// The address with the timeouts it does not set itself.
fn with_timeouts(url: &str, wait: Duration) -> String {
    // libpq takes whole seconds, and 1 as 2.
    let connect = wait.as_secs().max(2).to_string();
    let lost = wait.as_millis().to_string();
    let defaults = [
        ("connect_timeout", connect),
        ("tcp_user_timeout", lost),
        ("application_name", "parallax".to_owned()),
    ];
    defaults.into_iter().fold(url.to_owned(), |url, (name, value)| {
        if url.contains(&format!("{name}=")) {
            return url;
        }
        let joint = if url.contains('?') { '&' } else { '?' };
        format!("{url}{joint}{name}={value}")
    })
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
        assert_eq!(store.read(organizations::list).unwrap(), []);
        fill(1_000_000);
        insert(10).unwrap();
        assert_eq!(store.read(organizations::list).unwrap().len(), 10);
    }

    #[test]
    fn timeouts_of_the_address_stand() {
        let wait = Duration::from_millis(300);
        let url = with_timeouts("postgres://h/db?connect_timeout=9", wait);
        let expected = "postgres://h/db?connect_timeout=9&tcp_user_timeout=300\
                        &application_name=parallax";
        assert_eq!(url, expected);
        assert!(
            with_timeouts("postgres://h/db", wait)
                .starts_with("postgres://h/db?connect_timeout=2&")
        );
    }
}
