//! Pulses: a team's recurring test, its questions and its cadence.

use super::instrument::{Instrument, clean_text, priorities, sentence};
use super::{Error, Official, Priorities, PulseId, Result, TeamId};
use serde::{Deserialize, Serialize};
use time::{Date, Month, OffsetDateTime};

/// How often a pulse is meant to be repeated. A reminder for the organizer;
/// nothing opens by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cadence {
    /// One round only.
    Once,
    /// Every month.
    Monthly,
    /// Every three months.
    Quarterly,
    /// Every six months.
    Halfyearly,
    /// Every year.
    Yearly,
}

impl Cadence {
    /// When the next round is meant to begin, after one that closed then; never for a
    /// single one.
    pub fn due(self, closed: OffsetDateTime) -> Option<OffsetDateTime> {
        let months = match self {
            Self::Once => return None,
            Self::Monthly => 1,
            Self::Quarterly => 3,
            Self::Halfyearly => 6,
            Self::Yearly => 12,
        };
        let month = closed.year() * 12 + i32::from(u8::from(closed.month())) - 1 + months;
        let year = month.div_euclid(12);
        let month = Month::try_from(month.rem_euclid(12) as u8 + 1).ok()?;
        let day = closed.day().min(month.length(year));
        Date::from_calendar_date(year, month, day).ok().map(|date| closed.replace_date(date))
    }

    /// The word that is sent and stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::Halfyearly => "halfyearly",
            Self::Yearly => "yearly",
        }
    }
}

/// How much of the list a leader puts in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ranked {
    /// All of it, less what is "not a priority this year".
    Full,
    /// The first so many.
    Top(u8),
}

/// A question that splits the team into parts, chosen before the round opens and
/// answered by each leader in the ballot (rule R6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Subgroups {
    /// Such as "Which board do you sit on?".
    pub question: String,
    /// The answers to choose from, 2 to 8.
    pub cells: Vec<String>,
}

impl Subgroups {
    /// # Errors
    /// An empty or long text, fewer than 2 or more than 8 cells, one twice.
    pub fn parse<S: AsRef<str>>(question: &str, cells: &[S]) -> Result<Self> {
        let question = clean_text(question, "the subgroup question", 200)?;
        let clean = |cell: &S| clean_text(cell.as_ref(), "a subgroup", 60);
        let cells = cells.iter().map(clean).collect::<Result<Vec<_>>>()?;
        if !(2..=8).contains(&cells.len()) {
            return Err(Error::OutOfRange {
                what: "the number of subgroups",
                found: cells.len().to_string(),
                low: 2,
                high: 8,
            });
        }
        let twice = cells.iter().enumerate().find(|(at, cell)| cells[..*at].contains(cell));
        match twice {
            Some((_, cell)) => Err(Error::ListedTwice { what: cell.clone() }),
            None => Ok(Self { question, cells }),
        }
    }
}

/// What a pulse asks. Frozen once its first round opened, so that the trend
/// compares answers to the same questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questions {
    /// The items to rank.
    pub priorities: Priorities,
    /// How much of the list is ranked.
    pub ranked: Ranked,
    /// Whether the priorities are first asked for from memory.
    pub recall: bool,
    /// Whether the page shows how long the sentence takes.
    pub timer: bool,
    /// The parts of the team that are compared, if any.
    pub subgroups: Option<Subgroups>,
    /// The official strategy: never in the sheet, shown after the release only.
    pub official: Official,
}

impl Questions {
    /// # Errors
    /// A top-k list of fewer than 2 items, or as long as the whole list.
    pub fn checked(self) -> Result<Self> {
        let items = self.priorities.items().len();
        match self.ranked {
            Ranked::Top(top) if usize::from(top) < 2 || usize::from(top) >= items => {
                Err(Error::OutOfRange {
                    what: "the length of the top list",
                    found: top.to_string(),
                    low: 2,
                    high: items as u32 - 1,
                })
            }
            _ => Ok(self),
        }
    }

    /// The instruments in the order in which they are asked.
    pub fn instruments(&self) -> Vec<Instrument> {
        let sentence = sentence::Asked { timer: self.timer, ..sentence::Asked::default() };
        let priorities = priorities::Asked::new(&self.priorities, self.ranked, self.recall);
        Instrument::core(sentence, priorities)
    }
}

/// A pulse's name: one clean line, at most 120 characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct PulseName(String);

impl PulseName {
    /// # Errors
    /// Empty or too long.
    pub fn parse(text: &str) -> Result<Self> {
        clean_text(text, "the pulse's name", 120).map(Self)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A team's recurring test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pulse {
    /// Its number.
    pub id: PulseId,
    /// The team it asks.
    pub team: TeamId,
    /// Its name.
    pub name: PulseName,
    /// How often it is meant to be repeated.
    pub cadence: Cadence,
    /// What it asks.
    pub questions: Questions,
    /// Whether a round of it was opened: its questions can't change any more.
    pub frozen: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn the_next_round_is_due_so_many_months_later() {
        let closed = datetime!(2026-11-30 17:00 UTC);
        assert_eq!(Cadence::Once.due(closed), None);
        assert_eq!(Cadence::Monthly.due(closed), Some(datetime!(2026-12-30 17:00 UTC)));
        assert_eq!(Cadence::Quarterly.due(closed), Some(datetime!(2027-02-28 17:00 UTC)));
        assert_eq!(Cadence::Yearly.due(closed), Some(datetime!(2027-11-30 17:00 UTC)));
        assert_eq!(
            Cadence::Monthly.due(datetime!(2026-12-31 1:00 UTC)),
            Some(datetime!(2027-01-31 1:00 UTC))
        );
    }
}
