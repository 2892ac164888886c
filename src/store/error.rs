//! What can go wrong with a database, by what the caller can do about it.

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
    #[error("the database can't be used now: {reason}. Nothing was changed")]
    Unavailable {
        /// Why, and what to do.
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
