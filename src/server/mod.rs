//! The HTTP interface: actix-web over `service`. The only layer that knows HTTP.
//!
//! Must not know: SQL, keys, analysis.

use crate::service::Installation;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

/// What the server itself needs to know.
#[derive(Debug, Clone)]
pub struct Options {
    /// How many proxies in front of it are trusted to name the caller's address in
    /// `X-Forwarded-For`; 0 takes the connection's.
    pub trusted_proxies: u8,
    /// Seconds between two looks at the timers.
    pub sweep_seconds: u64,
}

/// A server bound to its port, not yet running.
pub struct Server;

impl Server {
    /// Binds to `listener` (port 0 in tests).
    ///
    /// # Errors
    /// The port can't be used.
    pub fn bind(
        installation: Arc<Installation>,
        listener: TcpListener,
        options: &Options,
    ) -> std::io::Result<Self> {
        let _ = (installation, listener, options);
        todo!()
    }

    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        todo!()
    }

    /// Serves until SIGTERM or SIGINT, then finishes what runs (at most 10 s).
    pub fn run(self) -> std::io::Result<()> {
        todo!()
    }

    /// The OpenAPI document, as served at `/api/openapi.json`.
    pub fn openapi() -> String {
        todo!()
    }
}
