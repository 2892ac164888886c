//! The leader's half of the protocol for leaders whom Parallax invents, those of the demo:
//! the requests of a browser, made with a link of their own. It opens no door that the
//! link does not open.
//!
//! Never for people: nobody is behind these answers, so what is to be signed is not
//! blinded. The half that hides a leader is `web/src/ballot`. It must not know private
//! keys or the database.

use super::digest::{self, Hash};
use super::permit::{PREFIX_BYTES, SIGNATURE_BYTES};
use super::submission::BODY_BYTES;
use super::{Error, Result, RoundKey, Secret};
use crate::domain::RoundId;
use data_encoding::BASE64URL_NOPAD;
use serde_json::json;
use sha2::{Digest as _, Sha384};

const HASH_BYTES: usize = 48;
const SALT_BYTES: usize = 48;

/// An invented leader with a personal link.
pub struct InventedLeader {
    /// The round the link leads to.
    pub round: RoundId,
    /// The link's own half.
    pub token: Vec<u8>,
    /// The half that all links of the round share.
    pub key: RoundKey,
    secret: Secret,
    prefix: [u8; PREFIX_BYTES],
}

impl InventedLeader {
    /// Opens a personal link, and draws a secret.
    ///
    /// # Errors
    /// [`Error::Malformed`] for what is no link, [`Error::Random`].
    pub fn open(link: &str) -> Result<Self> {
        let (round, token, key) = parts(link).ok_or_else(no_link)?;
        let mut leader = Self {
            round: RoundId::parse(round).map_err(|_| no_link())?,
            token: BASE64URL_NOPAD.decode(token.as_bytes()).map_err(|_| no_link())?,
            key: RoundKey::parse(key)?,
            secret: [0; 16],
            prefix: [0; PREFIX_BYTES],
        };
        getrandom::fill(&mut leader.secret)?;
        getrandom::fill(&mut leader.prefix)?;
        Ok(leader)
    }

    /// What the issuer signs: the prepared message as RFC 9474 encodes it, blinded by 1.
    ///
    /// # Errors
    /// [`Error::Random`].
    pub fn message(&self) -> Result<Vec<u8>> {
        let mut salt = [0; SALT_BYTES];
        getrandom::fill(&mut salt)?;
        Ok(encoded(&[&self.prefix[..], &self.ballot_id()].concat(), &salt))
    }

    /// The body of the first version of a ballot; `signature` is what the issuer made of
    /// the message, and has nothing to unblind.
    pub fn ballot(&self, signature: &[u8], answers: &str) -> Vec<u8> {
        const VERSION: u32 = 1;
        let commit = digest::commit(&self.round, &self.secret, VERSION, answers);
        let mut body = json!({
            "secret": BASE64URL_NOPAD.encode(&self.secret),
            "permit": BASE64URL_NOPAD.encode(&[&self.prefix[..], signature].concat()),
            "version": VERSION,
            "answers": answers,
            "commit": BASE64URL_NOPAD.encode(&commit),
            "pad": "",
        });
        let missing = BODY_BYTES.saturating_sub(body.to_string().len());
        body["pad"] = ".".repeat(missing).into();
        body.to_string().into_bytes()
    }

    fn ballot_id(&self) -> Hash {
        digest::ballot_id(&self.round, &self.secret)
    }
}

/// Round, token and round key of `…/r/<round>#<token>.<round key>`.
fn parts(link: &str) -> Option<(&str, &str, &str)> {
    let (_, path) = link.split_once("/r/")?;
    let (round, fragment) = path.split_once('#')?;
    let (token, key) = fragment.split_once('.')?;
    Some((round, token, key))
}

/// EMSA-PSS (RFC 8017, 9.1.1) with SHA-384 for a modulus of 3,072 bits: the highest bit
/// stays zero, so the number is below every such modulus.
fn encoded(message: &[u8], salt: &[u8; SALT_BYTES]) -> Vec<u8> {
    let digest = Sha384::new()
        .chain_update([0; 8])
        .chain_update(Sha384::digest(message))
        .chain_update(salt)
        .finalize();
    let mut block = [0; SIGNATURE_BYTES - HASH_BYTES - 1];
    let padding = block.len() - SALT_BYTES;
    block[padding - 1] = 1;
    block[padding..].copy_from_slice(salt);
    for (counter, chunk) in (0_u32..).zip(block.chunks_mut(HASH_BYTES)) {
        let mask = Sha384::new().chain_update(digest).chain_update(counter.to_be_bytes());
        chunk.iter_mut().zip(mask.finalize()).for_each(|(byte, mask)| *byte ^= mask);
    }
    block[0] &= 0x7f;
    [&block[..], &digest[..], &[0xbc]].concat()
}

fn no_link() -> Error {
    Error::Malformed { field: "link", reason: "not …/r/<round>#<token>.<round key>".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballot::{IssuerKey, Submission};

    const LINK: &str =
        "https://x.org/r/aaaaaaaaaaaaaaaa#AAAAAAAAAAAAAAAAAAAAAA.AQEBAQEBAQEBAQEBAQEBAQ";

    #[test]
    fn its_permit_and_its_ballot_are_those_of_a_browser() {
        let issuer = IssuerKey::generate().unwrap();
        let leader = InventedLeader::open(LINK).unwrap();
        let signature = issuer.blind_sign(&leader.message().unwrap()).unwrap();
        let ballot = Submission::parse(&leader.ballot(&signature, "{\"clarity\":70}")).unwrap();
        let id = digest::ballot_id(&leader.round, &ballot.secret);
        let permit = ballot.permit.unwrap();
        issuer.public().unwrap().verify(&id, &permit).unwrap();
        let commit = digest::commit(&leader.round, &ballot.secret, 1, &ballot.answers);
        assert_eq!((ballot.version, ballot.commit), (1, commit));
        let other = IssuerKey::generate().unwrap().public().unwrap();
        assert!(other.verify(&id, &permit).is_err(), "a permit of another round");
    }

    #[test]
    fn two_leaders_are_never_alike() {
        let bodies = [LINK, LINK].map(|link| InventedLeader::open(link).unwrap().ballot(&[], "{}"));
        assert_ne!(bodies[0], bodies[1]);
    }

    #[test]
    fn what_is_no_link_is_refused() {
        for wrong in ["", "https://x.org/r/aaaaaaaaaaaaaaaa", &LINK[..60], &LINK.replace('.', "!")]
        {
            assert!(InventedLeader::open(wrong).is_err(), "{wrong}");
        }
        let link = InventedLeader::open(LINK).unwrap();
        assert_eq!((link.token, link.key), (vec![0; 16], RoundKey([1; 16])));
    }
}
