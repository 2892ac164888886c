//! The request log: a random request id, the route's pattern, status and duration. Never an
//! address, a user agent, a body, a query or a path as it was asked for. Of leaders'
//! routes and of assets nothing at all: when one is used, and how it fails, is nobody's to read.

use super::error::Error;
use super::limits::is_leaders;
use super::shared::Shared;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::middleware::Next;
use actix_web::web;
use std::fmt::Write as _;
use std::hash::{BuildHasher as _, RandomState};
use std::time::Instant;

/// Logs and counts a request.
pub(crate) async fn record(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> actix_web::Result<ServiceResponse<BoxBody>> {
    let Some(shared) = request.app_data::<web::Data<Shared>>().cloned() else {
        return Ok(next.call(request).await?.map_into_boxed_body());
    };
    let (for_leaders, for_all) = (is_leaders(&request), is_asset(&request));
    let (method, begun) = (request.method().clone(), Instant::now());
    let response = next.call(request).await?.map_into_boxed_body();
    let status = response.status();
    if for_leaders {
        if status.is_server_error() {
            shared.metrics.count_leaders_failure();
        }
        return Ok(response);
    }
    if for_all {
        return Ok(response);
    }
    shared.metrics.count(status, begun.elapsed());
    let id = request_id();
    let route = response.request().match_pattern().unwrap_or_else(|| "none".to_owned());
    let milliseconds = begun.elapsed().as_millis();
    tracing::info!(request = id, %method, route, status = status.as_u16(), milliseconds, "answered");
    Ok(explain(response, status, &id))
}

/// Leaders' pages fetch these, too: when they do tells when somebody answers.
fn is_asset(request: &ServiceRequest) -> bool {
    let path = request.match_info().as_str();
    path.starts_with("/assets/") || path == "/favicon.ico"
}

/// Logs the cause of a failure once, and tells the caller where to find it.
fn explain(response: ServiceResponse, status: StatusCode, id: &str) -> ServiceResponse {
    let error = response.response().error().and_then(actix_web::Error::as_error::<Error>);
    let Some(error) = error.filter(|_| status.is_server_error()) else {
        return response;
    };
    tracing::error!(request = id, cause = chain(error), "failed");
    let told = error.respond(Some(id));
    response.into_response(told)
}

/// An error with everything behind it.
fn chain(error: &Error) -> String {
    let mut text = error.to_string();
    let mut next = std::error::Error::source(error);
    while let Some(source) = next {
        // Writing to a text can't fail.
        let _ = write!(text, ": {source}");
        next = source.source();
    }
    text
}

/// The standard library seeds each of these anew; unique enough to find a line of a log.
fn request_id() -> String {
    format!("{:016x}", RandomState::new().hash_one(()))
}
