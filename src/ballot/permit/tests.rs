//! The issuer against RFC 9474's vectors, and against a client that cheats.

use super::*;
use crate::ballot::digest::ballot_id;
use crate::domain::RoundId;
use rsa::hazmat::rsa_encrypt;
use rsa::rand_core::RngCore as _;
use rsa::traits::SignatureScheme as _;
use serde::Deserialize;
use std::sync::LazyLock;

static KEY: LazyLock<IssuerKey> = LazyLock::new(|| IssuerKey::generate().unwrap());
static OTHER: LazyLock<IssuerKey> = LazyLock::new(|| IssuerKey::generate().unwrap());

/// What a leader's browser does: prepare, encode (EMSA-PSS), blind, unblind.
struct Client {
    key: RsaPublicKey,
    prefix: [u8; PREFIX_BYTES],
    blinded: Vec<u8>,
    /// r: what the signature is divided by.
    blinding: BigUint,
}
