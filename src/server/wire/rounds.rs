//! Rounds and invitations, as organizers see them.

use super::Leader;
use crate::domain::{self, Minimum};
use crate::server::error::{Error, Result};
use crate::server::json::field;
use crate::service::{deletion, rounds as service};
use serde::{Deserialize, Serialize};
use time::{OffsetDateTime, UtcOffset};
use utoipa::ToSchema;

/// Drafts a round.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewRound {
    /// The fewest answers below which nothing is shown; 5 unless said otherwise.
    #[schema(minimum = 4, maximum = 20)]
    minimum: Option<i64>,
    /// When it closes at the latest.
    #[serde(with = "time::serde::rfc3339")]
    closes_at: OffsetDateTime,
    /// Whether it closes as soon as all have answered.
    #[serde(default)]
    closes_when_all_answered: bool,
}

impl NewRound {
    pub(crate) fn parse(self) -> Result<service::Plan> {
        let minimum = self.minimum.map_or(Ok(Minimum::DEFAULT), Minimum::parse);
        Ok(service::Plan {
            minimum: field("minimum", minimum)?,
            closes_at: in_utc(self.closes_at)?,
            closes_when_all_answered: self.closes_when_all_answered,
        })
    }
}

/// Changes a draft; what is missing stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoundChange {
    #[schema(minimum = 4, maximum = 20)]
    minimum: Option<i64>,
    #[serde(default, with = "time::serde::rfc3339::option")]
    closes_at: Option<OffsetDateTime>,
    closes_when_all_answered: Option<bool>,
}

/// A change whose values are checked.
pub(crate) struct PlanChange {
    minimum: Option<Minimum>,
    closes_at: Option<OffsetDateTime>,
    closes_when_all_answered: Option<bool>,
}

impl RoundChange {
    pub(crate) fn parse(self) -> Result<PlanChange> {
        Ok(PlanChange {
            minimum: field("minimum", self.minimum.map(Minimum::parse).transpose())?,
            closes_at: self.closes_at.map(in_utc).transpose()?,
            closes_when_all_answered: self.closes_when_all_answered,
        })
    }
}

impl PlanChange {
    /// The plan of `round` with the change made.
    pub(crate) fn apply(self, round: &domain::Round) -> service::Plan {
        let when_all = self.closes_when_all_answered;
        service::Plan {
            minimum: self.minimum.unwrap_or(round.minimum),
            closes_at: self.closes_at.unwrap_or(round.closes_at),
            closes_when_all_answered: when_all.unwrap_or(round.closes_when_all_answered),
        }
    }
}

fn in_utc(time: OffsetDateTime) -> Result<OffsetDateTime> {
    time.checked_to_offset(UtcOffset::UTC).ok_or_else(|| Error::Field {
        field: Some("closes_at".to_owned()),
        reason: "closes_at is not a time of this era".to_owned(),
    })
}

/// A round.
#[derive(Serialize, ToSchema)]
pub(crate) struct Round {
    id: String,
    pulse: i64,
    /// 1 for the first round of its pulse, then 2, 3, …
    number: i64,
    #[schema(value_type = String, pattern = "^(draft|open|closing|closed|released)$")]
    state: domain::State,
    minimum: usize,
    #[serde(with = "time::serde::rfc3339")]
    closes_at: OffsetDateTime,
    closes_when_all_answered: bool,
    invited: usize,
    /// How many have answered; null while it is not to be told.
    answered: Option<usize>,
    /// The twelve words of its sheet, once it was opened.
    words: Option<String>,
    #[serde(with = "time::serde::rfc3339::option")]
    opened_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    closed_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    released_at: Option<OffsetDateTime>,
}

impl From<&service::RoundStatus> for Round {
    fn from(status: &service::RoundStatus) -> Self {
        let round = &status.round;
        Self {
            id: round.id.as_str().to_owned(),
            pulse: round.pulse.0,
            number: round.number,
            state: round.state,
            minimum: round.minimum.value(),
            closes_at: round.closes_at,
            closes_when_all_answered: round.closes_when_all_answered,
            invited: round.invited,
            answered: status.answered,
            words: status.words.clone(),
            opened_at: round.opened_at,
            closed_at: round.closed_at,
            released_at: round.released_at,
        }
    }
}

/// A personal link, told once: the server keeps its hash only.
#[derive(Serialize, ToSchema)]
pub(crate) struct Link {
    /// Its invitation.
    id: i64,
    leader: Leader,
    url: String,
}

impl From<&service::Link> for Link {
    fn from(link: &service::Link) -> Self {
        Self { id: link.id.0, leader: Leader::from(&link.leader), url: link.url.clone() }
    }
}

/// An invitation; never whether it was used.
#[derive(Serialize, ToSchema)]
pub(crate) struct Invitation {
    id: i64,
    leader: Leader,
    revoked: bool,
}

impl From<&service::Invitation> for Invitation {
    fn from(invitation: &service::Invitation) -> Self {
        Self {
            id: invitation.id.0,
            leader: Leader::from(&invitation.leader),
            revoked: invitation.revoked,
        }
    }
}

/// What was deleted, and where it may still be.
#[derive(Serialize, ToSchema)]
pub(crate) struct Removed {
    /// How many rounds went with it.
    rounds: usize,
    /// The backups that still hold it, by name.
    backups: Vec<String>,
    /// The same in a sentence.
    note: String,
}

impl From<deletion::Removed> for Removed {
    fn from(removed: deletion::Removed) -> Self {
        Self { rounds: removed.rounds, backups: removed.backups, note: removed.note }
    }
}
