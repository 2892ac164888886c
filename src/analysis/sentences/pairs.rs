//! Pairs that need human eyes: opposite directions, the same words for another
//! strategy, the same strategy in other words.
//!
//! It flags and never judges: no similarity is changed here. The quadrant's cuts,
//! half of the words shared and `s` of one half, are necessary and not enough:
//! - the same idea in different words needs a pair within one group and clearly
//!   above the team's own level, and only the surest few are flagged;
//! - the same words for another strategy need a pair that the groups keep apart.
//!   Pairs that share half their words without a clash are nearly always of one
//!   mind; with a clash they are contradictions already.
//!
//! How often each flag is right on the labelled teams: docs/analysis.md.

use super::direction::Stances;
use super::diversity::mean;
use super::evidence::{Evidence, Pairs, pairs};
use crate::analysis::report::{FlagCounts, FlagKind, FlaggedPair};

/// Many shared words from here on, the same strategy from here on.
const HALF: f64 = 0.5;

/// How far above the team's mean similarity one idea in different words lies.
const CLEARLY: f64 = 0.1;

/// Contradictions listed; all are counted. Bounds the report for a thousand leaders.
const LISTED: usize = 50;

/// Pairs flagged for their words: what a facilitator reads before a meeting.
const HANDFUL: usize = 3;

/// A flagged pair by the places of its sentences, `a` before `b`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Flag {
    pub(super) kind: FlagKind,
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) reason: String,
    pub(super) snippets: [String; 2],
}

/// Counts of flagged pairs, and the clearest of each kind.
pub(super) struct Flags {
    pub(super) counts: FlagCounts,
    pub(super) listed: Vec<Flag>,
}

/// Looks at every pair once; a pair gets one flag, the gravest. `group` is the
/// group of each sentence.
pub(super) fn flag(
    texts: &[&str],
    evidence: &Pairs,
    similarity: &[f64],
    group: &[usize],
    stances: &Stances<'_>,
) -> Flags {
    let mut contradictions = Clearest::of(LISTED);
    let mut same_words = Clearest::of(HANDFUL);
    let mut same_idea = Clearest::of(HANDFUL);
    let clearly_same = HALF.max(mean(similarity) + CLEARLY);
    let judged = evidence.evidence.iter().zip(&evidence.identical).zip(similarity);
    for ((a, b), ((known, &identical), &s)) in pairs(texts.len()).zip(judged) {
        if identical {
            continue;
        }
        let (shared, together) = (known.shared_words, group[a] == group[b]);
        if known.opposed > 0 || stances.figures_differ(a, b) {
            contradictions.push(opposition(known), a, b);
        } else if shared >= HALF && s < HALF && !together {
            same_words.push(shared - s, a, b);
        } else if shared < HALF && s >= clearly_same && together {
            same_idea.push(s, a, b);
        }
    }
    let counts = FlagCounts {
        contradictions: contradictions.count,
        same_words_different_meaning: same_words.count.min(HANDFUL),
        same_idea_different_words: same_idea.count.min(HANDFUL),
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
    most: usize,
    count: usize,
    kept: Vec<(f64, usize, usize)>,
    /// A pair that is not clearer than this has no chance of being kept.
    bar: f64,
}

impl Clearest {
    /// Keeps the `most` clearest.
    fn of(most: usize) -> Self {
        Self { most, count: 0, kept: Vec::new(), bar: f64::NEG_INFINITY }
    }

    fn push(&mut self, clarity: f64, a: usize, b: usize) {
        self.count += 1;
        if self.kept.len() >= self.most && clarity <= self.bar {
            return;
        }
        self.kept.push((clarity, a, b));
        if self.kept.len() >= 4 * self.most {
            self.shrink();
        }
    }

    fn shrink(&mut self) {
        self.kept.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        self.kept.truncate(self.most);
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
        let mut clearest = Clearest::of(LISTED);
        for a in 0..1_000 {
            clearest.push(f64::from(a % 500), a as usize, a as usize + 1);
        }
        assert_eq!(clearest.count, 1_000);
        let places = clearest.places();
        assert_eq!(places.len(), LISTED);
        assert_eq!(places[..2], [(499, 500), (999, 1_000)]);
    }
}
