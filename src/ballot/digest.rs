//! The protocol's hashes: SHA-256, each with a domain of its own.

use super::Secret;
use crate::domain::RoundId;
use sha2::{Digest as _, Sha256};

/// A SHA-256.
pub type Hash = [u8; 32];

/// `ballot_id`: names a ballot without saying whose.
pub fn ballot_id(round: &RoundId, secret: &Secret) -> Hash {
    hash(&[b"parallax/ballot/1", round.as_str().as_bytes(), secret])
}

/// Hash of an invitation's token.
pub fn token(token: &[u8]) -> Hash {
    hash(&[b"parallax/token/1", token])
}

/// Hash of a blinded message.
pub fn blinded(blinded: &[u8]) -> Hash {
    hash(&[b"parallax/blinded/1", blinded])
}

/// What a leader finds again in the bulletin.
pub fn commit(round: &RoundId, secret: &Secret, version: u32, answers: &str) -> Hash {
    let version = version.to_be_bytes();
    let round = round.as_str().as_bytes();
    hash(&[b"parallax/commit/1", round, secret, &version, answers.as_bytes()])
}

/// Recognises a repeated request; can't be made from the bulletin.
pub fn repeat(secret: &Secret, commit: &Hash) -> Hash {
    hash(&[b"parallax/repeat/1", secret, commit])
}

/// SHA-256 of the parts, one after the other. At most the last part of a domain has no
/// fixed length, so no two inputs give the same bytes.
pub(super) fn hash(parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}
