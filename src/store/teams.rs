//! Teams and their rosters.

use super::{Connection, Result};
use crate::domain::{OrganizationId, Roster, Team, TeamId, TeamName};

/// Makes a team.
pub fn insert(
    connection: &mut Connection,
    organization: OrganizationId,
    parent: Option<TeamId>,
    name: &TeamName,
) -> Result<Team> {
    todo!()
}

/// The team.
pub fn get(connection: &mut Connection, id: TeamId) -> Result<Team> {
    todo!()
}

/// All teams of an organization, by name, then number.
pub fn list(connection: &mut Connection, organization: OrganizationId) -> Result<Vec<Team>> {
    todo!()
}

/// Changes name and parent.
pub fn update(
    connection: &mut Connection,
    id: TeamId,
    parent: Option<TeamId>,
    name: &TeamName,
) -> Result<()> {
    todo!()
}

/// The roster that its next round invites.
pub fn roster(connection: &mut Connection, id: TeamId) -> Result<Roster> {
    todo!()
}

/// Replaces the roster.
pub fn set_roster(connection: &mut Connection, id: TeamId, roster: &Roster) -> Result<()> {
    todo!()
}

/// Deletes the team and everything below it: pulses, rounds, ballots, reports.
/// Parts of it lose their parent.
pub fn delete(connection: &mut Connection, id: TeamId) -> Result<()> {
    todo!()
}
