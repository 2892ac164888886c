//! Claims: the signs a sentence puts on words, choices and amounts.
//!
//! It knows one sentence at a time, and which signs of two are opposed.

use super::super::words::{Word, shared, stem};
use super::numbers;
use super::opposites::Opposites;
use super::scope::{self, Placed};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Words so general that pursuing and renouncing them says nothing.
const GENERAL: &[&str] = &[
    "alone", "big", "business", "company", "customer", "day", "die", "euro", "force", "good",
    "head", "industry", "job", "leader", "life", "minimum", "money", "month", "need", "new",
    "order", "part", "pay", "people", "place", "point", "shared", "small", "team", "thing", "time",
    "wait", "want", "way", "week", "work", "world", "year",
];

static GENERAL_STEMS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| GENERAL.iter().map(|word| stem(word)).collect());

/// What a claim is about. Two sentences clash when they claim opposite signs of one subject.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// Pursued or renounced, by stem.
    Word(String),
    /// One of two ends, by the line in the list of opposites.
    Choice(usize),
    /// More or less of it, by stem.
    Amount(String),
}

/// A sentence claims one sign of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) subject: Subject,
    pub(super) positive: bool,
    /// Bytes of the sentence that show it.
    pub(super) at: Range<usize>,
}

/// Everything a sentence claims, in the order of its words.
pub(super) fn claims(sentence: &str, opposites: &Opposites) -> Vec<Claim> {
    let placed = scope::place(sentence);
    let mut claims = Vec::new();
    for (i, here) in placed.iter().enumerate() {
        if let Some(more) = here.more.filter(|_| !here.silent) {
            claims.push(claim(
                Subject::Amount(here.word.stem.clone()),
                more != here.renounced,
                here,
            ));
        }
        let (ends, last) = ends(&placed, i, opposites);
        for &(choice, left) in ends {
            let at = here.at.start..last.at.end.max(here.at.end);
            let subject = Subject::Choice(choice);
            claims.push(Claim { subject, positive: left != here.renounced, at });
        }
        if !here.silent && here.more != Some(false) && is_telling(&here.word) {
            claims.push(claim(Subject::Word(here.word.stem.clone()), !here.renounced, here));
        }
    }
    claims
}

fn is_telling(word: &Word) -> bool {
    !GENERAL_STEMS.contains(&word.stem) && !numbers::is_number(&word.text)
}

/// The ends of choices named at word `i`, by a phrase of two words or else by the
/// word, and the last word that names them.
fn ends<'a, 'b>(
    placed: &'b [Placed],
    i: usize,
    opposites: &'a Opposites,
) -> (&'a [(usize, bool)], &'b Placed) {
    let here = &placed[i];
    if let Some(next) = placed.get(i + 1) {
        let phrase = format!("{} {}", stem(&here.word.text), next.word.stem);
        let both = opposites.ends(&phrase);
        if !both.is_empty() {
            return (both, next);
        }
    }
    (opposites.ends(&here.word.stem), here)
}

fn claim(subject: Subject, positive: bool, placed: &Placed) -> Claim {
    Claim { subject, positive, at: placed.at.clone() }
}

/// The signs a sentence puts on numbered subjects, and the opposite of each: two
/// sentences are opposed where the signs of one are the opposites of the other.
pub(super) struct Signs {
    own: Vec<u32>,
    opposite: Vec<u32>,
}

impl Signs {
    /// Subjects claimed with both signs are left out.
    pub(super) fn of(claims: &[Claim], number: &BTreeMap<&Subject, u32>) -> Self {
        let mut signs: BTreeMap<u32, Option<bool>> = BTreeMap::new();
        for claim in claims {
            let sign = signs.entry(number[&claim.subject]).or_insert(Some(claim.positive));
            if *sign != Some(claim.positive) {
                *sign = None;
            }
        }
        let plain = signs.into_iter().filter_map(|(subject, sign)| Some((subject, sign?)));
        let (own, opposite) = plain
            .map(|(subject, sign)| (2 * subject + u32::from(sign), 2 * subject + u32::from(!sign)))
            .unzip();
        Self { own, opposite }
    }

    /// On how many subjects the two are opposed.
    pub(super) fn opposed(&self, other: &Self) -> usize {
        shared(&self.own, &other.opposite)
    }

    /// The first subject on which the two are opposed.
    pub(super) fn first_opposed(&self, other: &Self) -> Option<u32> {
        let opposed = |sign: &&u32| other.opposite.binary_search(sign).is_ok();
        self.own.iter().find(opposed).map(|sign| sign / 2)
    }
}
