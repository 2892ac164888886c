//! Every setting of the server, in one struct: flags, `PARALLAX_*` variables,
//! `parallax.toml`, defaults, in this order.

use std::net::SocketAddr;
use std::path::PathBuf;

/// Settings of a running server. (Filled by the command line.)
#[derive(Debug, Clone)]
pub struct Config {
    /// Where it listens.
    pub listen: SocketAddr,
    /// How leaders reach it, without a slash at the end.
    pub public_url: String,
    /// `sqlite:PATH` or `postgres://…`.
    pub database: String,
    /// The key directory.
    pub keys: PathBuf,
    /// How many proxies in front of it are trusted to name the caller's address.
    pub trusted_proxies: u8,
    /// Seconds between two looks at the timers.
    pub sweep_seconds: u64,
}
