//! The organization and its accounts; for whoever is no owner, to look at only.

use super::{Frame, Place, render, words};
use crate::domain::{Account, Right, Role};
use crate::server::auth::SignedIn;
use crate::server::error::Result;
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "organization.html", config = "web/askama.toml")]
struct OrganizationPage {
    frame: Frame,
    organization: String,
    retention_years: u8,
    /// Whether the viewer is an owner.
    may_manage: bool,
    accounts: Vec<AccountLine>,
    /// Where a deleted account may still be.
    held_by: String,
    /// What goes with an account.
    goes: [&'static str; 1],
}

struct AccountLine {
    id: i64,
    api: String,
    /// The dialog that deletes it.
    dialog: String,
    name: String,
    email: String,
    role: &'static str,
    is_own: bool,
    /// Nobody can take the last owner's role or account.
    is_last_owner: bool,
}

pub(crate) async fn show(actor: SignedIn) -> Result<HttpResponse> {
    let viewer = actor.viewer();
    let may_manage = viewer.role.has(Right::ManageOrganization);
    let (organization, accounts, backups) = actor
        .run(move |it, actor| {
            let organization = it.organization(actor)?;
            if !may_manage {
                return Ok((organization, Vec::new(), Vec::new()));
            }
            Ok((organization, it.accounts(actor)?, it.backups_holding(actor, None)?))
        })
        .await?;
    let owners = accounts.iter().filter(|account| account.role == Role::Owner).count();
    let line = |account: &Account| AccountLine {
        id: account.id.0,
        api: format!("/api/accounts/{}", account.id.0),
        dialog: format!("delete-{}", account.id.0),
        name: account.name.as_str().to_owned(),
        email: account.email.as_str().to_owned(),
        role: account.role.as_str(),
        is_own: account.email.as_str() == viewer.email,
        is_last_owner: account.role == Role::Owner && owners == 1,
    };
    render(&OrganizationPage {
        organization: organization.name.as_str().to_owned(),
        retention_years: organization.retention_years.value(),
        may_manage,
        accounts: accounts.iter().map(line).collect(),
        held_by: words::held_by(&backups),
        goes: ["the account and its sessions; its name stays in audit logs"],
        frame: Frame::signed_in("Organization", viewer, Place::Organization),
    })
}
