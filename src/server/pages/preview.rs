//! A draft as its leaders would see it: the answer page over the sheet that it would open
//! with, which the page's script asks the API for. Must not know what is asked.

use super::{Frame, Place, render};
use crate::domain::RoundId;
use crate::server::auth::Organizer;
use crate::server::error::Result;
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "preview.html", config = "web/askama.toml")]
struct PreviewPage {
    frame: Frame,
    id: String,
}

pub(crate) async fn show(actor: Organizer, round: RoundId) -> Result<HttpResponse> {
    let viewer = actor.viewer();
    let id = round.as_str().to_owned();
    // Refuses what is no draft.
    actor.run(move |it, actor| it.preview(actor, &round)).await?;
    render(&PreviewPage { frame: Frame::signed_in("Preview", viewer, Place::Home), id })
}
