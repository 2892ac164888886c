//! Fonts and scripts, embedded in the program.

use crate::server::error::{Error, Result};
use actix_web::http::header::{CacheControl, CacheDirective, EntityTag, IfNoneMatch};
use actix_web::{HttpResponse, web};
use data_encoding::BASE64URL_NOPAD;
use rust_embed::RustEmbed;

/// A year, in seconds: a hashed name never means other bytes.
const FOREVER: u32 = 31_536_000;

#[derive(RustEmbed)]
#[folder = "web/dist"]
struct Dist;

pub(crate) async fn show(
    path: web::Path<String>,
    known: Option<web::Header<IfNoneMatch>>,
) -> Result<HttpResponse> {
    let served = path.starts_with("fonts/") || path.starts_with("scripts/");
    let file = Some(path.as_str()).filter(|_| served).and_then(Dist::get);
    let file = file.ok_or(Error::NotFound { what: "asset" })?;
    let tag = EntityTag::new_strong(BASE64URL_NOPAD.encode(&file.metadata.sha256_hash()));
    let mut response = HttpResponse::Ok();
    response.insert_header(CacheControl(caching(&path)));
    response.insert_header(("ETag", tag.to_string()));
    if known.is_some_and(|web::Header(known)| names(&known, &tag)) {
        return Ok(response.status(actix_web::http::StatusCode::NOT_MODIFIED).finish());
    }
    Ok(response.content_type(file.metadata.mimetype()).body(file.data.into_owned()))
}

fn names(known: &IfNoneMatch, tag: &EntityTag) -> bool {
    match known {
        IfNoneMatch::Any => true,
        IfNoneMatch::Items(items) => items.iter().any(|item| item.weak_eq(tag)),
    }
}

fn caching(path: &str) -> Vec<CacheDirective> {
    if !is_hashed(path) {
        return vec![CacheDirective::NoCache];
    }
    let immutable = CacheDirective::Extension("immutable".to_owned(), None);
    vec![CacheDirective::Public, CacheDirective::MaxAge(FOREVER), immutable]
}

/// Whether the name carries its content's hash as esbuild writes it: `answer-K3V7QX2A.js`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    hash.len() == 8 && hash.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        assert!(is_hashed("scripts/answer-K3V7QX2A.js"));
        assert!(is_hashed("scripts/answer-K3V7QX2A.js.map"));
        for other in ["fonts/Inter-SemiBold.woff2", "scripts/answer.js", "OFL.txt", "a-b.js"] {
            assert!(!is_hashed(other), "{other}");
        }
    }
}
