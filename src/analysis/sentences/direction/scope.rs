//! Scope: which words of a sentence are renounced, and which are to become more or fewer.
//!
//! Cue words with a short reach, cut off by punctuation (after Chapman et al.
//! 2001). It must not know what the words mean beyond the list of [`super::cues`].

use super::super::words::{Word, words};
use super::cues::{ENDS, LESS, MORE, NO_CUE, RENOUNCE, RENOUNCE_BEFORE, TURNS};
use std::ops::Range;

/// A word with what the sentence does to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    /// The word.
    pub(super) word: Word,
    /// Whether it is renounced: an odd number of cues reach it.
    pub(super) renounced: bool,
    /// More of it (`Some(true)`), less of it (`Some(false)`), or neither.
    pub(super) more: Option<bool>,
    /// Bytes from the first cue that reaches it to its own end.
    pub(super) at: Range<usize>,
    /// Whether it only helps to say the others: a cue or a stop word.
    pub(super) silent: bool,
}

/// How many content words a cue reaches.
const REACH: usize = 3;

/// How many content words "more" and "less" reach.
const AMOUNT_REACH: usize = 2;

/// The words of `sentence`, each with what is done to it.
pub(super) fn place(sentence: &str) -> Vec<Placed> {
    let words = words(sentence);
    let breaks: Vec<bool> = breaks(sentence, &words);
    let mut placed: Vec<Placed> = words
        .iter()
        .map(|word| Placed {
            at: word.at.clone(),
            silent: !word.content,
            word: word.clone(),
            renounced: false,
            more: None,
        })
        .collect();
    let mut here = 0;
    while here < words.len() {
        here += apply_cue(&mut placed, &breaks, here);
    }
    placed
}

/// Whether a clause ends before word `i`.
pub(super) fn breaks(sentence: &str, words: &[Word]) -> Vec<bool> {
    let gap = |i: usize| &sentence[words[i - 1].at.end..words[i].at.start];
    let ends = |gap: &str| {
        gap.contains([',', ';', ':', '.', '!', '?', '(', ')', '\u{2013}', '\u{2014}'])
            || gap.contains(" - ")
    };
    (0..words.len()).map(|i| i > 0 && ends(gap(i))).collect()
}

/// Applies the cue that starts at word `here`, if any; returns how many words it took.
fn apply_cue(placed: &mut [Placed], breaks: &[bool], here: usize) -> usize {
    if let Some(length) = longest(NO_CUE, placed, breaks, here) {
        return length;
    }
    if let Some(length) = longest(RENOUNCE, placed, breaks, here) {
        let reached = reach(placed, breaks, here + length, REACH);
        renounce(placed, here, here + length, reached);
        return length;
    }
    if let Some(length) = longest(RENOUNCE_BEFORE, placed, breaks, here) {
        let reached = reach_back(placed, breaks, here);
        renounce(placed, here, here + length, reached);
        return length;
    }
    if let Some(reached) = left_behind(placed, breaks, here) {
        renounce(placed, here, here + 1, reached);
        return 1;
    }
    for (cues, more) in [(MORE, true), (LESS, false)] {
        if longest(cues, placed, breaks, here).is_some() {
            let start = placed[here].at.start;
            for i in reach(placed, breaks, here + 1, AMOUNT_REACH) {
                placed[i].more.get_or_insert(more);
                placed[i].at.start = placed[i].at.start.min(start);
            }
            placed[here].silent = true;
        }
    }
    1
}

fn renounce(placed: &mut [Placed], cue: usize, cue_end: usize, reached: Vec<usize>) {
    let span = placed[cue].word.at.start..placed[cue_end - 1].word.at.end;
    for i in reached {
        placed[i].renounced = !placed[i].renounced;
        placed[i].at.start = placed[i].at.start.min(span.start);
        placed[i].at.end = placed[i].at.end.max(span.end.min(placed[i].word.at.end));
    }
    for word in &mut placed[cue..cue_end] {
        word.silent = true;
    }
}

/// "From X to Y" leaves X behind; "X over Y" prefers X.
fn left_behind(placed: &[Placed], breaks: &[bool], here: usize) -> Option<Vec<usize>> {
    let text = |i: usize| placed.get(i).map_or("", |placed| placed.word.text.as_str());
    if text(here) == "from" {
        let clause = (here + 1..placed.len().min(here + 8)).take_while(|&i| !breaks[i]);
        let to = clause.into_iter().find(|&i| text(i) == "to")?;
        return Some((here + 1..to).filter(|&i| placed[i].word.content).collect());
    }
    let prefers = text(here) == "over"
        && here > 0
        && placed[here - 1].word.content
        && !matches!(
            text(here - 1),
            "take" | "taking" | "win" | "hand" | "start" | "roll" | "change"
        )
        && placed.get(here + 1).is_some_and(|next| next.word.content && !is_time(&next.word.text));
    prefers.then(|| reach(placed, breaks, here + 1, AMOUNT_REACH))
}

fn is_time(text: &str) -> bool {
    let number = text.starts_with(|c: char| c.is_ascii_digit());
    number || matches!(text, "time" | "years" | "year" | "months" | "decade" | "coming" | "fifty")
}

/// The content words that a cue ending before word `from` reaches. Another cue
/// right behind the first adds to it; one further on starts its own reach.
fn reach(placed: &[Placed], breaks: &[bool], from: usize, most: usize) -> Vec<usize> {
    let mut reached = Vec::new();
    let mut i = from;
    while i < placed.len() && !breaks[i] && reached.len() < most {
        let text = placed[i].word.text.as_str();
        let turned = i > from && TURNS.contains(&text);
        let ended = !reached.is_empty() && ENDS.contains(&text);
        let cue = longest(RENOUNCE, placed, breaks, i);
        if turned || ended || (cue.is_some() && !reached.is_empty()) {
            break;
        }
        if cue.is_none() && placed[i].word.content {
            reached.push(i);
        }
        i += cue.unwrap_or(1);
    }
    reached
}

fn reach_back(placed: &[Placed], breaks: &[bool], before: usize) -> Vec<usize> {
    let start = (0..=before).rev().find(|&i| i == 0 || breaks[i]).unwrap_or(0);
    let content = (start..before).rev().filter(|&i| placed[i].word.content);
    content.take(REACH).collect()
}

/// Number of words of the longest of `phrases` that starts at word `here`.
fn longest(phrases: &[&str], placed: &[Placed], breaks: &[bool], here: usize) -> Option<usize> {
    let first = placed[here].word.text.as_str();
    let matches = |phrase: &&&str| {
        phrase.starts_with(first)
            && phrase.split(' ').enumerate().all(|(k, part)| {
                let unbroken = k == 0 || breaks.get(here + k) == Some(&false);
                unbroken && placed.get(here + k).is_some_and(|placed| placed.word.text == part)
            })
    };
    phrases.iter().filter(matches).map(|phrase| phrase.split(' ').count()).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renounced(sentence: &str) -> Vec<String> {
        let placed = place(sentence);
        placed.into_iter().filter(|p| p.renounced && !p.silent).map(|p| p.word.text).collect()
    }

    #[test]
    fn cues_reach_three_words_and_stop_at_the_clause() {
        assert_eq!(
            renounced("Grow without buying any competitor, fill depots"),
            ["buying", "competitor"]
        );
        assert_eq!(renounced("no housing no roads"), ["housing", "roads"]);
        assert_eq!(renounced("cash instead of parcels"), ["parcels"]);
        assert_eq!(renounced("Stop gas peakers but keep wind"), ["gas", "peakers"]);
    }

    #[test]
    fn two_cues_cancel() {
        assert!(renounced("we can't not control the model").is_empty());
        assert!(renounced("never say no to a sector").iter().all(|word| word != "sector"));
        assert!(renounced("It would be a mistake not to enter Brazil").is_empty());
    }

    #[test]
    fn what_is_left_behind_is_renounced() {
        assert_eq!(renounced("Move customers from leasing to ownership"), ["leasing"]);
        assert_eq!(renounced("Ridership over coverage"), ["coverage"]);
        assert!(renounced("Grow over time, people over fifty").is_empty());
        assert_eq!(renounced("other specialities are off the table"), ["specialities"]);
    }

    #[test]
    fn phrases_that_only_look_like_cues() {
        assert!(renounced("not only gas, nothing but gas, baker no. 1").is_empty());
    }

    #[test]
    fn more_and_fewer_are_kept_apart() {
        let placed = place("Fewer sites, more bankers");
        let more = |text: &str| placed.iter().find(|p| p.word.text == text).unwrap().more;
        assert_eq!(more("sites"), Some(false));
        assert_eq!(more("bankers"), Some(true));
    }
}
