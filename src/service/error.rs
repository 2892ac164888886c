//! What can go wrong with a use case of rounds, by what the caller can do about it.

use crate::{ballot, domain, store};

/// Shorthand for the results of rounds' use cases.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a use case was not done. Nothing half-done is ever kept.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or it belongs to another organization.
    #[error("no such {what}")]
    NotFound {
        /// What was looked for.
        what: &'static str,
    },
    /// Signed in, and not allowed to do this.
    #[error("your role does not allow this")]
    Forbidden,
    /// Address or password are wrong; never says which.
    #[error("the e-mail address or the password is wrong")]
    SignIn,
    /// The one-time set-up link is spent or wrong.
    #[error("this set-up link is used up or wrong; start the server to get another one")]
    SetUp,
    /// The thing is not in the state that this needs.
    #[error("{reason}")]
    Conflict {
        /// A word for programs, such as `round-closed`.
        code: &'static str,
        /// What is the case, and what to do.
        reason: String,
    },
    /// A ballot of the same or a higher version is in the box.
    #[error("version {stored} of this ballot is stored already; send a higher one")]
    VersionStale {
        /// The version in the box.
        stored: u32,
    },
    /// The token is unknown or revoked.
    #[error("this invitation is not valid (any more); ask who sent it for a new link")]
    InvitationUnknown,
    /// A value is wrong.
    #[error("{field}: {source}")]
    Invalid {
        /// Which value.
        field: &'static str,
        /// Why, and what would be right.
        #[source]
        source: domain::Error,
    },
    /// A permit, a box or a body is wrong.
    #[error(transparent)]
    Ballot(#[from] ballot::Error),
    /// The database.
    #[error(transparent)]
    Store(store::Error),
    /// The analysis at the close.
    #[error(transparent)]
    Analysis(#[from] super::analyze::Error),
    /// A password could not be hashed, or a random number drawn.
    #[error("the server could not do this now: {reason}")]
    Internal {
        /// For the log.
        reason: String,
    },
}

impl Error {
    /// The thing is not in the state that this needs.
    pub(super) fn conflict(code: &'static str, reason: impl Into<String>) -> Self {
        Self::Conflict { code, reason: reason.into() }
    }

    /// Says which value is wrong.
    pub(super) fn invalid(field: &'static str) -> impl FnOnce(domain::Error) -> Self {
        move |source| Self::Invalid { field, source }
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::NotFound { what } => Self::NotFound { what },
            store::Error::Conflict { what } => Self::Conflict {
                code: "conflict",
                reason: format!("{what} is there already, or was changed by somebody else"),
            },
            other => Self::Store(other),
        }
    }
}

impl Error {
    /// Whether the same request may succeed in a moment: the database or the key
    /// directory can't be used for now, and nothing was changed.
    pub fn is_unavailable(&self) -> bool {
        matches!(
            self,
            Self::Store(store::Error::Unavailable { .. })
                | Self::Ballot(ballot::Error::KeyFile { .. })
        )
    }
}
