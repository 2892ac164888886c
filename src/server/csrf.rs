//! Against requests that another site makes a browser send: what changes something must
//! come from our own pages. A token on top is checked with the session (`auth`).

use super::error::Error;
use super::limits::is_leaders;
use super::shared::Shared;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HeaderMap, ORIGIN};
use actix_web::middleware::Next;
use actix_web::web;
use sha2::{Digest as _, Sha256};

/// The header that carries the session's token.
pub(crate) const TOKEN_HEADER: &str = "X-CSRF-Token";

/// Whether a method changes nothing.
pub(crate) fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Refuses what would change something and does not come from our own pages. Leaders' routes
/// read no cookie: another site gains nothing there.
pub(crate) async fn require_same_origin(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> actix_web::Result<ServiceResponse<BoxBody>> {
    let guarded = !is_safe(request.method()) && !is_leaders(&request);
    let public_url = request
        .app_data::<web::Data<Shared>>()
        .map_or("", |shared| shared.installation.public_url());
    if guarded && !is_same_origin(request.headers(), public_url) {
        return Ok(request.error_response(Error::ForeignOrigin));
    }
    Ok(next.call(request).await?.map_into_boxed_body())
}

/// A browser says where a request comes from and a page can't change it. Programs that
/// are no browser send `Origin` themselves.
fn is_same_origin(headers: &HeaderMap, public_url: &str) -> bool {
    if let Some(site) = headers.get("Sec-Fetch-Site") {
        return site == "same-origin" || site == "none";
    }
    headers.get(ORIGIN).is_some_and(|origin| origin == public_url)
}

/// Whether the header carries this token. Digests are compared, so that the time it takes
/// tells nothing of the token.
pub(crate) fn carries_token(headers: &HeaderMap, token: &str) -> bool {
    let sent = headers.get(TOKEN_HEADER);
    sent.is_some_and(|sent| Sha256::digest(sent.as_bytes()) == Sha256::digest(token.as_bytes()))
}
