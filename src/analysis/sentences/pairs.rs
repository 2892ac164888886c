//! Pairs that need human eyes: opposite directions, the same words for another
//! strategy, the same strategy in other words.
//!
//! It flags and never judges: no similarity is changed here.

use super::direction::Stances;
use super::evidence::{Evidence, Pairs, pairs};
use crate::analysis::report::{FlagCounts, FlagKind, FlaggedPair};

/// Many shared words from here on, the same strategy from here on.
const HALF: f64 = 0.5;

/// Pairs listed per kind; all are counted. Bounds the report for a thousand leaders.
const LISTED: usize = 50;

/// A flagged pair by the places of its sentences, `a` before `b`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Flag {
    pub(super) kind: FlagKind,
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) reason: String,
    pub(super) snippets: [String; 2],
}

/// Counts over all pairs, and the clearest of each kind.
pub(super) struct Flags {
    pub(super) counts: FlagCounts,
    pub(super) listed: Vec<Flag>,
}

/// Looks at every pair once; a pair gets one flag, the gravest.
pub(super) fn flag(
    texts: &[&str],
    evidence: &Pairs,
    similarity: &[f64],
    stances: &Stances<'_>,
) -> Flags {
    let mut contradictions = Clearest::none();
    let mut same_words = Clearest::none();
    let mut same_idea = Clearest::none();
    let judged = evidence.evidence.iter().zip(&evidence.identical).zip(similarity);
    for ((a, b), ((known, &identical), &s)) in pairs(texts.len()).zip(judged) {
        if identical {
            continue;
        }
        let shared = known.shared_words;
        if known.opposed > 0 || stances.figures_differ(a, b) {
            contradictions.push(opposition(known), a, b);
        } else if shared >= HALF && s < HALF {
            same_words.push(shared - s, a, b);
        } else if shared < HALF && s >= HALF {
            same_idea.push(s - shared, a, b);
        }
    }
    let counts = FlagCounts {
        contradictions: contradictions.count,
        same_words_different_meaning: same_words.count,
        same_idea_different_words: same_idea.count,
    };
    let contradicting = contradictions.places().into_iter().filter_map(|(a, b)| {
        let clash = stances.clash(a, b)?;
        let (reason, snippets) = (clash.reason, clash.snippets);
        Some(Flag { kind: FlagKind::Contradiction, a, b, reason, snippets })
    });
    let mut listed: Vec<Flag> = contradicting.collect();
    for (kind, reason, clearest) in [
        (
            FlagKind::SameWordsDifferentMeaning,
            "many shared words, probably another strategy",
            same_words,
        ),
        (
            FlagKind::SameIdeaDifferentWords,
            "few shared words, probably the same strategy",
            same_idea,
        ),
    ] {
        listed.extend(clearest.places().into_iter().map(|(a, b)| {
            let snippets = [texts[a].to_owned(), texts[b].to_owned()];
            Flag { kind, a, b, reason: reason.to_owned(), snippets }
        }));
    }
    Flags { counts, listed }
}

/// More opposed subjects first, then the nearer topics.
fn opposition(evidence: &Evidence) -> f64 {
    evidence.opposed as f64 + evidence.cosine
}

/// The listed pairs as the report shows them: in alphabetical order, each once.
pub(super) fn shown(flags: &[Flag], texts: &[&str]) -> Vec<FlaggedPair> {
    let pair = |flag: &Flag| FlaggedPair {
        kind: flag.kind,
        reason: flag.reason.clone(),
        sentences: [texts[flag.a].to_owned(), texts[flag.b].to_owned()],
    };
    let mut shown: Vec<FlaggedPair> = flags.iter().map(pair).collect();
    shown.sort_by(|x, y| (x.kind, &x.sentences).cmp(&(y.kind, &y.sentences)));
    shown.dedup();
    shown
}

/// Counts pairs and keeps the clearest, so that a large team needs no large memory.
struct Clearest {
    count: usize,
    kept: Vec<(f64, usize, usize)>,
    /// A pair that is not clearer than this has no chance of being kept.
    bar: f64,
}

impl Clearest {
    fn none() -> Self {
        Self { count: 0, kept: Vec::new(), bar: f64::NEG_INFINITY }
    }

    fn push(&mut self, clarity: f64, a: usize, b: usize) {
        self.count += 1;
        if self.kept.len() >= LISTED && clarity <= self.bar {
            return;
        }
        self.kept.push((clarity, a, b));
        if self.kept.len() >= 4 * LISTED {
            self.shrink();
        }
    }

    fn shrink(&mut self) {
        self.kept.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        self.kept.truncate(LISTED);
        self.bar = self.kept.last().map_or(f64::NEG_INFINITY, |last| last.0);
    }

    /// The clearest pairs, clearest first.
    fn places(mut self) -> Vec<(usize, usize)> {
        self.shrink();
        self.kept.into_iter().map(|(_, a, b)| (a, b)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clearest_pairs_are_kept_whatever_their_order() {
        let mut clearest = Clearest::none();
        for a in 0..1_000 {
            clearest.push(f64::from(a % 500), a as usize, a as usize + 1);
        }
        assert_eq!(clearest.count, 1_000);
        let places = clearest.places();
        assert_eq!(places.len(), LISTED);
        assert_eq!(places[..2], [(499, 500), (999, 1_000)]);
    }
}
