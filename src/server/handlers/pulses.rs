//! Pulses.

use crate::domain::instrument::priorities::advice;
use crate::domain::{PulseId, TeamId};
use crate::server::auth::{Organizer, SignedIn};
use crate::server::error::Result;
use crate::server::json::{self, Body};
use crate::server::wire::{Advice, ListedPriorities, NewPulse, Pulse, PulseChange};
use actix_web::HttpResponse;

pub(crate) async fn list(actor: SignedIn, team: TeamId) -> Result<HttpResponse> {
    let pulses = actor.run(move |it, actor| it.pulses(actor, team)).await?;
    super::list::<_, Pulse>(&pulses)
}

pub(crate) async fn create(actor: Organizer, team: TeamId, body: Body) -> Result<HttpResponse> {
    let (name, cadence, questions) = body.json::<NewPulse>().await?.parse()?;
    let pulse = actor
        .run(move |it, actor| it.create_pulse(actor, team, &name, cadence, &questions))
        .await?;
    json::created(&Pulse::from(&pulse))
}

pub(crate) async fn show(actor: SignedIn, pulse: PulseId) -> Result<HttpResponse> {
    let pulse = actor.run(move |it, actor| it.pulse(actor, pulse)).await?;
    json::ok(&Pulse::from(&pulse))
}

pub(crate) async fn change(actor: Organizer, pulse: PulseId, body: Body) -> Result<HttpResponse> {
    let (name, cadence, questions) = body.json::<PulseChange>().await?.parse()?;
    let changed = actor
        .run(move |it, actor| {
            let before = it.pulse(actor, pulse)?;
            let (name, cadence) = (name.unwrap_or(before.name), cadence.unwrap_or(before.cadence));
            it.change_pulse(actor, pulse, &name, cadence, questions.as_ref())
        })
        .await?;
    json::ok(&Pulse::from(&changed))
}

pub(crate) async fn delete(actor: Organizer, pulse: PulseId) -> Result<HttpResponse> {
    super::removed(actor.run(move |it, actor| it.delete_pulse(actor, pulse)).await?)
}

/// What to think about in a list of priorities; keeps nothing.
pub(crate) async fn advise(_: Organizer, body: Body) -> Result<HttpResponse> {
    let ListedPriorities { priorities } = body.json().await?;
    super::list::<_, Advice>(&advice::advice(&priorities))
}
