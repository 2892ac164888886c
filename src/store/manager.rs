//! Making and checking connections: the settings of each database in one place.

use super::address::Address;
use super::connection::Connection;
use super::database::Database;
use super::{Error, Limits, Result};
use diesel::connection::{Connection as _, SimpleConnection as _};
use diesel::r2d2::{ManageConnection, R2D2Connection as _};
use diesel::{ConnectionError, PgConnection, SqliteConnection};
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Makes the file, readable by its owner only, when it is missing.
pub(super) fn make_private(path: &Path) -> Result<()> {
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
    pub(super) address: Arc<Address>,
    pub(super) limits: Limits,
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
    use super::*;

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
