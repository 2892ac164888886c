//! The round sheet: everything a leader must be able to trust, frozen at opening.

use super::digest::{self, Hash};
use super::{Error, IssuerPublicKey, Result, SealPublicKey};
use crate::domain::{
    Instrument, Minimum, OrganizationName, PersonName, RoundId, Subgroups, TeamName,
};
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use time::{OffsetDateTime, UtcOffset};

#[cfg(test)]
mod tests;

const SCHEMA: &str = "parallax.sheet/1";

/// RFC 3339 in UTC, to the second.
const TIME: &[BorrowedFormatItem<'_>] =
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z");

/// What the sheet is made of.
pub struct Sheet {
    /// The round.
    pub round: RoundId,
    /// Whose installation asks.
    pub organization: OrganizationName,
    /// Which team is asked.
    pub team: TeamName,
    /// Who is asked, sorted by name.
    pub roster: Vec<PersonName>,
    /// The questions, in order.
    pub instruments: Vec<Instrument>,
    /// The parts of the team that are compared, if any.
    pub subgroups: Option<Subgroups>,
    /// The fewest answers below which nothing is shown.
    pub minimum: Minimum,
    /// When the round closes at the latest.
    pub closes: OffsetDateTime,
    /// Whether it closes as soon as all have answered.
    pub closes_when_all_answered: bool,
    /// Who reads the shuffled sentences before the release, in words.
    pub reading: String,
}

/// The keys that a sheet carries once its round is opened.
pub struct PublicKeys {
    /// Verifies permits.
    pub issuer: IssuerPublicKey,
    /// Seals ballots.
    pub seal: SealPublicKey,
}

/// The part of the sheet's hash that all links share: its first 16 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoundKey(pub [u8; 16]);

/// The sheet's text: fields in this order.
#[derive(Serialize)]
struct Text<'a> {
    schema: &'static str,
    round: &'a RoundId,
    organization: &'a OrganizationName,
    team: &'a TeamName,
    roster: Vec<&'a PersonName>,
    instruments: &'a [Instrument],
    subgroups: Option<&'a Subgroups>,
    minimum: Minimum,
    closes: String,
    closes_when_all_answered: bool,
    reading: &'a str,
    #[serde(flatten)]
    keys: Option<Keys>,
}

#[derive(Serialize, Deserialize)]
struct Keys {
    issuer: String,
    seal: String,
}

impl Sheet {
    /// The sheet's one text. The same sheet always gives the same bytes.
    ///
    /// # Errors
    /// [`Error::Malformed`] for a closing time after the year 9999.
    pub fn to_json(&self, keys: &PublicKeys) -> Result<String> {
        self.text(Some(Keys {
            issuer: BASE64URL_NOPAD.encode(keys.issuer.as_bytes()),
            seal: BASE64URL_NOPAD.encode(keys.seal.as_bytes()),
        }))
    }

    /// The same without keys, for a draft: nothing can be sent with it.
    ///
    /// # Errors
    /// Those of [`Self::to_json`].
    pub fn preview(&self) -> Result<String> {
        self.text(None)
    }

    fn text(&self, keys: Option<Keys>) -> Result<String> {
        let mut roster: Vec<&PersonName> = self.roster.iter().collect();
        roster.sort_unstable();
        let text = Text {
            schema: SCHEMA,
            round: &self.round,
            organization: &self.organization,
            team: &self.team,
            roster,
            instruments: &self.instruments,
            subgroups: self.subgroups.as_ref(),
            minimum: self.minimum,
            closes: closes(self.closes)?,
            closes_when_all_answered: self.closes_when_all_answered,
            reading: &self.reading,
            keys,
        };
        serde_json::to_string(&text).map_err(|error| malformed("sheet", error.to_string()))
    }
}

fn closes(time: OffsetDateTime) -> Result<String> {
    let wrong = || malformed("closes", "not a time up to the year 9999".to_owned());
    let utc = time.checked_to_offset(UtcOffset::UTC).ok_or_else(wrong)?;
    if !(0..=9_999).contains(&utc.year()) {
        return Err(wrong());
    }
    utc.format(TIME).map_err(|_| wrong())
}

/// SHA-256 of the sheet's text.
pub fn hash(json: &str) -> Hash {
    digest::hash(&[json.as_bytes()])
}

/// The two public keys that a sheet's text carries.
///
/// # Errors
/// [`Error::Malformed`] for what is no sheet, [`Error::Key`] for what is no key.
pub fn public_keys(json: &str) -> Result<PublicKeys> {
    let keys: Keys =
        serde_json::from_str(json).map_err(|error| malformed("sheet", error.to_string()))?;
    let bytes = |what: &'static str, text: &str| {
        BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| Error::Key { what })
    };
    let issuer = IssuerPublicKey::parse(&bytes("the issuer key", &keys.issuer)?)?;
    let seal = SealPublicKey::parse(&bytes("the seal key", &keys.seal)?)?;
    Ok(PublicKeys { issuer, seal })
}

/// The key that all links of the round share.
pub fn round_key(hash: &Hash) -> RoundKey {
    let (first, _) = halves(hash);
    RoundKey(first)
}

/// The twelve words of the other half, for colleagues to compare.
///
/// # Errors
/// None that a hash can cause; the word list reports its own.
pub fn words(hash: &Hash) -> Result<String> {
    let (_, second) = halves(hash);
    let words = bip39::Mnemonic::from_entropy(&second);
    words.map(|words| words.to_string()).map_err(|error| malformed("words", error.to_string()))
}

fn halves(hash: &Hash) -> ([u8; 16], [u8; 16]) {
    let (mut first, mut second) = ([0; 16], [0; 16]);
    first.copy_from_slice(&hash[..16]);
    second.copy_from_slice(&hash[16..]);
    (first, second)
}

impl RoundKey {
    /// As links carry it: 22 characters.
    pub fn to_text(self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }

    /// # Errors
    /// Not 22 characters of base64url.
    pub fn parse(text: &str) -> Result<Self> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok();
        let key = bytes.and_then(|bytes| <[u8; 16]>::try_from(bytes).ok());
        let wrong = || malformed("round key", "not 22 characters of base64url".to_owned());
        key.map(Self).ok_or_else(wrong)
    }
}

fn malformed(field: &'static str, reason: String) -> Error {
    Error::Malformed { field, reason }
}
