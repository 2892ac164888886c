//! Teams, rosters and pulses, as organizers see them.

use super::error::Result;
use super::installation::Installation;
use crate::domain::{
    Account, Cadence, Pulse, PulseId, PulseName, Questions, Roster, Team, TeamId, TeamName,
};

impl Installation {
    /// Teams of the actor's organization.
    pub fn teams(&self, actor: &Account) -> Result<Vec<Team>> {
        todo!()
    }

    /// One team.
    pub fn team(&self, actor: &Account, id: TeamId) -> Result<Team> {
        todo!()
    }

    /// Makes a team.
    pub fn create_team(
        &self,
        actor: &Account,
        name: &TeamName,
        parent: Option<TeamId>,
    ) -> Result<Team> {
        todo!()
    }

    /// Changes name and parent; a team can't be its own ancestor.
    pub fn change_team(
        &self,
        actor: &Account,
        id: TeamId,
        name: &TeamName,
        parent: Option<TeamId>,
    ) -> Result<Team> {
        todo!()
    }

    /// Whom the team's next round invites.
    pub fn roster(&self, actor: &Account, id: TeamId) -> Result<Roster> {
        todo!()
    }

    /// Replaces the roster; rounds that were opened keep theirs.
    pub fn set_roster(&self, actor: &Account, id: TeamId, roster: &Roster) -> Result<()> {
        todo!()
    }

    /// Pulses of a team.
    pub fn pulses(&self, actor: &Account, team: TeamId) -> Result<Vec<Pulse>> {
        todo!()
    }

    /// One pulse.
    pub fn pulse(&self, actor: &Account, id: PulseId) -> Result<Pulse> {
        todo!()
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
        todo!()
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
        todo!()
    }
}
