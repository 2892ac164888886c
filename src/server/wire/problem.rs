//! Problems as RFC 9457 writes them.

use serde::Serialize;
use utoipa::ToSchema;

/// Why a request was not answered as asked.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Problem {
    /// What kind it is, such as `urn:parallax:problem:round-closed`.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// The status in words.
    pub(crate) title: &'static str,
    /// The status.
    pub(crate) status: u16,
    /// What is the case, and what to do.
    pub(crate) detail: String,
    /// The JSON field that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(crate) field: Option<String>,
    /// The version of the ballot that is stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(crate) stored_version: Option<u32>,
    /// Finds the cause in the server's log.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(crate) request_id: Option<String>,
}

impl Problem {
    /// Whether it is of the kind that this word names.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.kind.rsplit(':').next() == Some(word)
    }

    /// Its JSON text.
    pub(crate) fn to_json(&self) -> String {
        // Texts and numbers can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}
