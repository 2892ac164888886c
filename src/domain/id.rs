//! Names that the program gives to things.

use super::{Error, Result};
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);
    )*};
}

ids! {
    /// Names an organization.
    OrganizationId
    /// Names an organizer's account.
    AccountId
    /// Names a team.
    TeamId
    /// Names a pulse.
    PulseId
    /// Names an invitation.
    InvitationId
}

/// How many random bytes name a round.
const ROUND_BYTES: usize = 10;

/// Names a round in links: 16 small base32 characters, drawn at random, so that
/// a link tells nobody how many rounds there were before.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct RoundId(String);

impl RoundId {
    /// The name made of these random bytes.
    pub fn from_random(bytes: [u8; ROUND_BYTES]) -> Self {
        Self(data_encoding::BASE32_NOPAD.encode(&bytes).to_lowercase())
    }

    /// # Errors
    /// Not 16 characters of `a-z2-7`.
    pub fn parse(text: &str) -> Result<Self> {
        let known = |c: char| matches!(c, 'a'..='z' | '2'..='7');
        if text.len() == 16 && text.chars().all(known) {
            return Ok(Self(text.to_owned()));
        }
        Err(Error::RoundId)
    }

    /// The name as links carry it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_is_named_by_sixteen_characters() {
        let id = RoundId::from_random([255; 10]);
        assert_eq!(id.as_str(), "7777777777777777");
        assert_eq!(RoundId::parse(id.as_str()).unwrap(), id);
        for wrong in ["", "short", "7777777777777771", "777777777777777A", "77777777777777777"] {
            assert_eq!(RoundId::parse(wrong).unwrap_err(), Error::RoundId, "{wrong}");
        }
    }
}
