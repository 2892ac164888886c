//! The organization and its audit log.

use crate::server::auth::{Owner, SignedIn};
use crate::server::error::Result;
use crate::server::json::{self, Body};
use crate::server::wire::{AuditLine, Organization, OrganizationChange};
use crate::service::Installation;
use actix_web::HttpResponse;

pub(crate) async fn show(actor: SignedIn) -> Result<HttpResponse> {
    let organization = actor.run(Installation::organization).await?;
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
    let lines = actor.run(Installation::organization_audit).await?;
    super::list::<_, AuditLine>(&lines)
}
