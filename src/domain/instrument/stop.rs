//! Stop: "What should we stop or pause so that this is possible?"

use super::clean_text;
use super::evened::evened;
use crate::domain::Result;
use serde::Serialize;

const MAX_CHARACTERS: usize = 1_000;

/// The most characters a leader may write in a round.
pub const MOST_CHARACTERS_ASKED: usize = 200;

/// The question, its words and its limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The words.
    pub question: &'static str,
    /// The most characters taken.
    pub most_characters: usize,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            question: "What should we stop or pause so that this is possible?",
            most_characters: MOST_CHARACTERS_ASKED,
        }
    }
}

/// Whole answers that say nothing is to be stopped.
const NOTHING: [&str; 14] = [
    "nothing", "none", "no", "n/a", "na", "nil", "nichts", "nein", "keine", "rien", "aucun", "non",
    "nada", "ninguno",
];

/// One leader's answer to the stop question. "Nothing" is an answer of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stop {
    /// The leader would stop nothing.
    Nothing,
    /// What the leader would stop, as written.
    Activity(String),
}

impl Stop {
    /// Reads an answer; "nothing", "none", "no", "n/a", "-" and their German, French and
    /// Spanish words count as [`Stop::Nothing`].
    ///
    /// # Errors
    /// Empty, or more than 1,000 characters.
    pub fn parse(text: &str) -> Result<Self> {
        let clean = clean_text(text, "the stop answer", MAX_CHARACTERS)?;
        let folded = clean.to_lowercase();
        let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
        Ok(if bare.is_empty() || NOTHING.contains(&bare) {
            Self::Nothing
        } else {
            Self::Activity(clean)
        })
    }

    /// The answer without its writer's habits, as [`super::sentence::Sentence::evened`].
    #[must_use]
    pub fn evened(&self) -> Self {
        match self {
            Self::Nothing => Self::Nothing,
            Self::Activity(text) => Self::Activity(evened(text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_an_answer() {
        for text in ["Nothing.", "none", "-", "N/A", " no ", "Nichts!", "rien"] {
            assert_eq!(Stop::parse(text).unwrap(), Stop::Nothing, "{text}");
        }
        let activity = Stop::parse("Nothing but the loyalty app").unwrap();
        assert_eq!(activity, Stop::Activity("Nothing but the loyalty app".into()));
    }
}
