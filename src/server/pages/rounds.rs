//! A round, by its state: draft with the last check, open with its invitations, closed, released.
//! Nothing on it tells more of answers than `words::answered`.

use super::moment::Moment;
use super::{Frame, Place, Viewer, render, words};
use crate::domain::round::{RELEASES_ITSELF_AFTER_DAYS, RESTART_DAYS_LEFT};
use crate::domain::{Right, Round, RoundId, State};
use crate::server::auth::SignedIn;
use crate::server::error::Result;
use crate::service::Installation;
use crate::service::overview::RoundOverview;
use crate::service::rounds::{Invitation, LastCheck};
use actix_web::HttpResponse;
use askama::Template;
use time::{Duration, OffsetDateTime};

#[derive(Template)]
#[template(path = "round.html", config = "web/askama.toml")]
#[expect(clippy::struct_excessive_bools, reason = "what a template asks, it asks by name")]
struct RoundPage {
    frame: Frame,
    id: String,
    api: String,
    /// The state's word, for the template's parts.
    state: &'static str,
    tag: (&'static str, &'static str),
    heading: String,
    /// The team's page and name.
    team: (String, String),
    organization: String,
    pulse: i64,
    may_run: bool,
    is_last: bool,
    minimum: usize,
    closes: Moment,
    closed: Option<Moment>,
    released: Option<Moment>,
    /// When it releases itself, while it is closed.
    releases_itself: Option<Moment>,
    when_all: bool,
    invited: usize,
    answered: Option<usize>,
    answered_in_words: String,
    has_too_few: bool,
    words: Option<String>,
    check: Option<CheckList>,
    invitations: Vec<InvitationLine>,
    can_restart: bool,
    restart_days: i64,
    goes: Vec<String>,
    held_by: String,
}

struct InvitationLine {
    id: i64,
    name: String,
    email: Option<String>,
    revoked: bool,
}

/// The last check before a launch.
struct CheckList {
    lines: Vec<CheckLine>,
    is_passed: bool,
}

/// One thing that was checked.
struct CheckLine {
    /// `ok`, `note` or `stop`.
    kind: &'static str,
    title: String,
    text: String,
    /// Where to mend it.
    mend: Option<(String, &'static str)>,
}

/// What is read of a round in one go.
struct Read {
    overview: RoundOverview,
    check: Option<LastCheck>,
    invitations: Vec<Invitation>,
    backups: Vec<String>,
    now: OffsetDateTime,
}

pub(crate) async fn show(actor: SignedIn, round: RoundId) -> Result<HttpResponse> {
    let viewer = actor.viewer();
    let may_run = viewer.role.has(Right::RunRounds);
    let read = actor
        .run(move |it, actor| {
            let overview = it.round_overview(actor, &round)?;
            let (state, now) = (overview.status.round.state, it.now());
            let mut read =
                Read { overview, check: None, invitations: Vec::new(), backups: Vec::new(), now };
            if !may_run {
                return Ok(read);
            }
            match state {
                State::Draft => read.check = Some(it.last_check(actor, &round)?),
                State::Open => read.invitations = it.invitations(actor, &round)?,
                State::Closing | State::Closed | State::Released => {}
            }
            read.backups = it.backups_holding(actor, Some(&round))?;
            Ok(read)
        })
        .await?;
    render(&RoundPage::new(read, viewer, may_run))
}

impl RoundPage {
    fn new(read: Read, viewer: Viewer, may_run: bool) -> Self {
        let Read { overview, check, invitations, backups, now } = read;
        let RoundOverview { status, pulse, team, organization, is_last } = overview;
        let has_too_few = words::has_too_few(&status);
        let answered_in_words = words::answered(&status);
        let round = status.round;
        let heading = format!("{}, round {}", pulse.name.as_str(), round.number);
        let releases_itself = round.closed_at.filter(|_| round.state == State::Closed);
        let id = round.id.as_str().to_owned();
        Self {
            frame: Frame::signed_in(heading.clone(), viewer, Place::Home),
            state: round.state.as_str(),
            tag: (words::state(round.state), words::tag(round.state)),
            heading,
            team: (format!("/teams/{}", team.id.0), team.name.as_str().to_owned()),
            api: format!("/api/rounds/{id}"),
            organization: organization.name.as_str().to_owned(),
            pulse: pulse.id.0,
            may_run,
            is_last,
            minimum: round.minimum.value(),
            closes: Moment::from(round.closes_at),
            closed: round.closed_at.map(Moment::from),
            released: round.released_at.map(Moment::from),
            releases_itself: releases_itself
                .map(|closed| Moment::from(closed + Duration::days(RELEASES_ITSELF_AFTER_DAYS))),
            when_all: round.closes_when_all_answered,
            invited: round.invited,
            answered: status.answered,
            answered_in_words,
            has_too_few,
            words: status.words,
            check: check.map(|check| CheckList::new(&check, &id, team.id.0)),
            invitations: invitations.iter().map(InvitationLine::new).collect(),
            can_restart: can_restart(&round, now),
            restart_days: RESTART_DAYS_LEFT,
            goes: goes(&round),
            held_by: words::held_by(&backups),
            id,
        }
    }
}

fn can_restart(round: &Round, now: OffsetDateTime) -> bool {
    round.state == State::Open && round.closes_at - now >= Duration::days(RESTART_DAYS_LEFT)
}

/// What goes with the round.
fn goes(round: &Round) -> Vec<String> {
    let what = match round.state {
        State::Draft => "the draft and its audit log",
        State::Open | State::Closing => {
            "the round, its links and its audit log; what was answered is destroyed unread"
        }
        State::Closed => "the report, the bulletin and the audit log, before anybody has seen them",
        State::Released => "the report, the bulletin and the audit log, for leaders, too",
    };
    vec![what.to_owned()]
}

impl InvitationLine {
    fn new(invitation: &Invitation) -> Self {
        let leader = &invitation.leader;
        Self {
            id: invitation.id.0,
            name: leader.name.as_str().to_owned(),
            email: leader.email.as_ref().map(|email| email.as_str().to_owned()),
            revoked: invitation.revoked,
        }
    }
}

impl CheckList {
    fn new(check: &LastCheck, round: &str, team: i64) -> Self {
        let edit = |step: &str| Some((format!("/rounds/{round}/edit#{step}"), "Change it"));
        let roster = Some((format!("/teams/{team}/roster"), "Add leaders"));
        let told = [
            Some(leaders(check, roster)),
            window(check, edit("window")),
            Some(address(check)),
            Some(mail(check)),
        ];
        let lines = told.into_iter().flatten().collect();
        Self { lines, is_passed: check.is_passed() }
    }
}

fn leaders(check: &LastCheck, mend: Option<(String, &'static str)>) -> CheckLine {
    let LastCheck { leaders, minimum, .. } = *check;
    let title = format!("{} invited", words::counted(leaders, "leader"));
    if leaders < minimum {
        let text = format!(
            "The round shows nothing below {minimum} answers, so {minimum} leaders are the fewest."
        );
        return CheckLine { kind: "stop", title, text, mend };
    }
    if leaders == minimum {
        let text = "One who does not answer is enough for nothing to be shown.".to_owned();
        return CheckLine { kind: "note", title, text, mend };
    }
    let text = format!("Nothing is shown below {minimum} answers.");
    CheckLine { kind: "ok", title, text, mend: None }
}

/// Told only when it is wrong: the page says when the round closes.
fn window(check: &LastCheck, mend: Option<(String, &'static str)>) -> Option<CheckLine> {
    (!check.window_is_right).then(|| CheckLine {
        kind: "stop",
        title: "The closing time is over, or too near".to_owned(),
        text: "Leaders need an hour at least, and sixty days at most.".to_owned(),
        mend,
    })
}

fn address(check: &LastCheck) -> CheckLine {
    let url = &check.public_url;
    if !check.is_secure {
        return CheckLine {
            kind: "stop",
            title: format!("{url} has no TLS"),
            text:
                "Leaders’ browsers refuse to encrypt there. Whoever runs the server puts a proxy \
                   with TLS in front and sets public-url to https://…"
                    .to_owned(),
            mend: None,
        };
    }
    if url.starts_with("http://") {
        return CheckLine {
            kind: "note",
            title: format!("Links lead to {url}"),
            text: "That is this computer only: good for trying, but nobody else can open them."
                .to_owned(),
            mend: None,
        };
    }
    let title = format!("Links lead to {url}, encrypted");
    CheckLine { kind: "ok", title, text: String::new(), mend: None }
}

fn mail(check: &LastCheck) -> CheckLine {
    let without = match check.without_address {
        0 => String::new(),
        count => format!(
            " {} no address.",
            if count == 1 { "One leader has".to_owned() } else { format!("{count} leaders have") }
        ),
    };
    CheckLine {
        kind: "note",
        title: "You send the invitations".to_owned(),
        text: format!(
            "This server sends no mail. After the launch you get every leader’s personal link: to \
             copy, as a table for mail merge, and as QR codes to print.{without}"
        ),
        mend: None,
    }
}

#[derive(Template)]
#[template(path = "round/audit.html", config = "web/askama.toml")]
struct AuditPage {
    frame: Frame,
    back: (String, String),
    log: super::audit::Log,
}

/// What organizers did with the round; its leaders can read the same.
pub(crate) async fn audit(actor: SignedIn, round: RoundId) -> Result<HttpResponse> {
    let viewer = actor.viewer();
    let id = round.as_str().to_owned();
    let read = move |it: &Installation, actor: &_| {
        Ok((it.round_overview(actor, &round)?, it.audit_of_round(actor, &round)?))
    };
    let (overview, lines) = actor.run(read).await?;
    let heading =
        format!("{}, round {}", overview.pulse.name.as_str(), overview.status.round.number);
    render(&AuditPage {
        frame: Frame::signed_in(format!("Audit log: {heading}"), viewer, Place::Home),
        back: (format!("/rounds/{id}"), heading),
        log: super::audit::Log::new(&lines),
    })
}
