//! First run: the one-time link makes the organization and its owner.

use super::session;
use crate::server::address::Caller;
use crate::server::error::Result;
use crate::server::json::Body;
use crate::server::shared::Shared;
use crate::server::wire::SetUp;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

pub(crate) async fn spend(
    caller: Caller,
    shared: web::Data<Shared>,
    body: Body,
) -> Result<HttpResponse> {
    let sent: SetUp = body.json().await?;
    let (token, organization, owner) = sent.parse()?;
    shared.limits.count_sign_in(caller)?;
    let made = shared.run(move |it| it.set_up(&token, &organization, &owner)).await?;
    session::begun(StatusCode::CREATED, &made.0, &made.1, &shared)
}
