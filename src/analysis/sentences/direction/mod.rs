//! Direction: what a sentence pursues and what it renounces, and where two
//! sentences point in opposite directions.
//!
//! Rules that a reader can check, for reading side by side. Sentence vectors
//! cannot see this: a negated sentence is nearly the same vector. It must not
//! know vectors, probabilities or groups.

mod claims;
mod cues;
mod leanings;
mod numbers;
mod opposites;
mod scope;
mod swap;

use super::words::words;
use claims::{Claim, Signs, Subject, claims};
use numbers::Numbers;
use opposites::Opposites;
use std::collections::BTreeMap;
use std::ops::Range;
use swap::{Clauses, LEAST_SHARED};

/// Deadlines this many years apart are another horizon.
const HORIZON_YEARS: i32 = 3;

/// What one sentence claims.
struct Stance<'a> {
    sentence: &'a str,
    claims: Vec<Claim>,
    signs: Signs,
    numbers: Numbers,
    clauses: Clauses,
}

/// What each sentence of a team claims.
pub(super) struct Stances<'a> {
    sentences: Vec<Stance<'a>>,
    subjects: Vec<Subject>,
}

/// How a sentence speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Manner {
    /// A figure is named.
    pub(super) figure: bool,
    /// Something is renounced.
    pub(super) renounces: bool,
    /// Choices at whose end it stands, leanings too.
    pub(super) choices: usize,
}

/// What two sentences say on one subject: opposite things, or the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clash {
    /// The evidence in plain words.
    pub(super) reason: String,
    /// What in each sentence made it.
    pub(super) snippets: [String; 2],
}

impl<'a> Stances<'a> {
    /// Reads every sentence.
    pub(super) fn of(sentences: &[&'a str]) -> Self {
        let opposites = Opposites::new();
        let all: Vec<Vec<Claim>> = sentences.iter().map(|text| claims(text, &opposites)).collect();
        let subjects = all.iter().flatten().map(|claim| (&claim.subject, 0));
        let mut number: BTreeMap<&Subject, u32> = subjects.collect();
        number.values_mut().zip(0..).for_each(|(own, next)| *own = next);
        let subjects = number.keys().map(|subject| (*subject).clone()).collect();
        let signs: Vec<Signs> = all.iter().map(|claims| Signs::of(claims, &number)).collect();
        let read = all.into_iter().zip(signs).zip(sentences);
        let read = read.map(|((claims, signs), &sentence)| Stance {
            sentence,
            claims,
            signs,
            numbers: Numbers::of(sentence),
            clauses: Clauses::of(sentence),
        });
        Self { sentences: read.collect(), subjects }
    }

    /// How sentence `i` speaks.
    pub(super) fn manner(&self, i: usize) -> Manner {
        let stance = &self.sentences[i];
        let renounced =
            |claim: &Claim| !claim.positive && matches!(claim.subject, Subject::Word(_));
        Manner {
            figure: words(stance.sentence).iter().any(|word| numbers::is_number(&word.text)),
            renounces: stance.claims.iter().any(renounced),
            choices: stance.signs.ends(),
        }
    }

    /// On how many subjects sentences `a` and `b` claim opposite signs; the same words the
    /// other way round count as [`Self::SWAPPED`]. `shared` is how many words they share.
    pub(super) fn opposed(&self, a: usize, b: usize, shared: usize) -> usize {
        let (first, second) = (&self.sentences[a], &self.sentences[b]);
        let swapped = shared >= LEAST_SHARED && first.clauses.swapped(&second.clauses).is_some();
        first.signs.opposed(&second.signs) + if swapped { Self::SWAPPED } else { 0 }
    }

    /// A swap says as much as this many opposed subjects.
    const SWAPPED: usize = 2;

    /// On how many choices `a` and `b` lean opposite ways, without proof.
    pub(super) fn leaning_apart(&self, a: usize, b: usize) -> usize {
        self.sentences[a].signs.leaning_apart(&self.sentences[b].signs)
    }

    /// At how many ends of a choice `a` and `b` both stand.
    pub(super) fn agreed(&self, a: usize, b: usize) -> usize {
        self.sentences[a].signs.agreed(&self.sentences[b].signs)
    }

    /// Whether `a` and `b` put different figures on one thing, or lie years apart.
    pub(super) fn figures_differ(&self, a: usize, b: usize) -> bool {
        let (first, second) = (&self.sentences[a].numbers, &self.sentences[b].numbers);
        let horizons = || first.horizons(second, HORIZON_YEARS).is_some();
        first.differing(second).is_some() || horizons()
    }

    /// The first reason why `a` and `b` clash: opposite directions before swapped words
    /// before figures before deadlines.
    pub(super) fn clash(&self, a: usize, b: usize) -> Option<Clash> {
        let (first, second) = (&self.sentences[a], &self.sentences[b]);
        let direction = self.on(a, b, first.signs.first_opposed(&second.signs), opposition);
        direction
            .or_else(|| first.swaps(second))
            .or_else(|| first.differs(second))
            .or_else(|| first.outlives(second))
    }

    /// The first choice on which `a` and `b` lean opposite ways.
    pub(super) fn leaning(&self, a: usize, b: usize) -> Option<Clash> {
        let signs = [a, b].map(|i| &self.sentences[i].signs);
        self.on(a, b, signs[0].first_leaning_apart(signs[1]), opposition)
    }

    /// The first choice at whose same end `a` and `b` both stand.
    pub(super) fn agreement(&self, a: usize, b: usize) -> Option<Clash> {
        let signs = [a, b].map(|i| &self.sentences[i].signs);
        self.on(a, b, signs[0].first_agreed(signs[1]), |_| "the same side of a choice")
    }

    /// The first thing that `a` and `b` both renounce.
    pub(super) fn both_renounce(&self, a: usize, b: usize) -> Option<Clash> {
        let renounced =
            |claim: &&Claim| !claim.positive && matches!(claim.subject, Subject::Word(_));
        let (first, second) = (&self.sentences[a], &self.sentences[b]);
        let theirs = |mine: &Claim| {
            second.claims.iter().filter(renounced).find(|claim| claim.subject == mine.subject)
        };
        let mut both = first.claims.iter().filter(renounced);
        both.find_map(|mine| {
            Some(first.clash(second, "both renounce", [&mine.at, &theirs(mine)?.at]))
        })
    }

    /// What `a` and `b` say on the subject of this number.
    fn on(
        &self,
        a: usize,
        b: usize,
        subject: Option<u32>,
        kind: fn(&Subject) -> &'static str,
    ) -> Option<Clash> {
        let subject = &self.subjects[subject? as usize];
        let claimed = |claim: &&Claim| claim.subject == *subject;
        let [mine, theirs] = [a, b].map(|i| self.sentences[i].claims.iter().find(claimed));
        Some(self.sentences[a].clash(&self.sentences[b], kind(subject), [&mine?.at, &theirs?.at]))
    }
}

fn opposition(subject: &Subject) -> &'static str {
    match subject {
        Subject::Word(_) => "pursued and renounced",
        Subject::Choice(_) => "opposite choices",
        Subject::Amount(_) => "more and less of one thing",
        Subject::Leaning(_) => "perhaps opposite choices",
    }
}

impl Stance<'_> {
    fn swaps(&self, other: &Self) -> Option<Clash> {
        let [mine, theirs] = self.clauses.swapped(&other.clauses)?;
        Some(self.clash(other, "the same words the other way round", [&mine, &theirs]))
    }

    fn differs(&self, other: &Self) -> Option<Clash> {
        let (mine, theirs) = self.numbers.differing(&other.numbers)?;
        Some(self.clash(other, "different figures", [&mine.at, &theirs.at]))
    }

    fn outlives(&self, other: &Self) -> Option<Clash> {
        let [mine, theirs] = self.numbers.horizons(&other.numbers, HORIZON_YEARS)?;
        Some(self.clash(other, "different deadlines", [&mine.1, &theirs.1]))
    }

    fn clash(&self, other: &Self, kind: &str, [mine, theirs]: [&Range<usize>; 2]) -> Clash {
        let snippet = |text: &str, at: &Range<usize>| text[at.clone()].to_owned();
        let snippets = [snippet(self.sentence, mine), snippet(other.sentence, theirs)];
        let [mine, theirs] = &snippets;
        Clash { reason: format!("{kind}: “{mine}” and “{theirs}”"), snippets }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clash(a: &str, b: &str) -> Option<Clash> {
        Stances::of(&[a, b]).clash(0, 1)
    }

    #[test]
    fn opposite_directions_are_found_with_their_evidence() {
        let found = clash("Grow by buying competitors", "grow without buying anyone").unwrap();
        assert!(found.reason.contains("buying"), "{}", found.reason);
        assert_eq!(found.snippets, ["buying", "without buying"]);
        let phrase = clash("sell own label only", "the brand first").unwrap();
        assert_eq!(phrase.reason, "opposite choices: “own label” and “brand”");
        for (a, b) in [
            ("growth through acquisitions", "growth through organic"),
            ("Fewer sites, not more", "more sites, not fewer"),
            (
                "Move customers from leasing to ownership.",
                "Move customers from ownership to leasing.",
            ),
            (
                "Prioritise enterprise over small business.",
                "Prioritise small business over enterprise.",
            ),
            ("Double down on the loyalty card.", "stop the loyalty card"),
            ("Close the Lyon plant and keep Turin.", "Close the Turin plant and keep Lyon."),
            ("Highest price on the shelf", "Lowest price on the shelf"),
            ("Focus on two markets", "Focus on ten markets"),
            ("electrify by 2027", "electrify by 2032"),
            ("Head office decides and clinics execute", "Clinics decide and head office executes"),
            ("Pull back from Japan this year", "Japan before everything"),
        ] {
            assert!(clash(a, b).is_some(), "{a} / {b}");
        }
    }

    #[test]
    fn the_same_choice_in_other_words_is_not_a_clash() {
        for (a, b) in [
            ("cash instead of parcels", "money transfers, not goods"),
            ("It would be a mistake not to enter Brazil", "Enter Brazil this year."),
            ("growth through acquisitions", "not organic, we acquire"),
            ("Reduce the cost per delivery by 10%.", "reduce the cost per delivery by 12%"),
            ("no new gas, offshore wind", "offshore wind, stop new gas"),
            ("", "\u{1f680}\u{6210}\u{9577}"),
        ] {
            assert_eq!(clash(a, b), None, "{a} / {b}");
        }
    }

    #[test]
    fn two_sentences_at_one_end_of_a_choice_agree_with_evidence() {
        let stances = Stances::of(&["Undercut everybody", "the cheapest fares", "premium only"]);
        assert_eq!(
            stances.agreement(0, 1).unwrap().reason,
            "the same side of a choice: “Undercut” and “cheapest”"
        );
        assert_eq!((stances.agreed(0, 2), stances.agreement(0, 2)), (0, None));
        assert!(stances.leaning_apart(0, 2) > 0);
    }

    #[test]
    fn a_sentence_never_clashes_with_itself() {
        let both = "buy, do not buy, buy two firms and ten firms, by 2025 and by 2035";
        assert_eq!(clash(both, both), None);
    }
}
