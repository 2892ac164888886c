//! The receipt code: the leader's secret, as 28 characters to write down.

use super::{Result, Secret};

/// The code, in seven groups of four.
pub fn encode(secret: &Secret) -> String {
    todo!()
}

/// Reads a code as people type it.
///
/// # Errors
/// [`super::Error::Malformed`] when characters are missing or wrong.
pub fn decode(code: &str) -> Result<Secret> {
    todo!()
}
