//! Pages: one file per subject; a view struct, filled from use cases, becomes a template of
//! web/templates. Pages are GET only: what changes something is the JSON API, called by the
//! page's script. Must not know: SQL, keys, formulas.
//!
//! Every template extends `layout.html`, which takes the field `frame`; the parts that pages
//! are made of are macros in `components.html`.

pub(super) mod account;
pub(super) mod answer;
pub(super) mod audit;
pub(super) mod errors;
pub(super) mod flow;
mod frame;
pub(super) mod home;
mod moment;
pub(super) mod organization;
pub(super) mod preview;
pub(super) mod reading;
pub(super) mod report;
pub(super) mod rounds;
pub(super) mod setup;
pub(super) mod sign_in;
#[cfg(debug_assertions)]
pub(super) mod styleguide;
pub(super) mod teams;
mod words;

pub(crate) use frame::{Frame, Place, Viewer};

use super::error::Result;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

/// Where a template finds an asset: `{{ crate::server::pages::asset("styles/app.css") }}`.
pub(crate) fn asset(name: &str) -> String {
    super::assets::address(name)
}

/// The page, with status 200.
pub(crate) fn render(page: &impl Template) -> Result<HttpResponse> {
    render_as(StatusCode::OK, page)
}

/// The page, with this status. Like everything that may be personal it is kept nowhere
/// (`headers` says so).
pub(crate) fn render_as(status: StatusCode, page: &impl Template) -> Result<HttpResponse> {
    let html = page.render()?;
    Ok(HttpResponse::build(status).content_type("text/html; charset=utf-8").body(html))
}
