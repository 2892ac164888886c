//! One file per subject; a handler reads what was sent, runs one use case, and answers.

pub(super) mod accounts;
pub(super) mod assets;
pub(super) mod demo;
pub(super) mod invitations;
pub(super) mod leaders;
pub(super) mod organization;
pub(super) mod probes;
pub(super) mod pulses;
pub(super) mod reading;
pub(super) mod rounds;
pub(super) mod session;
pub(super) mod setup;
pub(super) mod teams;

use super::error::{Error, Result};
use super::json;
use super::wire::Removed;
use crate::service::deletion;
use actix_web::HttpResponse;
use serde::Serialize;

/// 200 with each thing as the wire shows it.
fn list<'a, T, W>(things: &'a [T]) -> Result<HttpResponse>
where
    W: From<&'a T> + Serialize,
{
    json::ok(&things.iter().map(W::from).collect::<Vec<_>>())
}

/// 200 with what was deleted and where it may still be.
fn removed(removed: deletion::Removed) -> Result<HttpResponse> {
    json::ok(&Removed::from(removed))
}

/// Any address that is none of ours.
pub(super) async fn nothing() -> Result<HttpResponse> {
    Err(Error::NotFound { what: "address" })
}
