//! Whose something is, and what a role may do with it. What belongs to another
//! organization does not exist for the actor.

use super::error::{Error, Result};
use crate::domain::{Account, Pulse, PulseId, Right, Round, RoundId, Team, TeamId};
use crate::store::{Connection, pulses, rounds, teams};

/// Whether the actor's role has the right.
pub(super) fn require(actor: &Account, right: Right) -> Result<()> {
    if actor.role.has(right) {
        return Ok(());
    }
    Err(Error::Forbidden)
}

/// A team of the actor's organization.
pub(super) fn team(connection: &mut Connection, actor: &Account, id: TeamId) -> Result<Team> {
    let team = teams::get(connection, id)?;
    if team.organization == actor.organization {
        return Ok(team);
    }
    Err(Error::NotFound { what: "team" })
}

/// A pulse of the actor's organization.
pub(super) fn pulse(connection: &mut Connection, actor: &Account, id: PulseId) -> Result<Pulse> {
    let pulse = pulses::get(connection, id)?;
    let team = teams::get(connection, pulse.team)?;
    if team.organization == actor.organization {
        return Ok(pulse);
    }
    Err(Error::NotFound { what: "pulse" })
}

/// A round of the actor's organization.
pub(super) fn round(connection: &mut Connection, actor: &Account, id: &RoundId) -> Result<Round> {
    let organization = rounds::organization(connection, id)?;
    if organization == actor.organization {
        return Ok(rounds::get(connection, id)?);
    }
    Err(Error::NotFound { what: "round" })
}
