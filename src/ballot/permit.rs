//! Permits: RSA blind signatures, RFC 9474, RSABSSA-SHA384-PSS-Randomized, 3072 bit.
//! The issuer never sees the message it signs; it must not know whose ballot a permit is.

use super::digest::Hash;
use super::{Error, Result};
use ring::signature::{RSA_PSS_2048_8192_SHA384, RsaPublicKeyComponents};
use rsa::hazmat::rsa_decrypt_and_check;
use rsa::pkcs8::{
    DecodePrivateKey as _, DecodePublicKey as _, EncodePrivateKey as _, EncodePublicKey as _,
    SecretDocument,
};
use rsa::rand_core::OsRng;
use rsa::traits::PublicKeyParts as _;
use rsa::{BigUint, RsaPrivateKey, RsaPublicKey};

#[cfg(test)]
mod tests;

/// Bytes of a blinded message and of a signature.
pub const SIGNATURE_BYTES: usize = 384;
/// Bytes of the random prefix (RFC 9474, 4.1).
pub const PREFIX_BYTES: usize = 32;

const BITS: usize = 8 * SIGNATURE_BYTES;
const EXPONENT: u32 = 65_537;

/// The private half of a round's issuer key.
pub struct IssuerKey(RsaPrivateKey);

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
    ///
    /// # Errors
    /// [`Error::Key`] when no key could be made.
    pub fn generate() -> Result<Self> {
        RsaPrivateKey::new(&mut OsRng, BITS).map(Self).map_err(|_| unusable())
    }

    /// The public half, with the rsaEncryption OID: `WebCrypto` reads no other.
    ///
    /// # Errors
    /// [`Error::Key`] when it can't be written as DER.
    pub fn public(&self) -> Result<IssuerPublicKey> {
        let spki = self.0.to_public_key().to_public_key_der().map_err(|_| unusable())?;
        Ok(IssuerPublicKey(spki.into_vec()))
    }

    /// Signs a blinded message (RFC 9474, `BlindSign`), with base blinding and fault check.
    ///
    /// # Errors
    /// [`Error::Malformed`] when it has not 384 bytes or is not between 0 and n.
    pub fn blind_sign(&self, blinded: &[u8]) -> Result<Vec<u8>> {
        let size = self.0.size();
        if blinded.len() != size {
            let reason = format!("{} bytes; a blinded message has {size}", blinded.len());
            return Err(Error::Malformed { field: "blinded", reason });
        }
        let message = BigUint::from_bytes_be(blinded);
        if message.bits() == 0 || message >= *self.0.n() {
            let reason = "not a number between 0 and the round's modulus".to_owned();
            return Err(Error::Malformed { field: "blinded", reason });
        }
        let signed = rsa_decrypt_and_check(&self.0, Some(&mut OsRng), &message);
        let signed = signed.map_err(|_| unusable())?.to_bytes_be();
        let mut signature = vec![0; size - signed.len()];
        signature.extend(signed);
        Ok(signature)
    }

    /// The key as PKCS #8 (DER), erased from memory when dropped.
    pub(super) fn to_der(&self) -> Result<SecretDocument> {
        self.0.to_pkcs8_der().map_err(|_| unusable())
    }

    /// Reads what [`Self::to_der`] wrote; 3072 bit with e = 65537 only.
    pub(super) fn from_der(der: &[u8]) -> Result<Self> {
        let key = RsaPrivateKey::from_pkcs8_der(der).map_err(|_| unusable())?;
        if is_accepted(&key) { Ok(Self(key)) } else { Err(unusable()) }
    }
}

impl std::fmt::Debug for IssuerKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("IssuerKey(…)")
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
        let key = RsaPublicKey::from_public_key_der(spki).map_err(|_| unusable())?;
        if is_accepted(&key) { Ok(Self(spki.to_vec())) } else { Err(unusable()) }
    }

    /// Whether the permit was signed for this ballot (RFC 9474, Verify).
    ///
    /// # Errors
    /// [`Error::PermitInvalid`].
    pub fn verify(&self, ballot_id: &Hash, permit: &Permit) -> Result<()> {
        self.verify_prepared(&[&permit.prefix[..], ballot_id].concat(), &permit.signature)
    }

    fn verify_prepared(&self, prepared: &[u8], signature: &[u8]) -> Result<()> {
        let key = RsaPublicKey::from_public_key_der(&self.0).map_err(|_| unusable())?;
        // `to_bytes_be` writes no leading zeros: ring refuses them.
        let components =
            RsaPublicKeyComponents { n: key.n().to_bytes_be(), e: key.e().to_bytes_be() };
        let verified = components.verify(&RSA_PSS_2048_8192_SHA384, prepared, signature);
        verified.map_err(|_| Error::PermitInvalid)
    }
}

fn is_accepted(key: &impl rsa::traits::PublicKeyParts) -> bool {
    key.n().bits() == BITS && *key.e() == BigUint::from(EXPONENT)
}

fn unusable() -> Error {
    Error::Key { what: "the issuer key" }
}
