//! The released report: a page for accounts with its figures and files, and the same report
//! for the page that a leader's link opens. Before the release there is none of it.

use super::{Frame, Place, Viewer, render, render_as};
use crate::domain::RoundId;
use crate::server::auth::SignedIn;
use crate::server::coding::{Accepted, compressed};
use crate::server::error::{Error, Result};
use crate::server::handlers::leaders::Named;
use crate::service;
use crate::service::Installation;
use crate::service::reports::{Picture, ReportPage};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

#[derive(Template)]
#[template(path = "report/page.html", config = "web/askama.toml")]
struct Page {
    frame: Frame,
    round: RoundId,
    number: i64,
    has_report: bool,
    body: String,
}

#[derive(Template)]
#[template(path = "report/early.html", config = "web/askama.toml")]
struct Early {
    frame: Frame,
    round: RoundId,
}

#[derive(Template)]
#[template(path = "report/leader.html", config = "web/askama.toml")]
struct LeadersPage {
    team: String,
    body: String,
}

/// The report, for accounts.
pub(crate) async fn show(actor: SignedIn, round: RoundId) -> Result<HttpResponse> {
    let (viewer, asked) = (actor.viewer(), round.clone());
    let figures = format!("/rounds/{}/figures", round.as_str());
    match actor.run(move |it, actor| it.report_page(actor, &asked, &figures)).await {
        Ok(shown) => page(viewer, shown),
        Err(Error::Service(service::Error::Conflict { code: "not-released", .. })) => {
            let frame = Frame::signed_in("No report yet", viewer, Place::Home);
            render_as(StatusCode::CONFLICT, &Early { frame, round })
        }
        Err(error) => Err(error),
    }
}

fn page(viewer: Viewer, shown: ReportPage) -> Result<HttpResponse> {
    let ReportPage { team, round, body, has_report } = shown;
    let frame = Frame::signed_in(team.name.as_str(), viewer, Place::Home);
    render(&Page { frame, round: round.id, number: round.number, has_report, body })
}

/// The same report for whoever has the round's key: reading it identifies nobody.
///
/// It may be compressed, as no page for accounts is (`coding`): it has no secret of whoever
/// asks, no token and no cookie's; nothing of the request comes back in it; what leaders wrote
/// is fixed by the release; and its key comes in a header that no other site's page can send.
pub(crate) async fn for_leaders(named: Named, accepted: Accepted) -> Result<HttpResponse> {
    let shown = named.run(Installation::leaders_report_page).await?;
    let page = LeadersPage { team: shown.team.name.as_str().to_owned(), body: shown.body };
    compressed(page.render()?, accepted.as_ref())
}

/// The report as one file: to keep, to send, to print.
pub(crate) async fn file(actor: SignedIn, round: RoundId) -> Result<HttpResponse> {
    let html = actor.run(move |it, actor| it.report_file(actor, &round)).await?;
    Ok(download("text/html; charset=utf-8", "report.html", html.into_bytes()))
}

/// Every number.
pub(crate) async fn numbers(actor: SignedIn, round: RoundId) -> Result<HttpResponse> {
    let json = actor.run(move |it, actor| it.report_numbers(actor, &round)).await?;
    Ok(download("application/json", "analysis.json", json))
}

/// One figure: `ranks.svg` or `ranks.png`.
pub(crate) async fn figure(
    actor: SignedIn,
    round: RoundId,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let file = request.match_info().query("figure").to_owned();
    let unknown = Error::NotFound { what: "figure" };
    let (picture, media_type) = match file.rsplit_once('.') {
        Some((_, "svg")) => (Picture::Svg, "image/svg+xml"),
        Some((_, "png")) => (Picture::Png, "image/png"),
        _ => return Err(unknown),
    };
    let name = file.split('.').next().unwrap_or_default().to_owned();
    let drawn = actor.run(move |it, actor| it.figure(actor, &round, &name, picture)).await?;
    Ok(download(media_type, &file, drawn))
}

/// A file to keep. Its name is one of ours: a figure that is not there is not found.
fn download(media_type: &str, name: &str, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(media_type)
        .insert_header(("Content-Disposition", format!("attachment; filename=\"{name}\"")))
        .body(bytes)
}
