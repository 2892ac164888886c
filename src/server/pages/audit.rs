//! Audit logs: what organizers did, in a chain that shows when a line was changed or taken out.

use super::moment::Moment;
use super::{Frame, Place, render};
use crate::server::auth::Owner;
use crate::server::error::Result;
use crate::service::Installation;
use crate::service::audit::{AuditLine, first_broken};
use actix_web::HttpResponse;
use askama::Template;

/// A log as pages show it, the newest line first.
pub(super) struct Log {
    pub(super) lines: Vec<Line>,
    /// The number of the first line that does not fit.
    pub(super) broken_at: Option<i64>,
}

pub(super) struct Line {
    pub(super) number: i64,
    pub(super) at: Moment,
    pub(super) actor: String,
    pub(super) action: String,
    pub(super) detail: String,
}

impl Log {
    pub(super) fn new(lines: &[AuditLine]) -> Self {
        let told = lines.iter().rev().map(|line| Line {
            number: line.number,
            at: Moment::from(line.at),
            actor: line.actor.clone(),
            action: line.action.clone(),
            detail: line.detail.clone(),
        });
        Self { lines: told.collect(), broken_at: first_broken(lines) }
    }
}

#[derive(Template)]
#[template(path = "audit.html", config = "web/askama.toml")]
struct AuditPage {
    frame: Frame,
    log: Log,
}

/// The organization's own log.
pub(crate) async fn show(actor: Owner) -> Result<HttpResponse> {
    let viewer = actor.viewer();
    let lines = actor.run(Installation::organization_audit).await?;
    let frame = Frame::signed_in("Audit log", viewer, Place::Organization);
    render(&AuditPage { frame, log: Log::new(&lines) })
}
