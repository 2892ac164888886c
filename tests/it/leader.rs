//! A leader's browser in Rust: blinds, unblinds, builds the ballot's body. Written from
//! docs/protocol.md and RFC 9474, from nothing of what it tests but the two sizes.

use data_encoding::BASE64URL_NOPAD;
use parallax::ballot::submission::BODY_BYTES;
use parallax::ballot::{RoundKey, Secret};
use parallax::domain::RoundId;
use rsa::pkcs8::DecodePublicKey as _;
use rsa::traits::PublicKeyParts as _;
use rsa::{BigUint, RsaPublicKey};
use sha2::{Digest, Sha256, Sha384};

const SIGNATURE_BYTES: usize = 384;
const SALT_BYTES: usize = 48;
const HASH_BYTES: usize = 48;

/// What a personal link holds.
#[derive(Debug, Clone)]
pub(crate) struct Opened {
    pub round: RoundId,
    pub token: Vec<u8>,
    pub key: RoundKey,
}

impl Opened {
    pub(crate) fn parse(url: &str) -> Self {
        let (_, rest) = url.split_once("/r/").unwrap();
        let (round, fragment) = rest.split_once('#').unwrap();
        let (token, key) = fragment.split_once('.').unwrap();
        Self {
            round: RoundId::parse(round).unwrap(),
            token: BASE64URL_NOPAD.decode(token.as_bytes()).unwrap(),
            key: RoundKey::parse(key).unwrap(),
        }
    }
}

/// One leader at one browser.
#[derive(Debug, Clone)]
pub(crate) struct Leader {
    pub link: Opened,
    pub secret: Secret,
    /// What is sent to be signed.
    pub blinded: Vec<u8>,
    /// Prefix and signature, once unblinded.
    pub permit: Option<Vec<u8>>,
    issuer: RsaPublicKey,
    prefix: [u8; 32],
    unblinding: BigUint,
}

impl Leader {
    /// Opens the link and draws everything that is random.
    pub(crate) fn new(url: &str, sheet: &str) -> Self {
        let link = Opened::parse(url);
        let sheet: serde_json::Value = serde_json::from_str(sheet).unwrap();
        let spki = BASE64URL_NOPAD.decode(sheet["issuer"].as_str().unwrap().as_bytes()).unwrap();
        let issuer = RsaPublicKey::from_public_key_der(&spki).unwrap();
        let (secret, prefix, salt): (Secret, [u8; 32], [u8; SALT_BYTES]) =
            (random(), random(), random());
        let ballot = hash("parallax/ballot/1", &[link.round.as_str().as_bytes(), &secret]);
        let encoded = emsa_pss(&[&prefix[..], &ballot].concat(), &salt);
        let blinding = BigUint::from_bytes_be(&random::<{ SIGNATURE_BYTES - 1 }>());
        let factor = blinding.modpow(issuer.e(), issuer.n());
        let blinded = BigUint::from_bytes_be(&encoded) * factor % issuer.n();
        let unblinding = inverse(&blinding, issuer.n());
        let blinded = fixed(&blinded);
        Self { link, secret, blinded, permit: None, issuer, prefix, unblinding }
    }

    /// Another browser with the receipt code only.
    pub(crate) fn with_receipt(&self) -> Self {
        Self { permit: None, ..self.clone() }
    }

    /// Unblinds what the server signed.
    pub(crate) fn receive(&mut self, signature: &[u8]) {
        let signature = BigUint::from_bytes_be(signature) * &self.unblinding % self.issuer.n();
        self.permit = Some([&self.prefix[..], &fixed(&signature)].concat());
    }

    /// What the bulletin must hold of this version.
    pub(crate) fn commit(&self, version: u32, answers: &str) -> [u8; 32] {
        let round = self.link.round.as_str().as_bytes();
        let version = version.to_be_bytes();
        hash("parallax/commit/1", &[round, &self.secret, &version, answers.as_bytes()])
    }

    /// The body of a ballot.
    pub(crate) fn body(&self, version: u32, answers: &str) -> Vec<u8> {
        let mut body = serde_json::json!({
            "secret": BASE64URL_NOPAD.encode(&self.secret),
            "permit": self.permit.as_ref().map(|permit| BASE64URL_NOPAD.encode(permit)),
            "version": version,
            "answers": answers,
            "commit": BASE64URL_NOPAD.encode(&self.commit(version, answers)),
            "pad": "",
        });
        let missing = BODY_BYTES - body.to_string().len();
        body["pad"] = ".".repeat(missing).into();
        body.to_string().into_bytes()
    }
}

pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).unwrap();
    bytes
}

fn hash(domain: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut digest = Sha256::new_with_prefix(domain);
    for part in parts {
        digest.update(part);
    }
    digest.finalize().into()
}

/// RFC 8017, 9.1.1, with SHA-384, for a modulus of 3,072 bits.
fn emsa_pss(message: &[u8], salt: &[u8; SALT_BYTES]) -> Vec<u8> {
    let mut digest = Sha384::new_with_prefix([0; 8]);
    digest.update(Sha384::digest(message));
    digest.update(salt);
    let digest = digest.finalize();
    let mut block = vec![0; SIGNATURE_BYTES - HASH_BYTES - 1];
    let padding = block.len() - SALT_BYTES;
    block[padding - 1] = 1;
    block[padding..].copy_from_slice(salt);
    let mask = (0_u32..).flat_map(|counter| {
        Sha384::new_with_prefix(digest).chain_update(counter.to_be_bytes()).finalize().to_vec()
    });
    block.iter_mut().zip(mask).for_each(|(byte, mask)| *byte ^= mask);
    block[0] &= 0x7f;
    [&block[..], &digest[..], &[0xbc]].concat()
}

/// The number that gives 1 when multiplied with `value` modulo `modulus` (Euclid).
fn inverse(value: &BigUint, modulus: &BigUint) -> BigUint {
    let (mut a, mut b) = (modulus.clone(), value.clone());
    let (mut x, mut y) = (BigUint::from(0_u8), BigUint::from(1_u8));
    while b != BigUint::from(0_u8) {
        let quotient = &a / &b;
        (a, b) = (b.clone(), &a - &quotient * &b);
        let step = &quotient * &y % modulus;
        (x, y) = (y, (x + modulus - step) % modulus);
    }
    assert_eq!(a, BigUint::from(1_u8), "no inverse");
    x
}

fn fixed(number: &BigUint) -> Vec<u8> {
    let bytes = number.to_bytes_be();
    [vec![0; SIGNATURE_BYTES - bytes.len()], bytes].concat()
}
