//! The report as a page: one file that needs nothing (`report.html`), or the part that a
//! page of the web application shows in its own frame. Both are the same markup, in
//! `web/templates/report/`; the words and numbers come from here. Computes no statistic.

mod body;
mod decisions;
mod facts;
mod headline;
mod readings;

use super::Error;
use crate::analysis::report::Report;
use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use body::Body;

const STYLE: &str = include_str!("../../../web/dist/styles/report-file.css");
const REGULAR: &[u8] = include_bytes!("../../../web/dist/fonts/Inter-Regular.woff2");
const SEMIBOLD: &[u8] = include_bytes!("../../../web/dist/fonts/Inter-SemiBold.woff2");

/// What stands beside a report, and is not in it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// Which round, and when it was released.
    pub round: Option<&'a str>,
    /// The address under which each figure's files can be fetched.
    pub figures: Option<&'a str>,
}

/// One part of the team, where parts may be compared.
pub struct Part<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its report: priorities only.
    pub report: &'a Report,
}

/// The page of `report`, with its figures inline. Needs nothing from the network and
/// nothing beside it.
pub fn html(report: &Report, parts: &[Part<'_>], beside: Beside<'_>) -> Result<String, Error> {
    let page = Page {
        report,
        fonts: [BASE64.encode(REGULAR), BASE64.encode(SEMIBOLD)],
        style: STYLE,
        body: report_body(report, parts, beside)?,
    };
    Ok(page.render()?)
}

/// The report alone, from its first heading to its method: markup for a page that has
/// `styles/report.css`. Everything that people wrote is escaped; no style, no script.
pub fn report_body(
    report: &Report,
    parts: &[Part<'_>],
    beside: Beside<'_>,
) -> Result<String, Error> {
    Ok(Body::new(report, parts, beside)?.render()?)
}

/// What stands in a report's place when too few answered.
pub fn no_report(team: &str, reason: &str) -> Result<String, Error> {
    Ok(Nothing { team, reason }.render()?)
}

#[derive(Template)]
#[template(path = "report.html", config = "web/askama.toml")]
struct Page<'a> {
    report: &'a Report,
    fonts: [String; 2],
    style: &'static str,
    body: String,
}

#[derive(Template)]
#[template(path = "report/nothing.html", config = "web/askama.toml")]
struct Nothing<'a> {
    team: &'a str,
    reason: &'a str,
}
