//! Removing from the files what deleted rows left there, and trying again when somebody
//! is in the way.

use crate::service::error::Result;
use crate::service::installation::Installation;
use std::sync::atomic::Ordering;

impl Installation {
    /// Removes from the files what deleted rows left there. The rows are gone in any case:
    /// while a reader is in the way, the next look at the timers tries again.
    pub(in crate::service) fn compact_soon(&self) {
        self.uncompacted.store(true, Ordering::SeqCst);
        if let Err(error) = self.compact_if_needed() {
            let error: &dyn std::error::Error = &error;
            tracing::warn!(error, "deleted rows are still in the files; tried again soon");
        }
    }

    /// Compacts unless that was done since the last deletion.
    pub(in crate::service) fn compact_if_needed(&self) -> Result<usize> {
        if !self.uncompacted.swap(false, Ordering::SeqCst) {
            return Ok(0);
        }
        match self.store.compact() {
            Ok(()) => Ok(1),
            Err(error) => {
                self.uncompacted.store(true, Ordering::SeqCst);
                Err(error.into())
            }
        }
    }
}
