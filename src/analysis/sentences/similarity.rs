//! Similarity: the probability that two sentences describe the same strategy.
//!
//! [`SameStrategyModel`] is the seam: evidence about a pair in, probability
//! out. A deeper model adds evidence; nothing else in the analysis changes.
//! It must not know groups, labels or the report.

use super::diversity::Range;
use super::evidence::{Evidence, Pairs};
use serde::{Deserialize, Serialize};

/// How evidence becomes a probability: a logistic regression fitted on labelled
/// teams and judged on teams it has not seen (`parallax calibrate`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameStrategyModel {
    /// Name of this calibration; reports state it.
    pub version: String,
    /// SHA-256 of the encoder weights that it was fitted with.
    pub encoder_sha256: String,
    /// Labelled teams that it was fitted on.
    pub teams: usize,
    /// What each piece of evidence weighs.
    pub weights: Weights,
    /// How far the number of strategies may lie from its estimate.
    pub range: Range,
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
}

impl Weights {
    /// Probability of the logistic model for this evidence.
    fn probability(&self, evidence: &Evidence) -> f64 {
        let [cosine, opposed] = evidence.features();
        let log_odds = self.intercept + self.cosine * cosine + self.opposed * opposed;
        1.0 / (1.0 + libm::exp(-log_odds))
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

    /// Probability that a pair with this evidence describes the same strategy.
    pub fn probability(&self, evidence: &Evidence) -> f64 {
        self.weights.probability(evidence)
    }
}

impl Pairs {
    /// `s_ij` of each pair; identical texts are the same strategy for certain.
    pub(super) fn similarity(&self, weights: Weights) -> Vec<f64> {
        let judge = |(evidence, &identical): (&Evidence, &bool)| {
            if identical { 1.0 } else { weights.probability(evidence) }
        };
        self.evidence.iter().zip(&self.identical).map(judge).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opposition_speaks_against_and_likeness_for() {
        let weights = Weights { intercept: -2.0, cosine: 4.0, opposed: -1.0 };
        let at =
            |cosine, opposed| weights.probability(&Evidence { cosine, shared_words: 0.2, opposed });
        assert!(at(0.9, 0) > at(0.4, 0));
        assert!(at(0.9, 1) < at(0.9, 0));
        assert!((at(0.9, 2) - at(0.9, 9)).abs() < f64::EPSILON);
        assert!(at(0.9, 0) - at(0.9, 1) > at(0.2, 0) - at(0.2, 1), "of different things");
        assert!((at(-0.1, 1) - at(-0.1, 0)).abs() < f64::EPSILON);
    }
}
