//! Recall: "Name our top priorities from memory", matched to the round's list. What a
//! leader typed is not kept, only which items it names.

use super::likeness::{likeness, words};
use super::priorities::Priorities;
use std::collections::BTreeSet;

/// The most lines a leader may write.
pub const MOST_LINES: usize = 10;
/// The most characters of a line.
pub const MOST_CHARACTERS: usize = 200;

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
