//! Accounts of the organization.

use crate::domain::AccountId;
use crate::server::auth::{Owner, SignedIn};
use crate::server::error::Result;
use crate::server::json::{self, Body};
use crate::server::wire::{Account, AccountChange, NewAccount};
use crate::service::Installation;
use actix_web::HttpResponse;

pub(crate) async fn list(actor: Owner) -> Result<HttpResponse> {
    let accounts = actor.run(Installation::accounts).await?;
    super::list::<_, Account>(&accounts)
}

pub(crate) async fn create(actor: Owner, body: Body) -> Result<HttpResponse> {
    let (new, role) = body.json::<NewAccount>().await?.parse()?;
    let account = actor.run(move |it, actor| it.add_account(actor, &new, role)).await?;
    json::created(&Account::from(&account))
}

/// An owner changes anybody, everybody their own name and password.
pub(crate) async fn change(
    actor: SignedIn,
    account: AccountId,
    body: Body,
) -> Result<HttpResponse> {
    let change = body.json::<AccountChange>().await?.parse()?;
    let account = actor.run(move |it, actor| it.change_account(actor, account, &change)).await?;
    json::ok(&Account::from(&account))
}

pub(crate) async fn delete(actor: Owner, account: AccountId) -> Result<HttpResponse> {
    super::removed(actor.run(move |it, actor| it.delete_account(actor, account)).await?)
}
