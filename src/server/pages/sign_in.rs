//! Signing in, and from there back to the page that asked for it.

use super::{Frame, render};
use crate::server::auth::SignedIn;
use crate::server::error::Result;
use crate::server::shared::Shared;
use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

/// What was asked for before.
#[derive(Deserialize)]
pub(crate) struct Query {
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "sign_in.html", config = "web/askama.toml")]
struct SignInPage {
    frame: Frame,
    next: String,
    /// Whether there is an account to sign in to.
    is_set_up: bool,
}

pub(crate) async fn show(
    actor: Option<SignedIn>,
    query: web::Query<Query>,
    shared: web::Data<Shared>,
) -> Result<HttpResponse> {
    let next = own_path(&query.next);
    if actor.is_some() {
        return Ok(HttpResponse::SeeOther().insert_header((LOCATION, next)).finish());
    }
    let is_set_up = shared.run(crate::service::Installation::is_set_up).await?;
    let frame = Frame::open("Sign in");
    render(&SignInPage { frame, next: next.to_owned(), is_set_up })
}

/// A path of this server; what could lead elsewhere is the home page.
fn own_path(next: &str) -> &str {
    let leads_elsewhere = next.starts_with("//") || next.contains(['\\', '\n', '\r', '\t']);
    if next.starts_with('/') && !leads_elsewhere && next.is_ascii() { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn nobody_is_led_elsewhere() {
        assert_eq!(own_path("/teams/3?x=1"), "/teams/3?x=1");
        for other in ["", "teams", "//evil.org", "/\\evil.org", "https://evil.org", "/\t/evil.org"]
        {
            assert_eq!(own_path(other), "/", "{other}");
        }
    }
}
