//! For whoever runs the server: is it alive, is it ready, how is it doing, what can it do.

use crate::server::error::{Error, Result};
use crate::server::json;
use crate::server::openapi;
use crate::server::shared::Shared;
use actix_web::{HttpResponse, web};

/// What Prometheus reads.
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

pub(crate) async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n")
}

pub(crate) async fn ready(shared: web::Data<Shared>) -> Result<HttpResponse> {
    if shared.run(|installation| Ok(installation.is_ready())).await? {
        return Ok(alive().await);
    }
    Err(Error::NotReady)
}

pub(crate) async fn metrics(shared: web::Data<Shared>) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().content_type(OPEN_METRICS).body(shared.metrics.to_text()?))
}

pub(crate) async fn openapi() -> Result<HttpResponse> {
    Ok(json::text(openapi::document().to_json()?))
}
