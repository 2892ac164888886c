//! Terms: the words that tell a group of sentences from the others.
//!
//! Only words that two leaders or more of the group used, so that no word
//! points at one person. A ranking of words, never a test of anything. It must not
//! know how a group is named.

use super::words::{Word, words};
use std::collections::{BTreeMap, BTreeSet};

/// Most words shown for a group.
const MOST_TERMS: usize = 5;

/// How many words in a row may be one term.
const PHRASE: std::ops::RangeInclusive<usize> = 2..=3;

/// What a group says and the others do not: a word, or some that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// As the leaders most often wrote it, in lower case.
    pub(super) text: String,
    /// How many of the group's leaders used it; two at least.
    pub(super) leaders: usize,
}

/// The terms of each group, none where the encoder can't read the language: the stop words
/// are English, and elsewhere "und" would tell groups apart.
pub(super) fn told(
    sentences: &[&str],
    groups: &[Vec<usize>],
    unsupported_language: bool,
) -> Vec<Vec<Term>> {
    if unsupported_language {
        return vec![Vec::new(); groups.len()];
    }
    telling(sentences, groups)
}

/// For each group (indices into `sentences`) its terms, the most telling first: by
/// the share of its leaders who used the word, less the share of the others. The
/// word must come from two of its leaders and, per leader, twice as often as outside.
fn telling(sentences: &[&str], groups: &[Vec<usize>]) -> Vec<Vec<Term>> {
    let spoken: Vec<Vec<Word>> = sentences.iter().map(|text| content_words(text)).collect();
    let everywhere = leaders_per_stem(&spoken.iter().collect::<Vec<_>>());
    let of_group = |members: &Vec<usize>| {
        let group: Vec<&Vec<Word>> = members.iter().map(|&i| &spoken[i]).collect();
        let leaders = leaders_per_stem(&group);
        let (size, outsiders) = (group.len(), (spoken.len() - group.len()).max(1));
        let mut ranked: Vec<(usize, &str)> = Vec::new();
        for (&stem, &inside) in leaders.iter().filter(|(_, inside)| **inside >= 2) {
            let (inside, outside) = (inside * outsiders, (everywhere[stem] - inside) * size);
            if inside >= 2 * outside {
                ranked.push((inside - outside, stem));
            }
        }
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        let stems: Vec<&str> = ranked.into_iter().map(|(_, stem)| stem).collect();
        terms(&stems, &leaders, &group)
    };
    groups.iter().map(of_group).collect()
}

/// The terms made of `stems`: neighbours in the sentences of two leaders are one term.
fn terms(stems: &[&str], leaders: &BTreeMap<&str, usize>, group: &[&Vec<Word>]) -> Vec<Term> {
    let phrases = phrases(group);
    let mut left: BTreeSet<&str> = stems.iter().copied().collect();
    let mut terms = Vec::new();
    for &stem in stems {
        if terms.len() == MOST_TERMS || !left.contains(stem) {
            continue;
        }
        let usable = phrases.iter().filter(|(phrase, uses)| {
            let whole = phrase.iter().all(|part| left.contains(part));
            phrase.contains(&stem) && whole && uses.len() >= 2
        });
        let best = usable.max_by_key(|(phrase, uses)| (uses.len(), phrase.len()));
        if let Some((phrase, uses)) = best {
            left.retain(|stem| !phrase.contains(stem));
            terms.push(Term { text: commonest(uses), leaders: uses.len() });
        } else {
            left.remove(stem);
            terms.push(Term { text: as_written(stem, group), leaders: leaders[stem] });
        }
    }
    terms
}

/// Content words in a row, by stem, and how each leader who used them wrote them.
fn phrases<'a>(group: &[&'a Vec<Word>]) -> BTreeMap<Vec<&'a str>, Vec<String>> {
    let mut phrases: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for sentence in group {
        let mut own = BTreeMap::new();
        for words in PHRASE.flat_map(|length| sentence.windows(length)) {
            let unbroken = words.windows(2).all(|two| two[0].at.end + 1 == two[1].at.start);
            if unbroken {
                let stems: Vec<&str> = words.iter().map(|word| word.stem.as_str()).collect();
                let written: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
                own.entry(stems).or_insert_with(|| written.join(" "));
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

    fn texts(sentences: &[&str], groups: &[Vec<usize>]) -> Vec<Vec<String>> {
        let text = |terms: Vec<Term>| terms.into_iter().map(|term| term.text).collect();
        telling(sentences, groups).into_iter().map(text).collect()
    }

    const TEAM: [&str; 4] = [
        "Grow offshore wind and nothing else",
        "Offshore is the future, secretly codenamed Walrus",
        "Keep the gas plants running",
        "Gas plants first",
    ];

    #[test]
    fn a_word_of_one_leader_is_never_shown() {
        assert_eq!(texts(&TEAM, &[vec![0, 1], vec![2, 3]]), [vec!["offshore"], vec!["gas plants"]]);
    }

    #[test]
    fn a_word_that_others_use_as_often_tells_nothing() {
        let team = ["Gas, and wind", "Gas at home", "More gas", "No wind at sea", "Sea, no wind"];
        assert_eq!(texts(&team, &[vec![0, 1, 2], vec![3, 4]]), [vec!["gas"], vec!["sea", "wind"]]);
        let team = ["Wind at home", "Wind for all homes", "No wind at sea", "Sea, no wind"];
        assert_eq!(texts(&team, &[vec![0, 1], vec![2, 3]]), [vec!["home"], vec!["sea"]]);
    }

    #[test]
    fn one_group_of_all_still_has_its_words() {
        assert_eq!(texts(&["Own the tooth", "own every tooth"], &[vec![0, 1]]), [vec!["tooth"]]);
    }
}
