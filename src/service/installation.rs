//! A running Parallax: the database, the key directory, the clock. Server and command
//! line do everything about rounds through its methods, one file of `service` per subject.

use super::error::Result;
use crate::ballot::KeyDirectory;
use crate::encoder::{EngineChoice, Weights};
use crate::store::Store;
use std::path::PathBuf;
use std::sync::Arc;
use time::OffsetDateTime;

/// What tells the time: the system's clock, or a test's.
pub type Clock = Arc<dyn Fn() -> OffsetDateTime + Send + Sync>;

/// Where everything is.
pub struct Settings {
    /// `sqlite:PATH` or `postgres://…`.
    pub database: String,
    /// The key directory; shared by all processes on one database.
    pub keys: PathBuf,
    /// How leaders reach the server, without a slash at the end. `https://…`, or
    /// `http://` with a loopback host.
    pub public_url: String,
    /// The encoder's weights.
    pub weights: Weights,
    /// The engine.
    pub encoder: EngineChoice,
}

/// A running Parallax.
pub struct Installation {
    pub(super) store: Store,
    pub(super) keys: KeyDirectory,
    pub(super) clock: Clock,
    pub(super) public_url: String,
    pub(super) weights: Weights,
    pub(super) encoder: EngineChoice,
    /// Names this process in leases.
    pub(super) holder: [u8; 16],
}

impl Installation {
    /// Opens database and key directory.
    ///
    /// # Errors
    /// Those of [`Store::open`] and [`KeyDirectory::open`]; a public address without TLS.
    pub fn open(settings: Settings, clock: Clock) -> Result<Self> {
        todo!()
    }

    /// Whether database and key directory answer.
    pub fn is_ready(&self) -> bool {
        todo!()
    }

    /// Whether leaders reach the server through TLS: cookies are `Secure` then.
    pub fn has_tls(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// How leaders reach the server.
    pub fn public_url(&self) -> &str {
        &self.public_url
    }
}
