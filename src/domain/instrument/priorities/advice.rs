//! What to think about before a list of priorities is asked: too few, too many, two that
//! may be one. Advice only; what is refused is refused by [`super::Priorities::parse`].

use super::MAX_CHARACTERS;
use crate::domain::instrument::likeness::{likeness, words};
use std::fmt;

/// Below so many, there is little to choose between.
const FEWEST_ADVISED: usize = 5;
/// Above so many, the middle of a ranking says little.
const MOST_ADVISED: usize = 12;
/// Two items this alike are most likely one, written twice.
const NEAR: f64 = 0.81;
/// Words that say nothing of what a priority is about.
const FILLERS: [&str; 11] = ["a", "an", "and", "for", "in", "of", "on", "our", "the", "to", "with"];
/// Above so many there is no round anyway, and nobody waits for every pair.
const MOST_COMPARED: usize = 40;

/// One thing to think about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advice {
    /// Fewer than five.
    Few {
        /// How many there are.
        found: usize,
    },
    /// More than twelve.
    Many {
        /// How many there are.
        found: usize,
    },
    /// Two items that may mean the same.
    Near {
        /// The index of the first.
        one: usize,
        /// The index of the second.
        other: usize,
        /// The first as written.
        first: String,
        /// The second as written.
        second: String,
    },
}

impl Advice {
    /// The items it is about, by index; none when it is about the whole list.
    pub fn items(&self) -> Vec<usize> {
        match self {
            Self::Few { .. } | Self::Many { .. } => Vec::new(),
            Self::Near { one, other, .. } => vec![*one, *other],
        }
    }
}

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Few { found } => write!(
                f,
                "{found} priorities leave little to choose between; {FEWEST_ADVISED} to \
                 {MOST_ADVISED} work best"
            ),
            Self::Many { found } => write!(
                f,
                "{found} priorities are many to put in order, and the middle of a long list says \
                 little; {FEWEST_ADVISED} to {MOST_ADVISED} work best"
            ),
            Self::Near { first, second, .. } => {
                write!(f, "\u{201c}{first}\u{201d} and \u{201c}{second}\u{201d} may mean the same")
            }
        }
    }
}

/// What to think about in a list as somebody types it.
pub fn advice<S: AsRef<str>>(items: &[S]) -> Vec<Advice> {
    let found = items.len();
    let mut advice = near(items);
    match found {
        0 | FEWEST_ADVISED..=MOST_ADVISED => {}
        1..FEWEST_ADVISED => advice.insert(0, Advice::Few { found }),
        _ => advice.insert(0, Advice::Many { found }),
    }
    advice
}

/// Every two items that may mean the same.
fn near<S: AsRef<str>>(items: &[S]) -> Vec<Advice> {
    let beginning = |item: &S| item.as_ref().chars().take(MAX_CHARACTERS).collect::<String>();
    let read: Vec<_> = items.iter().take(MOST_COMPARED).map(beginning).collect();
    let read: Vec<_> = read.iter().map(|item| telling(words(item))).collect();
    let mut found = Vec::new();
    for (other, second) in read.iter().enumerate() {
        for (one, first) in read[..other].iter().enumerate() {
            if likeness(first, second).of_both >= NEAR {
                let text = |index: usize| items[index].as_ref().trim().to_owned();
                found.push(Advice::Near { one, other, first: text(one), second: text(other) });
            }
        }
    }
    found
}

/// The words without those that say nothing, unless there are no others.
fn telling(words: Vec<String>) -> Vec<String> {
    let is_telling = |word: &&String| !FILLERS.contains(&word.as_str());
    let telling: Vec<String> = words.iter().filter(is_telling).cloned().collect();
    if telling.is_empty() { words } else { telling }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: [&str; 6] =
        ["Safety", "Grow revenue in Europe", "Grow revenue in Asia", "Cost", "Coast", "Talent"];

    fn pairs(items: &[&str]) -> Vec<Vec<usize>> {
        near(items).iter().map(Advice::items).collect()
    }

    #[test]
    fn one_priority_written_twice_is_seen() {
        for twice in [
            ["Revenue growth", "Grow revenue"],
            ["Customer growth", "Growth of customers"],
            ["Digitalisation", "digitalization"],
            ["Coûts", "couts"],
            ["Employee retention", "Retention of employees"],
            ["Renew the fleet", "Fleet renewal"],
        ] {
            assert_eq!(pairs(&twice), [[0, 1]], "{twice:?}");
        }
    }

    #[test]
    fn different_priorities_are_left_alone() {
        assert_eq!(pairs(&LIST), Vec::<Vec<usize>>::new());
        assert_eq!(
            pairs(&["Innovation", "Renovation", "", "!?", "Win new customers"]),
            [[0; 0]; 0]
        );
        assert_eq!(pairs(&["Cut IT cost", "Cut HR cost"]), [[0; 0]; 0]);
        assert_eq!(advice(&LIST), []);
        assert_eq!(advice::<&str>(&[]), []);
    }

    #[test]
    fn too_few_and_too_many_are_told_in_words() {
        let told = |count: usize| {
            let items: Vec<String> =
                (0..count).map(|n| "abcdefghijklm"[..=n % 13].repeat(n + 1)).collect();
            advice(&items).first().map(ToString::to_string).unwrap_or_default()
        };
        assert!(told(4).starts_with("4 priorities leave little"), "{}", told(4));
        assert!(told(13).starts_with("13 priorities are many"), "{}", told(13));
    }
}
