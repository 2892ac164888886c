//! Sends what is embedded in the program.

use crate::server::assets::{Asset, Coding};
use crate::server::coding::{Accepted, AsAccepted, takes};
use crate::server::error::{Error, Result};
use actix_web::http::StatusCode;
use actix_web::http::header::{
    self, CacheControl, CacheDirective, Encoding, EntityTag, IfNoneMatch,
};
use actix_web::{HttpResponse, web};
use data_encoding::BASE64URL_NOPAD;

/// A year, in seconds: an address with a hash never means other bytes.
const FOREVER: u32 = 31_536_000;

type Known = Option<web::Header<IfNoneMatch>>;

pub(crate) async fn show(
    path: web::Path<String>,
    known: Known,
    accepted: Accepted,
) -> Result<HttpResponse> {
    send(&path, known, accepted.as_ref())
}

/// For what asks for it without having read a page.
pub(crate) async fn favicon(known: Known, accepted: Accepted) -> Result<HttpResponse> {
    send("icons/favicon.ico", known, accepted.as_ref())
}

/// The same for everybody, so it may be compressed (`coding`); the build has done it.
fn send(path: &str, known: Known, accepted: AsAccepted<'_>) -> Result<HttpResponse> {
    const NONE: Error = Error::NotFound { what: "asset" };
    let asset = Asset::at(path).ok_or(NONE)?;
    let coding = if asset.is_compressed() { best(accepted) } else { Coding::Plain };
    let file = asset.bytes(coding).ok_or(NONE)?;
    let tag = EntityTag::new_strong(BASE64URL_NOPAD.encode(&file.metadata.sha256_hash()));
    let mut response = HttpResponse::Ok();
    response.insert_header(CacheControl(caching(&asset)));
    response.insert_header((header::ETAG, tag.to_string()));
    if asset.is_compressed() {
        response.insert_header((header::VARY, "Accept-Encoding"));
    }
    if known.is_some_and(|web::Header(known)| names(&known, &tag)) {
        return Ok(response.status(StatusCode::NOT_MODIFIED).finish());
    }
    match coding {
        Coding::Plain => {}
        Coding::Gzip => drop(response.insert_header((header::CONTENT_ENCODING, "gzip"))),
        Coding::Brotli => drop(response.insert_header((header::CONTENT_ENCODING, "br"))),
    }
    Ok(response.content_type(asset.media_type()).body(file.data.into_owned()))
}

/// The smallest form that the browser takes.
fn best(accepted: AsAccepted<'_>) -> Coding {
    let takes = |encoding| takes(accepted, &encoding);
    match () {
        () if takes(Encoding::brotli()) => Coding::Brotli,
        () if takes(Encoding::gzip()) => Coding::Gzip,
        () => Coding::Plain,
    }
}

fn names(known: &IfNoneMatch, tag: &EntityTag) -> bool {
    match known {
        IfNoneMatch::Any => true,
        IfNoneMatch::Items(items) => items.iter().any(|item| item.weak_eq(tag)),
    }
}

fn caching(asset: &Asset) -> Vec<CacheDirective> {
    if !asset.is_lasting {
        return vec![CacheDirective::NoCache];
    }
    let immutable = CacheDirective::Extension("immutable".to_owned(), None);
    vec![CacheDirective::Public, CacheDirective::MaxAge(FOREVER), immutable]
}
