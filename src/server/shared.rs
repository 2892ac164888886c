//! What all workers share.

use super::error::{Error, Result};
use super::limits::Limits;
use super::metrics::Metrics;
use crate::service::{self, Installation};
use actix_web::web;
use std::sync::Arc;

/// The installation, and what is counted in memory.
pub(crate) struct Shared {
    pub(crate) installation: Arc<Installation>,
    pub(crate) limits: Limits,
    pub(crate) metrics: Metrics,
    /// How many proxies in front of the server name the caller's address.
    pub(crate) trusted_proxies: u8,
}

impl Shared {
    pub(crate) fn new(installation: Arc<Installation>, trusted_proxies: u8) -> Self {
        let (limits, metrics) = (Limits::new(), Metrics::new());
        Self { installation, limits, metrics, trusted_proxies }
    }

    /// Runs a use case where it may wait for the database, never on a worker.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Installation) -> service::Result<T> + Send + 'static,
    ) -> Result<T> {
        let installation = self.installation.clone();
        let done = web::block(move || work(&installation)).await;
        done.map_err(|_| Error::Panicked)?.map_err(Error::from)
    }
}
