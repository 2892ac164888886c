//! Terms: the words that tell a group of sentences from the others.
//!
//! Only words that two leaders or more of the group used, so that no word
//! points at one person. A ranking of words, never a test of anything. It must not
//! know how a group is named.

use super::words::{Word, words};
use std::collections::{BTreeMap, BTreeSet};

/// Most words shown for a group.
const MOST_TERMS: usize = 5;

/// Prior count of each word: the value of the worked example in the tests.
const PRIOR: f64 = 0.05;

/// What a group says and the others do not: a word, or two that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// As the leaders most often wrote it, in lower case.
    pub(super) text: String,
    /// How many of the group's leaders used it; two at least.
    pub(super) leaders: usize,
}

/// For each group (indices into `sentences`) its terms, the most telling first:
/// used by two of its leaders and, per leader, twice as often as outside.
pub(super) fn telling(sentences: &[&str], groups: &[Vec<usize>]) -> Vec<Vec<Term>> {
    let spoken: Vec<Vec<Word>> = sentences.iter().map(|text| content_words(text)).collect();
    let everybody: Vec<&Vec<Word>> = spoken.iter().collect();
    let (all, everywhere) = (count(&everybody), leaders_per_stem(&everybody));
    let of_group = |members: &Vec<usize>| {
        let group: Vec<&Vec<Word>> = members.iter().map(|&i| &spoken[i]).collect();
        let leaders = leaders_per_stem(&group);
        let outsiders = spoken.len() - group.len();
        let tells = |stem: &str| {
            let inside = leaders.get(stem).copied().unwrap_or(0);
            let outside = everywhere.get(stem).copied().unwrap_or(0) - inside;
            inside >= 2 && inside * outsiders >= 2 * outside * group.len()
        };
        let mut ranked: Vec<(f64, &str)> = log_odds(&count(&group), &all)
            .into_iter()
            .filter(|(stem, z)| *z > 0.0 && tells(stem))
            .map(|(stem, z)| (z, stem))
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let stems: Vec<&str> = ranked.into_iter().map(|(_, stem)| stem).collect();
        terms(&stems, &leaders, &group)
    };
    groups.iter().map(of_group).collect()
}

/// The terms made of `stems`: neighbours in the sentences of two leaders are one term.
fn terms(stems: &[&str], leaders: &BTreeMap<&str, usize>, group: &[&Vec<Word>]) -> Vec<Term> {
    let phrases = phrases(group);
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    let mut terms = Vec::new();
    for &stem in stems {
        if terms.len() == MOST_TERMS || taken.contains(stem) {
            continue;
        }
        let free = |stem: &str| stems.contains(&stem) && !taken.contains(stem);
        let phrase = phrases.iter().filter(|((first, second), uses)| {
            let partner = if *first == stem { second } else { first };
            (*first == stem || *second == stem) && free(partner) && uses.len() >= 2
        });
        let phrase = phrase.max_by_key(|(_, uses)| uses.len());
        let term = phrase.map_or_else(
            || Term { text: as_written(stem, group), leaders: leaders[stem] },
            |(_, uses)| Term { text: commonest(uses), leaders: uses.len() },
        );
        taken.insert(stem);
        if let Some(((first, second), _)) = phrase {
            taken.extend([*first, *second]);
        }
        terms.push(term);
    }
    terms
}

/// Two content words in a row, by stem, and how each leader who used them wrote them.
fn phrases<'a>(group: &[&'a Vec<Word>]) -> BTreeMap<(&'a str, &'a str), Vec<String>> {
    let mut phrases: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for sentence in group {
        let mut own = BTreeMap::new();
        for neighbours in sentence.windows(2) {
            let [first, second] = neighbours else { continue };
            if second.at.start == first.at.end + 1 && first.stem != second.stem {
                let written = format!("{} {}", first.text, second.text);
                own.entry((first.stem.as_str(), second.stem.as_str())).or_insert(written);
            }
        }
        for (phrase, written) in own {
            phrases.entry(phrase).or_default().push(written);
        }
    }
    phrases
}

fn content_words(text: &str) -> Vec<Word> {
    let telling = |word: &Word| word.content && !word.text.chars().all(|c| c.is_ascii_digit());
    words(text).into_iter().filter(telling).collect()
}

fn count<'a>(sentences: &[&'a Vec<Word>]) -> BTreeMap<&'a str, f64> {
    let mut counts = BTreeMap::new();
    for word in sentences.iter().copied().flatten() {
        *counts.entry(word.stem.as_str()).or_insert(0.0) += 1.0;
    }
    counts
}

fn leaders_per_stem<'a>(sentences: &[&'a Vec<Word>]) -> BTreeMap<&'a str, usize> {
    let mut leaders = BTreeMap::new();
    for sentence in sentences {
        let distinct: BTreeSet<&str> = sentence.iter().map(|word| word.stem.as_str()).collect();
        for stem in distinct {
            *leaders.entry(stem).or_insert(0) += 1;
        }
    }
    leaders
}

/// z of each word's log-odds inside against outside, with a Dirichlet prior
/// (Monroe, Colaresi & Quinn 2008, eq. 16, 19 and 22).
fn log_odds<'a>(
    inside: &BTreeMap<&'a str, f64>,
    all: &BTreeMap<&'a str, f64>,
) -> BTreeMap<&'a str, f64> {
    let prior_total = PRIOR * all.len() as f64;
    let n_inside: f64 = inside.values().sum();
    let n_outside: f64 = all.values().sum::<f64>() - n_inside;
    let log_odds = |y: f64, n: f64| libm::log((y + PRIOR) / (n + prior_total - y - PRIOR));
    let z = |(word, total): (&&'a str, &f64)| {
        let y = inside.get(word).copied().unwrap_or(0.0);
        let other = total - y;
        let delta = log_odds(y, n_inside) - log_odds(other, n_outside);
        let variance = 1.0 / (y + PRIOR) + 1.0 / (other + PRIOR);
        (*word, delta / variance.sqrt())
    };
    if all.len() < 2 {
        return inside.keys().map(|word| (*word, 1.0)).collect();
    }
    all.iter().map(z).collect()
}

/// The commonest form of a stem as the leaders wrote it, in lower case.
fn as_written(stem: &str, sentences: &[&Vec<Word>]) -> String {
    let words = sentences.iter().copied().flatten().filter(|word| word.stem == stem);
    commonest(&words.map(|word| word.text.clone()).collect::<Vec<_>>())
}

/// The commonest text, the first in the alphabet among equals.
fn commonest(texts: &[String]) -> String {
    let mut forms: BTreeMap<&str, usize> = BTreeMap::new();
    for text in texts {
        *forms.entry(text).or_insert(0) += 1;
    }
    let best = forms.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
    best.map_or_else(String::new, |(form, _)| (*form).to_owned())
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
        let z = log_odds(&tally(&first), &tally(&[first.clone(), second].concat()));
        for (word, expected) in
            [("fox", 0.689_422_788_680_796_8), ("donkey", -0.689_422_788_680_796_8), ("the", 0.0)]
        {
            assert!((z[word] - expected).abs() < 1e-12, "{word}: {}", z[word]);
        }
    }

    fn told(sentences: &[&str], groups: &[Vec<usize>]) -> Vec<Vec<String>> {
        let texts = |terms: Vec<Term>| terms.into_iter().map(|term| term.text).collect();
        telling(sentences, groups).into_iter().map(texts).collect()
    }

    const TEAM: [&str; 4] = [
        "Grow offshore wind and nothing else",
        "Offshore is the future, secretly codenamed Walrus",
        "Keep the gas plants running",
        "Gas plants first",
    ];

    #[test]
    fn a_word_of_one_leader_is_never_shown() {
        assert_eq!(told(&TEAM, &[vec![0, 1], vec![2, 3]]), [vec!["offshore"], vec!["gas plants"]]);
    }

    #[test]
    fn a_word_that_others_use_as_often_tells_nothing() {
        let team = ["Gas, and wind", "Gas at home", "More gas", "No wind at sea", "Sea, no wind"];
        assert_eq!(told(&team, &[vec![0, 1, 2], vec![3, 4]]), [vec!["gas"], vec!["sea", "wind"]]);
        let team = ["Wind at home", "Wind for all homes", "No wind at sea", "Sea, no wind"];
        assert_eq!(told(&team, &[vec![0, 1], vec![2, 3]]), [vec!["home"], vec!["sea"]]);
    }

    #[test]
    fn one_group_of_all_still_has_its_words() {
        assert_eq!(told(&["Own the tooth", "own every tooth"], &[vec![0, 1]]), [vec!["tooth"]]);
    }
}
