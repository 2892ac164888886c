//! The sentence: "In one sentence, what is our strategy?"

use super::clean_text;
use crate::domain::Result;

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

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
