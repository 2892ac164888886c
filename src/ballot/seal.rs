//! Sealed boxes (libsodium's `crypto_box_seal`): X25519, one key per round.
//! It must not know what the answers mean.

use super::submission::MOST_ANSWER_BYTES;
use super::{Error, Result, Secret};
use crypto_box::aead::OsRng;
use zeroize::Zeroizing;

/// Bytes of every sealed ballot: the padded content and the box's 48.
pub const SEALED_BYTES: usize = 8_192;

/// An ephemeral public key and an authentication tag.
const BOX_BYTES: usize = 48;
const CONTENT_BYTES: usize = SEALED_BYTES - BOX_BYTES;
const SECRET_BYTES: usize = size_of::<Secret>();
/// Secret, version and length.
const HEAD_BYTES: usize = SECRET_BYTES + 4 + 4;

const _: () = assert!(HEAD_BYTES + MOST_ANSWER_BYTES <= CONTENT_BYTES, "every ballot fits");

/// The private half of a round's seal key.
pub struct SealKey(crypto_box::SecretKey);

/// The public half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealPublicKey(crypto_box::PublicKey);

/// What a box holds.
#[derive(Clone, PartialEq, Eq)]
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
    ///
    /// # Errors
    /// [`Error::Random`].
    pub fn generate() -> Result<Self> {
        let mut bytes = Zeroizing::new([0; crypto_box::KEY_SIZE]);
        getrandom::fill(&mut *bytes)?;
        Ok(Self(crypto_box::SecretKey::from_bytes(*bytes)))
    }

    /// The public half.
    pub fn public(&self) -> SealPublicKey {
        SealPublicKey(self.0.public_key())
    }

    /// Opens a box.
    ///
    /// # Errors
    /// [`Error::Sealed`] when it was altered or sealed to another key.
    pub fn open(&self, sealed: &[u8]) -> Result<Content> {
        if sealed.len() != SEALED_BYTES {
            return Err(Error::Sealed);
        }
        let opened = Zeroizing::new(self.0.unseal(sealed).map_err(|_| Error::Sealed)?);
        Content::from_bytes(&opened).ok_or(Error::Sealed)
    }

    /// The 32 bytes, erased from memory when dropped.
    pub(super) fn to_bytes(&self) -> Zeroizing<[u8; crypto_box::KEY_SIZE]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// Reads what [`Self::to_bytes`] gave.
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self> {
        crypto_box::SecretKey::from_slice(bytes).map(Self).map_err(|_| unusable())
    }
}

impl std::fmt::Debug for SealKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealKey(…)")
    }
}

impl SealPublicKey {
    /// The 32 bytes that the sheet carries.
    pub fn as_bytes(&self) -> &[u8; crypto_box::KEY_SIZE] {
        self.0.as_bytes()
    }

    /// # Errors
    /// Not 32 bytes.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        crypto_box::PublicKey::from_slice(bytes).map(Self).map_err(|_| unusable())
    }

    /// Seals a ballot to this key; always [`SEALED_BYTES`] long.
    ///
    /// # Errors
    /// [`Error::Malformed`] when the answers are longer than any ballot may hold.
    pub fn seal(&self, content: &Content) -> Result<Vec<u8>> {
        let padded = content.to_bytes()?;
        self.0.seal(&mut OsRng, &padded).map_err(|_| Error::Sealed)
    }
}

impl Content {
    fn to_bytes(&self) -> Result<Zeroizing<Vec<u8>>> {
        let answers = self.answers.as_bytes();
        if answers.len() > MOST_ANSWER_BYTES {
            let reason = format!("{} bytes; at most {MOST_ANSWER_BYTES} fit", answers.len());
            return Err(Error::Malformed { field: "answers", reason });
        }
        let length = (answers.len() as u32).to_be_bytes();
        // Its whole size at once: growing would leave copies behind in memory.
        let mut bytes = Zeroizing::new(Vec::with_capacity(CONTENT_BYTES));
        for part in [&self.secret[..], &self.version.to_be_bytes(), &length, answers] {
            bytes.extend_from_slice(part);
        }
        bytes.resize(CONTENT_BYTES, 0);
        Ok(bytes)
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (secret, rest) = bytes.split_first_chunk::<SECRET_BYTES>()?;
        let (version, rest) = rest.split_first_chunk::<4>()?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (answers, padding) = rest.split_at_checked(length)?;
        if length > MOST_ANSWER_BYTES || padding.iter().any(|&byte| byte != 0) {
            return None;
        }
        let answers = std::str::from_utf8(answers).ok()?.to_owned();
        Some(Self { secret: *secret, version: u32::from_be_bytes(*version), answers })
    }
}

/// Neither secret nor answers belong in a log.
impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Content(…)")
    }
}

fn unusable() -> Error {
    Error::Key { what: "the seal key" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(answers: &str) -> Content {
        Content { secret: [7; 16], version: 3, answers: answers.to_owned() }
    }

    #[test]
    fn a_box_opens_to_what_was_sealed_and_only_with_its_key() {
        let key = SealKey::generate().unwrap();
        let sealed = key.public().seal(&content("{\"clarity\":70}")).unwrap();
        assert_eq!(key.open(&sealed).unwrap(), content("{\"clarity\":70}"));
        let other = SealKey::generate().unwrap();
        assert!(matches!(other.open(&sealed), Err(Error::Sealed)));
    }

    #[test]
    fn every_box_has_the_same_size_and_no_two_are_alike() {
        let key = SealKey::generate().unwrap().public();
        let longest = "ü".repeat(MOST_ANSWER_BYTES / 2);
        for answers in ["", "{}", &longest] {
            assert_eq!(key.seal(&content(answers)).unwrap().len(), SEALED_BYTES);
        }
        assert_ne!(key.seal(&content("{}")).unwrap(), key.seal(&content("{}")).unwrap());
        let too_long = key.seal(&content(&"x".repeat(MOST_ANSWER_BYTES + 1)));
        assert!(matches!(too_long, Err(Error::Malformed { field: "answers", .. })));
    }

    #[test]
    fn an_altered_box_does_not_open() {
        let key = SealKey::generate().unwrap();
        let sealed = key.public().seal(&content("{}")).unwrap();
        for place in [0, 31, 32, 48, SEALED_BYTES - 1] {
            let mut altered = sealed.clone();
            altered[place] ^= 1;
            assert!(matches!(key.open(&altered), Err(Error::Sealed)), "byte {place}");
        }
        assert!(matches!(key.open(&sealed[1..]), Err(Error::Sealed)));
        assert!(matches!(key.open(&[]), Err(Error::Sealed)));
    }

    type Change<'a> = &'a dyn Fn(&mut Vec<u8>);

    #[test]
    fn what_is_not_laid_out_as_a_ballot_is_refused() {
        let key = SealKey::generate().unwrap();
        let open = |change: Change<'_>| {
            let mut bytes = content("{}").to_bytes().unwrap().to_vec();
            change(&mut bytes);
            key.open(&key.public().0.seal(&mut OsRng, &bytes).unwrap())
        };
        assert!(open(&|_| ()).is_ok());
        let refused: [Change<'_>; 5] = [
            &|bytes| bytes[20..24].copy_from_slice(&u32::MAX.to_be_bytes()),
            &|bytes| bytes[20..24].copy_from_slice(&(MOST_ANSWER_BYTES as u32 + 1).to_be_bytes()),
            &|bytes| bytes[24] = 0xff,
            &|bytes| bytes[CONTENT_BYTES - 1] = 1,
            &|bytes| bytes.truncate(10),
        ];
        for (case, change) in refused.iter().enumerate() {
            assert!(matches!(open(change), Err(Error::Sealed)), "case {case}");
        }
    }

    #[test]
    fn nothing_secret_is_printed() {
        let key = SealKey::generate().unwrap();
        assert_eq!(format!("{key:?} {:?}", content("{}")), "SealKey(…) Content(…)");
        assert_eq!(*SealKey::from_bytes(&*key.to_bytes()).unwrap().to_bytes(), *key.to_bytes());
        assert!(SealKey::from_bytes(&[1; 31]).is_err() && SealPublicKey::parse(&[1; 33]).is_err());
    }
}
