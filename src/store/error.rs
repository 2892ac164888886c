//! What can go wrong with a database, by what the caller can do about it.

use diesel::result::{DatabaseErrorKind, Error as Diesel};

/// Why the store could not do what was asked. Nothing half-done is ever kept.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such row.
    #[error("no such {what}")]
    NotFound {
        /// What was looked for, such as "round".
        what: &'static str,
    },
    /// A unique value is taken already, or another process was first.
    #[error("{what} is there already, or was changed by somebody else")]
    Conflict {
        /// What is taken.
        what: &'static str,
    },
    /// The database can't be reached, is locked, full or read-only for now.
    #[error("the database can't be used now: {reason}")]
    Unavailable {
        /// Why, whether anything was changed, and what to do.
        reason: String,
    },
    /// The address names no database that Parallax can use.
    #[error("{reason}")]
    Url {
        /// What is wrong with it, and what would be right.
        reason: String,
    },
    /// The database was made by a newer Parallax.
    #[error(
        "the database was made by a newer Parallax (migration {found}); \
         run that version, or restore a backup"
    )]
    NewerSchema {
        /// The migration that this program does not know.
        found: String,
    },
    /// A stored value is not one of ours.
    #[error("the stored {what} can't be read")]
    Corrupt {
        /// Which value.
        what: &'static str,
        /// Why not.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// Anything else the database reports.
    #[error("the database refused: {0}")]
    Database(String),
}

pub(super) const BUSY: &str = "another process holds it for longer than we wait. Nothing was changed; \
                    try again, and look for a backup or a tool that keeps it open";
const FULL: &str = "its disk is full. Nothing was changed; free some space and try again";
const READ_ONLY: &str = "it is read-only. Nothing was changed; \
                         check the owner and the rights of the file and its folder, \
                         or whether the server is a standby";
const DISK: &str = "its disk reports an error. Nothing was changed; \
                    check the file, its folder and the disk";
const LOST: &str = "the connection to the server was lost. What was sent last may or may not have \
                    been kept; check that PostgreSQL runs and can be reached, and do it again";
const CROWDED: &str = "PostgreSQL takes no more connections. Nothing was changed; \
                       raise max_connections or run fewer processes";

/// What the databases say (neither gives diesel a code for these) and what it means.
const MEANINGS: [(&str, &str); 16] = [
    ("database is locked", BUSY),
    ("database table is locked", BUSY),
    ("lock timeout", BUSY),
    ("deadlock detected", BUSY),
    ("database or disk is full", FULL),
    ("No space left on device", FULL),
    ("readonly database", READ_ONLY),
    ("read-only", READ_ONLY),
    ("disk I/O error", DISK),
    ("unable to open database file", DISK),
    ("terminating connection", LOST),
    ("closed the connection", LOST),
    ("no connection to the server", LOST),
    ("the database system is", LOST),
    ("too many clients", CROWDED),
    ("remaining connection slots", CROWDED),
];

impl Error {
    pub(super) fn unavailable(reason: impl Into<String>) -> Self {
        Self::Unavailable { reason: reason.into() }
    }

    /// `message` must hold no value of a row: PostgreSQL puts those into the detail.
    fn of_database(kind: DatabaseErrorKind, message: &str) -> Self {
        match kind {
            DatabaseErrorKind::UniqueViolation => Self::Conflict { what: "a unique value" },
            DatabaseErrorKind::ForeignKeyViolation => {
                Self::NotFound { what: "thing it belongs to" }
            }
            DatabaseErrorKind::ReadOnlyTransaction => Self::unavailable(READ_ONLY),
            DatabaseErrorKind::SerializationFailure => Self::unavailable(BUSY),
            DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand => {
                Self::unavailable(LOST)
            }
            _ => Self::of_message(message),
        }
    }

    pub(super) fn of_message(message: &str) -> Self {
        let meaning = MEANINGS.iter().find(|(said, _)| message.contains(said));
        match meaning {
            Some((_, reason)) => Self::unavailable(*reason),
            None => Self::Database(message.to_owned()),
        }
    }
}

/// So that `?` works on queries. Where the caller looks for one row or a unique
/// value, `Named` says which.
impl From<Diesel> for Error {
    fn from(error: Diesel) -> Self {
        match error {
            Diesel::NotFound => Self::NotFound { what: "row" },
            Diesel::DatabaseError(kind, details) => Self::of_database(kind, details.message()),
            Diesel::DeserializationError(source) | Diesel::SerializationError(source) => {
                Self::Corrupt { what: "value", source }
            }
            Diesel::RollbackErrorOnCommit { commit_error, .. } => Self::from(*commit_error),
            Diesel::BrokenTransactionManager => Self::unavailable(LOST),
            other => Self::Database(other.to_string()),
        }
    }
}

/// Gives the outcome of a query the name of what it was about.
pub(super) trait Named<T> {
    /// No row: there is no such `what`.
    fn or_missing(self, what: &'static str) -> Result<T, Error>;
    /// Not unique: `what` is taken.
    fn or_taken(self, what: &'static str) -> Result<T, Error>;
}

impl<T> Named<T> for diesel::QueryResult<T> {
    fn or_missing(self, what: &'static str) -> Result<T, Error> {
        self.map_err(|error| match error {
            Diesel::NotFound => Error::NotFound { what },
            other => other.into(),
        })
    }

    fn or_taken(self, what: &'static str) -> Result<T, Error> {
        self.map_err(|error| match Error::from(error) {
            Error::Conflict { .. } => Error::Conflict { what },
            other => other,
        })
    }
}

/// `Ok` when a statement changed a row, else there is no such `what`.
pub(super) fn changed(rows: usize, what: &'static str) -> Result<(), Error> {
    if rows == 0 { Err(Error::NotFound { what }) } else { Ok(()) }
}

/// For a stored value that our own types refuse.
pub(super) fn corrupt<E>(what: &'static str) -> impl FnOnce(E) -> Error
where
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    move |source| Error::Corrupt { what, source: source.into() }
}

/// A stored hash or name of fixed length.
pub(super) fn bytes<const N: usize>(what: &'static str, stored: &[u8]) -> Result<[u8; N], Error> {
    stored.try_into().map_err(corrupt(what))
}

/// A stored count.
pub(super) fn count(what: &'static str, stored: i64) -> Result<usize, Error> {
    usize::try_from(stored).map_err(corrupt(what))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_message(message: &str) -> Error {
        let details = Box::new(message.to_owned());
        Diesel::DatabaseError(DatabaseErrorKind::Unknown, details).into()
    }

    #[test]
    fn what_can_be_mended_is_unavailable_and_says_how() {
        for (message, told) in [
            ("database is locked", "try again"),
            ("canceling statement due to lock timeout", "try again"),
            ("database or disk is full", "free some space"),
            ("could not extend file \"base/1\": No space left on device", "free some space"),
            ("attempt to write a readonly database", "rights of the file"),
            ("terminating connection due to administrator command", "PostgreSQL runs"),
        ] {
            let error = of_message(message);
            assert!(matches!(error, Error::Unavailable { .. }), "{message}");
            assert!(error.to_string().contains(told), "{error}");
        }
        assert!(matches!(of_message("syntax error"), Error::Database(_)));
    }

    #[test]
    fn a_unique_value_is_named_by_the_caller() {
        let details = Box::new("UNIQUE constraint failed: account.email".to_owned());
        let error = Diesel::DatabaseError(DatabaseErrorKind::UniqueViolation, details);
        let named = Err::<(), _>(error).or_taken("the address").unwrap_err();
        assert!(matches!(named, Error::Conflict { what: "the address" }));
    }
}
