//! Leaders' routes (docs/protocol.md): no cookie, no session, no log. An unknown round, a
//! wrong key and no key at all are the same 404.

use crate::ballot::RoundKey;
use crate::domain::RoundId;
use crate::server::address::Caller;
use crate::server::error::{Error, Result};
use crate::server::json::{self, Body};
use crate::server::shared::Shared;
use crate::server::wire::{AuditLine, LeaderStatus, PermitRequest, Signature, Stored};
use crate::service::{self, Installation};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use std::future::{Ready, ready};

/// The header that carries the key that all links of a round share.
pub(crate) const KEY_HEADER: &str = "Parallax-Round-Key";
const MOST_PERMIT_BYTES: usize = 2 * 1024;
/// Above the one size of a ballot, so that its own error names that size.
const MOST_BALLOT_BYTES: usize = 16 * 1024;
const UNKNOWN: Error = Error::NotFound { what: "round" };

/// A round as a link names it.
pub(crate) struct Named {
    round: RoundId,
    key: RoundKey,
    shared: web::Data<Shared>,
}

impl FromRequest for Named {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::read(request).ok_or(UNKNOWN))
    }
}

impl Named {
    fn read(request: &HttpRequest) -> Option<Self> {
        let key = request.headers().get(KEY_HEADER)?.to_str().ok()?;
        Some(Self {
            round: RoundId::parse(request.match_info().query("round")).ok()?,
            key: RoundKey::parse(key).ok()?,
            shared: request.app_data::<web::Data<Shared>>()?.clone(),
        })
    }

    /// Runs a use case for this round; what is not there is the same as a wrong key.
    pub(crate) async fn run<T: Send + 'static>(
        self,
        work: impl FnOnce(&Installation, &RoundId, RoundKey) -> service::Result<T> + Send + 'static,
    ) -> Result<T> {
        let Self { round, key, shared } = self;
        let done = shared.run(move |installation| work(installation, &round, key)).await;
        done.map_err(|error| match error {
            Error::NotFound { .. } => UNKNOWN,
            other => other,
        })
    }
}

pub(crate) async fn sheet(named: Named) -> Result<HttpResponse> {
    Ok(json::text(named.run(Installation::sheet).await?))
}

pub(crate) async fn status(named: Named) -> Result<HttpResponse> {
    let status = named.run(Installation::leader_status).await?;
    json::ok(&LeaderStatus::from(&status))
}

pub(crate) async fn permit(caller: Caller, named: Named, body: Body) -> Result<HttpResponse> {
    let shared = named.shared.clone();
    let sent: PermitRequest = body.json_up_to(MOST_PERMIT_BYTES).await?;
    let (token, blinded) = sent.decode()?;
    let signed = named.run(move |it, round, key| it.issue_permit(round, key, &token, &blinded));
    let signed = signed.await;
    if matches!(signed, Err(Error::Service(service::Error::InvitationUnknown))) {
        shared.limits.count_failed_token(caller)?;
    }
    json::ok(&Signature::new(&signed?))
}

pub(crate) async fn cast(named: Named, body: Body) -> Result<HttpResponse> {
    let ballot = body.bytes(MOST_BALLOT_BYTES).await?;
    let version = named.run(move |it, round, key| it.cast(round, key, &ballot)).await?;
    json::ok(&Stored { version })
}

pub(crate) async fn report(named: Named) -> Result<HttpResponse> {
    Ok(json::text(named.run(Installation::released_report).await?))
}

pub(crate) async fn bulletin(named: Named) -> Result<HttpResponse> {
    Ok(json::text(named.run(Installation::bulletin).await?))
}

pub(crate) async fn audit(named: Named) -> Result<HttpResponse> {
    let lines = named.run(Installation::round_audit).await?;
    super::list::<_, AuditLine>(&lines)
}
