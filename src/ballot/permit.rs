//! Permits: RSA blind signatures, RFC 9474, RSABSSA-SHA384-PSS-Randomized, 3072 bit.

use super::Result;
use super::digest::Hash;

/// Bytes of a blinded message and of a signature.
pub const SIGNATURE_BYTES: usize = 384;
/// Bytes of the random prefix (RFC 9474, 4.1).
pub const PREFIX_BYTES: usize = 32;

/// The private half of a round's issuer key.
pub struct IssuerKey(rsa::RsaPrivateKey);

/// The public half, as SPKI (DER).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuerPublicKey(Vec<u8>);

/// The right to cast one ballot: prefix and signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permit {
    /// The 32 random bytes before the message.
    pub prefix: [u8; PREFIX_BYTES],
    /// The signature.
    pub signature: Vec<u8>,
}

impl IssuerKey {
    /// A new 3072-bit key. Takes about a second.
    pub fn generate() -> Result<Self> {
        todo!()
    }

    /// The public half.
    pub fn public(&self) -> Result<IssuerPublicKey> {
        todo!()
    }

    /// Signs a blinded message (RFC 9474, BlindSign), with base blinding and fault check.
    ///
    /// # Errors
    /// [`super::Error::Malformed`] when it has not 384 bytes or is not below n.
    pub fn blind_sign(&self, blinded: &[u8]) -> Result<Vec<u8>> {
        todo!()
    }
}

impl IssuerPublicKey {
    /// The SPKI bytes that the sheet carries.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// # Errors
    /// Not an RSA key of 3072 bit with e = 65537.
    pub fn parse(spki: &[u8]) -> Result<Self> {
        todo!()
    }

    /// Whether the permit was signed for this ballot (RFC 9474, Verify).
    ///
    /// # Errors
    /// [`super::Error::PermitInvalid`].
    pub fn verify(&self, ballot_id: &Hash, permit: &Permit) -> Result<()> {
        todo!()
    }
}
