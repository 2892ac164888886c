//! Words: tokens, stop words and light stems of one sentence.
//!
//! English only, like the sentence encoder. It must not know what words mean:
//! opposites and negation belong to [`super::direction`].

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation as _;

/// Words too common to tell two strategies apart.
const STOP_WORDS: &str = "a about above across after again against all almost already also am an \
    and any anyone anything are around as at back be because been before being below better \
    between both but by can cannot come comes could did do does doing done down during each either \
    else even ever every everyone everything few first for from further get gets give go goes \
    going had has have having he her here hers him his how i if in instead into is it its just \
    keep know last let like made make makes many may me might mine more most much must my neither \
    never next no nobody none nor not nothing now of off on once one only onto or other others our \
    ours out over own per put rather really same she should since so some still such take takes \
    than that the their theirs them then there these they thing things this those through to too \
    under until up upon us use used very want was way we well were what whatever when where \
    whether which while who whole whom whose why will with within without would yes yet you your \
    yours";

static STOP: LazyLock<BTreeSet<&str>> = LazyLock::new(|| STOP_WORDS.split_whitespace().collect());

/// One word of a sentence and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Lower case, with a straight apostrophe.
    pub(super) text: String,
    /// Light stem, for comparing; equals `text` where no rule applies.
    pub(super) stem: String,
    /// Whether it carries meaning: not a stop word, not a contraction of one.
    pub(super) content: bool,
    /// Bytes of the sentence that it covers.
    pub(super) at: Range<usize>,
}

/// The words of `sentence` in order (Unicode word boundaries, UAX 29).
pub(super) fn words(sentence: &str) -> Vec<Word> {
    let word = |(start, raw): (usize, &str)| {
        let text = raw.to_lowercase().replace('\u{2019}', "'");
        let content = is_content(&text);
        Word { stem: stem(&text), content, at: start..start + raw.len(), text }
    };
    sentence.unicode_word_indices().map(word).collect()
}

fn is_content(text: &str) -> bool {
    let base = text.split('\'').next().unwrap_or(text);
    let contraction = text.contains('\'') && (base.ends_with('n') || STOP.contains(base));
    let letter = text.chars().count() == 1 && text.is_ascii();
    !(letter || contraction || STOP.contains(text) || is_careless_contraction(text))
}

/// Contractions typed without their apostrophe.
fn is_careless_contraction(text: &str) -> bool {
    matches!(
        text,
        "dont"
            | "doesnt"
            | "didnt"
            | "wont"
            | "cant"
            | "isnt"
            | "arent"
            | "wouldnt"
            | "shouldnt"
            | "were"
            | "thats"
            | "its"
            | "ill"
            | "ive"
            | "weve"
            | "youre"
            | "theyre"
            | "whats"
    )
}

/// Strips the commonest English endings, so that "buying" meets "buy" and
/// "markets" meets "market". Lighter than Porter (1980) on purpose: it must not
/// bring together words that mean different things.
pub(super) fn stem(word: &str) -> String {
    let word = word.trim_end_matches("'s");
    if !word.is_ascii() || word.len() < 4 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    let base = without_verb_ending(without_plural(word));
    let vowel = base.strip_suffix('e').or_else(|| base.strip_suffix('y'));
    vowel.filter(|base| base.len() >= 3).unwrap_or(base).to_owned()
}

fn without_plural(word: &str) -> &str {
    if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return word;
    }
    let long_enough = |base: &&str| base.len() >= 3;
    if let Some(base) = word.strip_suffix("ies").filter(long_enough) {
        return base;
    }
    word.strip_suffix('s').filter(long_enough).unwrap_or(word)
}

fn without_verb_ending(word: &str) -> &str {
    let Some(base) = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed")) else {
        return word;
    };
    let has_vowel = base.bytes().any(|byte| b"aeiouy".contains(&byte));
    if base.len() < 3 || !has_vowel {
        return word;
    }
    let bytes = base.as_bytes();
    let doubled = bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
    if doubled && !matches!(bytes[bytes.len() - 1], b'l' | b's' | b'z') {
        return &base[..base.len() - 1];
    }
    base
}

/// Share of words two sentences have in common, 0-1: Dice (1945), from the number
/// they share and the number of distinct words of each.
pub(super) fn dice(shared: usize, a: usize, b: usize) -> f64 {
    if a + b == 0 {
        return 0.0;
    }
    2.0 * shared as f64 / (a + b) as f64
}

/// How many entries two sorted lists of distinct entries share.
pub(super) fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut left, mut right, mut count) = (0, 0, 0);
    // Without branches on the data, which nobody could predict: this runs for every pair.
    while left < a.len() && right < b.len() {
        let order = a[left].cmp(&b[right]);
        count += usize::from(order.is_eq());
        left += usize::from(order.is_le());
        right += usize::from(order.is_ge());
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(sentence: &str) -> Vec<String> {
        words(sentence).into_iter().filter(|word| word.content).map(|word| word.stem).collect()
    }

    #[test]
    fn stems_bring_forms_of_a_word_together() {
        for (a, b) in [("buying", "buy"), ("markets", "market"), ("stopped", "stop")] {
            assert_eq!(stem(a), stem(b));
        }
        assert_eq!(stem("companies"), stem("company"));
        assert_eq!(stem("closing"), stem("closes"));
        assert_ne!(stem("business"), stem("busy"));
        assert_eq!(stem("bring"), "bring");
    }

    #[test]
    fn stop_words_and_contractions_carry_no_content() {
        let found = content("We don\u{2019}t want to be the cheapest, dont ask");
        assert_eq!(found, ["cheapest", "ask"]);
    }

    #[test]
    fn words_know_where_they_stand() {
        let sentence = "Sell \u{1f600} caf\u{e9}s";
        let found = words(sentence);
        assert_eq!(&sentence[found[1].at.clone()], "caf\u{e9}s");
    }

    #[test]
    fn dice_counts_words_of_both() {
        assert!((dice(1, 2, 2) - 0.5).abs() < f64::EPSILON);
        assert!(dice(0, 0, 0).abs() < f64::EPSILON);
    }
}
