//! The organization and its audit log.

use crate::server::auth::{Owner, SignedIn};
use crate::server::error::Result;
use crate::server::json::{self, Body};
use crate::server::wire::{AuditLine, Organization, OrganizationChange};
use actix_web::HttpResponse;

pub(crate) async fn show(actor: SignedIn) -> Result<HttpResponse> {
    let organization = actor.run(|it, actor| it.organization(actor)).await?;
    json::ok(&Organization::from(&organization))
}

pub(crate) async fn change(actor: Owner, body: Body) -> Result<HttpResponse> {
    let (name, retention) = body.json::<OrganizationChange>().await?.parse()?;
    let changed = actor
        .run(move |it, actor| {
            let before = it.organization(actor)?;
            let name = name.unwrap_or(before.name);
            it.change_organization(actor, &name, retention.unwrap_or(before.retention_years))
        })
        .await?;
    json::ok(&Organization::from(&changed))
}

pub(crate) async fn audit(actor: Owner) -> Result<HttpResponse> {
    let lines = actor.run(|it, actor| it.organization_audit(actor)).await?;
    super::list::<_, AuditLine>(&lines)
}
