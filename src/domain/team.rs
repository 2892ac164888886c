//! Teams and their rosters, and the organization they belong to.

use super::instrument::clean_text;
use super::{Email, Error, OrganizationId, PersonName, Result, TeamId};
use serde::Serialize;
use std::collections::BTreeSet;

/// The most leaders one roster may hold.
pub const MOST_LEADERS: usize = 5_000;

/// A team's name: one clean line, at most 120 characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct TeamName(String);

impl TeamName {
    /// # Errors
    /// Empty or too long.
    pub fn parse(text: &str) -> Result<Self> {
        clean_text(text, "the team's name", 120).map(Self)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An organization's name: one clean line, at most 120 characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct OrganizationName(String);

impl OrganizationName {
    /// # Errors
    /// Empty or too long.
    pub fn parse(text: &str) -> Result<Self> {
        clean_text(text, "the organization's name", 120).map(Self)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// For how many whole years rounds are kept after they closed, 1-10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct RetentionYears(u8);

impl RetentionYears {
    /// Two years, unless the owner says otherwise: eight quarters to compare.
    pub const DEFAULT: Self = Self(2);

    /// # Errors
    /// Not 1-10.
    pub fn parse(years: i64) -> Result<Self> {
        match u8::try_from(years) {
            Ok(years @ 1..=10) => Ok(Self(years)),
            _ => Err(Error::OutOfRange {
                what: "the retention in years",
                found: years.to_string(),
                low: 1,
                high: 10,
            }),
        }
    }

    /// The years.
    pub fn value(self) -> u8 {
        self.0
    }
}

/// Whom an installation belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Organization {
    /// Its number.
    pub id: OrganizationId,
    /// Its name, as leaders recognise it.
    pub name: OrganizationName,
    /// How long its rounds are kept.
    pub retention_years: RetentionYears,
}

/// A person who is asked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Leader {
    /// The name that colleagues recognise.
    pub name: PersonName,
    /// Where the invitation goes, if it is mailed.
    pub email: Option<Email>,
}

/// The leaders of a team, sorted by name: their order says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Roster(Vec<Leader>);

impl Roster {
    /// # Errors
    /// More than [`MOST_LEADERS`], an address twice, or a name twice without
    /// addresses that tell the two apart.
    pub fn parse(mut leaders: Vec<Leader>) -> Result<Self> {
        if leaders.len() > MOST_LEADERS {
            return Err(Error::RosterCount { found: leaders.len() });
        }
        leaders.sort();
        let mut addresses = BTreeSet::new();
        for email in leaders.iter().filter_map(|leader| leader.email.as_ref()) {
            if !addresses.insert(email) {
                return Err(Error::ListedTwice { what: email.as_str().to_owned() });
            }
        }
        // Sorted: of two equal names without an address both come first.
        let same = leaders.windows(2).find(|pair| pair[0] == pair[1]);
        match same {
            Some(pair) => Err(Error::ListedTwice { what: pair[0].name.as_str().to_owned() }),
            None => Ok(Self(leaders)),
        }
    }

    /// The leaders, sorted by name.
    pub fn leaders(&self) -> &[Leader] {
        &self.0
    }
}

/// The people asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Team {
    /// Its number.
    pub id: TeamId,
    /// Whom it belongs to.
    pub organization: OrganizationId,
    /// The team it is part of, if any.
    pub parent: Option<TeamId>,
    /// Its name.
    pub name: TeamName,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leader(name: &str, email: Option<&str>) -> Leader {
        let email = email.map(|email| Email::parse(email).unwrap());
        Leader { name: PersonName::parse(name).unwrap(), email }
    }

    #[test]
    fn the_order_of_a_roster_says_nothing() {
        let one = Roster::parse(vec![leader("Bo", None), leader("Al", None)]).unwrap();
        let other = Roster::parse(vec![leader("Al", None), leader("Bo", None)]).unwrap();
        assert_eq!(one, other);
    }

    #[test]
    fn two_people_of_one_name_need_two_addresses() {
        let twins = |a, b| Roster::parse(vec![leader("Ana Ruiz", a), leader("Ana Ruiz", b)]);
        assert!(twins(Some("a@x.org"), Some("b@x.org")).is_ok());
        assert_eq!(twins(None, None).unwrap_err(), Error::ListedTwice { what: "Ana Ruiz".into() });
        let same = twins(Some("a@x.org"), Some("A@x.org")).unwrap_err();
        assert_eq!(same, Error::ListedTwice { what: "a@x.org".into() });
    }

    #[test]
    fn retention_is_one_to_ten_years() {
        assert_eq!(RetentionYears::parse(10).unwrap().value(), 10);
        assert!(RetentionYears::parse(0).is_err());
        assert!(RetentionYears::parse(11).is_err());
    }
}
