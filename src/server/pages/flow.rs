//! The guided flow: a new pulse, a draft that is changed, the next round of a pulse. The page's
//! script reads the plan from one attribute, keeps it in the browser and saves it by the API.

use super::{Frame, Place, Viewer, render};
use crate::domain::round::RESTART_DAYS_LEFT;
use crate::domain::{Cadence, Minimum, Pulse, PulseId, Roster, Round, RoundId, Team, TeamId};
use crate::server::auth::Organizer;
use crate::server::error::{Error, Result};
use crate::server::wire;
use crate::service;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::serde::rfc3339;

/// What a pulse is called until somebody says otherwise.
const USUAL_NAME: &str = "Strategy pulse";

type Step = (&'static str, &'static str);
const ALL: [Step; 6] = [
    ("team", "Leaders"),
    ("priorities", "Priorities"),
    ("official", "Official"),
    ("questions", "Questions"),
    ("window", "Window"),
    ("review", "Review"),
];
/// Of a pulse that was asked before only whom and when.
const OF_A_FROZEN_PULSE: [Step; 3] =
    [("team", "Leaders"), ("window", "Window"), ("review", "Review")];

#[derive(Template)]
#[template(path = "flow.html", config = "web/askama.toml")]
struct FlowPage {
    frame: Frame,
    heading: String,
    /// The way up: address and name.
    back: Option<(String, String)>,
    steps: &'static [Step],
    frozen: bool,
    /// A minimum that is none of the two that are offered.
    other_minimum: Option<usize>,
    /// As JSON.
    plan: String,
    /// Names the draft in the browser: one per account and purpose.
    key: String,
}

/// The plan as web/src/flow/draft.ts reads it.
#[derive(Serialize)]
struct Plan {
    made: Made,
    team: String,
    leaders: Vec<wire::Leader>,
    name: String,
    cadence: Cadence,
    questions: Option<wire::Questions>,
    #[serde(with = "rfc3339::option")]
    closes_at: Option<OffsetDateTime>,
    closes_when_all_answered: bool,
    minimum: usize,
    frozen: bool,
}

/// What is there already.
#[derive(Default, Serialize)]
struct Made {
    team: Option<i64>,
    pulse: Option<i64>,
    round: Option<String>,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            made: Made::default(),
            team: String::new(),
            leaders: Vec::new(),
            name: USUAL_NAME.to_owned(),
            cadence: Cadence::Quarterly,
            questions: None,
            closes_at: None,
            closes_when_all_answered: true,
            minimum: Minimum::DEFAULT.value(),
            frozen: false,
        }
    }
}

impl Plan {
    fn of_team(team: &Team, roster: &Roster) -> Self {
        Self {
            made: Made { team: Some(team.id.0), ..Made::default() },
            team: team.name.as_str().to_owned(),
            leaders: roster.leaders().iter().map(wire::Leader::from).collect(),
            ..Self::default()
        }
    }

    fn with_pulse(mut self, pulse: &Pulse) -> Self {
        self.made.pulse = Some(pulse.id.0);
        pulse.name.as_str().clone_into(&mut self.name);
        self.cadence = pulse.cadence;
        self.questions = Some(wire::Questions::from(&pulse.questions));
        self.frozen = pulse.frozen;
        self
    }

    fn with_window(mut self, round: &Round) -> Self {
        self.closes_when_all_answered = round.closes_when_all_answered;
        self.minimum = round.minimum.value();
        self
    }

    fn with_round(mut self, round: &Round) -> Self {
        self.made.round = Some(round.id.as_str().to_owned());
        self.closes_at = Some(round.closes_at);
        self.with_window(round)
    }

    fn show(
        self,
        viewer: Viewer,
        purpose: &str,
        heading: String,
        back: Option<(String, String)>,
    ) -> Result<HttpResponse> {
        let usual = self.minimum == 4 || self.minimum == Minimum::DEFAULT.value();
        render(&FlowPage {
            key: format!("{}/{purpose}", viewer.email),
            frame: Frame::signed_in(heading.clone(), viewer, Place::Home),
            heading,
            back,
            steps: if self.frozen { &OF_A_FROZEN_PULSE } else { &ALL },
            frozen: self.frozen,
            other_minimum: Some(self.minimum).filter(|_| !usual),
            plan: serde_json::to_string(&self)?,
        })
    }
}

/// A team's name and roster alone, for the page that changes them.
pub(super) fn plan_of_team(team: &Team, roster: &Roster) -> Result<String> {
    Ok(serde_json::to_string(&Plan::of_team(team, roster))?)
}

/// For which team a pulse is made, if it is there already.
#[derive(Deserialize)]
pub(crate) struct Query {
    team: Option<i64>,
}

/// A new pulse.
pub(crate) async fn create(actor: Organizer, query: web::Query<Query>) -> Result<HttpResponse> {
    let viewer = actor.viewer();
    let Some(team) = query.team.map(TeamId) else {
        return Plan::default().show(viewer, "new", "New pulse".to_owned(), None);
    };
    let (team, roster) =
        actor.run(move |it, actor| Ok((it.team(actor, team)?, it.roster(actor, team)?))).await?;
    let purpose = format!("new-{}", team.id.0);
    let heading = format!("New pulse for {}", team.name.as_str());
    Plan::of_team(&team, &roster).show(viewer, &purpose, heading, Some(up(&team)))
}

/// The next round of a pulse: the same questions, another window, a look at the roster.
pub(crate) async fn next(actor: Organizer, pulse: PulseId) -> Result<HttpResponse> {
    let viewer = actor.viewer();
    let (pulse, team, roster, last) = actor
        .run(move |it, actor| {
            let pulse = it.pulse(actor, pulse)?;
            let last = it.rounds(actor, pulse.id)?.pop();
            let (team, roster) = (it.team(actor, pulse.team)?, it.roster(actor, pulse.team)?);
            Ok((pulse, team, roster, last))
        })
        .await?;
    let plan = Plan::of_team(&team, &roster).with_pulse(&pulse);
    let (plan, number) = match &last {
        Some(last) => (plan.with_window(&last.round), last.round.number + 1),
        None => (plan, 1),
    };
    let purpose = format!("next-{}-{number}", pulse.id.0);
    let heading = format!("{}, round {number}", pulse.name.as_str());
    plan.show(viewer, &purpose, heading, Some(up(&team)))
}

/// A draft, to be changed.
pub(crate) async fn edit(actor: Organizer, round: RoundId) -> Result<HttpResponse> {
    let viewer = actor.viewer();
    let (overview, roster) = actor
        .run(move |it, actor| {
            let overview = it.round_overview(actor, &round)?;
            let roster = it.roster(actor, overview.team.id)?;
            Ok((overview, roster))
        })
        .await?;
    let round = &overview.status.round;
    if round.state != crate::domain::State::Draft {
        return Err(Error::from(service::Error::Conflict {
            code: "round-state",
            reason: format!(
                "the round was launched: its questions, roster and window stay as its leaders saw \
                 them. While {RESTART_DAYS_LEFT} days are left it can be restarted on its own page"
            ),
        }));
    }
    let plan = Plan::of_team(&overview.team, &roster).with_pulse(&overview.pulse).with_round(round);
    let id = round.id.as_str();
    let heading = format!("{}, round {}", overview.pulse.name.as_str(), round.number);
    let back = (format!("/rounds/{id}"), heading.clone());
    plan.show(viewer, &format!("round-{id}"), format!("Change {heading}"), Some(back))
}

fn up(team: &Team) -> (String, String) {
    (format!("/teams/{}", team.id.0), team.name.as_str().to_owned())
}
