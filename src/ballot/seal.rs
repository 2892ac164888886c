//! Sealed boxes (libsodium's crypto_box_seal): X25519, one key per round.

use super::{Result, Secret};

/// Bytes of every sealed ballot: the padded content and the box's 48.
pub const SEALED_BYTES: usize = 8_192;

/// The private half of a round's seal key.
pub struct SealKey(crypto_box::SecretKey);

/// The public half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealPublicKey(crypto_box::PublicKey);

/// What a box holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The leader's secret.
    pub secret: Secret,
    /// The version.
    pub version: u32,
    /// The answers, as the JSON text that was sent.
    pub answers: String,
}

impl SealKey {
    /// A new key.
    pub fn generate() -> Result<Self> {
        todo!()
    }

    /// The public half.
    pub fn public(&self) -> SealPublicKey {
        todo!()
    }

    /// Opens a box.
    ///
    /// # Errors
    /// [`super::Error::Sealed`] when it was altered or sealed to another key.
    pub fn open(&self, sealed: &[u8]) -> Result<Content> {
        todo!()
    }
}

impl SealPublicKey {
    /// The 32 bytes that the sheet carries.
    pub fn as_bytes(&self) -> &[u8; 32] {
        todo!()
    }

    /// # Errors
    /// Not 32 bytes.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        todo!()
    }

    /// Seals a ballot to this key; always [`SEALED_BYTES`] long.
    pub fn seal(&self, content: &Content) -> Result<Vec<u8>> {
        todo!()
    }
}
