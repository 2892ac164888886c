//! The single map from what went wrong to a status and a problem (RFC 9457).
//!
//! A cause that the caller can't act on is logged once (in `log`) and never shown.

use super::wire::Problem;
use crate::service;
use crate::{ballot, domain};
use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, HttpResponseBuilder, ResponseError};

/// Shorthand for the results of this layer.
pub(crate) type Result<T> = std::result::Result<T, Error>;

/// Why a request was not answered as asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error(transparent)]
    Service(service::Error),
    #[error("no such {what}")]
    NotFound { what: &'static str },
    #[error("this address does not take {method}; it takes {allowed}")]
    Method { method: String, allowed: String },
    #[error("{reason}")]
    Malformed { field: Option<&'static str>, reason: String },
    #[error("{reason}")]
    Field { field: Option<String>, reason: String },
    #[error("send the body as application/json")]
    MediaType,
    #[error("the body is larger than the {limit} bytes that are taken here")]
    TooLarge { limit: usize },
    #[error("the body did not arrive within 10 seconds; nothing was changed, send it again")]
    Slow,
    #[error("sign in first; the session is over or was never there")]
    NoSession,
    #[error("this request came from another site, which is not allowed")]
    ForeignOrigin,
    #[error("the header X-CSRF-Token is missing or old; take the one GET /api/session tells")]
    Token,
    #[error("too many requests; wait {seconds} seconds and try again")]
    TooMany { seconds: u64 },
    #[error("the database or the key directory does not answer")]
    NotReady,
    #[error("a use case panicked")]
    Panicked,
    #[error("the answer could not be written")]
    Encode(#[from] serde_json::Error),
    #[error("the metrics could not be written")]
    Metrics(#[from] std::fmt::Error),
    #[error("the page could not be put together")]
    Page(#[from] askama::Error),
    #[error("the page could not be compressed")]
    Compress(#[from] std::io::Error),
}

impl From<service::Error> for Error {
    fn from(error: service::Error) -> Self {
        match error {
            service::Error::NotFound { what } => Self::NotFound { what },
            service::Error::Invalid { field, source } => Self::invalid(field, &source),
            other => Self::Service(other),
        }
    }
}

impl Error {
    /// A value that breaks a rule of ours.
    pub(crate) fn invalid(field: impl Into<String>, source: &domain::Error) -> Self {
        Self::Field { field: Some(field.into()), reason: source.to_string() }
    }

    /// Status, and a word for programs.
    fn kind(&self) -> (StatusCode, &'static str) {
        match self {
            Self::Service(error) => kind_of_service(error),
            Self::NotFound { .. } => (StatusCode::NOT_FOUND, "not-found"),
            Self::Method { .. } => (StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed"),
            Self::Malformed { .. } => (StatusCode::BAD_REQUEST, "malformed"),
            Self::Field { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
            Self::MediaType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type"),
            Self::TooLarge { .. } => (StatusCode::PAYLOAD_TOO_LARGE, "body-size"),
            Self::Slow => (StatusCode::REQUEST_TIMEOUT, "slow"),
            Self::NoSession => (StatusCode::UNAUTHORIZED, "no-session"),
            Self::ForeignOrigin => (StatusCode::FORBIDDEN, "foreign-origin"),
            Self::Token => (StatusCode::FORBIDDEN, "csrf-token"),
            Self::TooMany { .. } => (StatusCode::TOO_MANY_REQUESTS, "too-many-requests"),
            Self::NotReady => (StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
            Self::Panicked
            | Self::Encode(_)
            | Self::Metrics(_)
            | Self::Page(_)
            | Self::Compress(_) => INTERNAL,
        }
    }

    /// The response; `request_id` is told only where the log has it too.
    pub(crate) fn respond(&self, request_id: Option<&str>) -> HttpResponse {
        let (status, code) = self.kind();
        let mut response = HttpResponseBuilder::new(status);
        match self {
            Self::TooMany { seconds } => {
                response.insert_header((header::RETRY_AFTER, *seconds));
            }
            Self::Method { allowed, .. } => {
                response.insert_header((header::ALLOW, allowed.as_str()));
            }
            _ if status == StatusCode::SERVICE_UNAVAILABLE => {
                response.insert_header((header::RETRY_AFTER, 5));
            }
            _ => {}
        }
        let problem = Problem {
            kind: format!("urn:parallax:problem:{code}"),
            title: status.canonical_reason().unwrap_or_default(),
            status: status.as_u16(),
            detail: self.detail(status),
            field: self.field(),
            stored_version: self.stored_version(),
            request_id: request_id.map(str::to_owned),
        };
        let mut response =
            response.content_type("application/problem+json").body(problem.to_json());
        // For a person it becomes a page (`pages::errors`).
        response.extensions_mut().insert(problem);
        response
    }

    fn detail(&self, status: StatusCode) -> String {
        match status {
            StatusCode::INTERNAL_SERVER_ERROR => {
                "something went wrong in the server and nothing was changed; its log says more"
                    .to_owned()
            }
            StatusCode::SERVICE_UNAVAILABLE => {
                "the server can't do this now and kept nothing half-done; try again in a moment"
                    .to_owned()
            }
            _ => self.to_string(),
        }
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::Field { field, .. } => field.clone(),
            Self::Malformed { field, .. } => field.map(str::to_owned),
            Self::Service(service::Error::Ballot(
                ballot::Error::Malformed { field, .. } | ballot::Error::Answer { field, .. },
            )) => Some((*field).to_owned()),
            _ => None,
        }
    }

    fn stored_version(&self) -> Option<u32> {
        match self {
            Self::Service(service::Error::VersionStale { stored }) => Some(*stored),
            _ => None,
        }
    }
}

const INTERNAL: (StatusCode, &str) = (StatusCode::INTERNAL_SERVER_ERROR, "internal");

fn kind_of_service(error: &service::Error) -> (StatusCode, &'static str) {
    use service::Error as E;
    match error {
        E::NotFound { .. } => (StatusCode::NOT_FOUND, "not-found"),
        E::Forbidden => (StatusCode::FORBIDDEN, "forbidden"),
        E::SignIn => (StatusCode::UNAUTHORIZED, "sign-in"),
        E::SetUp => (StatusCode::FORBIDDEN, "set-up"),
        E::Conflict { code, .. } => (StatusCode::CONFLICT, code),
        E::VersionStale { .. } => (StatusCode::CONFLICT, "version-stale"),
        E::InvitationUnknown => (StatusCode::FORBIDDEN, "invitation-unknown"),
        E::Invalid { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
        E::Ballot(error) => kind_of_ballot(error),
        other if other.is_unavailable() => (StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
        E::Store(_) | E::Analysis(_) | E::Internal { .. } => INTERNAL,
    }
}

fn kind_of_ballot(error: &ballot::Error) -> (StatusCode, &'static str) {
    use ballot::Error as E;
    match error {
        E::BodySize { .. } => (StatusCode::BAD_REQUEST, "body-size"),
        E::Malformed { .. } => (StatusCode::BAD_REQUEST, "malformed"),
        E::PermitInvalid => (StatusCode::FORBIDDEN, "permit-invalid"),
        E::CommitMismatch => (StatusCode::BAD_REQUEST, "commit"),
        E::Answer { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
        E::KeyFile { .. } => (StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
        E::Sealed | E::NoKeys { .. } | E::Key { .. } | E::Random(_) => INTERNAL,
    }
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        self.kind().0
    }

    fn error_response(&self) -> HttpResponse {
        self.respond(None)
    }
}
