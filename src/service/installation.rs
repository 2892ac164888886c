//! A running Parallax: the database, the key directory, the clock. Server and command
//! line do everything about rounds through its methods, one file of `service` per subject.

use super::accounts::Passwords;
use super::error::Result;
use super::leaders::LoadedRounds;
use super::random;
use crate::ballot::KeyDirectory;
use crate::encoder::{EngineChoice, Weights};
use crate::store::Store;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use time::{Duration, OffsetDateTime, UtcOffset};

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

/// A running Parallax; a clone is the same one.
#[derive(Clone)]
pub struct Installation {
    pub(super) store: Store,
    pub(super) keys: KeyDirectory,
    clock: Clock,
    /// How far behind the clock what happens is dated; nothing but the demo's past is.
    behind: Duration,
    pub(super) public_url: String,
    pub(super) weights: Weights,
    pub(super) encoder: EngineChoice,
    /// Names this process in leases.
    pub(super) holder: [u8; 16],
    pub(super) passwords: Arc<Passwords>,
    pub(super) loaded: Arc<LoadedRounds>,
    /// Whether files may still hold deleted rows. True at the start: a process that died
    /// may have left some.
    pub(super) uncompacted: Arc<AtomicBool>,
}

impl Installation {
    /// Opens database and key directory. A public address without TLS is refused only
    /// when a round is opened: everything else can be prepared without it.
    ///
    /// # Errors
    /// Those of [`Store::open`] and [`KeyDirectory::open`].
    pub fn open(settings: Settings, clock: Clock) -> Result<Self> {
        Ok(Self {
            store: Store::open(&settings.database)?,
            keys: KeyDirectory::open(&settings.keys)?,
            clock,
            behind: Duration::ZERO,
            public_url: settings.public_url.trim_end_matches('/').to_owned(),
            weights: settings.weights,
            encoder: settings.encoder,
            holder: random::bytes()?,
            passwords: Arc::default(),
            loaded: Arc::default(),
            uncompacted: Arc::new(AtomicBool::new(true)),
        })
    }

    /// Whether database and key directory answer.
    pub fn is_ready(&self) -> bool {
        self.store.is_ready() && self.keys.rounds().is_ok()
    }

    /// Whether leaders reach the server through TLS: cookies are `Secure` then.
    pub fn has_tls(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// How leaders reach the server.
    pub fn public_url(&self) -> &str {
        &self.public_url
    }

    /// Whether browsers give pages at the public address their cryptography.
    pub fn is_secure_context(&self) -> bool {
        self.has_tls() || self.public_url.strip_prefix("http://").is_some_and(is_loopback)
    }

    /// The time as it is stored: UTC, in whole microseconds.
    pub fn now(&self) -> OffsetDateTime {
        as_stored((self.clock)() - self.behind)
    }

    /// What the clock shows, whatever is dated: leases are kept by it.
    pub(super) fn clock_time(&self) -> OffsetDateTime {
        as_stored((self.clock)())
    }

    /// The same Parallax, as if it were `then`: what the demo's past is made with.
    pub(super) fn as_of(&self, then: OffsetDateTime) -> Self {
        Self { behind: (self.clock)() - then, ..self.clone() }
    }
}

/// A time as both databases keep it: UTC, in whole microseconds.
pub(super) fn as_stored(time: OffsetDateTime) -> OffsetDateTime {
    time.to_offset(UtcOffset::UTC).truncate_to_microsecond()
}

/// Whether what follows `http://` names this machine.
fn is_loopback(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = match authority.strip_prefix('[') {
        Some(six) => six.split(']').next(),
        None => authority.split(':').next(),
    };
    let host = host.unwrap_or_default();
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_this_machine_is_loopback() {
        for own in ["localhost:8080", "localhost", "127.0.0.1:80/", "127.8.9.1", "[::1]:8080"] {
            assert!(is_loopback(own), "{own}");
        }
        for other in ["localhost.evil.org", "localhost@evil.org", "10.0.0.1", "[::2]", "", "x"] {
            assert!(!is_loopback(other), "{other}");
        }
    }
}
