//! Restarting a round that can't be saved, and showing one that is closed.

use super::reading::{Choice, settle};
use super::{require_step, runnable};
use crate::domain::round::RESTART_DAYS_LEFT;
use crate::domain::{Account, Right, Round, RoundId, State};
use crate::service::error::{Error, Result};
use crate::service::installation::Installation;
use crate::service::tenancy;
use crate::store::{Connection, reports, rounds};
use time::{Duration, OffsetDateTime};

impl Installation {
    /// Empties the box, destroys the keys and makes the round a draft again. Two days
    /// must be left.
    pub fn restart_round(&self, actor: &Account, id: &RoundId) -> Result<Round> {
        let round = self.store.write(|connection| {
            let round = runnable(connection, actor, id)?;
            require_step(&round, State::Draft)?;
            require_days_left(&round, self.now())?;
            rounds::restart(connection, id)?;
            let detail = "the box was emptied, all links ended".to_owned();
            self.note_round(connection, actor, id, "round restarted", detail)?;
            Ok::<_, Error>(rounds::get(connection, id)?)
        })?;
        // After the commit: had it failed, nobody could open the box that stays. A process
        // that dies here leaves keys that the next opening destroys.
        self.loaded.forget(id);
        self.keys.destroy(id)?;
        self.compact_soon();
        Ok(round)
    }

    /// Shows a closed round to everybody at once, with the reading that was saved.
    pub fn release_round(&self, actor: &Account, id: &RoundId) -> Result<Round> {
        self.release_with(actor, id, Choice::Saved)
    }

    /// The same with the reading that the actor has chosen.
    pub fn release_with(&self, actor: &Account, id: &RoundId, choice: Choice) -> Result<Round> {
        self.store.write(|connection| self.release_in(connection, actor, id, choice))
    }

    /// The same, as a part of what one transaction does.
    pub(in crate::service) fn release_in(
        &self,
        connection: &mut Connection,
        actor: &Account,
        id: &RoundId,
        choice: Choice,
    ) -> Result<Round> {
        let round = runnable(connection, actor, id)?;
        if round.state == State::Released {
            return Ok(round);
        }
        require_step(&round, State::Released)?;
        if rounds::needing_keys(connection)?.contains(id) {
            return Err(Error::conflict(
                "round-closing",
                "the round's keys and links are still being destroyed; try again in a moment",
            ));
        }
        if rounds::release(connection, id, self.now())? {
            let whose = settle(connection, id, choice)?;
            self.note_round(connection, actor, id, "round released", whose)?;
        }
        Ok(rounds::get(connection, id)?)
    }

    /// The report's JSON text, once it is released: organizers and facilitators see it when
    /// everybody does.
    pub fn report(&self, actor: &Account, id: &RoundId) -> Result<String> {
        tenancy::require(actor, Right::ReadReports)?;
        self.store.read(|connection| {
            let state = tenancy::round(connection, actor, id)?.state;
            match reports::find(connection, id)? {
                Some(stored) if state == State::Released => Ok(stored.report),
                Some(_) => Err(Error::conflict("not-released", "the round is not released yet")),
                None => Err(Error::conflict("not-closed", "the round is not closed yet")),
            }
        })
    }
}

fn require_days_left(round: &Round, now: OffsetDateTime) -> Result<()> {
    if round.closes_at - now >= Duration::days(RESTART_DAYS_LEFT) {
        return Ok(());
    }
    Err(Error::conflict(
        "too-late",
        format!(
            "everybody would have to answer again: a restart needs {RESTART_DAYS_LEFT} days \
             before the close"
        ),
    ))
}
