//! What a leader's browser sends: the ballot's body, always of the same size. It checks
//! the form; what the answers mean it must not know.

use super::digest::Hash;
use super::permit::{PREFIX_BYTES, SIGNATURE_BYTES};
use super::{Error, Permit, Result, Secret};
use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;

/// Bytes of every ballot body.
pub const BODY_BYTES: usize = 8_192;
/// The most bytes of the answers' JSON text.
pub const MOST_ANSWER_BYTES: usize = 6_144;
/// The highest version: a leader who revises more often has a program do it.
const HIGHEST_VERSION: u32 = 10_000;

/// A ballot as it arrives, its form checked; permit, commit and answers are not yet.
pub struct Submission {
    /// The leader's secret.
    pub secret: Secret,
    /// The permit, or none for a revision with the receipt code.
    pub permit: Option<Permit>,
    /// The version.
    pub version: u32,
    /// The answers' JSON text.
    pub answers: String,
    /// The commit.
    pub commit: Hash,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    secret: String,
    // Null is an answer, a missing field is not.
    #[serde(deserialize_with = "Option::deserialize")]
    permit: Option<String>,
    version: u32,
    answers: String,
    commit: String,
    pad: String,
}

impl Submission {
    /// Reads a body.
    ///
    /// # Errors
    /// [`Error::BodySize`], [`Error::Malformed`].
    pub fn parse(body: &[u8]) -> Result<Self> {
        if body.len() != BODY_BYTES {
            return Err(Error::BodySize { found: body.len() });
        }
        let wire: Wire =
            serde_json::from_slice(body).map_err(|error| Error::not_json("body", &error))?;
        if !(1..=HIGHEST_VERSION).contains(&wire.version) {
            return Err(malformed("version", "not a whole number from 1 to 10,000"));
        }
        if wire.answers.len() > MOST_ANSWER_BYTES {
            return Err(malformed("answers", "more than 6,144 bytes"));
        }
        if wire.pad.bytes().any(|byte| byte != b'.') {
            return Err(malformed("pad", "not dots only"));
        }
        Ok(Self {
            secret: binary("secret", &wire.secret)?,
            permit: wire.permit.as_deref().map(permit).transpose()?,
            version: wire.version,
            answers: wire.answers,
            commit: binary("commit", &wire.commit)?,
        })
    }
}

fn permit(text: &str) -> Result<Permit> {
    let bytes: [u8; PREFIX_BYTES + SIGNATURE_BYTES] = binary("permit", text)?;
    let mut prefix = [0; PREFIX_BYTES];
    prefix.copy_from_slice(&bytes[..PREFIX_BYTES]);
    Ok(Permit { prefix, signature: bytes[PREFIX_BYTES..].to_vec() })
}

fn binary<const N: usize>(field: &'static str, text: &str) -> Result<[u8; N]> {
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok();
    let bytes = bytes.and_then(|bytes| <[u8; N]>::try_from(bytes).ok());
    bytes.ok_or_else(|| {
        let reason = format!("not {N} bytes in base64url without padding");
        Error::Malformed { field, reason }
    })
}

fn malformed(field: &'static str, reason: &str) -> Error {
    Error::Malformed { field, reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn ballot() -> Value {
        json!({
            "secret": BASE64URL_NOPAD.encode(&[1; 16]),
            "permit": BASE64URL_NOPAD.encode(&[2; 416]),
            "version": 1,
            "answers": "{\"clarity\":70}",
            "commit": BASE64URL_NOPAD.encode(&[3; 32]),
            "pad": "",
        })
    }

    fn body(mut ballot: Value) -> Vec<u8> {
        let missing = BODY_BYTES.saturating_sub(ballot.to_string().len());
        if ballot["pad"] == "" {
            ballot["pad"] = ".".repeat(missing).into();
        }
        ballot.to_string().into_bytes()
    }

    fn with(field: &str, value: impl Into<Value>) -> Vec<u8> {
        let mut ballot = ballot();
        ballot[field] = value.into();
        body(ballot)
    }

    #[test]
    fn a_ballot_is_read() {
        let read = Submission::parse(&body(ballot())).unwrap();
        assert_eq!((read.secret, read.version, read.commit), ([1; 16], 1, [3; 32]));
        assert_eq!(read.answers, "{\"clarity\":70}");
        let expected = Permit { prefix: [2; 32], signature: vec![2; 384] };
        assert_eq!(read.permit, Some(expected));
        assert_eq!(Submission::parse(&with("permit", Value::Null)).unwrap().permit, None);
    }

    #[test]
    fn only_one_size_is_taken() {
        let whole = body(ballot());
        for wrong in [&whole[1..], &[], &[&whole[..], b" "].concat()] {
            let found = wrong.len();
            let refused = Submission::parse(wrong).err();
            assert!(matches!(refused, Some(Error::BodySize { found: f }) if f == found));
        }
    }

    #[test]
    fn every_wrong_field_is_named() {
        let refused = |body: &[u8]| match Submission::parse(body) {
            Err(Error::Malformed { field, .. }) => field,
            _ => "taken",
        };
        for version in [0_i64, 10_001, -1, 1 << 40] {
            assert!(["version", "body"].contains(&refused(&with("version", version))));
        }
        assert_eq!(refused(&with("version", 1.5)), "body");
        assert_eq!(refused(&with("secret", BASE64URL_NOPAD.encode(&[1; 17]))), "secret");
        assert_eq!(refused(&with("secret", "AAAAAAAAAAAAAAAAAAAAAA==")), "secret");
        assert_eq!(refused(&with("secret", "AAAAAAAAAAAAAAAAAAAAAB")), "secret", "spare bits");
        assert_eq!(refused(&with("permit", BASE64URL_NOPAD.encode(&[1; 415]))), "permit");
        assert_eq!(refused(&with("commit", "+".repeat(43))), "commit");
        assert_eq!(refused(&with("answers", "x".repeat(MOST_ANSWER_BYTES + 1))), "answers");
        assert_eq!(refused(&with("more", "")), "body");
        let pad = "a".repeat(BODY_BYTES - ballot().to_string().len());
        assert_eq!(refused(&with("pad", pad)), "pad");
        let mut missing = ballot();
        missing.as_object_mut().unwrap().remove("permit");
        assert_eq!(refused(&body(missing)), "body", "null is an answer, missing is not");
    }

    #[test]
    fn the_longest_answers_fit() {
        let answers = "ü".repeat(MOST_ANSWER_BYTES / 2);
        assert_eq!(Submission::parse(&with("answers", answers.as_str())).unwrap().answers, answers);
    }

    #[test]
    fn a_refusal_never_quotes_what_was_sent() {
        let shown = Submission::parse(&with("version", "our secret plan")).err().unwrap();
        assert!(!format!("{shown} {shown:?}").contains("secret plan"));
        let surrogate = String::from_utf8(body(ballot())).unwrap();
        let surrogate = surrogate.replacen("....................", ".............. \\ud800", 1);
        assert!(Submission::parse(&surrogate.as_bytes()[..BODY_BYTES]).is_err());
    }

    proptest! {
        #[test]
        fn noise_never_makes_it_panic(bytes in proptest::collection::vec(any::<u8>(), BODY_BYTES)) {
            prop_assert!(Submission::parse(&bytes).is_err());
        }

        #[test]
        fn altered_ballots_never_make_it_panic(
            changes in proptest::collection::vec((0..1_100_usize, any::<u8>()), 1..20),
        ) {
            let mut bytes = body(ballot());
            for (place, byte) in changes {
                bytes[place] = byte;
            }
            let _ = Submission::parse(&bytes);
        }
    }
}
