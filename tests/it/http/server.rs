//! A server of one test: a fresh database and key directory, a free port, a thread.

use super::client::Client;
use super::organizer;
use parallax::encoder::{EngineChoice, Weights};
use parallax::server::{Options, Server, Stop};
use parallax::service::Installation;
use parallax::service::installation::Settings;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use std::thread::JoinHandle;
use tempfile::TempDir;
use time::{Duration, OffsetDateTime};

/// A running server; stops when dropped.
pub(crate) struct TestServer {
    pub(crate) installation: Arc<Installation>,
    pub(crate) address: SocketAddr,
    pub(crate) database: String,
    skipped_seconds: Arc<AtomicI64>,
    callers: AtomicU32,
    stop: Stop,
    thread: Option<JoinHandle<std::io::Result<()>>>,
    pub(crate) folder: TempDir,
}

impl TestServer {
    /// A server that nobody has set up, reached without TLS.
    pub(crate) fn spawn() -> Self {
        Self::reached_at(|port| format!("http://127.0.0.1:{port}"))
    }

    /// The same, as if a proxy in front of it spoke TLS.
    pub(crate) fn spawn_behind_tls() -> Self {
        Self::reached_at(|_| "https://parallax.example.org".to_owned())
    }

    /// As [`spawn`](Self::spawn), on PostgreSQL.
    pub(crate) fn spawn_on_postgres() -> Self {
        let address = |port| format!("http://127.0.0.1:{port}");
        Self::on(tempfile::tempdir().unwrap(), crate::postgres::database(), address)
    }

    fn reached_at(public_url: impl FnOnce(u16) -> String) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite:{}", folder.path().join("parallax.db").display());
        Self::on(folder, database, public_url)
    }

    fn on(folder: TempDir, database: String, public_url: impl FnOnce(u16) -> String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let skipped_seconds = Arc::new(AtomicI64::new(0));
        let skipped = skipped_seconds.clone();
        let settings = Settings {
            database: database.clone(),
            keys: folder.path().join("keys"),
            public_url: public_url(listener.local_addr().unwrap().port()),
            weights: Weights::locate(Some(folder.path().join("no-weights"))).unwrap(),
            encoder: EngineChoice::default(),
        };
        let now =
            move || OffsetDateTime::now_utc() + Duration::seconds(skipped.load(Ordering::SeqCst));
        let installation = Arc::new(Installation::open(settings, Arc::new(now)).unwrap());
        // Timers run when a test says so; callers name their own address.
        let options = Options { trusted_proxies: 1, sweep_seconds: 0 };
        let server = Server::bind(installation.clone(), listener, &options).unwrap();
        let (address, stop) = (server.address(), server.stop());
        let thread = Some(std::thread::spawn(move || server.run()));
        let callers = AtomicU32::new(0);
        Self { installation, address, database, skipped_seconds, callers, stop, thread, folder }
    }

    /// Somebody at an address of their own, not signed in.
    pub(crate) fn visitor(&self) -> Client {
        let number = self.callers.fetch_add(1, Ordering::SeqCst);
        let [_, high, middle, low] = number.to_be_bytes();
        self.visitor_at(&format!("10.{high}.{middle}.{low}"))
    }

    /// Somebody at this address.
    pub(crate) fn visitor_at(&self, address: &str) -> Client {
        Client::new(self.address, self.installation.public_url(), address)
    }

    /// Sets the server up; the owner, signed in.
    pub(crate) fn owner(&self) -> Client {
        let token = self.installation.begin_set_up().unwrap().unwrap();
        let owner = self.visitor();
        organizer::set_up(&owner, &token).expect(201);
        owner
    }

    /// Turns the clock forward.
    pub(crate) fn skip(&self, time: Duration) {
        self.skipped_seconds.fetch_add(time.whole_seconds(), Ordering::SeqCst);
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        self.stop.now();
        let ended = self.thread.take().map(JoinHandle::join);
        if !std::thread::panicking() {
            ended.unwrap().unwrap().unwrap();
        }
    }
}
