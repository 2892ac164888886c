//! Teams and rosters.

use crate::domain::TeamId;
use crate::server::auth::{Organizer, SignedIn};
use crate::server::error::Result;
use crate::server::json::{self, Body};
use crate::server::wire::{NewTeam, Roster, Team, TeamChange};
use crate::service::Installation;
use actix_web::HttpResponse;

/// A roster may have 5,000 rows.
const MOST_ROSTER_BYTES: usize = 1024 * 1024;

pub(crate) async fn list(actor: SignedIn) -> Result<HttpResponse> {
    let teams = actor.run(Installation::teams).await?;
    super::list::<_, Team>(&teams)
}

pub(crate) async fn create(actor: Organizer, body: Body) -> Result<HttpResponse> {
    let (name, parent) = body.json::<NewTeam>().await?.parse()?;
    let team = actor.run(move |it, actor| it.create_team(actor, &name, parent)).await?;
    json::created(&Team::from(&team))
}

pub(crate) async fn show(actor: SignedIn, team: TeamId) -> Result<HttpResponse> {
    let team = actor.run(move |it, actor| it.team(actor, team)).await?;
    json::ok(&Team::from(&team))
}

pub(crate) async fn change(actor: Organizer, team: TeamId, body: Body) -> Result<HttpResponse> {
    let (name, parent) = body.json::<TeamChange>().await?.parse()?;
    let changed = actor
        .run(move |it, actor| {
            let before = it.team(actor, team)?;
            let name = name.unwrap_or(before.name);
            it.change_team(actor, team, &name, parent.apply(before.parent))
        })
        .await?;
    json::ok(&Team::from(&changed))
}

pub(crate) async fn delete(actor: Organizer, team: TeamId) -> Result<HttpResponse> {
    super::removed(actor.run(move |it, actor| it.delete_team(actor, team)).await?)
}

pub(crate) async fn roster(actor: Organizer, team: TeamId) -> Result<HttpResponse> {
    let roster = actor.run(move |it, actor| it.roster(actor, team)).await?;
    json::ok(&Roster::from(&roster))
}

pub(crate) async fn set_roster(actor: Organizer, team: TeamId, body: Body) -> Result<HttpResponse> {
    let roster = body.json_up_to::<Roster>(MOST_ROSTER_BYTES).await?.parse()?;
    let kept = actor
        .run(move |it, actor| {
            it.set_roster(actor, team, &roster)?;
            it.roster(actor, team)
        })
        .await?;
    json::ok(&Roster::from(&kept))
}
