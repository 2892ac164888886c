//! Removing from the files what deleted rows left there, and trying again when somebody
//! is in the way.

use crate::service::installation::Installation;
use std::sync::atomic::Ordering;

impl Installation {
    /// Compacts after a deletion. The rows are gone in any case: while a reader is in the
    /// way of their remains, the next look at the timers tries again.
    pub(in crate::service) fn compact_soon(&self) {
        self.uncompacted.store(true, Ordering::SeqCst);
        self.compact_if_needed();
    }

    /// Compacts unless that was done since the last deletion.
    pub(in crate::service) fn compact_if_needed(&self) {
        if !self.uncompacted.swap(false, Ordering::SeqCst) {
            return;
        }
        if let Err(error) = self.store.compact() {
            self.uncompacted.store(true, Ordering::SeqCst);
            let error: &dyn std::error::Error = &error;
            tracing::warn!(error, "deleted rows are still in the files; tried again soon");
        }
    }
}
