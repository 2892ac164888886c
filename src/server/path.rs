//! Names in a path as the domain's types. What can't be a name of ours is not found.

use super::error::Error;
use crate::domain::{AccountId, InvitationId, PulseId, RoundId, TeamId};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use std::future::{Ready, ready};

macro_rules! numbered {
    ($($name:ident $what:literal)*) => {$(
        impl FromRequest for $name {
            type Error = actix_web::Error;
            type Future = Ready<actix_web::Result<Self>>;

            fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
                let number = request.match_info().query($what).parse();
                ready(number.map($name).map_err(|_| Error::NotFound { what: $what }.into()))
            }
        }
    )*};
}

numbered! { AccountId "account" TeamId "team" PulseId "pulse" InvitationId "invitation" }

impl FromRequest for RoundId {
    type Error = actix_web::Error;
    type Future = Ready<actix_web::Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let round = RoundId::parse(request.match_info().query("round"));
        ready(round.map_err(|_| Error::NotFound { what: "round" }.into()))
    }
}
