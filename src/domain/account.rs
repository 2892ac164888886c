//! Accounts: the people who run rounds. Leaders have none.

use super::instrument::clean_text;
use super::{AccountId, Error, OrganizationId, Result};
use serde::{Deserialize, Serialize};

const MAX_NAME: usize = 80;
const MAX_EMAIL: usize = 254;
const SHORTEST_PASSWORD: usize = 12;
/// Argon2 reads it all; a longer one only costs time.
const LONGEST_PASSWORD: usize = 256;

/// An e-mail address, in lower case. Only its shape is checked: one `@`, a dot
/// in the host, no space, no line break, none of `<>,;:"`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// # Errors
    /// Not of that shape, or longer than 254 bytes.
    pub fn parse(text: &str) -> Result<Self> {
        let folded = text.trim().to_lowercase();
        let wrong = || Error::Email { found: text.trim().chars().take(60).collect() };
        let (local, host) = folded.split_once('@').ok_or_else(wrong)?;
        let forbidden =
            |c: char| c.is_whitespace() || c.is_control() || "<>,;:\"()[]\\@".contains(c);
        let labels = host.split('.');
        let host_is_right =
            labels.clone().count() >= 2 && labels.clone().all(|part| !part.is_empty());
        if local.is_empty() || folded.len() > MAX_EMAIL || !host_is_right {
            return Err(wrong());
        }
        if local.contains(forbidden) || host.contains(forbidden) {
            return Err(wrong());
        }
        Ok(Self(folded))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A person's name as colleagues know it: one clean line, at most 80 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct PersonName(String);

impl PersonName {
    /// # Errors
    /// Empty or too long.
    pub fn parse(text: &str) -> Result<Self> {
        clean_text(text, "the name", MAX_NAME).map(Self)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A password as typed, before it is hashed. Never printed, never stored.
pub struct Password(String);

impl Password {
    /// # Errors
    /// Shorter than 12 characters or longer than 256 bytes.
    pub fn parse(text: &str) -> Result<Self> {
        let long_enough = text.chars().count() >= SHORTEST_PASSWORD;
        if long_enough && text.len() <= LONGEST_PASSWORD {
            return Ok(Self(text.to_owned()));
        }
        Err(Error::Password)
    }

    /// The bytes to hash.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

/// What an account is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Runs rounds, and manages accounts and the organization.
    Owner,
    /// Runs rounds: teams, pulses, invitations, release.
    Organizer,
    /// Reads sentences while a round is closed, and released reports.
    Facilitator,
}

/// What a role can be allowed to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Accounts, the organization's name and retention.
    ManageOrganization,
    /// Teams, pulses, rounds, invitations, release, deletion.
    RunRounds,
    /// Closed and released rounds and their audit log.
    ReadReports,
}

impl Role {
    /// Whether the role has the right.
    pub fn has(self, right: Right) -> bool {
        match right {
            Right::ManageOrganization => self == Self::Owner,
            Right::RunRounds => matches!(self, Self::Owner | Self::Organizer),
            Right::ReadReports => true,
        }
    }

    /// The word that is stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Organizer => "organizer",
            Self::Facilitator => "facilitator",
        }
    }

    /// # Errors
    /// No such role.
    pub fn parse(text: &str) -> Result<Self> {
        let all = [Self::Owner, Self::Organizer, Self::Facilitator];
        let found = all.into_iter().find(|role| role.as_str() == text);
        found.ok_or_else(|| Error::Role { found: text.chars().take(60).collect() })
    }
}

/// One account of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// Its number.
    pub id: AccountId,
    /// Whom it belongs to.
    pub organization: OrganizationId,
    /// Whom it signs in as; unique in the installation.
    pub email: Email,
    /// The person.
    pub name: PersonName,
    /// What it may do.
    pub role: Role,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_folded_and_their_shape_checked() {
        assert_eq!(
            Email::parse(" Ana.Ruiz@Example.ORG ").unwrap().as_str(),
            "ana.ruiz@example.org"
        );
        for wrong in [
            "",
            "ana",
            "@x.org",
            "ana@",
            "ana@x",
            "ana@.org",
            "a b@x.org",
            "a@b@x.org",
            "a\r\nBcc: b@x.org",
        ] {
            assert!(Email::parse(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_name_with_a_line_break_becomes_one_line() {
        assert_eq!(PersonName::parse("Ana\r\nRuiz").unwrap().as_str(), "Ana Ruiz");
    }

    #[test]
    fn passwords_have_twelve_characters_and_are_never_printed() {
        assert!(Password::parse("elevenchars").is_err());
        let password = Password::parse("twelve chars").unwrap();
        assert_eq!(format!("{password:?}"), "Password(…)");
    }

    #[test]
    fn each_role_has_its_rights() {
        let rights = [Right::ManageOrganization, Right::RunRounds, Right::ReadReports];
        let held = |role: Role| rights.map(|right| role.has(right));
        assert_eq!(held(Role::Owner), [true, true, true]);
        assert_eq!(held(Role::Organizer), [false, true, true]);
        assert_eq!(held(Role::Facilitator), [false, false, true]);
    }
}
