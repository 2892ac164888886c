//! The protocol's hashes: SHA-256, each with a domain of its own.

use super::Secret;
use crate::domain::RoundId;

/// A SHA-256.
pub type Hash = [u8; 32];

/// `ballot_id`: names a ballot without saying whose.
pub fn ballot_id(round: &RoundId, secret: &Secret) -> Hash {
    todo!()
}

/// Hash of an invitation's token.
pub fn token(token: &[u8]) -> Hash {
    todo!()
}

/// Hash of a blinded message.
pub fn blinded(blinded: &[u8]) -> Hash {
    todo!()
}

/// What a leader finds again in the bulletin.
pub fn commit(round: &RoundId, secret: &Secret, version: u32, answers: &str) -> Hash {
    todo!()
}

/// Recognises a repeated request; can't be made from the bulletin.
pub fn repeat(secret: &Secret, commit: &Hash) -> Hash {
    todo!()
}
