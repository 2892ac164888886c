//! Rounds, as organizers run them.

use crate::domain::{PulseId, RoundId};
use crate::server::auth::{Organizer, SignedIn};
use crate::server::error::Result;
use crate::server::json::{self, Body};
use crate::server::wire::{AuditLine, Link, NewRound, Release, Round, RoundChange};
use actix_web::HttpResponse;

pub(crate) async fn list(actor: SignedIn, pulse: PulseId) -> Result<HttpResponse> {
    let rounds = actor.run(move |it, actor| it.rounds(actor, pulse)).await?;
    super::list::<_, Round>(&rounds)
}

pub(crate) async fn draft(actor: Organizer, pulse: PulseId, body: Body) -> Result<HttpResponse> {
    let plan = body.json::<NewRound>().await?.parse()?;
    let drafted = actor
        .run(move |it, actor| {
            let round = it.draft_round(actor, pulse, &plan)?;
            it.round(actor, &round.id)
        })
        .await?;
    json::created(&Round::from(&drafted))
}

pub(crate) async fn show(actor: SignedIn, round: RoundId) -> Result<HttpResponse> {
    let status = actor.run(move |it, actor| it.round(actor, &round)).await?;
    json::ok(&Round::from(&status))
}

pub(crate) async fn change(actor: Organizer, round: RoundId, body: Body) -> Result<HttpResponse> {
    let change = body.json::<RoundChange>().await?.parse()?;
    let changed = actor
        .run(move |it, actor| {
            let plan = change.apply(&it.round(actor, &round)?.round);
            it.change_round(actor, &round, &plan)?;
            it.round(actor, &round)
        })
        .await?;
    json::ok(&Round::from(&changed))
}

pub(crate) async fn delete(actor: Organizer, round: RoundId) -> Result<HttpResponse> {
    super::removed(actor.run(move |it, actor| it.delete_round(actor, &round)).await?)
}

/// What leaders would see; nothing can be sent with it.
pub(crate) async fn preview(actor: Organizer, round: RoundId) -> Result<HttpResponse> {
    Ok(json::text(actor.run(move |it, actor| it.preview(actor, &round)).await?))
}

/// The links are told here and never again.
pub(crate) async fn open(actor: Organizer, round: RoundId) -> Result<HttpResponse> {
    let links = actor.run(move |it, actor| it.open_round(actor, &round)).await?;
    super::list::<_, Link>(&links)
}

pub(crate) async fn restart(actor: Organizer, round: RoundId) -> Result<HttpResponse> {
    let restarted = actor
        .run(move |it, actor| {
            it.restart_round(actor, &round)?;
            it.round(actor, &round)
        })
        .await?;
    json::ok(&Round::from(&restarted))
}

pub(crate) async fn release(actor: Organizer, round: RoundId, body: Body) -> Result<HttpResponse> {
    let choice = body.optional_json::<Release>().await?.choice();
    let released = actor
        .run(move |it, actor| {
            it.release_with(actor, &round, choice)?;
            it.round(actor, &round)
        })
        .await?;
    json::ok(&Round::from(&released))
}

pub(crate) async fn report(actor: SignedIn, round: RoundId) -> Result<HttpResponse> {
    let report = actor.run(move |it, actor| it.report(actor, &round)).await?;
    Ok(json::text(report))
}

pub(crate) async fn audit(actor: SignedIn, round: RoundId) -> Result<HttpResponse> {
    let lines = actor.run(move |it, actor| it.audit_of_round(actor, &round)).await?;
    super::list::<_, AuditLine>(&lines)
}
