//! Teams and rosters.

use crate::domain::{self, Email, PersonName, TeamId, TeamName};
use crate::server::error::Result;
use crate::server::json::{Change, field};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Makes a team.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewTeam {
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    /// The team it is part of.
    parent: Option<i64>,
}

impl NewTeam {
    pub(crate) fn parse(self) -> Result<(TeamName, Option<TeamId>)> {
        Ok((field("name", TeamName::parse(&self.name))?, self.parent.map(TeamId)))
    }
}

/// Changes a team; what is missing stays, and null takes it out of its parent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TeamChange {
    #[schema(min_length = 1, max_length = 120)]
    name: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<i64>)]
    parent: Change<i64>,
}

impl TeamChange {
    pub(crate) fn parse(self) -> Result<(Option<TeamName>, Change<TeamId>)> {
        let name = self.name.as_deref().map(TeamName::parse).transpose();
        Ok((field("name", name)?, self.parent.map(TeamId)))
    }
}

/// A team.
#[derive(Serialize, ToSchema)]
pub(crate) struct Team {
    id: i64,
    name: String,
    /// The team it is part of.
    parent: Option<i64>,
}

impl From<&domain::Team> for Team {
    fn from(team: &domain::Team) -> Self {
        Self {
            id: team.id.0,
            name: team.name.as_str().to_owned(),
            parent: team.parent.map(|parent| parent.0),
        }
    }
}

/// Whom the team's next round invites.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Roster {
    #[schema(max_items = 5_000)]
    leaders: Vec<Leader>,
}

/// A person who is asked.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Leader {
    #[schema(min_length = 1, max_length = 80)]
    name: String,
    /// Where the invitation goes, if it is mailed.
    email: Option<String>,
}

impl Roster {
    pub(crate) fn parse(self) -> Result<domain::Roster> {
        let leaders = self.leaders.iter().enumerate();
        let leaders = leaders.map(|(at, leader)| leader.parse(at)).collect::<Result<_>>()?;
        field("leaders", domain::Roster::parse(leaders))
    }
}

impl Leader {
    fn parse(&self, at: usize) -> Result<domain::Leader> {
        let email = self.email.as_deref().map(Email::parse).transpose();
        Ok(domain::Leader {
            name: field(&format!("leaders[{at}].name"), PersonName::parse(&self.name))?,
            email: field(&format!("leaders[{at}].email"), email)?,
        })
    }
}

impl From<&domain::Leader> for Leader {
    fn from(leader: &domain::Leader) -> Self {
        Self {
            name: leader.name.as_str().to_owned(),
            email: leader.email.as_ref().map(|email| email.as_str().to_owned()),
        }
    }
}

impl From<&domain::Roster> for Roster {
    fn from(roster: &domain::Roster) -> Self {
        Self { leaders: roster.leaders().iter().map(Leader::from).collect() }
    }
}
