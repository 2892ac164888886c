//! The issuer against RFC 9474's vectors, and against clients that cheat.

use super::*;
use crate::ballot::digest::ballot_id;
use crate::domain::RoundId;
use client::{Blinded, encoded};
use proptest::prelude::*;
use rsa::traits::PrivateKeyParts as _;
use serde::Deserialize;
use std::sync::LazyLock;

static KEY: LazyLock<IssuerKey> = LazyLock::new(|| IssuerKey::generate().unwrap());
static OTHER: LazyLock<IssuerKey> = LazyLock::new(|| IssuerKey::generate().unwrap());
static BALLOT: LazyLock<Hash> =
    LazyLock::new(|| ballot_id(&RoundId::from_random([1; 10]), &[2; 16]));

/// What a leader's browser does.
mod client {
    use super::*;
    use sha2::{Digest as _, Sha384};

    /// EMSA-PSS (RFC 8017, 9.1.1) with SHA-384, as a number.
    pub(super) fn encoded(message: &[u8], salt: &[u8], bits: usize) -> BigUint {
        let length = (bits - 1).div_ceil(8);
        let seed = Sha384::digest([&[0; 8], &Sha384::digest(message)[..], salt].concat());
        let mut block = vec![0; length - seed.len() - 1];
        let start = block.len() - salt.len();
        block[start - 1] = 1;
        block[start..].copy_from_slice(salt);
        let blocks = (0_u32..).map(|n| Sha384::digest([&seed[..], &n.to_be_bytes()].concat()));
        let mask = blocks.take(length.div_ceil(seed.len())).flatten();
        block.iter_mut().zip(mask).for_each(|(byte, mask)| *byte ^= mask);
        block[0] &= 0xff >> (8 * length + 1 - bits);
        BigUint::from_bytes_be(&[&block[..], &seed, &[0xbc]].concat())
    }

    pub(super) struct Blinded {
        pub(super) prefix: [u8; PREFIX_BYTES],
        pub(super) message: Vec<u8>,
        inverse: BigUint,
    }

    impl Blinded {
        pub(super) fn new(ballot: &Hash, issuer: &IssuerKey) -> Self {
            let mut random = [[0; PREFIX_BYTES]; 3];
            for part in &mut random {
                getrandom::fill(part).unwrap();
            }
            let [prefix, salt, factor] = random;
            let n = issuer.0.n();
            let salt = [&salt[..], &factor[..16]].concat();
            let plain = encoded(&[&prefix[..], ballot].concat(), &salt, n.bits());
            let factor = BigUint::from_bytes_be(&factor);
            // r^(phi - 1) = 1 / r: the test has the primes, a browser uses Euclid.
            let one = BigUint::from(1_u8);
            let phi = issuer.0.primes().iter().fold(one.clone(), |phi, prime| phi * (prime - &one));
            let inverse = factor.modpow(&(phi - one), n);
            let blinded = plain * factor.modpow(issuer.0.e(), n) % n;
            Self { prefix, message: padded(&blinded, issuer.0.size()), inverse }
        }

        pub(super) fn permit(&self, signed: &[u8], issuer: &IssuerKey) -> Permit {
            let signature = BigUint::from_bytes_be(signed) * &self.inverse % issuer.0.n();
            Permit { prefix: self.prefix, signature: padded(&signature, issuer.0.size()) }
        }
    }

    pub(super) fn padded(number: &BigUint, size: usize) -> Vec<u8> {
        let bytes = number.to_bytes_be();
        [vec![0; size - bytes.len()], bytes].concat()
    }
}

fn permit() -> Permit {
    let blinded = Blinded::new(&BALLOT, &KEY);
    blinded.permit(&KEY.blind_sign(&blinded.message).unwrap(), &KEY)
}

fn is_refused(permit: &Permit) -> bool {
    matches!(KEY.public().unwrap().verify(&BALLOT, permit), Err(Error::PermitInvalid))
}

#[test]
fn a_permit_is_for_one_ballot_of_one_round() {
    let permit = permit();
    KEY.public().unwrap().verify(&BALLOT, &permit).unwrap();
    let other_ballot = KEY.public().unwrap().verify(&[0; 32], &permit);
    assert!(matches!(other_ballot, Err(Error::PermitInvalid)));
    let other_round = OTHER.public().unwrap().verify(&BALLOT, &permit);
    assert!(matches!(other_round, Err(Error::PermitInvalid)));
}

#[test]
fn the_same_blinded_message_gets_the_same_signature() {
    let blinded = Blinded::new(&BALLOT, &KEY).message;
    assert_eq!(KEY.blind_sign(&blinded).unwrap(), KEY.blind_sign(&blinded).unwrap());
}

#[test]
fn forged_permits_are_refused() {
    let good = permit();
    let blinded = Blinded::new(&BALLOT, &KEY);
    let signed = KEY.blind_sign(&blinded.message).unwrap();
    let n = KEY.0.n();
    let above = (BigUint::from_bytes_be(&good.signature) + n).to_bytes_be();
    let signatures = [
        signed,
        vec![0; SIGNATURE_BYTES],
        vec![0xff; SIGNATURE_BYTES],
        n.to_bytes_be(),
        above,
        good.signature[1..].to_vec(),
        [&good.signature[..], &[0]].concat(),
        [&[0], &good.signature[..]].concat(),
        Vec::new(),
    ];
    for (case, signature) in signatures.into_iter().enumerate() {
        assert!(is_refused(&Permit { signature, ..good.clone() }), "case {case}");
    }
    let not_unblinded = Permit { prefix: blinded.prefix, ..good };
    assert!(is_refused(&not_unblinded));
}

#[test]
fn only_a_number_between_zero_and_n_is_signed() {
    let n = KEY.0.n();
    let above = n + BigUint::from(1_u8);
    let longer = [&[0], &Blinded::new(&BALLOT, &KEY).message[..]].concat();
    let wrong = [
        Vec::new(),
        vec![1; SIGNATURE_BYTES - 1],
        longer,
        vec![0; SIGNATURE_BYTES],
        vec![0xff; SIGNATURE_BYTES],
        n.to_bytes_be(),
        above.to_bytes_be(),
    ];
    for (case, blinded) in wrong.iter().enumerate() {
        let refused = KEY.blind_sign(blinded);
        assert!(matches!(refused, Err(Error::Malformed { field: "blinded", .. })), "case {case}");
    }
    assert!(KEY.blind_sign(&client::padded(&BigUint::from(1_u8), SIGNATURE_BYTES)).is_ok());
}

#[test]
fn only_keys_of_3072_bit_with_the_usual_exponent_are_read() {
    let spki = KEY.public().unwrap();
    assert_eq!(IssuerPublicKey::parse(spki.as_bytes()).unwrap(), spki);
    let with = |n: BigUint, e: u32| {
        let key = RsaPublicKey::new(n, e.into()).unwrap().to_public_key_der().unwrap();
        IssuerPublicKey::parse(key.as_bytes())
    };
    let n = || KEY.0.n().clone();
    assert!(with(n(), 65_537).is_ok());
    let refused = [
        with(n(), 3),
        with(n() >> 1_usize | BigUint::from(1_u8), 65_537),
        with(n() >> 1_024_usize | BigUint::from(1_u8), 65_537),
        with(n() >> 1_025_usize | BigUint::from(1_u8), 65_537),
        IssuerPublicKey::parse(b"garbage"),
        IssuerPublicKey::parse(&[]),
        IssuerPublicKey::parse(&spki.as_bytes()[..400]),
        IssuerPublicKey::parse(&[spki.as_bytes(), &[0]].concat()),
    ];
    for (case, refused) in refused.iter().enumerate() {
        assert!(matches!(refused, Err(Error::Key { .. })), "case {case}");
    }
}

#[test]
fn a_private_key_comes_back_and_is_never_printed() {
    let der = KEY.to_der().unwrap();
    let read = IssuerKey::from_der(der.as_bytes()).unwrap();
    assert_eq!(read.public().unwrap(), KEY.public().unwrap());
    assert_eq!(format!("{read:?}"), "IssuerKey(…)");
    assert!(IssuerKey::from_der(&der.as_bytes()[1..]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn one_flipped_bit_is_refused(bit in 0..8 * (PREFIX_BYTES + SIGNATURE_BYTES)) {
        let mut permit = permit();
        match bit / 8 {
            byte if byte < PREFIX_BYTES => permit.prefix[byte] ^= 1 << (bit % 8),
            byte => permit.signature[byte - PREFIX_BYTES] ^= 1 << (bit % 8),
        }
        prop_assert!(is_refused(&permit));
    }

    #[test]
    fn noise_is_signed_or_refused_without_a_panic(
        blinded in proptest::collection::vec(any::<u8>(), 0..2 * SIGNATURE_BYTES),
        spki in proptest::collection::vec(any::<u8>(), 0..500),
    ) {
        let _ = KEY.blind_sign(&blinded);
        prop_assert!(IssuerPublicKey::parse(&spki).is_err());
    }
}

/// The fixture's numbers are hexadecimal.
#[derive(Deserialize)]
struct Fixture {
    key: Numbers,
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
struct Numbers {
    p: String,
    q: String,
    n: String,
    e: String,
    d: String,
}

#[derive(Deserialize)]
struct Vector {
    name: String,
    salt_bytes: usize,
    msg_prefix: String,
    prepared_msg: String,
    salt: String,
    inv: String,
    blinded_msg: String,
    blind_sig: String,
    sig: String,
}

fn bytes(hex: &str) -> Vec<u8> {
    data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap()
}

fn number(hex: &str) -> BigUint {
    BigUint::parse_bytes(hex.as_bytes(), 16).unwrap()
}

#[test]
fn the_vectors_of_rfc_9474_are_signed_and_verified() {
    let text = include_str!("../../../tests/fixtures/rfc9474.json");
    let Fixture { key, vectors } = serde_json::from_str(text).unwrap();
    let (n, e) = (number(&key.n), number(&key.e));
    let primes = vec![number(&key.p), number(&key.q)];
    let private = RsaPrivateKey::from_components(n.clone(), e.clone(), number(&key.d), primes);
    let issuer = IssuerKey(private.unwrap());
    assert_eq!(vectors.len(), 4);
    for vector in vectors {
        let signed = issuer.blind_sign(&bytes(&vector.blinded_msg)).unwrap();
        assert_eq!(signed, bytes(&vector.blind_sig), "{}", vector.name);
        let inverse = number(&vector.inv);
        let signature = BigUint::from_bytes_be(&signed) * &inverse % &n;
        assert_eq!(signature, number(&vector.sig), "{}", vector.name);
        // The tests' own client blinds as the RFC does.
        let prepared = bytes(&vector.prepared_msg);
        let plain = number(&vector.blinded_msg) * inverse.modpow(&e, &n) % &n;
        assert_eq!(encoded(&prepared, &bytes(&vector.salt), n.bits()), plain, "{}", vector.name);
        let public = issuer.public().unwrap();
        let verified = public.verify_prepared(&prepared, &bytes(&vector.sig));
        assert_eq!(verified.is_ok(), vector.salt_bytes == 48, "{}", vector.name);
        assert!(prepared.starts_with(&bytes(&vector.msg_prefix)));
    }
}
