//! Teams with their pulses and rounds, as pages show them: each read in one transaction.
//! Nothing here knows more of answers than [`RoundStatus`] tells.

use super::error::Result;
use super::installation::Installation;
use super::rounds::{self, RoundStatus};
use super::tenancy;
use crate::domain::{Account, Organization, Pulse, RoundId, State, Team, TeamId};
use crate::store::{self, Connection, organizations, pulses, teams};
use time::OffsetDateTime;

/// A team with its pulses.
pub struct TeamOverview {
    /// The team.
    pub team: Team,
    /// How many leaders are on its roster.
    pub leaders: usize,
    /// Its pulses.
    pub pulses: Vec<PulseOverview>,
}

/// A pulse with its rounds.
pub struct PulseOverview {
    /// The pulse.
    pub pulse: Pulse,
    /// Its rounds, the first one first.
    pub rounds: Vec<RoundStatus>,
    /// When its next round is meant to begin: told once the last one is released.
    pub due: Option<OffsetDateTime>,
}

/// A round with whom and what it asks.
pub struct RoundOverview {
    /// The round.
    pub status: RoundStatus,
    /// Its pulse.
    pub pulse: Pulse,
    /// Its team.
    pub team: Team,
    /// Whose team that is.
    pub organization: Organization,
    /// Whether no later round of the pulse was drafted.
    pub is_last: bool,
}

impl Installation {
    /// Every team of the actor's organization.
    pub fn overview(&self, actor: &Account) -> Result<Vec<TeamOverview>> {
        self.store.read(|connection| {
            let teams = teams::list(connection, actor.organization)?;
            teams.into_iter().map(|team| of_team(connection, team)).collect()
        })
    }

    /// One team.
    pub fn team_overview(&self, actor: &Account, id: TeamId) -> Result<TeamOverview> {
        self.store.read(|connection| {
            let team = tenancy::team(connection, actor, id)?;
            of_team(connection, team)
        })
    }

    /// One round.
    pub fn round_overview(&self, actor: &Account, id: &RoundId) -> Result<RoundOverview> {
        self.store.read(|connection| {
            let round = tenancy::round(connection, actor, id)?;
            let pulse = pulses::get(connection, round.pulse)?;
            let team = teams::get(connection, pulse.team)?;
            let organization = organizations::get(connection, team.organization)?;
            let last = store::rounds::list(connection, pulse.id)?.pop();
            let is_last = last.is_none_or(|last| last.id == round.id);
            let status = rounds::status(connection, round)?;
            Ok(RoundOverview { status, pulse, team, organization, is_last })
        })
    }
}

fn of_team(connection: &mut Connection, team: Team) -> Result<TeamOverview> {
    let leaders = teams::roster(connection, team.id)?.leaders().len();
    let pulses = pulses::list(connection, team.id)?;
    let pulses = pulses.into_iter().map(|pulse| of_pulse(connection, pulse));
    Ok(TeamOverview { team, leaders, pulses: pulses.collect::<Result<_>>()? })
}

fn of_pulse(connection: &mut Connection, pulse: Pulse) -> Result<PulseOverview> {
    let rounds = store::rounds::list(connection, pulse.id)?;
    let rounds = rounds.into_iter().map(|round| rounds::status(connection, round));
    let rounds = rounds.collect::<Result<Vec<_>>>()?;
    let released = rounds.last().filter(|last| last.round.state == State::Released);
    let due = released.and_then(|last| pulse.cadence.due(last.round.closed_at?));
    Ok(PulseOverview { pulse, rounds, due })
}
