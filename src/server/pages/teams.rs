//! A team: its leaders, its pulses and their rounds; and what goes when it is deleted.

use super::home::PulseLine;
use super::moment::Moment;
use super::{Frame, Place, render, words};
use crate::domain::{Right, Roster, State, TeamId};
use crate::server::auth::{Organizer, SignedIn};
use crate::server::error::Result;
use crate::service::Installation;
use crate::service::overview::{PulseOverview, TeamOverview};
use crate::service::rounds::RoundStatus;
use actix_web::HttpResponse;
use askama::Template;
use time::OffsetDateTime;

#[derive(Template)]
#[template(path = "team.html", config = "web/askama.toml")]
struct TeamPage {
    frame: Frame,
    id: i64,
    api: String,
    name: String,
    may_run: bool,
    leaders: usize,
    /// Names and addresses, for who runs rounds.
    roster: Vec<(String, Option<String>)>,
    pulses: Vec<PulseCard>,
    /// What goes with the team.
    goes: Vec<String>,
    held_by: String,
}

struct PulseCard {
    id: i64,
    api: String,
    /// The dialog that deletes it.
    dialog: String,
    line: PulseLine,
    cadence: &'static str,
    /// The word of the API.
    cadence_word: &'static str,
    rounds: Vec<RoundLine>,
    goes: Vec<String>,
}

struct RoundLine {
    id: String,
    number: i64,
    state: (&'static str, &'static str),
    answered: String,
    closes: Moment,
}

pub(crate) async fn show(actor: SignedIn, team: TeamId) -> Result<HttpResponse> {
    let viewer = actor.viewer();
    let may_run = viewer.role.has(Right::RunRounds);
    let (overview, roster, backups, now) = actor
        .run(move |it, actor| {
            let overview = it.team_overview(actor, team)?;
            if !may_run {
                return Ok((overview, None, Vec::new(), it.now()));
            }
            let roster = it.roster(actor, team)?;
            Ok((overview, Some(roster), it.backups_holding(actor, None)?, it.now()))
        })
        .await?;
    let leaders = roster.iter().flat_map(Roster::leaders).map(|leader| {
        let email = leader.email.as_ref().map(|email| email.as_str().to_owned());
        (leader.name.as_str().to_owned(), email)
    });
    let name = overview.team.name.as_str().to_owned();
    render(&TeamPage {
        id: team.0,
        api: format!("/api/teams/{}", team.0),
        may_run,
        leaders: overview.leaders,
        roster: leaders.collect(),
        pulses: overview.pulses.iter().map(|pulse| PulseCard::new(pulse, may_run, now)).collect(),
        goes: goes_with_team(&overview),
        held_by: words::held_by(&backups),
        frame: Frame::signed_in(name.clone(), viewer, Place::Home),
        name,
    })
}

impl PulseCard {
    fn new(overview: &PulseOverview, may_run: bool, now: OffsetDateTime) -> Self {
        Self {
            id: overview.pulse.id.0,
            api: format!("/api/pulses/{}", overview.pulse.id.0),
            dialog: format!("delete-pulse-{}", overview.pulse.id.0),
            line: PulseLine::new(overview, may_run, now),
            cadence: words::cadence(overview.pulse.cadence),
            cadence_word: overview.pulse.cadence.as_str(),
            rounds: overview.rounds.iter().rev().map(RoundLine::new).collect(),
            goes: goes_with_pulses(std::slice::from_ref(overview)),
        }
    }
}

impl RoundLine {
    fn new(status: &RoundStatus) -> Self {
        let round = &status.round;
        let answered = match round.state {
            State::Draft => String::new(),
            _ => words::answered(status),
        };
        Self {
            id: round.id.as_str().to_owned(),
            number: round.number,
            state: (words::state(round.state), words::tag(round.state)),
            answered,
            closes: Moment::from(round.closed_at.unwrap_or(round.closes_at)),
        }
    }
}

fn goes_with_team(overview: &TeamOverview) -> Vec<String> {
    let mut goes = vec![format!("the roster of {}", words::counted(overview.leaders, "leader"))];
    goes.extend(goes_with_pulses(&overview.pulses));
    goes
}

fn goes_with_pulses(pulses: &[PulseOverview]) -> Vec<String> {
    let rounds: Vec<_> = pulses.iter().flat_map(|pulse| &pulse.rounds).collect();
    let in_state = |states: &[State]| {
        rounds.iter().filter(|status| states.contains(&status.round.state)).count()
    };
    let (open, counted) =
        (in_state(&[State::Open, State::Closing]), in_state(&[State::Closed, State::Released]));
    let mut goes = Vec::new();
    if !pulses.is_empty() {
        goes.push(format!(
            "{} with questions, {} and their audit logs",
            words::counted(pulses.len(), "pulse"),
            words::counted(rounds.len(), "round")
        ));
    }
    if counted > 0 {
        goes.push(format!(
            "{} of closed rounds, for leaders, too",
            words::counted(counted, "report")
        ));
    }
    if open > 0 {
        goes.push(format!(
            "{} that still takes answers: its links end, and what was answered is destroyed unread",
            words::counted(open, "round")
        ));
    }
    goes
}

#[derive(Template)]
#[template(path = "roster.html", config = "web/askama.toml")]
struct RosterPage {
    frame: Frame,
    /// The team's page.
    address: String,
    name: String,
    /// The plan as JSON, as the flow reads it.
    plan: String,
}

/// Name and roster, to be changed.
pub(crate) async fn edit(actor: Organizer, team: TeamId) -> Result<HttpResponse> {
    let viewer = actor.viewer();
    let read =
        move |it: &Installation, actor: &_| Ok((it.team(actor, team)?, it.roster(actor, team)?));
    let (found, roster) = actor.run(read).await?;
    let name = found.name.as_str().to_owned();
    render(&RosterPage {
        address: format!("/teams/{}", team.0),
        plan: super::flow::plan_of_team(&found, &roster)?,
        frame: Frame::signed_in(format!("{name}: leaders"), viewer, Place::Home),
        name,
    })
}
