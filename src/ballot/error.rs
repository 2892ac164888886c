//! What can be wrong with a permit, a box, a key or a submission.

use crate::domain;

/// Why a ballot, a permit or a key is refused. Messages reach leaders' browsers.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The request's body is not of the one size.
    #[error("the body has {found} bytes; every ballot has exactly 8,192")]
    BodySize {
        /// Its size.
        found: usize,
    },
    /// The body is not what the protocol asks for.
    #[error("{field}: {reason}")]
    Malformed {
        /// Which field.
        field: &'static str,
        /// What is wrong, and what would be right.
        reason: String,
    },
    /// The permit was not signed for this ballot and this round.
    #[error("the permit does not belong to this ballot and this round")]
    PermitInvalid,
    /// The commit does not fit the answers.
    #[error("the commit does not fit the answers that were sent")]
    CommitMismatch,
    /// An answer breaks the limits of its question.
    #[error("{field}: {source}")]
    Answer {
        /// Which answer.
        field: &'static str,
        /// Why.
        #[source]
        source: domain::Error,
    },
    /// A box that can't be opened with this key.
    #[error("the sealed ballot can't be opened")]
    Sealed,
    /// The key directory does not hold the round's keys.
    #[error("the key directory {directory} does not hold the keys of round {round}")]
    NoKeys {
        /// The directory.
        directory: String,
        /// The round.
        round: String,
    },
    /// A key file can't be read or written.
    #[error("the key file {path} can't be used")]
    KeyFile {
        /// The file.
        path: String,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The bytes of a key are not a key.
    #[error("{what} is not a key of the right kind")]
    Key {
        /// Which key.
        what: &'static str,
    },
    /// The system's random numbers are not available.
    #[error("the system gives no random numbers")]
    Random(#[from] getrandom::Error),
}

impl Error {
    /// Says where, never what: the parser's own message would quote an answer.
    pub(super) fn not_json(field: &'static str, error: &serde_json::Error) -> Self {
        let place = error.column();
        let reason = format!("not the object that docs/protocol.md asks for, near byte {place}");
        Self::Malformed { field, reason }
    }
}
