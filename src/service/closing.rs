//! Closing a round, in steps that can be repeated (docs/protocol.md, "Closing"), and the
//! timer that looks for what is due.

use super::error::Result;
use super::installation::Installation;
use crate::domain::RoundId;

/// What one look at the timers did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Swept {
    /// Rounds that were closed or finished closing.
    pub closed: usize,
    /// Rounds that released themselves.
    pub released: usize,
    /// Rounds deleted because their retention was over.
    pub deleted: usize,
}

impl Installation {
    /// Does what is due: closes rounds whose time is over or that are complete, finishes
    /// what a dead process began, releases what waited seven days, deletes what is past its
    /// retention, ends stale sessions, destroys keys that no round needs, prepares new ones.
    /// Several processes may call it at once. One failing round does not keep the others.
    pub fn sweep(&self) -> Result<Swept> {
        todo!()
    }

    /// Closes one round, from whatever step it is at. Does nothing when another process is at it.
    pub(super) fn close(&self, round: &RoundId) -> Result<bool> {
        todo!()
    }
}
