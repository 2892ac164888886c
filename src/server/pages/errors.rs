//! When a browser asks for a page and gets a problem, a person reads it: the problem becomes
//! a page, and a page that needs an account leads to signing in. Programs that ask for JSON,
//! and everything under `/api/`, keep the problem (RFC 9457).

use super::{Frame, render_as};
use crate::server::limits::is_leaders;
use crate::server::wire::Problem;
use actix_web::HttpResponse;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{ACCEPT, ALLOW, LOCATION, RETRY_AFTER};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use askama::Template;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Turns problems into pages where a page was asked for.
pub(crate) async fn as_pages(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> actix_web::Result<ServiceResponse<BoxBody>> {
    let wanted = wants_page(&request);
    let for_leaders = is_leaders(&request);
    let response = next.call(request).await?.map_into_boxed_body();
    let problem = response.response().extensions().get::<Problem>().cloned();
    let Some(problem) = problem.filter(|_| wanted) else {
        return Ok(response);
    };
    if problem.is("no-session") {
        let to_sign_in = sign_in(&response);
        return Ok(response.into_response(to_sign_in));
    }
    let page = ErrorPage::new(&problem, for_leaders);
    let Ok(mut told) = render_as(response.status(), &page) else {
        return Ok(response);
    };
    for name in [RETRY_AFTER, ALLOW] {
        if let Some(value) = response.headers().get(&name) {
            told.headers_mut().insert(name, value.clone());
        }
    }
    Ok(response.into_response(told))
}

fn wants_page(request: &ServiceRequest) -> bool {
    let path = request.path();
    let is_for_programs = path.starts_with("/api/") || path.starts_with("/assets/");
    let accepted = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok());
    matches!(*request.method(), Method::GET | Method::HEAD)
        && !is_for_programs
        && accepted.is_some_and(|accepted| accepted.contains("text/html"))
}

/// To signing in, and from there back to what was asked for: a path of ours, never a host.
fn sign_in(response: &ServiceResponse) -> HttpResponse {
    let asked = response.request().uri().path_and_query().map_or("/", |asked| asked.as_str());
    let next = match asked {
        "/" => String::new(),
        asked => format!("?next={}", utf8_percent_encode(asked, NON_ALPHANUMERIC)),
    };
    HttpResponse::SeeOther().insert_header((LOCATION, format!("/sign-in{next}"))).finish()
}

#[derive(Template)]
#[template(path = "error.html", config = "web/askama.toml")]
struct ErrorPage<'a> {
    frame: Frame,
    heading: &'static str,
    text: String,
    status: u16,
    /// Finds the cause in the server's log.
    request_id: Option<&'a str>,
    /// Leaders have no account and no home.
    for_leaders: bool,
}

impl<'a> ErrorPage<'a> {
    fn new(problem: &'a Problem, for_leaders: bool) -> Self {
        let (heading, text) = words(problem, for_leaders);
        Self {
            frame: Frame::open(heading),
            heading,
            text,
            status: problem.status,
            request_id: problem.request_id.as_deref(),
            for_leaders,
        }
    }
}

/// What happened, whether anything was lost, what to do next.
fn words(problem: &Problem, for_leaders: bool) -> (&'static str, String) {
    let status = StatusCode::from_u16(problem.status).unwrap_or_default();
    let (heading, text) = match status {
        StatusCode::NOT_FOUND if for_leaders => (
            "There is no page here",
            "Open the whole link from your invitation again. If it does not work, ask whoever \
             sent it for a new one. Nothing that you answered is lost.",
        ),
        StatusCode::NOT_FOUND => {
            ("There is no page here", "The address may be mistyped, or what it showed was deleted.")
        }
        StatusCode::FORBIDDEN => (
            "Your account may not open this page",
            "Nothing was changed. An owner of your organization can give your account another role.",
        ),
        StatusCode::TOO_MANY_REQUESTS => (
            "Too many requests at once",
            "Nothing was lost. Wait a minute, then load the page again.",
        ),
        StatusCode::SERVICE_UNAVAILABLE => (
            "The server can’t answer right now",
            "Nothing was lost. Load the page again in a moment.",
        ),
        StatusCode::INTERNAL_SERVER_ERROR => (
            "Something failed in the server",
            "Nothing was changed. Load the page again; if it fails again, tell whoever runs the \
             server.",
        ),
        _ => return (problem.title, sentence(&problem.detail)),
    };
    (heading, text.to_owned())
}

fn sentence(detail: &str) -> String {
    let mut letters = detail.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).chain(['.']).collect()
}
