//! What a leader's browser sends: the ballot's body, always of the same size.

use super::digest::Hash;
use super::{Permit, Result, Secret};

/// Bytes of every ballot body.
pub const BODY_BYTES: usize = 8_192;
/// The most bytes of the answers' JSON text.
pub const MOST_ANSWER_BYTES: usize = 6_144;

/// A ballot as it arrives, its form checked; permit, commit and answers are not yet.
pub struct Submission {
    /// The leader's secret.
    pub secret: Secret,
    /// The permit, or none for a revision with the receipt code.
    pub permit: Option<Permit>,
    /// The version.
    pub version: u32,
    /// The answers' JSON text.
    pub answers: String,
    /// The commit.
    pub commit: Hash,
}

impl Submission {
    /// Reads a body.
    ///
    /// # Errors
    /// [`super::Error::BodySize`], [`super::Error::Malformed`].
    pub fn parse(body: &[u8]) -> Result<Self> {
        todo!()
    }
}
