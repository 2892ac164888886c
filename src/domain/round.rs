//! Rounds: one run of a pulse, and the states it goes through.

use super::{Error, PulseId, Result, RoundId};
use serde::Serialize;
use time::OffsetDateTime;

/// Where a round stands. Sentences are read while it is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Being prepared; nobody is invited.
    Draft,
    /// Leaders answer.
    Open,
    /// No more answers; the box is being opened and counted.
    Closing,
    /// Counted; the box, its keys and every link are gone.
    Closed,
    /// Shown to everybody at once.
    Released,
}

impl State {
    const ALL: [Self; 5] = [Self::Draft, Self::Open, Self::Closing, Self::Closed, Self::Released];

    /// Whether a round may go from here to `next`. A restart leads from open back
    /// to draft; nothing else leads back.
    pub fn allows(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Draft, Self::Open)
                | (Self::Open, Self::Closing | Self::Draft)
                | (Self::Closing, Self::Closed)
                | (Self::Closed, Self::Released)
        )
    }

    /// The word that is stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Closing => "closing",
            Self::Closed => "closed",
            Self::Released => "released",
        }
    }

    /// # Errors
    /// No such state.
    pub fn parse(text: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|state| state.as_str() == text);
        found.ok_or_else(|| Error::State { found: text.chars().take(60).collect() })
    }
}

/// The fewest answers below which nothing is shown (rule R2): 5, or 4 when the
/// organizer chose so before opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Minimum(u8);

impl Minimum {
    /// Five.
    pub const DEFAULT: Self = Self(5);

    /// # Errors
    /// Not 4 to 20.
    pub fn parse(value: i64) -> Result<Self> {
        match u8::try_from(value) {
            Ok(value @ 4..=20) => Ok(Self(value)),
            _ => Err(Error::OutOfRange {
                what: "the fewest answers",
                found: value.to_string(),
                low: 4,
                high: 20,
            }),
        }
    }

    /// How many answers it takes.
    pub fn value(self) -> usize {
        usize::from(self.0)
    }
}

/// The longest a round may be open, in days.
pub const LONGEST_WINDOW_DAYS: i64 = 60;
/// How many days must be left for a restart: everybody has to answer again.
pub const RESTART_DAYS_LEFT: i64 = 2;
/// After how many days a closed round releases itself.
pub const RELEASES_ITSELF_AFTER_DAYS: i64 = 7;

/// One run of a pulse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Its name in links.
    pub id: RoundId,
    /// The pulse it belongs to.
    pub pulse: PulseId,
    /// 1 for the first round of its pulse, then 2, 3, …
    pub number: i64,
    /// Where it stands.
    pub state: State,
    /// The fewest answers below which nothing is shown.
    pub minimum: Minimum,
    /// When it closes at the latest.
    pub closes_at: OffsetDateTime,
    /// Whether it closes as soon as all invited leaders have answered.
    pub closes_when_all_answered: bool,
    /// How many leaders are invited; 0 while it is a draft.
    pub invited: usize,
    /// When it was opened.
    pub opened_at: Option<OffsetDateTime>,
    /// When it was closed.
    pub closed_at: Option<OffsetDateTime>,
    /// When it was released.
    pub released_at: Option<OffsetDateTime>,
}

impl Round {
    /// The round in its next state, or why not.
    ///
    /// # Errors
    /// [`Error::Transition`] when the step is not allowed.
    pub fn require(&self, next: State) -> Result<()> {
        if self.state.allows(next) {
            return Ok(());
        }
        Err(Error::Transition { from: self.state.as_str(), to: next.as_str() })
    }

    /// Whether it takes answers at `now`: open, and its time not over.
    pub fn takes_answers_at(&self, now: OffsetDateTime) -> bool {
        self.state == State::Open && now < self.closes_at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_five_steps_are_allowed() {
        let allowed: Vec<_> = State::ALL
            .iter()
            .flat_map(|from| State::ALL.map(|to| (*from, to)))
            .filter(|(from, to)| from.allows(*to))
            .collect();
        let expected = [
            (State::Draft, State::Open),
            (State::Open, State::Draft),
            (State::Open, State::Closing),
            (State::Closing, State::Closed),
            (State::Closed, State::Released),
        ];
        assert_eq!(allowed, expected);
    }

    #[test]
    fn states_are_stored_by_their_words() {
        for state in State::ALL {
            assert_eq!(State::parse(state.as_str()).unwrap(), state);
        }
        assert!(State::parse("opened").is_err());
    }

    #[test]
    fn fewer_than_four_can_never_be_shown() {
        assert!(Minimum::parse(3).is_err());
        assert_eq!(Minimum::parse(4).unwrap().value(), 4);
        assert_eq!(Minimum::DEFAULT.value(), 5);
    }
}
