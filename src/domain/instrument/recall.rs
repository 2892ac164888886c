//! Recall: "Name our top priorities from memory", matched to the round's list. What a
//! leader typed is not kept, only which items it names.

use super::priorities::Priorities;
use std::collections::BTreeSet;
use strsim::normalized_damerau_levenshtein;
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// The most lines a leader may write.
pub const MOST_LINES: usize = 10;
/// The most characters of a line.
pub const MOST_CHARACTERS: usize = 200;

/// Two words are one from this likeness on: one slip in five letters.
const SAME_WORD: f64 = 0.8;
/// From so many letters on, the beginning of a word stands for the word.
const SHORTEST_BEGINNING: usize = 4;
/// So much of the shorter text must be in the other.
const NAMED: f64 = 0.75;
/// A second item as near as this makes a line ambiguous.
const MARGIN: f64 = 0.08;

/// Indices of the items that the lines name, sorted, each once. A line that names none,
/// or could mean two, counts for none. Case, accents, order of words and small slips
/// do not matter.
pub fn named<S: AsRef<str>>(lines: &[S], priorities: &Priorities) -> Vec<usize> {
    let items: Vec<Vec<String>> = priorities.items().iter().map(|item| words(item)).collect();
    let found: BTreeSet<usize> =
        lines.iter().filter_map(|line| item_meant(&words(line.as_ref()), &items)).collect();
    found.into_iter().collect()
}

/// How a line and an item share their letters, word by word.
struct Likeness {
    /// Of the shorter of the two, 0-1.
    of_shorter: f64,
    /// Of both together (Dice), 0-1.
    of_both: f64,
}

fn item_meant(line: &[String], items: &[Vec<String>]) -> Option<usize> {
    let likeness = items.iter().map(|item| likeness(line, item)).enumerate();
    let mut near: Vec<(usize, f64)> = likeness
        .filter(|(_, likeness)| likeness.of_shorter >= NAMED)
        .map(|(item, likeness)| (item, likeness.of_both))
        .collect();
    near.sort_by(|one, other| other.1.total_cmp(&one.1));
    match near.as_slice() {
        [(item, _)] => Some(*item),
        [(item, best), (_, second), ..] if best - second >= MARGIN => Some(*item),
        _ => None,
    }
}

fn likeness(line: &[String], item: &[String]) -> Likeness {
    let (line_letters, item_letters) = (letters(line), letters(item));
    let shared = shared(line, item);
    Likeness {
        of_shorter: shared / line_letters.min(item_letters).max(1.0),
        of_both: 2.0 * shared / (line_letters + item_letters).max(1.0),
    }
}

/// Letters of the line's words that are in the item, each word of the item used once.
fn shared(line: &[String], item: &[String]) -> f64 {
    let mut left: Vec<&String> = item.iter().collect();
    let mut shared = 0.0;
    for word in line {
        let alike = left.iter().map(|other| alike(word, other)).enumerate();
        let Some((place, likeness)) = alike.max_by(|one, other| one.1.total_cmp(&other.1)) else {
            break;
        };
        if likeness >= SAME_WORD {
            let other = left.swap_remove(place);
            shared += likeness * (word.chars().count().min(other.chars().count()) as f64);
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

/// Lower case, without accents.
fn words(text: &str) -> Vec<String> {
    let is_accent = |c: &char| matches!(c, '\u{300}'..='\u{36f}');
    let folded: String = text.to_lowercase().nfkd().filter(|c| !is_accent(c)).collect();
    folded.unicode_words().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> Priorities {
        Priorities::parse(&[
            "Safety",
            "Grow revenue in Europe",
            "Grow revenue in Asia",
            "Digital transformation of the customer journey",
            "Coûts",
            "Talents and succession",
        ])
        .unwrap()
    }

    fn named_by(line: &str) -> Vec<usize> {
        named(&[line], &list())
    }

    #[test]
    fn an_item_is_found_however_it_is_written() {
        for line in ["safety", "SAFETY!", "saftey", "Safety first", "safety of our crews"] {
            assert_eq!(named_by(line), [0], "{line}");
        }
        for line in ["couts", "Cout", "les coûts"] {
            assert_eq!(named_by(line), [4], "{line}");
        }
        for line in ["talent", "succession", "sucession & talent", "Succession and talents"] {
            assert_eq!(named_by(line), [5], "{line}");
        }
    }

    #[test]
    fn a_part_of_an_item_is_enough_and_words_may_change_places() {
        for line in ["digital", "customer journey", "transformation, digital", "digital transf"] {
            assert_eq!(named_by(line), [3], "{line}");
        }
        assert_eq!(named_by("in europe grow revenues"), [1]);
        assert_eq!(named_by("asia"), [2]);
    }

    #[test]
    fn a_line_that_could_mean_two_or_means_none_counts_for_none() {
        for line in ["grow revenue", "revenue", "safety and couts", "weather", "a", "", "!?"] {
            assert!(named_by(line).is_empty(), "{line}");
        }
    }

    #[test]
    fn near_items_are_told_apart() {
        let near = Priorities::parse(&["Innovation", "Renovation", "Cost", "Coast"]).unwrap();
        let of = |line: &str| named(&[line], &near);
        assert_eq!(of("innovation"), [0]);
        assert_eq!(of("renovation"), [1]);
        assert_eq!(of("cost"), [2]);
        assert_eq!(of("coast"), [3]);
    }

    #[test]
    fn items_are_sorted_and_named_once() {
        assert_eq!(named(&["asia", "safety", "Safety!", "?"], &list()), [0, 2]);
        assert!(named::<&str>(&[], &list()).is_empty());
    }

    #[test]
    fn scripts_without_spaces_are_matched_too() {
        let list = Priorities::parse(&["安全第一", "成长", "成本"]).unwrap();
        assert_eq!(named(&["安全"], &list), [0]);
        assert_eq!(named(&["成本"], &list), [2]);
    }
}
