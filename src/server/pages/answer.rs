//! The page of a leader's link. Must not know the round: it is the same bytes for every
//! address, so that it says nothing of any.

use super::{Frame, render};
use crate::server::error::Result;
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "answer.html", config = "web/askama.toml")]
struct AnswerPage {
    frame: Frame,
}

pub(crate) async fn show() -> Result<HttpResponse> {
    render(&AnswerPage { frame: Frame::open("Your invitation") })
}
