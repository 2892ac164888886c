//! JSON bodies in and out: limits, time, and errors that name the field.

use super::error::{Error, Result};
use crate::domain;
use actix_web::body::{BodyStream, to_bytes_limited};
use actix_web::dev::Payload;
use actix_web::http::{StatusCode, header};
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, HttpResponse, rt};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use std::future::{Ready, ready};
use std::time::Duration;

/// The most bytes of a JSON body, unless a route says otherwise.
const MOST_BYTES: usize = 256 * 1024;
/// How long a caller may take to send a body.
const BODY_TIMEOUT: Duration = Duration::from_secs(10);

/// A body that was not read yet: a handler reads it when it knows who sends it.
pub(crate) struct Body {
    payload: Payload,
    is_json: bool,
    announced: Option<usize>,
}

impl FromRequest for Body {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let length = request.headers().get(header::CONTENT_LENGTH);
        ready(Ok(Self {
            is_json: request.content_type().eq_ignore_ascii_case("application/json"),
            announced: length.and_then(|length| length.to_str().ok()?.parse().ok()),
            payload: payload.take(),
        }))
    }
}

impl Body {
    /// The body as bytes, at most `limit` of them; more are refused before they are read.
    pub(crate) async fn bytes(self, limit: usize) -> Result<Bytes> {
        let broken = || Error::Malformed { field: None, reason: "the body broke off".to_owned() };
        if self.announced.is_some_and(|announced| announced > limit) {
            return Err(Error::TooLarge { limit });
        }
        let read = to_bytes_limited(BodyStream::new(self.payload), limit);
        let read = rt::time::timeout(BODY_TIMEOUT, read).await;
        let within_time = read.map_err(|_| Error::Slow)?;
        let within_limit = within_time.map_err(|_| Error::TooLarge { limit })?;
        within_limit.map_err(|_| broken())
    }

    /// The body as a value; fields that it does not have are refused.
    pub(crate) async fn json<T: DeserializeOwned>(self) -> Result<T> {
        self.json_up_to(MOST_BYTES).await
    }

    /// The same where it may be left out: what stands for no body is the default.
    pub(crate) async fn optional_json<T: DeserializeOwned + Default>(self) -> Result<T> {
        let is_json = self.is_json;
        let bytes = self.bytes(MOST_BYTES).await?;
        if bytes.is_empty() {
            return Ok(T::default());
        }
        if is_json { parse(&bytes) } else { Err(Error::MediaType) }
    }

    /// The same with a limit of its own.
    pub(crate) async fn json_up_to<T: DeserializeOwned>(self, limit: usize) -> Result<T> {
        if !self.is_json {
            return Err(Error::MediaType);
        }
        parse(&self.bytes(limit).await?)
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    // serde would also read a list of the fields' values in their order.
    if bytes.trim_ascii_start().first() != Some(&b'{') {
        let reason = "the body is not a JSON object".to_owned();
        return Err(Error::Malformed { field: None, reason });
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(refuse)?;
    let malformed =
        |error: serde_json::Error| Error::Malformed { field: None, reason: error.to_string() };
    reader.end().map_err(malformed)?;
    Ok(value)
}

/// JSON of another form than asked for is told by its place; other text is no JSON at all.
fn refuse(error: serde_path_to_error::Error<serde_json::Error>) -> Error {
    let place = error.path().to_string();
    let cause = error.into_inner();
    let reason = cause.to_string();
    if cause.is_data() {
        return Error::Field { field: Some(place).filter(|place| place != "."), reason };
    }
    Error::Malformed { field: None, reason }
}

/// What a request does to a value that may be absent.
#[derive(Debug, Default, PartialEq)]
pub(crate) enum Change<T> {
    /// The field is missing: the value stays.
    #[default]
    Keep,
    /// The field is null: the value goes.
    Clear,
    /// Another value.
    Set(T),
}

impl<T> Change<T> {
    /// What is there afterwards.
    pub(crate) fn apply(self, before: Option<T>) -> Option<T> {
        match self {
            Self::Keep => before,
            Self::Clear => None,
            Self::Set(value) => Some(value),
        }
    }

    /// The change with its value made another kind.
    pub(crate) fn map<U>(self, make: impl FnOnce(T) -> U) -> Change<U> {
        match self {
            Self::Keep => Change::Keep,
            Self::Clear => Change::Clear,
            Self::Set(value) => Change::Set(make(value)),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Change<T> {
    fn deserialize<D: Deserializer<'de>>(field: D) -> std::result::Result<Self, D::Error> {
        let value = Option::deserialize(field)?;
        Ok(value.map_or(Self::Clear, Self::Set))
    }
}

/// Names the field whose value breaks a rule of ours.
pub(crate) fn field<T>(name: &str, checked: domain::Result<T>) -> Result<T> {
    checked.map_err(|error| Error::invalid(name, &error))
}

/// 200 with a value.
pub(crate) fn ok<T: Serialize>(value: &T) -> Result<HttpResponse> {
    answer(StatusCode::OK, value)
}

/// 201 with what was made.
pub(crate) fn created<T: Serialize>(value: &T) -> Result<HttpResponse> {
    answer(StatusCode::CREATED, value)
}

/// 200 with a text that is JSON already.
pub(crate) fn text(json: String) -> HttpResponse {
    HttpResponse::Ok().content_type("application/json").body(json)
}

fn answer<T: Serialize>(status: StatusCode, value: &T) -> Result<HttpResponse> {
    let body = serde_json::to_string(value)?;
    Ok(HttpResponse::build(status).content_type("application/json").body(body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Team {
        name: String,
        #[serde(default)]
        parent: Change<i64>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "never read: it is refused")]
    struct Teams {
        teams: Vec<Team>,
    }

    fn refused(text: &str) -> (u16, serde_json::Value) {
        let response = parse::<Teams>(text.as_bytes()).unwrap_err().respond(None);
        let status = response.status().as_u16();
        let body = actix_web::body::to_bytes(response.into_body());
        let body = rt::System::new().block_on(body).unwrap();
        (status, serde_json::from_slice(&body).unwrap())
    }

    #[test]
    fn a_value_of_another_kind_is_named_by_its_place() {
        let (status, problem) = refused(r#"{"teams": [{"name": "A"}, {"name": 7}]}"#);
        assert_eq!((status, problem["field"].as_str()), (422, Some("teams[1].name")));
        let (status, problem) = refused(r#"{"teams": [{"name": "A", "role": 1}]}"#);
        assert_eq!((status, problem["field"].as_str()), (422, Some("teams[0].role")));
    }

    #[test]
    fn what_is_no_json_is_malformed() {
        for text in ["", "{", "[]", "{\"teams\": []} {}", r#"{"teams": [{"name": "\ud800"}]}"#] {
            assert_eq!(refused(text).0, 400, "{text}");
        }
    }

    #[test]
    fn missing_and_null_are_two_things() {
        let read = |text: &str| parse::<Team>(text.as_bytes()).unwrap().parent;
        assert_eq!(read(r#"{"name": "A"}"#), Change::Keep);
        assert_eq!(read(r#"{"name": "A", "parent": null}"#), Change::Clear);
        assert_eq!(read(r#"{"name": "A", "parent": 3}"#), Change::Set(3));
    }
}
