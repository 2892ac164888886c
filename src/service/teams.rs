//! Teams, rosters and pulses, as organizers see them.

use super::audit::{self, Entry};
use super::error::{Error, Result};
use super::installation::Installation;
use super::tenancy;
use crate::domain::{
    Account, Cadence, Pulse, PulseId, PulseName, Questions, Right, Roster, Team, TeamId, TeamName,
};
use crate::store::{Connection, pulses, teams};

impl Installation {
    /// Teams of the actor's organization.
    pub fn teams(&self, actor: &Account) -> Result<Vec<Team>> {
        self.store.read(|connection| Ok(teams::list(connection, actor.organization)?))
    }

    /// One team.
    pub fn team(&self, actor: &Account, id: TeamId) -> Result<Team> {
        self.store.read(|connection| tenancy::team(connection, actor, id))
    }

    /// Makes a team.
    pub fn create_team(
        &self,
        actor: &Account,
        name: &TeamName,
        parent: Option<TeamId>,
    ) -> Result<Team> {
        tenancy::require(actor, Right::RunRounds)?;
        self.store.write(|connection| {
            if let Some(parent) = parent {
                tenancy::team(connection, actor, parent)?;
            }
            let team = teams::insert(connection, actor.organization, parent, name)?;
            self.note(connection, actor, "team created", team.id.0.to_string())?;
            Ok(team)
        })
    }

    /// Changes name and parent; a team can't be its own ancestor.
    pub fn change_team(
        &self,
        actor: &Account,
        id: TeamId,
        name: &TeamName,
        parent: Option<TeamId>,
    ) -> Result<Team> {
        tenancy::require(actor, Right::RunRounds)?;
        self.store.write(|connection| {
            tenancy::team(connection, actor, id)?;
            refuse_cycle(connection, actor, id, parent)?;
            teams::update(connection, id, parent, name)?;
            self.note(connection, actor, "team changed", id.0.to_string())?;
            Ok(teams::get(connection, id)?)
        })
    }

    /// Whom the team's next round invites.
    pub fn roster(&self, actor: &Account, id: TeamId) -> Result<Roster> {
        tenancy::require(actor, Right::RunRounds)?;
        self.store.read(|connection| {
            tenancy::team(connection, actor, id)?;
            Ok(teams::roster(connection, id)?)
        })
    }

    /// Replaces the roster; rounds that were opened keep theirs.
    pub fn set_roster(&self, actor: &Account, id: TeamId, roster: &Roster) -> Result<()> {
        tenancy::require(actor, Right::RunRounds)?;
        self.store.write(|connection| {
            tenancy::team(connection, actor, id)?;
            teams::set_roster(connection, id, roster)?;
            let detail = format!("{}: {} leaders", id.0, roster.leaders().len());
            self.note(connection, actor, "roster changed", detail)
        })
    }

    /// Pulses of a team.
    pub fn pulses(&self, actor: &Account, team: TeamId) -> Result<Vec<Pulse>> {
        self.store.read(|connection| {
            tenancy::team(connection, actor, team)?;
            Ok(pulses::list(connection, team)?)
        })
    }

    /// One pulse.
    pub fn pulse(&self, actor: &Account, id: PulseId) -> Result<Pulse> {
        self.store.read(|connection| tenancy::pulse(connection, actor, id))
    }

    /// Makes a pulse.
    pub fn create_pulse(
        &self,
        actor: &Account,
        team: TeamId,
        name: &PulseName,
        cadence: Cadence,
        questions: &Questions,
    ) -> Result<Pulse> {
        tenancy::require(actor, Right::RunRounds)?;
        self.store.write(|connection| {
            tenancy::team(connection, actor, team)?;
            let pulse = pulses::insert(connection, team, name, cadence, questions)?;
            self.note(connection, actor, "pulse created", pulse.id.0.to_string())?;
            Ok(pulse)
        })
    }

    /// Changes name and cadence, and the questions as long as no round was opened.
    pub fn change_pulse(
        &self,
        actor: &Account,
        id: PulseId,
        name: &PulseName,
        cadence: Cadence,
        questions: Option<&Questions>,
    ) -> Result<Pulse> {
        tenancy::require(actor, Right::RunRounds)?;
        self.store.write(|connection| {
            let before = tenancy::pulse(connection, actor, id)?;
            pulses::update(connection, id, name, cadence)?;
            if let Some(questions) = questions.filter(|new| **new != before.questions) {
                refuse_frozen(&before)?;
                pulses::set_questions(connection, id, questions)?;
            }
            self.note(connection, actor, "pulse changed", id.0.to_string())?;
            Ok(pulses::get(connection, id)?)
        })
    }

    /// Writes a line of what an account did into the organization's own chain. Things are
    /// named by their numbers, so that what is deleted leaves no name behind.
    pub(super) fn note(
        &self,
        connection: &mut Connection,
        actor: &Account,
        action: &str,
        detail: String,
    ) -> Result<()> {
        let entry = Entry { at: self.now(), actor: actor.name.as_str(), action, detail };
        audit::record(connection, actor.organization, entry)
    }
}

fn refuse_frozen(pulse: &Pulse) -> Result<()> {
    if !pulse.frozen {
        return Ok(());
    }
    Err(Error::conflict(
        "questions-frozen",
        "a round of this pulse was opened: its questions can't change any more, so that rounds \
         can be compared. Make another pulse for other questions",
    ))
}

/// Walks from `parent` up; meeting `id` would close a circle.
fn refuse_cycle(
    connection: &mut Connection,
    actor: &Account,
    id: TeamId,
    parent: Option<TeamId>,
) -> Result<()> {
    let mut above = parent;
    while let Some(team) = above {
        if team == id {
            return Err(Error::conflict("team-cycle", "a team can't be part of itself"));
        }
        above = tenancy::team(connection, actor, team)?.parent;
    }
    Ok(())
}
