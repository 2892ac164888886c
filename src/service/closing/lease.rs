//! The lease of a round that is being closed: one process at a time works on it, and a
//! process that dies loses it after a minute.

use crate::domain::RoundId;
use crate::service::error::Result;
use crate::service::installation::Installation;
use crate::store::rounds;
use std::sync::mpsc::{self, RecvTimeoutError};

/// For how long a round is leased to one process.
const LEASE: time::Duration = time::Duration::MINUTE;
/// How often a process that is still at work renews it.
const RENEWED_EVERY: std::time::Duration = std::time::Duration::from_secs(20);

impl Installation {
    /// Leases the round, or renews the lease; false when another process has it.
    pub(in crate::service) fn lease(&self, id: &RoundId) -> Result<bool> {
        let now = self.clock_time();
        Ok(self
            .store
            .write(|connection| rounds::lease(connection, id, &self.holder, now, now + LEASE))?)
    }

    /// Does long work while a second thread renews the lease. Losing it is found by the
    /// transaction that ends the work.
    pub(super) fn while_leased<T>(
        &self,
        id: &RoundId,
        work: impl FnOnce() -> Result<T>,
    ) -> Result<T> {
        let (done, is_done) = mpsc::channel::<()>();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                while is_done.recv_timeout(RENEWED_EVERY) == Err(RecvTimeoutError::Timeout) {
                    if let Err(error) = self.lease(id) {
                        let error: &dyn std::error::Error = &error;
                        tracing::warn!(round = id.as_str(), error, "the lease was not renewed");
                    }
                }
            });
            let result = work();
            drop(done);
            result
        })
    }
}
