//! Every setting of the server, in one struct. Flags are above `PARALLAX_*` variables,
//! those above `parallax.toml`, that above the defaults. The comments on the fields are
//! what `--help` prints.
//!
//! Must not know: what the settings are used for.

mod database_url;
mod error;
mod file;
mod given;
mod log;
mod public_url;

pub use database_url::DatabaseUrl;
pub use error::Error;
pub use given::{Apart, Given, Offline};
pub use log::{LogFormat, LogLevel};
pub use public_url::PublicUrl;

use crate::encoder::EngineChoice;
use serde::{Deserialize, Serialize};
use std::net::{Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

/// The heading in `--help` of what concerns `serve` alone.
const SERVING: &str = "Settings of the server";

/// Settings of a Parallax. In the file each has the name of its flag.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", default)]
#[command(next_help_heading = "Settings")]
pub struct Config {
    /// IP address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, env = "PARALLAX_LISTEN", value_name = "ADDRESS:PORT", global = true, help_heading = SERVING)]
    pub listen: SocketAddr,

    /// How leaders reach the server: https, or plain http on this machine alone [default: the
    /// address listened on]
    #[arg(long, env = "PARALLAX_PUBLIC_URL", value_name = "https://HOST", global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    public_url: Option<PublicUrl>,

    /// Where everything but keys is stored; an address with a password is better set by
    /// variable or file, where other users do not see it [default: parallax.sqlite in the data directory]
    #[arg(
        long,
        env = "PARALLAX_DATABASE",
        value_name = "sqlite:FILE|postgres://USER:PASSWORD@HOST/NAME",
        global = true,
        hide_env_values = true
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    database: Option<DatabaseUrl>,

    /// Key directory: private keys of open rounds; never back it up. Several servers on one
    /// database share it [default: keys in the data directory]
    #[arg(long, env = "PARALLAX_KEYS", value_name = "DIR", global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    keys: Option<PathBuf>,

    /// Folder of database and keys [default: parallax in the user's data folder]
    #[arg(long, env = "PARALLAX_DATA_DIR", value_name = "DIR", global = true)]
    pub data_dir: PathBuf,

    /// How many proxies in front are trusted to name the caller in X-Forwarded-For; 0 where
    /// there is none [default: 0]
    #[arg(long, env = "PARALLAX_TRUSTED_PROXIES", value_name = "COUNT", global = true, help_heading = SERVING)]
    pub trusted_proxies: u8,

    /// Seconds between two looks for rounds that are due to close [default: 5]
    #[arg(long, env = "PARALLAX_SWEEP_SECONDS", value_name = "SECONDS", global = true, help_heading = SERVING)]
    pub sweep_seconds: NonZeroU32,

    /// Form of the log on standard error: text or json [default: text]
    #[arg(long, env = "PARALLAX_LOG_FORMAT", value_name = "FORMAT", global = true, help_heading = SERVING)]
    pub log_format: LogFormat,

    /// How much is logged: off, error, warn, info or debug; never an address, a link or an
    /// answer [default: info]
    #[arg(long, env = "PARALLAX_LOG_LEVEL", value_name = "LEVEL", global = true)]
    pub log_level: LogLevel,

    /// Engine that turns sentences into vectors: auto, candle or, where built in, rust-bert [default: auto]
    #[arg(long, env = "PARALLAX_ENCODER", value_name = "ENGINE", global = true, help_heading = SERVING)]
    pub encoder: EngineChoice,

    /// Folder that holds the models [default: parallax/models in the user's cache]
    #[arg(long, env = "PARALLAX_MODELS", value_name = "DIR", global = true, help_heading = SERVING)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub models: Option<PathBuf>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            public_url: None,
            database: None,
            keys: None,
            data_dir: default_data_dir(),
            trusted_proxies: 0,
            sweep_seconds: const { NonZeroU32::new(5).unwrap() },
            log_format: LogFormat::Text,
            log_level: LogLevel::Info,
            encoder: EngineChoice::Auto,
            models: None,
        }
    }
}

impl Config {
    /// How leaders reach a server that listens on `bound`.
    pub fn public_url(&self, bound: SocketAddr) -> PublicUrl {
        self.public_url.clone().unwrap_or_else(|| PublicUrl::of(bound))
    }

    /// The database's address.
    pub fn database(&self) -> DatabaseUrl {
        let default = || DatabaseUrl::sqlite(&self.data_dir.join("parallax.sqlite"));
        self.database.clone().unwrap_or_else(default)
    }

    /// The key directory.
    pub fn keys(&self) -> PathBuf {
        self.keys.clone().unwrap_or_else(|| self.data_dir.join("keys"))
    }

    /// Whether database or keys lie in the data folder, so that it has to be there.
    pub fn uses_data_dir(&self) -> bool {
        self.database.is_none() || self.keys.is_none()
    }

    /// The same with its data in a folder of this name inside the data folder, whatever
    /// database and keys are set.
    #[must_use]
    pub fn apart(self, folder: &str) -> Self {
        let data_dir = self.data_dir.join(folder);
        Self { data_dir, database: None, keys: None, ..self }
    }

    /// The same with every default that follows from another setting written out.
    #[must_use]
    pub fn settled(&self) -> Self {
        Self {
            public_url: Some(self.public_url(self.listen)),
            database: Some(self.database()),
            keys: Some(self.keys()),
            ..self.clone()
        }
    }
}

/// `parallax` in the user's data folder; `./parallax-data` where the system names no home.
fn default_data_dir() -> PathBuf {
    use etcetera::BaseStrategy;
    etcetera::choose_base_strategy().map_or_else(
        |_| Path::new("parallax-data").to_owned(),
        |directories| directories.data_dir().join("parallax"),
    )
}
