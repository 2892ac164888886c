//! One's own account: name and password.

use super::{Frame, Place, render};
use crate::server::auth::SignedIn;
use crate::server::error::Result;
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "account.html", config = "web/askama.toml")]
struct AccountPage {
    frame: Frame,
    id: i64,
    person: String,
    email: String,
}

pub(crate) async fn show(actor: SignedIn) -> Result<HttpResponse> {
    let viewer = actor.viewer();
    let (account, _, _) = actor.into_session();
    render(&AccountPage {
        frame: Frame::signed_in("Your account", viewer, Place::Elsewhere),
        id: account.id.0,
        person: account.name.as_str().to_owned(),
        email: account.email.as_str().to_owned(),
    })
}
