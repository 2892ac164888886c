//! The invented team, loaded beside the real ones for who wants to look around.

use crate::server::auth::Organizer;
use crate::server::error::Result;
use crate::server::json;
use crate::server::wire::Team;
use crate::service::Installation;
use actix_web::HttpResponse;

pub(crate) async fn load(actor: Organizer) -> Result<HttpResponse> {
    let team = actor.run(Installation::load_demo).await?;
    json::created(&Team::from(&team))
}
