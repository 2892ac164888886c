//! What leaders' browsers send and get (docs/protocol.md).

use crate::domain::State;
use crate::server::error::{Error, Result};
use crate::service::leaders as service;
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

/// Asks for a permit.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PermitRequest {
    /// The leader's own, 16 bytes (base64url).
    #[schema(pattern = "^[A-Za-z0-9_-]{22}$")]
    token: String,
    /// The blinded message, 384 bytes (base64url).
    #[schema(pattern = "^[A-Za-z0-9_-]{512}$")]
    blinded: String,
}

impl PermitRequest {
    /// Token and blinded message.
    pub(crate) fn decode(&self) -> Result<(Vec<u8>, Vec<u8>)> {
        Ok((bytes("token", &self.token)?, bytes("blinded", &self.blinded)?))
    }
}

fn bytes(field: &'static str, text: &str) -> Result<Vec<u8>> {
    BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| Error::Malformed {
        field: Some(field),
        reason: format!("{field} is not base64url without padding"),
    })
}

/// The blind signature.
#[derive(Serialize, ToSchema)]
pub(crate) struct Signature {
    /// 384 bytes (base64url): always as long.
    #[schema(pattern = "^[A-Za-z0-9_-]{512}$")]
    signature: String,
}

impl Signature {
    pub(crate) fn new(signature: &[u8]) -> Self {
        Self { signature: BASE64URL_NOPAD.encode(signature) }
    }
}

/// A ballot: a body of exactly 8,192 bytes.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the body in the API's document; ballot reads it")]
pub(crate) struct BallotBody {
    /// The leader's secret, 16 bytes (base64url).
    secret: String,
    /// 416 bytes (base64url), or null when the server has this ballot already.
    permit: Option<String>,
    #[schema(minimum = 1)]
    version: u32,
    /// The answers as JSON text, at most 6,144 bytes.
    answers: String,
    /// SHA-256 over round, secret, version and answers (base64url).
    commit: String,
    /// As many `.` as make the body 8,192 bytes.
    pad: String,
}

/// The ballot is stored, durably.
#[derive(Serialize, ToSchema)]
pub(crate) struct Stored {
    pub(crate) version: u32,
}

/// Where a round stands, as leaders see it.
#[derive(Serialize, ToSchema)]
pub(crate) struct LeaderStatus {
    #[schema(value_type = String, pattern = "^(draft|open|closing|closed|released)$")]
    state: State,
    /// How many have answered; null below 3.
    answered: Option<usize>,
    invited: usize,
    /// When it closes at the latest.
    #[serde(with = "time::serde::rfc3339")]
    closes: OffsetDateTime,
}

impl From<&service::LeaderStatus> for LeaderStatus {
    fn from(status: &service::LeaderStatus) -> Self {
        Self {
            state: status.state,
            answered: status.answered,
            invited: status.invited,
            closes: status.closes,
        }
    }
}
