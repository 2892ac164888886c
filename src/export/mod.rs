//! Exports: a report and its figures as bytes that other programs open. No paths,
//! no files, no clock: who calls decides where the bytes go.

mod document;
mod json;
mod png;
mod substitute;

pub use document::{Beside, Part, html, no_report, report_body};
pub use json::json;
pub use png::{Png, png};

/// Why something could not be exported.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The report could not be written as JSON.
    #[error("the report could not be written as JSON")]
    Json(#[from] serde_json::Error),
    /// The page's template failed.
    #[error("the report page could not be put together")]
    Page(#[from] askama::Error),
    /// The picture is not SVG.
    #[error("the picture is not a valid SVG")]
    Svg(#[from] resvg::usvg::Error),
    /// A font that the operator gave can't be read.
    #[error("extra font {number} is not a TrueType or OpenType font")]
    Font {
        /// Which of the fonts given, from 1.
        number: usize,
    },
    /// The picture would have no pixels, or too many.
    #[error("{width} x {height} pixels can't be drawn; use a scale from 0.1 to 8")]
    Size {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// Our own fonts are broken.
    #[error(transparent)]
    Charts(#[from] crate::charts::Error),
    /// The PNG encoder refused.
    #[error("the picture could not be written as PNG")]
    Encode(#[from] ::png::EncodingError),
}
