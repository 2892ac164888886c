//! Closing a round, in steps that can be repeated (docs/protocol.md, "Closing"), and the
//! timer that looks for what is due.

mod count;
mod lease;
mod steps;

use super::audit::{self, Entry, SYSTEM};
use super::error::{Error, Result};
use super::installation::Installation;
use super::rounds::{Choice, settle};
use crate::domain::round::RELEASES_ITSELF_AFTER_DAYS;
use crate::domain::{RoundId, State};
use crate::store::{self, rounds};
pub use steps::Step;
use time::Duration;

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
    ///
    /// # Errors
    /// The database can't be asked what is due. Everything else that fails is logged, and
    /// tried again at the next look.
    pub fn sweep(&self) -> Result<Swept> {
        let now = self.now();
        let closed_before = now - Duration::days(RELEASES_ITSELF_AFTER_DAYS);
        let due = self.store.read(|connection| rounds::due(connection, now, closed_before))?;
        let mut swept = Swept::default();
        for round in due.to_close.iter().chain(&due.to_finish) {
            swept.closed += usize::from(went_well(round, guarded(|| self.close(round))));
        }
        for round in &due.to_release {
            swept.released += usize::from(went_well(round, guarded(|| self.release_itself(round))));
        }
        swept.deleted = tried("retention", self.enforce_retention());
        self.compact_if_needed();
        tried("sessions", self.end_stale_sessions());
        tried("keys", self.destroy_unneeded_keys());
        tried("keys", self.keys.prepare().map_err(Error::from));
        Ok(swept)
    }

    /// Closes one round, from whatever step it is at. Does nothing when another process is at it.
    pub(super) fn close(&self, round: &RoundId) -> Result<bool> {
        for step in Step::ALL {
            if !self.close_step(round, step)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn release_itself(&self, round: &RoundId) -> Result<bool> {
        self.store.write(|connection| {
            let at = self.now();
            let released = rounds::release(connection, round, at)?;
            if released {
                let whose = settle(connection, round, Choice::Saved)?;
                let by_itself =
                    format!("by itself, {RELEASES_ITSELF_AFTER_DAYS} days after the close");
                let detail = match whose.as_str() {
                    "" => by_itself,
                    whose => format!("{by_itself}, {whose}"),
                };
                let entry = Entry { at, actor: SYSTEM, action: "round released", detail };
                audit::record_round(connection, round, entry)?;
            }
            Ok(released)
        })
    }

    /// Destroys keys of rounds that are done, and forgets those in memory. Keys of a draft
    /// stay: it may be about to open. So do keys of a round that this database does not
    /// know: it may be the wrong database, or a restored one.
    fn destroy_unneeded_keys(&self) -> Result<usize> {
        let in_directory = self.keys.rounds()?;
        let (needed, unneeded) = self.store.read(|connection| {
            let needed = rounds::needing_keys(connection)?;
            let mut unneeded = Vec::new();
            for round in in_directory.into_iter().filter(|round| !needed.contains(round)) {
                match rounds::get(connection, &round) {
                    Ok(known) if known.state != State::Draft => unneeded.push(round),
                    Ok(_) | Err(store::Error::NotFound { .. }) => {}
                    Err(error) => return Err(Error::from(error)),
                }
            }
            Ok((needed, unneeded))
        })?;
        self.loaded.keep_only(&needed);
        for round in &unneeded {
            self.keys.destroy(round)?;
        }
        Ok(unneeded.len())
    }
}

/// Work on one round: a defect that it meets must not keep the other rounds.
fn guarded(work: impl FnOnce() -> Result<bool>) -> Result<bool> {
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
    outcome.unwrap_or_else(|_| Err(Error::Internal { reason: "a defect of the program".into() }))
}

/// Whether the work on a round was done; a failure is logged.
fn went_well(round: &RoundId, result: Result<bool>) -> bool {
    result.unwrap_or_else(|error| {
        tracing::error!(round = round.as_str(), error = &error as &dyn std::error::Error);
        false
    })
}

/// How many things a chore did; a failure is logged.
fn tried(chore: &'static str, result: Result<usize>) -> usize {
    result.unwrap_or_else(|error| {
        tracing::error!(chore, error = &error as &dyn std::error::Error);
        0
    })
}
