//! The steps of closing. Each can be repeated, and a process that dies after any of
//! them is followed by the next one that looks.

use crate::domain::{Round, RoundId, State};
use crate::service::error::Result;
use crate::service::installation::Installation;
use crate::store::{Connection, ballots, rounds};
use time::OffsetDateTime;

/// One step of closing a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// No more writes.
    Stop,
    /// The round is this process's for a while.
    Lease,
    /// Boxes opened, counted and deleted, report and bulletin stored.
    Count,
    /// Both private keys go: nobody can read what is left of the boxes.
    DestroyKeys,
    /// What deleted rows left in the files goes.
    Compact,
    /// Nothing is left to do.
    Finish,
}

impl Step {
    /// All steps, in their order.
    pub const ALL: [Self; 6] =
        [Self::Stop, Self::Lease, Self::Count, Self::DestroyKeys, Self::Compact, Self::Finish];
}

impl Installation {
    /// Takes one step, unless it was taken before; false when the round is not to be
    /// closed now, or another process is at it. For [`sweep`](Self::sweep), and for tests
    /// that stop in between.
    #[doc(hidden)]
    pub fn close_step(&self, id: &RoundId, step: Step) -> Result<bool> {
        match step {
            Step::Stop => self.stop(id),
            Step::Lease => self.lease(id),
            Step::Count => self.count(id),
            Step::Compact => self.once_closed(id, || Ok(self.store.compact()?)),
            Step::DestroyKeys => self.once_closed(id, || {
                self.loaded.forget(id);
                Ok(self.keys.destroy(id)?)
            }),
            Step::Finish => self.once_closed(id, || {
                Ok(self.store.write(|connection| rounds::set_cleaned(connection, id))?)
            }),
        }
    }

    fn stop(&self, id: &RoundId) -> Result<bool> {
        self.store.write(|connection| {
            let (now, round) = (self.now(), rounds::get(connection, id)?);
            match round.state {
                State::Draft | State::Released => Ok(false),
                State::Closing | State::Closed => Ok(true),
                State::Open if !is_due(connection, &round, now)? => Ok(false),
                State::Open => Ok(rounds::begin_closing(connection, id, now)?),
            }
        })
    }

    /// Does what may only be done once report and bulletin are stored.
    fn once_closed(&self, id: &RoundId, work: impl FnOnce() -> Result<()>) -> Result<bool> {
        let round = self.store.read(|connection| rounds::get(connection, id))?;
        if round.state != State::Closed {
            return Ok(false);
        }
        work()?;
        Ok(true)
    }
}

/// Looked at again in the transaction that stops the round: it may have been restarted.
fn is_due(connection: &mut Connection, round: &Round, now: OffsetDateTime) -> Result<bool> {
    if now >= round.closes_at {
        return Ok(true);
    }
    Ok(round.closes_when_all_answered && ballots::count(connection, &round.id)? >= round.invited)
}
