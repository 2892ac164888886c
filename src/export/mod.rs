//! Exports: a report in, bytes out. No paths, no files, no clock: who calls
//! decides where the bytes go.

pub mod document;
pub mod json;
pub mod png;

/// What can go wrong while a report is written out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The report could not be written as JSON.
    #[error("the report could not be written as JSON")]
    Json(#[from] serde_json::Error),
    /// The page's template failed.
    #[error("the report page could not be put together")]
    Page(#[from] askama::Error),
}
