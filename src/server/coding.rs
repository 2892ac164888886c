//! How small a body is sent: what the browser takes, and compressing what is safe to compress.
//! Must not know what is sent.
//!
//! A compressed length tells of what repeats. Where a body has a secret of whoever asks beside
//! words that somebody else can choose, and can have asked for again and again, the lengths
//! tell the secret (BREACH). So only two kinds of body are compressed: what is the same for
//! everybody, and what says at its handler why it has none of the three.

use super::error::Result;
use actix_web::http::header::{self, AcceptEncoding, Encoding};
use actix_web::{HttpResponse, web};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;

/// What the browser says it takes, for a handler to ask for.
pub(crate) type Accepted = Option<web::Header<AcceptEncoding>>;
/// The same, to look at.
pub(crate) type AsAccepted<'a> = Option<&'a web::Header<AcceptEncoding>>;

/// Whether the browser takes this encoding.
pub(crate) fn takes(accepted: AsAccepted<'_>, encoding: &Encoding) -> bool {
    let Some(web::Header(accepted)) = accepted else {
        return false;
    };
    let offered = [encoding.clone(), Encoding::identity()];
    accepted.negotiate(offered.iter()).as_ref() == Some(encoding)
}

/// A page with status 200, with gzip if the browser takes it.
pub(crate) fn compressed(html: String, accepted: AsAccepted<'_>) -> Result<HttpResponse> {
    let mut response = HttpResponse::Ok();
    response.content_type("text/html; charset=utf-8");
    response.insert_header((header::VARY, "Accept-Encoding"));
    if !takes(accepted, &Encoding::gzip()) {
        return Ok(response.body(html));
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(html.as_bytes())?;
    Ok(response.insert_header((header::CONTENT_ENCODING, "gzip")).body(encoder.finish()?))
}
