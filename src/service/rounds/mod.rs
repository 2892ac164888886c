//! Rounds as organizers run them: draft, open, invitations, restart, release.

mod ending;
mod invitations;
mod opening;
mod planning;
mod preview;
mod reading;

use super::audit::{self, Entry};
use super::error::{Error, Result};
use super::installation::Installation;
use super::tenancy;
use crate::ballot::release::told;
use crate::ballot::sheet;
use crate::domain::{
    self, Account, InvitationId, Leader, Minimum, PulseId, Right, Round, RoundId, State,
};
use crate::store::{self, Connection, ballots, reports};
use serde::Deserialize;
use time::OffsetDateTime;

pub use preview::LastCheck;

/// What an organizer chooses for a round.
pub struct Plan {
    /// The fewest answers below which nothing is shown.
    pub minimum: Minimum,
    /// When it closes at the latest.
    pub closes_at: OffsetDateTime,
    /// Whether it closes as soon as all have answered.
    pub closes_when_all_answered: bool,
}

/// A round as organizers see it.
pub struct RoundStatus {
    /// The round.
    pub round: Round,
    /// How many have answered: told from 3 on (R1), while open and after the close.
    pub answered: Option<usize>,
    /// The twelve words of its sheet, once opened.
    pub words: Option<String>,
}

/// A personal link, told once: only its hash is kept.
pub struct Link {
    /// Its invitation.
    pub id: InvitationId,
    /// Whose it is.
    pub leader: Leader,
    /// `https://…/r/<round>#<token>.<round key>`.
    pub url: String,
}

pub(super) use reading::settle;
pub use reading::{Choice, Noticed, ToRead};

/// An invitation as organizers see it; never whether it was used.
pub use crate::store::invitations::Invitation;

impl Installation {
    /// Rounds of a pulse.
    pub fn rounds(&self, actor: &Account, pulse: PulseId) -> Result<Vec<RoundStatus>> {
        self.store.read(|connection| {
            tenancy::pulse(connection, actor, pulse)?;
            let rounds = store::rounds::list(connection, pulse)?;
            rounds.into_iter().map(|round| status(connection, round)).collect()
        })
    }

    /// One round.
    pub fn round(&self, actor: &Account, id: &RoundId) -> Result<RoundStatus> {
        self.store.read(|connection| {
            let round = tenancy::round(connection, actor, id)?;
            status(connection, round)
        })
    }

    /// Writes a line of what an account did into the round's chain.
    fn note_round(
        &self,
        connection: &mut Connection,
        actor: &Account,
        round: &RoundId,
        action: &str,
        detail: String,
    ) -> Result<()> {
        let entry = Entry { at: self.now(), actor: actor.name.as_str(), action, detail };
        audit::record_round(connection, round, entry)
    }
}

/// Writes a line of what an account did, unless the last line of the round's chain says that
/// it did the same: many saves in a row are one line.
fn note_once(
    connection: &mut Connection,
    actor: &Account,
    round: &RoundId,
    at: OffsetDateTime,
    action: &str,
) -> Result<()> {
    let last = audit::lines_of_round(connection, round)?.pop();
    let said = |line: audit::AuditLine| line.actor == actor.name.as_str() && line.action == action;
    if last.is_some_and(said) {
        return Ok(());
    }
    let entry = Entry { at, actor: actor.name.as_str(), action, detail: String::new() };
    audit::record_round(connection, round, entry)
}

/// A round as organizers see it.
pub(super) fn status(connection: &mut Connection, round: Round) -> Result<RoundStatus> {
    let words = store::rounds::sheet(connection, &round.id)?
        .map(|(_, hash)| sheet::words(&hash))
        .transpose()?;
    let answered = answered(connection, &round)?;
    Ok(RoundStatus { round, answered, words })
}

/// How many have answered, if that may be told.
pub(super) fn answered(connection: &mut Connection, round: &Round) -> Result<Option<usize>> {
    match round.state {
        State::Draft => Ok(None),
        State::Open | State::Closing => Ok(told(ballots::count(connection, &round.id)?)),
        State::Closed | State::Released => match reports::find(connection, &round.id)? {
            Some(stored) => counted(&stored.report),
            None => Ok(None),
        },
    }
}

/// How many answers a stored report tells of.
fn counted(report: &str) -> Result<Option<usize>> {
    #[derive(Deserialize)]
    struct Counted {
        answered: Option<usize>,
    }
    match serde_json::from_str::<Counted>(report) {
        Ok(report) => Ok(report.answered),
        Err(source) => {
            Err(store::Error::Corrupt { what: "report", source: Box::new(source) }.into())
        }
    }
}

/// Whether the round may take this step, as a conflict that names where it stands.
fn require_step(round: &Round, next: State) -> Result<()> {
    round
        .require(next)
        .map_err(|error: domain::Error| Error::conflict("round-state", error.to_string()))
}

/// A round that organizers may run.
fn runnable(connection: &mut Connection, actor: &Account, id: &RoundId) -> Result<Round> {
    tenancy::require(actor, Right::RunRounds)?;
    tenancy::round(connection, actor, id)
}
