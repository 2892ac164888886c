//! Signing in and out.

use crate::domain::{Account, Email, Password};
use crate::server::address::Caller;
use crate::server::auth::{self, SignedIn};
use crate::server::error::Result;
use crate::server::json::{self, Body, field};
use crate::server::shared::Shared;
use crate::server::wire::{Session, SignIn};
use crate::service;
use crate::service::accounts::SessionSecret;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

/// Signs in. The session is always a new one, and the one that the browser had ends: who
/// planted a cookie before gains nothing.
pub(crate) async fn create(
    request: HttpRequest,
    caller: Caller,
    shared: web::Data<Shared>,
    body: Body,
) -> Result<HttpResponse> {
    let SignIn { email, password } = body.json().await?;
    let email = field("email", Email::parse(&email))?;
    shared.limits.count_sign_in(caller)?;
    // A password that is too short is nobody's.
    let password = Password::parse(&password).map_err(|_| service::Error::SignIn)?;
    let before = auth::session_secret(&request, &shared);
    let begun = shared
        .run(move |it| {
            let begun = it.sign_in(&email, &password)?;
            before.map_or(Ok(()), |before| it.sign_out(&before))?;
            Ok(begun)
        })
        .await?;
    self::begun(StatusCode::OK, &begun.0, &begun.1, &shared)
}

pub(crate) async fn show(actor: SignedIn) -> Result<HttpResponse> {
    let (account, secret, _) = actor.into_session();
    json::ok(&Session::new(&account, &secret))
}

pub(crate) async fn delete(actor: SignedIn) -> Result<HttpResponse> {
    let (_, secret, shared) = actor.into_session();
    shared.run(move |it| it.sign_out(&secret)).await?;
    let gone = auth::no_session_cookie(&shared.installation);
    Ok(HttpResponse::NoContent().cookie(gone).finish())
}

/// Who is signed in now, and the cookie that says so.
pub(super) fn begun(
    status: StatusCode,
    account: &Account,
    secret: &SessionSecret,
    shared: &Shared,
) -> Result<HttpResponse> {
    let body = serde_json::to_string(&Session::new(account, secret))?;
    let cookie = auth::session_cookie(secret, &shared.installation);
    let mut response = HttpResponse::build(status);
    Ok(response.cookie(cookie).content_type("application/json").body(body))
}
