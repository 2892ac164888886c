//! How far two short texts share their letters, word by word. Case, accents, order of words
//! and small slips do not matter.

use strsim::normalized_damerau_levenshtein;
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// Two words are one from this likeness on: one slip in five letters.
const SAME_WORD: f64 = 0.8;
/// From so many letters on, the beginning of a word stands for the word.
const SHORTEST_BEGINNING: usize = 4;

/// What two texts have in common.
pub(super) struct Likeness {
    /// Of the shorter of the two, 0-1.
    pub(super) of_shorter: f64,
    /// Of both together (Dice), 0-1.
    pub(super) of_both: f64,
}

/// How alike two lists of words are.
pub(super) fn likeness(one: &[String], other: &[String]) -> Likeness {
    let (one_letters, other_letters) = (letters(one), letters(other));
    let shared = shared(one, other);
    Likeness {
        of_shorter: shared / one_letters.min(other_letters).max(1.0),
        of_both: 2.0 * shared / (one_letters + other_letters).max(1.0),
    }
}

/// Letters of one text's words that are in the other, each word of the other used once.
fn shared(one: &[String], other: &[String]) -> f64 {
    let mut left: Vec<&String> = other.iter().collect();
    let mut shared = 0.0;
    for word in one {
        let alike = left.iter().map(|near| alike(word, near)).enumerate();
        let Some((place, likeness)) = alike.max_by(|one, other| one.1.total_cmp(&other.1)) else {
            break;
        };
        if likeness >= SAME_WORD {
            let near = left.swap_remove(place);
            shared += likeness * (word.chars().count().min(near.chars().count()) as f64);
        }
    }
    shared
}

fn alike(one: &str, other: &str) -> f64 {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let is_beginning = short.chars().count() >= SHORTEST_BEGINNING && long.starts_with(short);
    let likeness = normalized_damerau_levenshtein(one, other);
    if is_beginning { likeness.max(SAME_WORD) } else { likeness }
}

fn letters(words: &[String]) -> f64 {
    words.iter().map(|word| word.chars().count()).sum::<usize>() as f64
}

/// A text's words, in lower case and without accents.
pub(super) fn words(text: &str) -> Vec<String> {
    let is_accent = |c: &char| matches!(c, '\u{300}'..='\u{36f}');
    let folded: String = text.to_lowercase().nfkd().filter(|c| !is_accent(c)).collect();
    folded.unicode_words().map(str::to_owned).collect()
}
