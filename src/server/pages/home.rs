//! The first page after signing in: every team, where its rounds stand, what to do next.

use super::moment::Moment;
use super::{Frame, Place, render, words};
use crate::domain::{Right, State};
use crate::server::auth::SignedIn;
use crate::server::error::Result;
use crate::service::Installation;
use crate::service::overview::{PulseOverview, TeamOverview};
use crate::service::rounds::RoundStatus;
use actix_web::HttpResponse;
use askama::Template;
use time::OffsetDateTime;

#[derive(Template)]
#[template(path = "home.html", config = "web/askama.toml")]
struct HomePage {
    frame: Frame,
    teams: Vec<TeamCard>,
    /// Whether the viewer runs rounds.
    may_run: bool,
}

struct TeamCard {
    id: i64,
    name: String,
    leaders: String,
    pulses: Vec<PulseLine>,
}

/// A pulse and what it waits for: its last round, and earlier ones that are not done.
pub(super) struct PulseLine {
    pub(super) name: String,
    pub(super) stands: Vec<Stand>,
}

/// Where a round stands, and the next thing to do.
pub(super) struct Stand {
    pub(super) state: Option<(&'static str, &'static str)>,
    pub(super) text: String,
    pub(super) moment: Option<Moment>,
    /// Address and words; the first is what to do next.
    pub(super) actions: Vec<(String, &'static str)>,
}

pub(crate) async fn show(actor: SignedIn) -> Result<HttpResponse> {
    let viewer = actor.viewer();
    let may_run = viewer.role.has(Right::RunRounds);
    let (teams, now) =
        actor.run(|it, actor| Ok((it.overview(actor)?, Installation::now(it)))).await?;
    let frame = Frame::signed_in("Home", viewer, Place::Home);
    let teams = teams.iter().map(|team| TeamCard::new(team, may_run, now)).collect();
    render(&HomePage { frame, teams, may_run })
}

impl TeamCard {
    fn new(overview: &TeamOverview, may_run: bool, now: OffsetDateTime) -> Self {
        let lines = overview.pulses.iter().map(|pulse| PulseLine::new(pulse, may_run, now));
        Self {
            id: overview.team.id.0,
            name: overview.team.name.as_str().to_owned(),
            leaders: words::counted(overview.leaders, "leader"),
            pulses: lines.collect(),
        }
    }
}

impl PulseLine {
    pub(super) fn new(overview: &PulseOverview, may_run: bool, now: OffsetDateTime) -> Self {
        let name = overview.pulse.name.as_str().to_owned();
        let next = format!("/pulses/{}/next", overview.pulse.id.0);
        let Some((last, earlier)) = overview.rounds.split_last() else {
            let text = "No round yet".to_owned();
            let actions = allowed(may_run, vec![(next, "Plan the first round")]);
            return Self { name, stands: vec![Stand { state: None, text, moment: None, actions }] };
        };
        let earlier = earlier.iter().filter(|round| is_unfinished(round));
        // The one that waits longest comes first.
        let rounds = earlier.map(|round| (round, None)).chain([(last, overview.due)]);
        let stands = rounds.map(|(round, due)| Stand::new(round, due, &next, may_run, now));
        Self { name, stands: stands.collect() }
    }
}

impl Stand {
    fn new(
        round: &RoundStatus,
        due: Option<OffsetDateTime>,
        next: &str,
        may_run: bool,
        now: OffsetDateTime,
    ) -> Self {
        let (text, moment) = stands(round, due, now);
        let is_due = due.is_some_and(|due| due <= now);
        let state = round.round.state;
        Self {
            state: Some((words::state(state), words::tag(state))),
            text,
            moment: moment.map(Moment::from),
            actions: allowed(may_run, actions(round, next.to_owned(), is_due)),
        }
    }
}

/// Whether somebody still has to do something about a round that is not the pulse's last.
fn is_unfinished(round: &RoundStatus) -> bool {
    round.round.state != State::Released && !words::has_too_few(round)
}

/// Where a round stands, in words that end before a time.
fn stands(
    status: &RoundStatus,
    due: Option<OffsetDateTime>,
    now: OffsetDateTime,
) -> (String, Option<OffsetDateTime>) {
    let round = &status.round;
    let number = round.number;
    match round.state {
        State::Draft => {
            (format!("Round {number}, nobody is invited yet. Closes"), Some(round.closes_at))
        }
        State::Open => {
            let text = format!("Round {number}: {}. Closes", words::answered(status));
            (text, Some(round.closes_at))
        }
        State::Closing => (format!("Round {number} is being counted"), None),
        State::Closed if words::has_too_few(status) => {
            (format!("Round {number} had too few answers: nothing is shown"), None)
        }
        State::Closed => {
            let text =
                format!("Round {number}, {}. Waits to be read. Closed", words::answered(status));
            (text, round.closed_at)
        }
        State::Released => match due {
            Some(due) if due <= now => ("The next round was due".to_owned(), Some(due)),
            Some(due) => (format!("Round {number} is released. The next one is due"), Some(due)),
            None => (format!("Round {number} was released"), round.released_at),
        },
    }
}

/// What can be done, the next thing first; for whoever may not run rounds only what is read.
fn actions(status: &RoundStatus, next: String, is_due: bool) -> Vec<(String, &'static str)> {
    let page = format!("/rounds/{}", status.round.id.as_str());
    let too_few = words::has_too_few(status);
    match status.round.state {
        State::Draft => vec![(page, "Check and launch")],
        State::Open | State::Closing => vec![(page, "Open the round")],
        State::Closed if too_few => vec![(page, "Open the round")],
        State::Closed => {
            vec![(format!("{page}/reading"), "Read the sentences"), (page, "Open the round")]
        }
        State::Released if too_few => {
            vec![(next, "Start the next round"), (page, "Open the round")]
        }
        State::Released => {
            let report = (format!("{page}/report"), "Open the report");
            let next = (next, "Start the next round");
            if is_due { vec![next, report] } else { vec![report, next] }
        }
    }
}

fn allowed(may_run: bool, mut actions: Vec<(String, &'static str)>) -> Vec<(String, &'static str)> {
    actions.retain(|(address, _)| may_run || !address.ends_with("/next"));
    actions
}
