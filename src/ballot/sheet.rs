//! The round sheet: everything a leader must be able to trust, frozen at opening.

use super::digest::Hash;
use super::{IssuerPublicKey, Result, SealPublicKey};
use crate::domain::{
    Instrument, Minimum, OrganizationName, PersonName, RoundId, Subgroups, TeamName,
};
use time::OffsetDateTime;

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
    /// Verifies permits.
    pub issuer: IssuerPublicKey,
    /// Seals ballots.
    pub seal: SealPublicKey,
}

/// The part of the sheet's hash that all links share: its first 16 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoundKey(pub [u8; 16]);

impl Sheet {
    /// The sheet's one text. The same sheet always gives the same bytes.
    pub fn to_json(&self) -> Result<String> {
        todo!()
    }
}

/// SHA-256 of the sheet's text.
pub fn hash(json: &str) -> Hash {
    todo!()
}

/// The two public keys that a sheet's text carries.
pub fn public_keys(json: &str) -> Result<(IssuerPublicKey, SealPublicKey)> {
    todo!()
}

/// The key that all links of the round share.
pub fn round_key(hash: &Hash) -> RoundKey {
    todo!()
}

/// The twelve words of the other half, for colleagues to compare.
pub fn words(hash: &Hash) -> Result<String> {
    todo!()
}

impl RoundKey {
    /// As links carry it: 22 characters.
    pub fn to_text(self) -> String {
        todo!()
    }

    /// # Errors
    /// Not 22 characters of base64url.
    pub fn parse(text: &str) -> Result<Self> {
        todo!()
    }
}
