//! Pages: one file per subject; a view struct, filled from use cases, becomes a template of
//! web/templates. Pages are GET only: what changes something is the JSON API, called by the
//! page's script. Must not know: SQL, keys, formulas.
//!
//! Every template extends `layout.html`, which takes the field `frame`; the parts that pages
//! are made of are macros in `components.html`.

pub(super) mod account;
pub(super) mod audit;
pub(super) mod errors;
pub(super) mod flow;
mod frame;
pub(super) mod home;
mod moment;
pub(super) mod organization;
pub(super) mod rounds;
pub(super) mod setup;
pub(super) mod sign_in;
#[cfg(debug_assertions)]
pub(super) mod styleguide;
pub(super) mod teams;
mod words;

pub(crate) use frame::{Frame, Place, Viewer};

use super::error::Result;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

/// Where a template finds an asset: `{{ crate::server::pages::asset("styles/app.css") }}`.
pub(crate) fn asset(name: &str) -> String {
    super::assets::address(name)
}

/// The page, with status 200.
pub(crate) fn render(page: &impl Template) -> Result<HttpResponse> {
    render_as(StatusCode::OK, page)
}

/// The page, with this status. Like everything that may be personal it is kept nowhere
/// (`headers` says so).
pub(crate) fn render_as(status: StatusCode, page: &impl Template) -> Result<HttpResponse> {
    let html = page.render()?;
    Ok(HttpResponse::build(status).content_type("text/html; charset=utf-8").body(html))
}

#[cfg(test)]
mod tests {
    use super::super::assets::Asset;
    use std::fs;
    use std::path::{Path, PathBuf};

    fn templates(folder: &Path) -> Vec<(PathBuf, String)> {
        let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let read = |path: PathBuf| match path.is_dir() {
            true => templates(&path),
            false => vec![(path.clone(), fs::read_to_string(&path).unwrap())],
        };
        paths.flat_map(read).collect()
    }

    fn all() -> Vec<(PathBuf, String)> {
        templates(&Path::new(env!("CARGO_MANIFEST_DIR")).join("web/templates"))
    }

    #[test]
    fn every_asset_that_a_template_names_is_there() {
        let mut named = Vec::new();
        for (_, text) in all() {
            for call in ["asset(\"", "script(\"", "style(\""] {
                let names = text.split(call).skip(1).filter_map(|rest| rest.split('"').next());
                named.extend(names.map(str::to_owned));
            }
        }
        assert!(named.contains(&"styles/app.css".to_owned()), "{named:?}");
        for name in named {
            assert!(Asset::at(&name).is_some(), "{name} is not in web/dist: npm run build?");
        }
    }

    #[test]
    fn no_template_has_inline_style_or_script() {
        for (path, text) in all() {
            // The report is one file that is opened from a disk, with a policy of its own.
            if path.ends_with("report.html") {
                continue;
            }
            for banned in [" style=", "<style", "javascript:", " onclick=", "<script>"] {
                assert!(!text.contains(banned), "{banned} in {}", path.display());
            }
        }
    }
}
