//! Terms: the words that tell a group of sentences from the others.
//!
//! Only words that two leaders or more of the group used, so that no word
//! points at one person. A ranking of words, never a test of anything.

use super::words::{Word, words};
use std::collections::{BTreeMap, BTreeSet};

/// Most words shown for a group.
const MOST_TERMS: usize = 5;

/// Words that make a label.
const LABEL_TERMS: usize = 3;

/// Prior count of each word: the value of the worked example in the tests.
const PRIOR: f64 = 0.05;

/// For each group (indices into `sentences`) its words, the most telling first.
pub(super) fn telling_words(sentences: &[&str], groups: &[Vec<usize>]) -> Vec<Vec<String>> {
    let spoken: Vec<Vec<Word>> = sentences.iter().map(|text| content_words(text)).collect();
    let all = count(spoken.iter());
    let of_group = |members: &Vec<usize>| {
        let leaders = leaders_per_stem(members.iter().map(|&i| &spoken[i]));
        if leaders.values().all(|&n| n < 2) {
            return Vec::new();
        }
        let inside = count(members.iter().map(|&i| &spoken[i]));
        let mut ranked: Vec<(f64, &str)> = log_odds(&inside, &all)
            .into_iter()
            .filter(|(stem, z)| leaders[stem] >= 2 && *z > 0.0)
            .map(|(stem, z)| (z, stem))
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let best = ranked.iter().take(MOST_TERMS);
        best.map(|(_, stem)| as_written(stem, members.iter().map(|&i| &spoken[i]))).collect()
    };
    groups.iter().map(of_group).collect()
}

/// A group's name: its most telling words; `number` counts groups from 1.
pub(super) fn label(size: usize, terms: &[String], number: usize) -> String {
    if size == 1 {
        return "Stands alone".to_owned();
    }
    if terms.is_empty() {
        return format!("Group {number}");
    }
    let joined = terms.iter().take(LABEL_TERMS).map(String::as_str).collect::<Vec<_>>().join(", ");
    let mut letters = joined.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or(joined)
}

fn content_words(text: &str) -> Vec<Word> {
    let telling = |word: &Word| word.content && !word.text.chars().all(|c| c.is_ascii_digit());
    words(text).into_iter().filter(telling).collect()
}

fn count<'a>(sentences: impl Iterator<Item = &'a Vec<Word>>) -> BTreeMap<&'a str, f64> {
    let mut counts = BTreeMap::new();
    for word in sentences.flatten() {
        *counts.entry(word.stem.as_str()).or_insert(0.0) += 1.0;
    }
    counts
}

fn leaders_per_stem<'a>(
    sentences: impl Iterator<Item = &'a Vec<Word>>,
) -> BTreeMap<&'a str, usize> {
    let mut leaders = BTreeMap::new();
    for sentence in sentences {
        let distinct: BTreeSet<&str> = sentence.iter().map(|word| word.stem.as_str()).collect();
        for stem in distinct {
            *leaders.entry(stem).or_insert(0) += 1;
        }
    }
    leaders
}

/// z of the log-odds of each word `inside` against outside, with a Dirichlet prior
/// (Monroe, Colaresi & Quinn 2008, eq. 16, 19 and 22).
fn log_odds<'a>(
    inside: &BTreeMap<&'a str, f64>,
    all: &BTreeMap<&'a str, f64>,
) -> BTreeMap<&'a str, f64> {
    let prior_total = PRIOR * all.len() as f64;
    let n_inside: f64 = inside.values().sum();
    let n_outside: f64 = all.values().sum::<f64>() - n_inside;
    let log_odds = |y: f64, n: f64| libm::log((y + PRIOR) / (n + prior_total - y - PRIOR));
    let z = |(word, &y): (&&'a str, &f64)| {
        let other = all[word] - y;
        let delta = log_odds(y, n_inside) - log_odds(other, n_outside);
        let variance = 1.0 / (y + PRIOR) + 1.0 / (other + PRIOR);
        (*word, delta / variance.sqrt())
    };
    if all.len() < 2 {
        return inside.keys().map(|word| (*word, 1.0)).collect();
    }
    inside.iter().map(z).collect()
}

/// The commonest form of a stem as the leaders wrote it, in lower case.
fn as_written<'a>(stem: &str, sentences: impl Iterator<Item = &'a Vec<Word>>) -> String {
    let mut forms: BTreeMap<&str, usize> = BTreeMap::new();
    for word in sentences.flatten().filter(|word| word.stem == stem) {
        *forms.entry(&word.text).or_insert(0) += 1;
    }
    let best = forms.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
    best.map_or_else(|| stem.to_owned(), |(form, _)| (*form).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of the `fightin_words` package for Monroe et al. (2008).
    #[test]
    fn log_odds_equal_the_published_example() {
        let first: Vec<&str> = "the quick brown fox jumps over the lazy pig".split(' ').collect();
        let second: Vec<&str> =
            "the lazy purple pig jumps over the lazier donkey".split(' ').collect();
        let tally = |words: &[&'static str]| {
            let mut counts = BTreeMap::new();
            for word in words {
                *counts.entry(*word).or_insert(0.0) += 1.0;
            }
            counts
        };
        let all = tally(&[first.clone(), second.clone()].concat());
        // The package gives words of the second text the opposite sign.
        for (text, word, expected) in [
            (&first, "fox", 0.689_422_788_680_796_8),
            (&second, "donkey", 0.689_422_788_680_796_8),
            (&first, "the", 0.0),
        ] {
            let z = log_odds(&tally(text), &all)[word];
            assert!((z - expected).abs() < 1e-12, "{word}: {z}");
        }
    }

    const TEAM: [&str; 4] = [
        "Grow offshore wind and nothing else",
        "Offshore is the future, secretly codenamed Walrus",
        "Keep the gas plants running",
        "Gas plants first",
    ];

    #[test]
    fn a_word_of_one_leader_is_never_shown() {
        let terms = telling_words(&TEAM, &[vec![0, 1], vec![2, 3]]);
        assert_eq!(terms, [vec!["offshore"], vec!["gas", "plants"]]);
    }

    #[test]
    fn labels_for_every_kind_of_group() {
        let terms = ["gas".to_owned(), "plants".to_owned()];
        assert_eq!(label(2, &terms, 1), "Gas, plants");
        assert_eq!(label(2, &[], 3), "Group 3");
        assert_eq!(label(1, &[], 4), "Stands alone");
    }

    #[test]
    fn one_group_of_all_still_has_its_words() {
        let terms = telling_words(&["Own the tooth", "own every tooth"], &[vec![0, 1]]);
        assert_eq!(terms, [vec!["tooth"]]);
    }
}
