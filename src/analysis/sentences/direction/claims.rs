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
    /// One of two ends that words suggest without proving it, by the line in the list of
    /// leanings. Last, so that leanings can be told from the rest by their number.
    Leaning(usize),
}

impl Subject {
    fn is_leaning(&self) -> bool {
        matches!(self, Self::Leaning(_))
    }
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
        for (choice, left) in ends {
            let at = here.at.start..last.at.end.max(here.at.end);
            let subject = choice.clone();
            claims.push(Claim { subject, positive: *left != here.renounced, at });
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
) -> (&'a [(Subject, bool)], &'b Placed) {
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
    firm: Opposing,
    leaning: Opposing,
    /// Signs on choices and leanings only: the ends it stands at.
    ends: Vec<u32>,
}

#[derive(Default)]
struct Opposing {
    own: Vec<u32>,
    opposite: Vec<u32>,
}

impl Opposing {
    fn put(&mut self, subject: u32, sign: bool) {
        self.own.push(2 * subject + u32::from(sign));
        self.opposite.push(2 * subject + u32::from(!sign));
    }

    fn first(&self, other: &Self) -> Option<u32> {
        let opposed = |sign: &&u32| other.opposite.binary_search(sign).is_ok();
        self.own.iter().find(opposed).map(|sign| sign / 2)
    }
}

impl Signs {
    /// Subjects claimed with both signs are left out.
    pub(super) fn of(claims: &[Claim], number: &BTreeMap<&Subject, u32>) -> Self {
        let mut signs: BTreeMap<&Subject, Option<bool>> = BTreeMap::new();
        for claim in claims {
            let sign = signs.entry(&claim.subject).or_insert(Some(claim.positive));
            if *sign != Some(claim.positive) {
                *sign = None;
            }
        }
        let plain = signs.into_iter().filter_map(|(subject, sign)| Some((subject, sign?)));
        let mut all =
            Self { firm: Opposing::default(), leaning: Opposing::default(), ends: Vec::new() };
        for (subject, sign) in plain {
            let part = if subject.is_leaning() { &mut all.leaning } else { &mut all.firm };
            part.put(number[subject], sign);
            if matches!(subject, Subject::Choice(_) | Subject::Leaning(_)) {
                all.ends.push(2 * number[subject] + u32::from(sign));
            }
        }
        all
    }

    /// At how many ends of a choice it stands.
    pub(super) fn ends(&self) -> usize {
        self.ends.len()
    }

    /// On how many subjects the two are opposed, leanings aside.
    pub(super) fn opposed(&self, other: &Self) -> usize {
        shared(&self.firm.own, &other.firm.opposite)
    }

    /// On how many choices the two lean opposite ways.
    pub(super) fn leaning_apart(&self, other: &Self) -> usize {
        shared(&self.leaning.own, &other.leaning.opposite)
    }

    /// At how many ends of a choice both stand.
    pub(super) fn agreed(&self, other: &Self) -> usize {
        shared(&self.ends, &other.ends)
    }

    /// The first subject on which the two are opposed.
    pub(super) fn first_opposed(&self, other: &Self) -> Option<u32> {
        self.firm.first(&other.firm)
    }

    /// The first choice on which the two lean opposite ways.
    pub(super) fn first_leaning_apart(&self, other: &Self) -> Option<u32> {
        self.leaning.first(&other.leaning)
    }

    /// The first choice at whose same end both stand.
    pub(super) fn first_agreed(&self, other: &Self) -> Option<u32> {
        let agreed = |sign: &&u32| other.ends.binary_search(sign).is_ok();
        self.ends.iter().find(agreed).map(|sign| sign / 2)
    }
}
