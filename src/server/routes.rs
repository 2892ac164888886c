//! Every address of the server, one line each: method, path, who may use it, handler, what
//! it takes, what it gives. The typed extractors in the handlers keep everybody else out
//! (`auth`); a test holds both against each other, and the API's document is made from here.

use super::error::{Error, Result};
use super::handlers::{
    accounts, assets, demo, invitations, leaders, nothing, organization, probes, pulses, reading,
    rounds, session, setup, teams,
};
use super::openapi::Shape;
use super::{pages, wire};
use actix_web::http::Method;
use actix_web::web::{self, ServiceConfig};
use actix_web::{FromRequest, Handler, HttpRequest, HttpResponse, Responder, Route, guard};
use std::any::type_name;
use std::future::ready;

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody; nothing is known of the caller.
    Anyone,
    /// Whoever has the link of a round: no cookie, no log.
    Leader,
    /// Anybody who has an account.
    SignedIn,
    /// Organizers and owners.
    Organizer,
    /// Owners.
    Owner,
}
use Access::{Anyone, Leader, Organizer, Owner, SignedIn};

#[rustfmt::skip]
fn released() -> Vec<Line> { vec![
    get   ("/healthz",                                       Anyone,    probes::alive)         .gives(200, Shape::Text),
    get   ("/readyz",                                        Anyone,    probes::ready)         .gives(200, Shape::Text),
    get   ("/metrics",                                       Anyone,    probes::metrics)       .gives(200, Shape::Metrics),
    get   ("/favicon.ico",                                   Anyone,    assets::favicon)       .gives(200, Shape::Bytes).or(304),
    get   ("/assets/{path:.*}",                              Anyone,    assets::show)          .gives(200, Shape::Bytes).or(304),
    get   ("/",                                              SignedIn,  pages::home::show)           .gives(200, Shape::Page),
    get   ("/setup",                                         Anyone,    pages::setup::show)          .gives(200, Shape::Page),
    get   ("/sign-in",                                       Anyone,    pages::sign_in::show)        .gives(200, Shape::Page).or(303),
    get   ("/account",                                       SignedIn,  pages::account::show)        .gives(200, Shape::Page),
    get   ("/organization",                                  SignedIn,  pages::organization::show)   .gives(200, Shape::Page),
    get   ("/audit",                                         Owner,     pages::audit::show)          .gives(200, Shape::Page),
    get   ("/teams/{team}",                                  SignedIn,  pages::teams::show)          .gives(200, Shape::Page),
    get   ("/teams/{team}/roster",                           Organizer, pages::teams::edit)          .gives(200, Shape::Page),
    get   ("/pulses/new",                                    Organizer, pages::flow::create)         .gives(200, Shape::Page),
    get   ("/pulses/{pulse}/next",                           Organizer, pages::flow::next)           .gives(200, Shape::Page),
    get   ("/rounds/{round}",                                SignedIn,  pages::rounds::show)         .gives(200, Shape::Page),
    get   ("/rounds/{round}/edit",                           Organizer, pages::flow::edit)           .gives(200, Shape::Page).or(409),
    get   ("/rounds/{round}/preview",                        Organizer, pages::preview::show)        .gives(200, Shape::Page).or(409),
    get   ("/rounds/{round}/audit",                          SignedIn,  pages::rounds::audit)        .gives(200, Shape::Page),
    get   ("/rounds/{round}/reading",                        SignedIn,  pages::reading::page)            .gives(200, Shape::Page).or(303).or(409),
    get   ("/rounds/{round}/report",                         SignedIn,  pages::report::show)             .gives(200, Shape::Page).or(409),
    get   ("/rounds/{round}/report.html",                    SignedIn,  pages::report::file)             .gives(200, Shape::Page).or(409),
    get   ("/rounds/{round}/analysis.json",                  SignedIn,  pages::report::numbers)          .gives(200, Shape::AnyJson).or(409),
    get   ("/rounds/{round}/figures/{figure}",               SignedIn,  pages::report::figure)           .gives(200, Shape::Bytes).or(409),
    get   ("/api/openapi.json",                              Anyone,    probes::openapi)       .gives(200, Shape::AnyJson),
    post  ("/api/setup",                                     Anyone,    setup::spend)          .takes::<wire::SetUp>().gives(201, Shape::of::<wire::Session>()).or(429),
    post  ("/api/session",                                   Anyone,    session::create)       .takes::<wire::SignIn>().gives(200, Shape::of::<wire::Session>()).or(401).or(429),
    get   ("/api/session",                                   SignedIn,  session::show)         .gives(200, Shape::of::<wire::Session>()),
    delete("/api/session",                                   SignedIn,  session::delete)       .gives(204, Shape::Nothing),
    get   ("/api/accounts",                                  Owner,     accounts::list)        .gives(200, Shape::list::<wire::Account>()),
    post  ("/api/accounts",                                  Owner,     accounts::create)      .takes::<wire::NewAccount>().gives(201, Shape::of::<wire::Account>()).or(409),
    patch ("/api/accounts/{account}",                        SignedIn,  accounts::change)      .takes::<wire::AccountChange>().gives(200, Shape::of::<wire::Account>()).or(409),
    delete("/api/accounts/{account}",                        Owner,     accounts::delete)      .gives(200, Shape::of::<wire::Removed>()).or(409),
    get   ("/api/organization",                              SignedIn,  organization::show)    .gives(200, Shape::of::<wire::Organization>()),
    patch ("/api/organization",                              Owner,     organization::change)  .takes::<wire::OrganizationChange>().gives(200, Shape::of::<wire::Organization>()),
    get   ("/api/organization/audit",                        Owner,     organization::audit)   .gives(200, Shape::list::<wire::AuditLine>()),
    get   ("/api/teams",                                     SignedIn,  teams::list)           .gives(200, Shape::list::<wire::Team>()),
    post  ("/api/teams",                                     Organizer, teams::create)         .takes::<wire::NewTeam>().gives(201, Shape::of::<wire::Team>()).or(404),
    post  ("/api/demo",                                      Organizer, demo::load)            .gives(201, Shape::of::<wire::Team>()).or(409),
    get   ("/api/teams/{team}",                              SignedIn,  teams::show)           .gives(200, Shape::of::<wire::Team>()),
    patch ("/api/teams/{team}",                              Organizer, teams::change)         .takes::<wire::TeamChange>().gives(200, Shape::of::<wire::Team>()).or(409),
    delete("/api/teams/{team}",                              Organizer, teams::delete)         .gives(200, Shape::of::<wire::Removed>()).or(409),
    get   ("/api/teams/{team}/roster",                       Organizer, teams::roster)         .gives(200, Shape::of::<wire::Roster>()),
    put   ("/api/teams/{team}/roster",                       Organizer, teams::set_roster)     .takes::<wire::Roster>().gives(200, Shape::of::<wire::Roster>()),
    get   ("/api/teams/{team}/pulses",                       SignedIn,  pulses::list)          .gives(200, Shape::list::<wire::Pulse>()),
    post  ("/api/teams/{team}/pulses",                       Organizer, pulses::create)        .takes::<wire::NewPulse>().gives(201, Shape::of::<wire::Pulse>()),
    get   ("/api/pulses/{pulse}",                            SignedIn,  pulses::show)          .gives(200, Shape::of::<wire::Pulse>()),
    patch ("/api/pulses/{pulse}",                            Organizer, pulses::change)        .takes::<wire::PulseChange>().gives(200, Shape::of::<wire::Pulse>()).or(409),
    delete("/api/pulses/{pulse}",                            Organizer, pulses::delete)        .gives(200, Shape::of::<wire::Removed>()).or(409),
    post  ("/api/priorities/advice",                         Organizer, pulses::advise)        .takes::<wire::ListedPriorities>().gives(200, Shape::list::<wire::Advice>()),
    get   ("/api/pulses/{pulse}/rounds",                     SignedIn,  rounds::list)          .gives(200, Shape::list::<wire::Round>()),
    post  ("/api/pulses/{pulse}/rounds",                     Organizer, rounds::draft)         .takes::<wire::NewRound>().gives(201, Shape::of::<wire::Round>()).or(409),
    get   ("/api/rounds/{round}",                            SignedIn,  rounds::show)          .gives(200, Shape::of::<wire::Round>()),
    patch ("/api/rounds/{round}",                            Organizer, rounds::change)        .takes::<wire::RoundChange>().gives(200, Shape::of::<wire::Round>()).or(409),
    delete("/api/rounds/{round}",                            Organizer, rounds::delete)        .gives(200, Shape::of::<wire::Removed>()).or(409),
    get   ("/api/rounds/{round}/preview",                    Organizer, rounds::preview)       .gives(200, Shape::AnyJson).or(409),
    post  ("/api/rounds/{round}/open",                       Organizer, rounds::open)          .gives(200, Shape::list::<wire::Link>()).or(409).or(422),
    post  ("/api/rounds/{round}/restart",                    Organizer, rounds::restart)       .gives(200, Shape::of::<wire::Round>()).or(409),
    post  ("/api/rounds/{round}/release",                    Organizer, rounds::release)       .may_take::<wire::Release>().gives(200, Shape::of::<wire::Round>()).or(409),
    get   ("/api/rounds/{round}/reading",                    SignedIn,  reading::show)         .gives(200, Shape::of::<wire::Reading>()).or(409),
    put   ("/api/rounds/{round}/reading",                    SignedIn,  reading::save)         .takes::<wire::NewReading>().gives(200, Shape::of::<wire::SavedReading>()).or(409),
    get   ("/api/rounds/{round}/report",                     SignedIn,  rounds::report)        .gives(200, Shape::AnyJson).or(409),
    get   ("/api/rounds/{round}/audit",                      SignedIn,  rounds::audit)         .gives(200, Shape::list::<wire::AuditLine>()),
    get   ("/api/rounds/{round}/invitations",                Organizer, invitations::list)     .gives(200, Shape::list::<wire::Invitation>()),
    post  ("/api/rounds/{round}/invitations/{invitation}/renew", Organizer, invitations::renew) .gives(200, Shape::of::<wire::Link>()).or(409),
    delete("/api/rounds/{round}/invitations/{invitation}",   Organizer, invitations::revoke)   .gives(204, Shape::Nothing).or(409),
    get   ("/r/{round}",                                     Leader,    pages::answer::show)   .gives(200, Shape::Page),
    get   ("/r/{round}/sheet",                               Leader,    leaders::sheet)        .gives(200, Shape::AnyJson),
    get   ("/r/{round}/status",                              Leader,    leaders::status)       .gives(200, Shape::of::<wire::LeaderStatus>()),
    post  ("/r/{round}/permit",                              Leader,    leaders::permit)       .takes::<wire::PermitRequest>().gives(200, Shape::of::<wire::Signature>()).or(403).or(409),
    put   ("/r/{round}/ballot",                              Leader,    leaders::cast)         .takes::<wire::BallotBody>().gives(200, Shape::of::<wire::Stored>()).or(403).or(409),
    get   ("/r/{round}/report",                              Leader,    leaders::report)       .gives(200, Shape::AnyJson).or(409),
    get   ("/r/{round}/report.html",                         Leader,    pages::report::for_leaders)   .gives(200, Shape::Page).or(409),
    get   ("/r/{round}/bulletin",                            Leader,    leaders::bulletin)     .gives(200, Shape::AnyJson).or(409),
    get   ("/r/{round}/audit",                               Leader,    leaders::audit)        .gives(200, Shape::list::<wire::AuditLine>()),
]}

/// The table; while Parallax is built it also has the page that shows every component.
pub(super) fn table() -> Vec<Line> {
    let released = released();
    #[cfg(debug_assertions)]
    let released = released.into_iter().chain([styleguide()]).collect();
    released
}

#[cfg(debug_assertions)]
fn styleguide() -> Line {
    get("/styleguide", Anyone, pages::styleguide::show).gives(200, Shape::Page)
}

/// A route, as tests and documents see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteLine {
    /// `GET`, `POST`, …
    pub method: String,
    /// With names in braces.
    pub path: String,
    /// Who may use it.
    pub access: Access,
    /// Whether people look at it: it is no part of the API's document.
    pub is_page: bool,
}

/// One line of the table.
pub(super) struct Line {
    pub(super) method: Method,
    pub(super) path: &'static str,
    pub(super) access: Access,
    /// The handler's module and name.
    pub(super) operation: String,
    pub(super) takes: Option<Shape>,
    /// Whether the body may be left out.
    pub(super) takes_nothing_too: bool,
    pub(super) gives: (u16, Shape),
    /// Further statuses, beside those that follow from access, path and body.
    pub(super) others: Vec<u16>,
    route: Route,
}

impl Line {
    fn new<H, A>(method: Method, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<A>,
        A: FromRequest + 'static,
        H::Output: Responder + 'static,
    {
        let route = match method {
            Method::GET => web::route().guard(guard::Any(guard::Get()).or(guard::Head())),
            _ => web::method(method.clone()),
        };
        let route = route.to(handler);
        let operation = operation(type_name::<H>());
        let (takes, gives, others) = (None, (200, Shape::Nothing), Vec::new());
        let takes_nothing_too = false;
        Self { method, path, access, operation, takes, takes_nothing_too, gives, others, route }
    }

    fn takes<T: utoipa::ToSchema>(mut self) -> Self {
        self.takes = Some(Shape::of::<T>());
        self
    }

    fn may_take<T: utoipa::ToSchema>(mut self) -> Self {
        self.takes_nothing_too = true;
        self.takes::<T>()
    }

    fn gives(mut self, status: u16, shape: Shape) -> Self {
        self.gives = (status, shape);
        self
    }

    fn or(mut self, status: u16) -> Self {
        self.others.push(status);
        self
    }

    /// The path as documents write it, without patterns.
    pub(super) fn plain_path(&self) -> String {
        self.path.replace(":.*}", "}")
    }

    pub(super) fn is_page(&self) -> bool {
        matches!(self.gives.1, Shape::Page)
    }

    pub(super) fn summary(&self) -> RouteLine {
        let (method, is_page) = (self.method.to_string(), self.is_page());
        RouteLine { method, path: self.plain_path(), access: self.access, is_page }
    }
}

/// `parallax::server::handlers::teams::list` is `teams.list`.
fn operation(handler: &str) -> String {
    let mut words = handler.rsplit("::");
    let (name, module) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    format!("{module}.{name}")
}

macro_rules! methods {
    ($($name:ident $method:ident)*) => {$(
        fn $name<H, A>(path: &'static str, access: Access, handler: H) -> Line
        where
            H: Handler<A>,
            A: FromRequest + 'static,
            H::Output: Responder + 'static,
        {
            Line::new(Method::$method, path, access, handler)
        }
    )*};
}

methods! { get GET post POST put PUT patch PATCH delete DELETE }

/// Hands the table to actix. HEAD is answered like GET, without the body; a method that a
/// path does not take gets a 405 that names those it takes.
pub(super) fn register(config: &mut ServiceConfig) {
    let mut lines = table();
    while let Some(path) = lines.first().map(|line| line.path) {
        let (own, rest) = lines.into_iter().partition::<Vec<_>, _>(|line| line.path == path);
        lines = rest;
        let allowed = allowed(&own);
        let mut resource = web::resource(path);
        for line in own {
            resource = resource.route(line.route);
        }
        let refuse = move |request: HttpRequest| ready(refuse(&request, &allowed));
        config.service(resource.default_service(web::to(refuse)));
    }
    config.default_service(web::to(nothing));
}

fn refuse(request: &HttpRequest, allowed: &str) -> Result<HttpResponse> {
    Err(Error::Method { method: request.method().to_string(), allowed: allowed.to_owned() })
}

fn allowed(lines: &[Line]) -> String {
    let methods: Vec<&str> = lines.iter().map(|line| line.method.as_str()).collect();
    let head = if methods.contains(&"GET") { ", HEAD" } else { "" };
    format!("{}{head}", methods.join(", "))
}
