//! The page on which a closed round's sentences are read and moved, and the one that says
//! why there is nothing to read. It must not know what a reading changes in the report.

use super::moment::Moment;
use super::{Frame, Place, render, render_as};
use crate::domain::{Account, OrganizationName, Pulse, Right, Round, RoundId, Team};
use crate::server::auth::SignedIn;
use crate::server::error::{Error, Result};
use crate::server::wire::Reading;
use crate::service::rounds::ToRead;
use crate::service::{self, Installation};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use askama::Template;
use serde::Serialize;

#[derive(Template)]
#[template(path = "reading.html", config = "web/askama.toml")]
struct Page {
    frame: Frame,
    around: Around,
    count: usize,
    machine: String,
    /// What the script knows: `wire::Reading` and [`Known`], as JSON.
    reading: String,
    known: String,
    /// The same groups for who has no scripts.
    groups: Vec<(String, Vec<String>)>,
    unsupported_language: bool,
    releases_itself: Moment,
}

#[derive(Template)]
#[template(path = "reading/nothing.html", config = "web/askama.toml")]
struct Nothing {
    frame: Frame,
    around: Around,
    heading: &'static str,
    text: String,
    /// Whether the round waits for its release all the same.
    waits: bool,
}

/// Where the page stands, and what its viewer may do.
struct Around {
    round: Round,
    pulse: Pulse,
    team: Team,
    organization: OrganizationName,
    may_release: bool,
}

/// What the script has to know of the round.
#[derive(Serialize)]
struct Known<'a> {
    id: &'a RoundId,
    invited: usize,
    organization: &'a str,
    low: usize,
    high: usize,
}

/// What there is to read, or why there is nothing: a word and a sentence.
type Found = std::result::Result<ToRead, (&'static str, String)>;

pub(crate) async fn page(actor: SignedIn, round: RoundId) -> Result<HttpResponse> {
    let viewer = actor.viewer();
    let (around, found) = actor.run(move |it, actor| look(it, actor, &round)).await?;
    let frame = Frame::signed_in("Read the sentences", viewer, Place::Home);
    match found {
        Ok(read) => board(frame, around, read),
        Err(("released", _)) => Ok(to_report(&around.round)),
        Err((code, reason)) => nothing(frame, around, code, reason),
    }
}

fn look(it: &Installation, actor: &Account, id: &RoundId) -> service::Result<(Around, Found)> {
    let round = it.round(actor, id)?.round;
    let pulse = it.pulse(actor, round.pulse)?;
    let team = it.team(actor, pulse.team)?;
    let organization = it.organization(actor)?.name;
    let may_release = actor.role.has(Right::RunRounds);
    let around = Around { round, pulse, team, organization, may_release };
    match it.reading(actor, id) {
        Ok(read) => Ok((around, Ok(read))),
        Err(service::Error::Conflict { code, reason }) => Ok((around, Err((code, reason)))),
        Err(error) => Err(error),
    }
}

fn board(frame: Frame, around: Around, read: ToRead) -> Result<HttpResponse> {
    let (low, high) = read.machine;
    let groups = read.groups.iter().map(|group| (group.label.clone(), group.sentences.clone()));
    let groups: Vec<(String, Vec<String>)> = groups.collect();
    let known = Known {
        id: &around.round.id,
        invited: around.round.invited,
        organization: around.organization.as_str(),
        low,
        high,
    };
    render(&Page {
        count: groups.iter().map(|(_, sentences)| sentences.len()).sum(),
        machine: if low == high { low.to_string() } else { format!("{low} to {high}") },
        known: serde_json::to_string(&known)?,
        groups,
        unsupported_language: read.unsupported_language,
        releases_itself: Moment::from(read.releases_itself),
        reading: serde_json::to_string(&Reading::of(read)?)?,
        frame,
        around,
    })
}

fn nothing(frame: Frame, around: Around, code: &str, reason: String) -> Result<HttpResponse> {
    let waits = code == "nothing-to-read";
    let (status, heading, text) = match code {
        "nothing-to-read" => (StatusCode::OK, "There is nothing to read", reason),
        "not-closed" => (
            StatusCode::CONFLICT,
            "The round is not closed yet",
            "Nobody reads a sentence before the round is closed and counted.".to_owned(),
        ),
        _ => return Err(Error::Service(service::Error::Conflict { code: "conflict", reason })),
    };
    render_as(status, &Nothing { frame, around, heading, text, waits })
}

fn to_report(round: &Round) -> HttpResponse {
    let report = format!("/rounds/{}/report", round.id.as_str());
    HttpResponse::SeeOther().insert_header((LOCATION, report)).finish()
}
