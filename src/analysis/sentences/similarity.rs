//! Similarity: the probability that two sentences describe the same strategy.
//!
//! [`SameStrategyModel`] is the seam: evidence about pairs and sentences in,
//! probabilities out. A deeper model adds evidence; nothing else in the analysis changes.
//! It must not know groups, labels or the report.

use super::diversity::Range;
use super::evidence::{Evidence, Pairs};
use super::fog::Fog;
use serde::{Deserialize, Serialize};

/// From this chance of fog on a sentence belongs to no group.
pub(super) const FOGGY: f64 = 0.35;

/// How evidence becomes a probability: logistic regressions fitted on labelled
/// teams and judged on teams they have not seen (`parallax calibrate`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameStrategyModel {
    /// Name of this calibration; reports state it.
    pub version: String,
    /// SHA-256 of the encoder weights that it was fitted with.
    pub encoder_sha256: String,
    /// SHA-256 of the adapter that was in them.
    pub adapter_sha256: String,
    /// Labelled teams that it was fitted on.
    pub teams: usize,
    /// What each piece of evidence on a pair weighs.
    pub weights: Weights,
    /// By how much the labelled teams' number of strategies exceeds their effective
    /// number, both less one: 1 or more, for camps are seldom of one size.
    pub stretch: f64,
    /// How far the number of strategies may lie from its estimate.
    pub range: Range,
    /// What makes a sentence choose nothing.
    pub fog: Fog,
}

/// Coefficients of the logistic regression, on the evidence as it is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Log-odds of a pair without any evidence.
    pub intercept: f64,
    /// Per unit of cosine.
    pub cosine: f64,
    /// Per unit of cosine and opposed subject, at most [`Evidence::MOST_OPPOSED`] of them.
    pub opposed: f64,
    /// Per square root of a choice in common, at most [`Evidence::MOST_AGREED`] of them.
    pub agreed: f64,
}

impl Weights {
    /// Probability of the logistic model for this evidence on two sentences that choose.
    fn probability(&self, evidence: &Evidence) -> f64 {
        let weights = [self.cosine, self.opposed, self.agreed];
        let weighed = weights.iter().zip(evidence.features()).map(|(weight, x)| weight * x);
        1.0 / (1.0 + libm::exp(-(self.intercept + weighed.sum::<f64>())))
    }
}

impl SameStrategyModel {
    /// The calibration that ships with this version.
    ///
    /// # Errors
    /// When the file in `models/` is not a calibration; a test reads it.
    pub fn shipped() -> Result<Self, serde_json::Error> {
        serde_json::from_str(include_str!("../../../models/same-strategy.json"))
    }
}

/// What a model makes of a team.
#[derive(Debug, Clone)]
pub(super) struct Judged {
    /// For each sentence how likely it chooses nothing.
    pub(super) fog: Vec<f64>,
    /// For each pair the probability of one strategy if both choose something.
    pub(super) chance: Vec<f64>,
    /// `s_ij` of each pair: both choose, and the same. Fog belongs to no strategy.
    pub(super) similarity: Vec<f64>,
}

impl Judged {
    /// Weighs the evidence; identical texts are the same strategy for certain.
    pub(super) fn of(pairs: &Pairs, weights: Weights, fog: Vec<f64>) -> Self {
        let judge = |(evidence, &identical): (&Evidence, &bool)| {
            if identical { 1.0 } else { weights.probability(evidence) }
        };
        let chance: Vec<f64> = pairs.evidence.iter().zip(&pairs.identical).map(judge).collect();
        let clear = |i: usize| 1.0 - fog[i];
        let both = super::evidence::pairs(pairs.n).zip(&chance).zip(&pairs.identical);
        let similarity = both.map(
            |(((i, j), &chance), &identical)| {
                if identical { chance } else { chance * clear(i) * clear(j) }
            },
        );
        Self { similarity: similarity.collect(), chance, fog }
    }

    /// Scores of pairs that stand for themselves, where no fog is known.
    pub(super) fn raw(n: usize, scores: Vec<f64>) -> Self {
        Self { fog: vec![0.0; n], similarity: scores.clone(), chance: scores }
    }

    /// Which sentences choose something; all when none seems to.
    pub(super) fn chooses(&self) -> Vec<bool> {
        let chooses: Vec<bool> = self.fog.iter().map(|&fog| fog < FOGGY).collect();
        if chooses.contains(&true) { chooses } else { vec![true; chooses.len()] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: Weights = Weights { intercept: -2.0, cosine: 4.0, opposed: -1.0, agreed: 0.5 };

    fn evidence(cosine: f64, opposed: usize, agreed: usize) -> Evidence {
        Evidence { cosine, shared_words: 0.2, opposed, leaning_apart: 0, agreed }
    }

    #[test]
    fn opposition_speaks_against_and_likeness_for() {
        let at = |cosine, opposed| WEIGHTS.probability(&evidence(cosine, opposed, 0));
        assert!(at(0.9, 0) > at(0.4, 0));
        assert!(at(0.9, 1) < at(0.9, 0));
        assert!((at(0.9, 2) - at(0.9, 9)).abs() < f64::EPSILON);
        assert!(at(0.9, 0) - at(0.9, 1) > at(0.2, 0) - at(0.2, 1), "of different things");
        assert!((at(-0.1, 1) - at(-0.1, 0)).abs() < f64::EPSILON);
    }

    #[test]
    fn a_choice_in_common_speaks_for_and_the_next_one_less() {
        let at = |agreed| WEIGHTS.probability(&evidence(0.3, 0, agreed));
        assert!(at(1) - at(0) > at(2) - at(1) && at(2) > at(1));
        assert!((at(4) - at(40)).abs() < f64::EPSILON);
    }

    #[test]
    fn fog_belongs_to_no_strategy_unless_it_is_repeated_word_for_word() {
        let pairs = Pairs {
            n: 3,
            evidence: vec![evidence(1.0, 0, 0), evidence(0.8, 0, 0), evidence(0.8, 0, 0)],
            identical: vec![true, false, false],
        };
        let judged = Judged::of(&pairs, WEIGHTS, vec![0.9, 0.9, 0.1]);
        assert!((judged.similarity[0] - 1.0).abs() < f64::EPSILON);
        assert!(judged.similarity[1] < 0.1 && judged.chance[1] > 0.5);
        assert_eq!(judged.chooses(), [false, false, true]);
        assert_eq!(Judged::of(&pairs, WEIGHTS, vec![0.9; 3]).chooses(), [true; 3]);
    }
}
