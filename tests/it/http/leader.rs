//! A leader's browser, as docs/protocol.md asks for it.

use super::client::{Answer, Client};
use data_encoding::BASE64URL_NOPAD;
use rsa::pkcs8::DecodePublicKey as _;
use rsa::traits::PublicKeyParts as _;
use rsa::{BigUint, RsaPublicKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256, Sha384};

/// Somebody who holds a link.
pub(crate) struct Leader {
    client: Client,
    pub(crate) round: String,
    pub(crate) token: String,
    pub(crate) key: String,
    pub(crate) secret: [u8; 16],
    permit: Option<String>,
}

impl Leader {
    /// Follows a link.
    pub(crate) fn new(client: Client, link: &str) -> Self {
        let (path, fragment) = link.split_once('#').unwrap();
        let (token, key) = fragment.split_once('.').unwrap();
        let mut secret = [0; 16];
        getrandom::fill(&mut secret).unwrap();
        Self {
            client,
            round: path.rsplit('/').next().unwrap().to_owned(),
            token: token.to_owned(),
            key: key.to_owned(),
            secret,
            permit: None,
        }
    }

    pub(crate) fn ask(&self, method: &str, what: &str) -> Answer {
        self.draft(method, what).send()
    }

    pub(crate) fn draft(&self, method: &str, what: &str) -> super::client::Draft<'_> {
        let path = format!("/r/{}/{what}", self.round);
        // What a browser sends here: the key, and no cookie.
        self.client.draft(method, &path).without("cookie").header("parallax-round-key", &self.key)
    }

    pub(crate) fn ask_permit(&self, token: &str, blinded: &[u8]) -> Answer {
        let body = json!({ "token": token, "blinded": BASE64URL_NOPAD.encode(blinded) });
        self.draft("POST", "permit").json(&body).send()
    }

    /// The message that is signed, and what is sent of it.
    fn blinded(&self, issuer: &RsaPublicKey) -> (Vec<u8>, Vec<u8>) {
        let prefix = hash(&[b"a prefix that a test can repeat", &self.secret]);
        let ballot_id = hash(&[b"parallax/ballot/1", self.round.as_bytes(), &self.secret]);
        let prepared = [prefix, ballot_id].concat();
        let encoded = BigUint::from_bytes_be(&encode(&prepared));
        let blinding = two().modpow(issuer.e(), issuer.n());
        (prepared, padded(&(encoded * blinding % issuer.n())))
    }

    /// Gets a permit; the answer of the server.
    pub(crate) fn get_permit(&mut self) -> Answer {
        let sheet = self.ask("GET", "sheet").expect(200).json();
        let issuer = BASE64URL_NOPAD.decode(sheet["issuer"].as_str().unwrap().as_bytes()).unwrap();
        let issuer = RsaPublicKey::from_public_key_der(&issuer).unwrap();
        let (prepared, blinded) = self.blinded(&issuer);
        let answer = self.ask_permit(&self.token, &blinded).expect(200);
        let signature = answer.json()["signature"].as_str().unwrap().to_owned();
        let signed = BASE64URL_NOPAD.decode(signature.as_bytes()).unwrap();
        // Two was the blinding, and its inverse is (n + 1) / 2: a test has nothing to hide.
        let inverse = (issuer.n() + 1_u32) / 2_u32;
        let signature = padded(&(BigUint::from_bytes_be(&signed) * inverse % issuer.n()));
        self.permit = Some(BASE64URL_NOPAD.encode(&[&prepared[..32], &signature].concat()));
        answer
    }

    /// The body of a ballot, always 8,192 bytes.
    pub(crate) fn ballot(&self, version: u32, answers: &Value) -> String {
        let answers = answers.to_string();
        let commit = hash(&[
            b"parallax/commit/1",
            self.round.as_bytes(),
            &self.secret,
            &version.to_be_bytes(),
            answers.as_bytes(),
        ]);
        let mut body = json!({
            "secret": BASE64URL_NOPAD.encode(&self.secret), "permit": self.permit,
            "version": version, "answers": answers, "commit": BASE64URL_NOPAD.encode(&commit),
            "pad": "" });
        body["pad"] = ".".repeat(8_192 - body.to_string().len()).into();
        body.to_string()
    }

    pub(crate) fn cast(&self, version: u32, answers: &Value) -> Answer {
        self.draft("PUT", "ballot").text(&self.ballot(version, answers)).send()
    }

    /// Permit and first ballot.
    pub(crate) fn answer(&mut self, answers: &Value) {
        self.get_permit();
        self.cast(1, answers).expect(200);
    }
}

fn hash(parts: &[&[u8]]) -> [u8; 32] {
    Sha256::digest(parts.concat()).into()
}

fn two() -> BigUint {
    BigUint::from(2_u32)
}

fn padded(number: &BigUint) -> Vec<u8> {
    let bytes = number.to_bytes_be();
    [vec![0; 384 - bytes.len()], bytes].concat()
}

/// EMSA-PSS (RFC 8017, 9.1.1) for 3072 bit, SHA-384, with a salt of 48 bytes.
fn encode(message: &[u8]) -> Vec<u8> {
    let mut salt = [0; 48];
    salt.copy_from_slice(&Sha384::digest([message, b"salt"].concat()));
    let digest = Sha384::digest([&[0; 8], &Sha384::digest(message)[..], &salt].concat());
    let mut block = vec![0; 384 - 48 - 48 - 2];
    block.push(1);
    block.extend(salt);
    let mask = (0_u32..).flat_map(|at| Sha384::digest([&digest[..], &at.to_be_bytes()].concat()));
    for (byte, mask) in block.iter_mut().zip(mask) {
        *byte ^= mask;
    }
    block[0] &= 0x7f;
    [&block[..], &digest, &[0xbc]].concat()
}
