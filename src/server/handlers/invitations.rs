//! Invitations of a round. Nothing here says, or lets time tell, who has answered.

use crate::domain::{InvitationId, RoundId};
use crate::server::auth::Organizer;
use crate::server::error::Result;
use crate::server::json;
use crate::server::wire::{Invitation, Link};
use actix_web::HttpResponse;

pub(crate) async fn list(actor: Organizer, round: RoundId) -> Result<HttpResponse> {
    let invitations = actor.run(move |it, actor| it.invitations(actor, &round)).await?;
    super::list::<_, Invitation>(&invitations)
}

pub(crate) async fn renew(
    actor: Organizer,
    round: RoundId,
    invitation: InvitationId,
) -> Result<HttpResponse> {
    let link = actor.run(move |it, actor| it.renew_invitation(actor, &round, invitation)).await?;
    json::ok(&Link::from(&link))
}

pub(crate) async fn revoke(
    actor: Organizer,
    round: RoundId,
    invitation: InvitationId,
) -> Result<HttpResponse> {
    actor.run(move |it, actor| it.revoke_invitation(actor, &round, invitation)).await?;
    Ok(HttpResponse::NoContent().finish())
}
