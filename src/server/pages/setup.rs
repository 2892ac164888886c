//! First run: the one-time link leads here; its token stays in the fragment until it is sent.

use super::{Frame, render};
use crate::server::error::Result;
use crate::server::shared::Shared;
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "setup.html", config = "web/askama.toml")]
struct SetUpPage {
    frame: Frame,
    /// Whether there is an account already.
    is_done: bool,
}

pub(crate) async fn show(shared: web::Data<Shared>) -> Result<HttpResponse> {
    let is_done = shared.run(crate::service::Installation::is_set_up).await?;
    render(&SetUpPage { frame: Frame::open("Set up"), is_done })
}
