//! Who acts: typed extractors. A handler that takes an [`Organizer`] runs for nobody else.
//!
//! Checked in this order: the session, the token against requests forged by other sites
//! (for what changes something), the role's right.

use super::csrf;
use super::error::{Error, Result};
use super::pages::Viewer;
use super::shared::Shared;
use crate::domain::{Account, Right};
use crate::service::accounts::{ABSOLUTE_DAYS, SessionSecret};
use crate::service::{self, Installation};
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;

/// The right that a handler asks for.
pub(crate) trait Needs: 'static {
    const RIGHT: Right;
}

pub(crate) struct ToReadReports;
pub(crate) struct ToRunRounds;
pub(crate) struct ToManageOrganization;

impl Needs for ToReadReports {
    const RIGHT: Right = Right::ReadReports;
}
impl Needs for ToRunRounds {
    const RIGHT: Right = Right::RunRounds;
}
impl Needs for ToManageOrganization {
    const RIGHT: Right = Right::ManageOrganization;
}

/// Anybody who has an account.
pub(crate) type SignedIn = Actor<ToReadReports>;
/// Who runs rounds: organizers and owners.
pub(crate) type Organizer = Actor<ToRunRounds>;
/// Who manages the organization.
pub(crate) type Owner = Actor<ToManageOrganization>;

/// An account with the right `N`, in this request.
pub(crate) struct Actor<N> {
    account: Account,
    secret: SessionSecret,
    shared: web::Data<Shared>,
    needs: PhantomData<N>,
}

impl<N: Needs> Actor<N> {
    /// Runs a use case for this account.
    pub(crate) async fn run<T: Send + 'static>(
        self,
        work: impl FnOnce(&Installation, &Account) -> service::Result<T> + Send + 'static,
    ) -> Result<T> {
        let Self { account, shared, .. } = self;
        shared.run(move |installation| work(installation, &account)).await
    }

    /// Who looks at a page, for its frame.
    pub(crate) fn viewer(&self) -> Viewer {
        Viewer::new(&self.account, &self.secret)
    }

    /// The account and its session.
    pub(crate) fn into_session(self) -> (Account, SessionSecret, web::Data<Shared>) {
        (self.account, self.secret, self.shared)
    }

    async fn check(request: HttpRequest) -> Result<Self> {
        let shared = request.app_data::<web::Data<Shared>>().ok_or(Error::NotReady)?.clone();
        let cookie = session_secret(&request, &shared).ok_or(Error::NoSession)?;
        let known = shared.run(move |it| Ok((it.session(&cookie)?, cookie))).await?;
        let (Some(account), secret) = known else {
            return Err(Error::NoSession);
        };
        let changes = !csrf::is_safe(request.method());
        if changes && !csrf::carries_token(request.headers(), &secret.csrf_token()) {
            return Err(Error::Token);
        }
        if !account.role.has(N::RIGHT) {
            return Err(Error::Service(service::Error::Forbidden));
        }
        Ok(Self { account, secret, shared, needs: PhantomData })
    }
}

impl<N: Needs> FromRequest for Actor<N> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        Box::pin(Self::check(request.clone()))
    }
}

/// The session that a request's cookie names, if it has one.
pub(crate) fn session_secret(request: &HttpRequest, shared: &Shared) -> Option<SessionSecret> {
    let cookie = request.cookie(cookie_name(&shared.installation))?;
    Some(SessionSecret::from_cookie(cookie.value()))
}

/// The cookie that carries a session.
pub(crate) fn session_cookie(
    secret: &SessionSecret,
    installation: &Installation,
) -> Cookie<'static> {
    Cookie::build(cookie_name(installation), secret.as_str().to_owned())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(installation.has_tls())
        .max_age(Duration::days(ABSOLUTE_DAYS))
        .finish()
}

/// The cookie that takes the session's away.
pub(crate) fn no_session_cookie(installation: &Installation) -> Cookie<'static> {
    let mut cookie = session_cookie(&SessionSecret::from_cookie(""), installation);
    cookie.make_removal();
    cookie
}

/// Browsers take `__Host-` with TLS only, and hold it against other hosts of the domain.
fn cookie_name(installation: &Installation) -> &'static str {
    if installation.has_tls() { "__Host-parallax" } else { "parallax" }
}
