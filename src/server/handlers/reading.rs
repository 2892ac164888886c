//! The reading of a closed round, for everybody who has an account.

use crate::domain::RoundId;
use crate::server::auth::SignedIn;
use crate::server::error::Result;
use crate::server::json::{self, Body};
use crate::server::wire::{NewReading, Reading, SavedReading};
use actix_web::HttpResponse;

/// The most bytes of a reading: it brings every sentence back.
const MOST_BYTES: usize = 2 * 1024 * 1024;

pub(crate) async fn show(actor: SignedIn, round: RoundId) -> Result<HttpResponse> {
    let read = actor.run(move |it, actor| it.reading(actor, &round)).await?;
    json::ok(&Reading::of(read)?)
}

pub(crate) async fn save(actor: SignedIn, round: RoundId, body: Body) -> Result<HttpResponse> {
    let (seen, reading) = body.json_up_to::<NewReading>(MOST_BYTES).await?.parse()?;
    let saved = actor.run(move |it, actor| it.save_reading(actor, &round, seen, &reading)).await?;
    json::ok(&SavedReading { version: saved })
}
