//! How often one caller may ask. In memory, per process: a limit slows guessing down, and
//! nothing else depends on it.
//!
//! A whole office may share one address, so that leaders' routes are limited far above
//! what fifty leaders in a minute need. Nothing is limited by account: whoever knows an
//! address could lock its owner out.

use super::address::Caller;
use super::error::{Error, Result};
use super::shared::Shared;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::hash::Hash;
use std::num::NonZeroU32;

const SIGN_INS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(10).unwrap();
const SIGN_INS_AT_ONCE: NonZeroU32 = NonZeroU32::new(5).unwrap();
const FAILED_TOKENS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(20).unwrap();
const LEADERS_REQUESTS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(1_200).unwrap();

/// Every limit there is.
pub(crate) struct Limits {
    sign_ins: Limit<Caller>,
    failed_tokens: Limit<Caller>,
    leaders: Limit<Caller>,
}

impl Limits {
    pub(crate) fn new() -> Self {
        let sign_in = Quota::per_minute(SIGN_INS_PER_MINUTE).allow_burst(SIGN_INS_AT_ONCE);
        Self {
            sign_ins: Limit::new(sign_in),
            failed_tokens: Limit::new(Quota::per_minute(FAILED_TOKENS_PER_MINUTE)),
            leaders: Limit::new(Quota::per_minute(LEADERS_REQUESTS_PER_MINUTE)),
        }
    }

    /// Counts a try to sign in or to set up.
    pub(crate) fn count_sign_in(&self, caller: Caller) -> Result<()> {
        self.sign_ins.count(&caller)
    }

    /// Counts a token that was no invitation's. The right one is answered all the same:
    /// who guesses can't lock an office out, and 128 bits can't be guessed.
    pub(crate) fn count_failed_token(&self, caller: Caller) -> Result<()> {
        self.failed_tokens.count(&caller)
    }

    /// Forgets callers who are at rest: within a minute after the last request.
    pub(crate) fn forget_idle(&self) {
        self.sign_ins.forget_idle();
        self.failed_tokens.forget_idle();
        self.leaders.forget_idle();
    }
}

struct Limit<K: Hash + Eq + Clone>(DefaultKeyedRateLimiter<K>);

impl<K: Hash + Eq + Clone> Limit<K> {
    fn new(quota: Quota) -> Self {
        Self(RateLimiter::keyed(quota))
    }

    fn count(&self, key: &K) -> Result<()> {
        self.0.check_key(key).map_err(|refused| {
            let wait = refused.wait_time_from(DefaultClock::default().now());
            Error::TooMany { seconds: wait.as_secs() + 1 }
        })
    }

    fn forget_idle(&self) {
        self.0.retain_recent();
        self.0.shrink_to_fit();
    }
}

/// Limits what one caller asks of leaders' routes.
pub(crate) async fn limit_leaders(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> actix_web::Result<ServiceResponse<BoxBody>> {
    let shared = request.app_data::<web::Data<Shared>>().filter(|_| is_leaders(&request));
    let counted = shared.map_or(Ok(()), |it| it.limits.leaders.count(&Caller::of(&request)));
    match counted {
        Ok(()) => Ok(next.call(request).await?.map_into_boxed_body()),
        Err(error) => Ok(request.error_response(error)),
    }
}

/// Whether leaders use this address: nothing of such a request is logged or timed.
pub(crate) fn is_leaders(request: &ServiceRequest) -> bool {
    // The path as routes are matched: `/%72/` is no way around.
    request.match_info().as_str().starts_with("/r/")
}
