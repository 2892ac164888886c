//! The instruments: one file per kind of question, the same name in every layer.

pub mod clarity;
mod evened;
pub mod forecast;
mod likeness;
pub mod priorities;
pub mod recall;
pub mod sentence;
pub mod stop;

use super::{Error, Result};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization as _;

/// One question as a leader is asked it: its fixed wording and its limits. The
/// round sheet freezes the list of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Instrument {
    /// The strategy in one sentence.
    Sentence(sentence::Asked),
    /// What the colleagues answered.
    Forecast(forecast::Asked),
    /// The order of the priorities.
    Priorities(priorities::Asked),
    /// What to stop.
    Stop(stop::Asked),
    /// How clear, and how committed.
    Clarity(clarity::Asked),
}

impl Instrument {
    /// The five core instruments, in the order in which they are asked.
    pub fn core(sentence: sentence::Asked, priorities: priorities::Asked) -> Vec<Self> {
        vec![
            Self::Sentence(sentence),
            Self::Forecast(forecast::Asked::default()),
            Self::Priorities(priorities),
            Self::Stop(stop::Asked::default()),
            Self::Clarity(clarity::Asked::default()),
        ]
    }
}

/// One line of clean text: NFC, control and direction-override characters
/// removed, every run of white space a single space, trimmed.
///
/// # Errors
/// [`Error::Empty`] when nothing is left, [`Error::TooLong`] above `limit` characters.
pub(crate) fn clean_text(text: &str, what: &'static str, limit: usize) -> Result<String> {
    let visible: String = text.nfc().filter(|c| is_text(*c)).collect();
    let clean = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = clean.chars().count();
    if found == 0 {
        return Err(Error::Empty { what });
    }
    if found > limit {
        return Err(Error::TooLong { what, found, limit });
    }
    Ok(clean)
}

/// Control characters break XML and terminals; bidi overrides make a text read
/// as something it is not. Joiners stay: several scripts and emoji need them.
fn is_text(c: char) -> bool {
    let bidi_override = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let not_xml = matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{feff}');
    let control = c.is_control() && !c.is_whitespace();
    !bidi_override && !not_xml && !control
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cleaned_to_one_line() {
        let messy = "  grow\r\nby\tbuying \u{202e}rivals\u{0}  ";
        assert_eq!(clean_text(messy, "sentence", 40).unwrap(), "grow by buying rivals");
    }

    #[test]
    fn composed_and_decomposed_text_are_one() {
        let composed = clean_text("Z\u{fc}rich", "sentence", 10).unwrap();
        assert_eq!(clean_text("Zu\u{308}rich", "sentence", 10).unwrap(), composed);
    }

    #[test]
    fn nothing_left_is_empty_and_length_counts_characters() {
        let empty = clean_text(" \u{0} \n", "sentence", 10).unwrap_err();
        assert_eq!(empty, Error::Empty { what: "sentence" });
        assert!(clean_text("äöüäöüäöüä", "sentence", 10).is_ok());
        let long = clean_text("äöüäöüäöüäö", "sentence", 10).unwrap_err();
        assert_eq!(long, Error::TooLong { what: "sentence", found: 11, limit: 10 });
    }
}
