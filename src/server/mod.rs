//! The HTTP interface: actix-web over `service`. The only layer that knows HTTP.
//!
//! Must not know: SQL, keys, analysis. What it knows of ballots is the round key in a
//! header and the errors that tell a status; everything else passes through as bytes.

mod address;
mod assets;
mod auth;
mod coding;
mod csrf;
mod error;
mod handlers;
mod headers;
mod json;
mod limits;
mod log;
mod metrics;
mod openapi;
mod pages;
mod path;
mod routes;
mod shared;
mod stop;
mod sweep;
mod wire;

pub use routes::{Access, RouteLine};
pub use stop::Stop;

use crate::service::Installation;
use actix_web::middleware::from_fn;
use actix_web::{App, HttpServer, rt, web};
use shared::Shared;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

/// How long a caller may take to send a request's head.
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);
/// How long an idle connection stays open: long enough for the requests of one page.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// How long running requests are waited for at the end, in seconds.
const SHUTDOWN_SECONDS: u64 = 10;
/// Threads of each worker that wait for the database; idle ones end after ten seconds.
const BLOCKING_THREADS: usize = 16;

/// What the server itself needs to know.
#[derive(Debug, Clone)]
pub struct Options {
    /// How many proxies in front of it are trusted to name the caller's address in
    /// `X-Forwarded-For`; 0 takes the connection's.
    pub trusted_proxies: u8,
    /// Seconds between two looks at the timers; 0 leaves them to another process.
    pub sweep_seconds: u64,
}

/// A server bound to its port, not yet running.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    shared: web::Data<Shared>,
    sweep_seconds: u64,
    stop: Stop,
}

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
        Ok(Self {
            address: listener.local_addr()?,
            listener,
            shared: web::Data::new(Shared::new(installation, options.trusted_proxies)),
            sweep_seconds: options.sweep_seconds,
            stop: Stop::default(),
        })
    }

    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends [`Server::run`] from another thread, as a signal would.
    pub fn stop(&self) -> Stop {
        self.stop.clone()
    }

    /// Serves until SIGTERM or SIGINT, then finishes what runs (at most 10 s).
    ///
    /// # Errors
    /// The listener broke, or signals can't be listened for.
    pub fn run(self) -> std::io::Result<()> {
        rt::System::new().block_on(self.serve())
    }

    async fn serve(self) -> std::io::Result<()> {
        let Self { listener, shared, sweep_seconds, stop, .. } = self;
        let ended = stop.signalled()?;
        let sweep = sweep::start(&shared, sweep_seconds)?;
        let app = move || {
            // The last one wrapped sees a request first and its response last.
            App::new()
                .app_data(shared.clone())
                .wrap(from_fn(limits::limit_leaders))
                .wrap(from_fn(csrf::require_same_origin))
                .wrap(from_fn(log::record))
                .wrap(from_fn(pages::errors::as_pages))
                .wrap(from_fn(headers::harden))
                .configure(routes::register)
        };
        let served = HttpServer::new(app)
            .client_request_timeout(HEAD_TIMEOUT)
            .keep_alive(KEEP_ALIVE)
            .worker_max_blocking_threads(BLOCKING_THREADS)
            .shutdown_signal(ended)
            .shutdown_timeout(SHUTDOWN_SECONDS)
            .listen(listener)?
            .run()
            .await;
        sweep.finish(Duration::from_secs(SHUTDOWN_SECONDS));
        served
    }

    /// The `OpenAPI` document, as served at `/api/openapi.json`.
    ///
    /// # Errors
    /// It can't be written as JSON.
    pub fn openapi() -> serde_json::Result<String> {
        openapi::document().to_pretty_json()
    }

    /// Every route, who may use it, and with which method.
    pub fn routes() -> Vec<RouteLine> {
        routes::table().iter().map(routes::Line::summary).collect()
    }
}
