//! The sentence: "In one sentence, what is our strategy?"

use super::clean_text;
use super::evened::evened;
use crate::domain::Result;
use serde::Serialize;

/// The most characters a leader may write in a round.
pub const MOST_CHARACTERS_ASKED: usize = 300;

/// The question, its words and its limits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The words.
    pub question: &'static str,
    /// Above so many words the page asks for fewer.
    pub words_advised: u32,
    /// The most characters taken.
    pub most_characters: usize,
    /// Whether the page shows the time that is taken, counting up; nothing happens at the end.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub timer: bool,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            question: "In one sentence, off the top of your head: what is our strategy? \
                       Write what we are choosing, and what we are choosing it over.",
            words_advised: 35,
            most_characters: MOST_CHARACTERS_ASKED,
            timer: false,
        }
    }
}

/// The most characters a sentence collected elsewhere may have. The question
/// itself asks for 300 at most; other survey tools enforce nothing, so a longer
/// answer is still read, but not a whole document.
pub const MAX_CHARACTERS: usize = 1_000;

/// One leader's statement of the strategy: one clean line of text, never empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sentence(String);

impl Sentence {
    /// Cleans `text` (NFC, one line, no control characters).
    ///
    /// # Errors
    /// Empty, or more than [`MAX_CHARACTERS`] characters.
    pub fn parse(text: &str) -> Result<Self> {
        clean_text(text, "the sentence", MAX_CHARACTERS).map(Self)
    }

    /// The sentence without its writer's habits: a capital first letter, no final dot,
    /// straight quotation marks (rule R3).
    #[must_use]
    pub fn evened(&self) -> Self {
        Self(evened(&self.0))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
