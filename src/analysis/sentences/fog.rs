//! Fog: how likely a sentence chooses nothing: a platitude, a mission, a motto.
//!
//! A logistic regression on the sentence's vector and on a few things a reader can
//! see. It knows one sentence at a time, not the others, and not what is done about it.

use super::direction::Manner;
use super::words::{stem, words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Words that fit any company.
const ANY_COMPANY: &str = "\
achieve admired amazing aspire balanced beautiful believe best better bold care caring choice collaborate collaboration \
commitment committed community communities continuous dedicated delight deserve difference dream efficient everybody \
everyone excellence excellent exceed exceptional execute expectation expectations flourish future generation great greatest \
happier happy harmony healthy honest hope improve improvement innovate innovation innovative inspire inspiring integrity \
leader leading life lives love mission opportunities outstanding partner passion people performance planet potential \
preferred pride promise proud purpose quality respect respected safe satisfaction share smarter smile stakeholder \
stakeholders strengths strive strong success successful superior sustainable team teamwork thrive together tomorrow \
trust trusted values vision winning world";

static ANY_COMPANY_STEMS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| ANY_COMPANY.split_whitespace().map(stem).collect());

/// Beyond so many choices or names, one more says nothing.
const MOST_CHOICES: usize = 3;
const MOST_NAMES: usize = 2;

/// What a reader can see of a sentence, in the order of [`Fog::readable`].
pub(super) type Readable = [f64; 6];

/// A sentence of the bank.
pub(super) struct Banked {
    pub(super) text: &'static str,
    /// Whether it chooses nothing.
    pub(super) fog: bool,
}

/// Sentences that belong to no company: what fog sounds like, and what choices sound
/// like. Written for this project; material for fitting only.
pub(super) fn bank() -> impl Iterator<Item = Banked> {
    let lines = include_str!("../../../models/bank.tsv").lines();
    let banked = |(kind, text)| Banked { text, fog: kind == "fog" };
    lines.filter_map(|line| line.split_once('\t')).map(banked)
}

/// What makes a sentence sound like fog.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fog {
    /// Log-odds without any evidence.
    pub intercept: f64,
    /// Per unit of: share of words that fit any company; a figure is named; something
    /// is renounced; logarithm of one more than the telling words; choices named, up to
    /// three; names written with a capital, up to two.
    pub readable: Readable,
    /// Per unit of each number of the sentence's vector of length one.
    pub vector: Vec<f64>,
}

impl Fog {
    /// The chance that a sentence with this vector chooses nothing. A vector of another
    /// length than the one fitted counts as far as both go.
    pub(super) fn chance(&self, vector: &[f32], readable: &Readable) -> f64 {
        let length = vector.iter().map(|&x| f64::from(x) * f64::from(x)).sum::<f64>().sqrt();
        let scale = if length > 0.0 { 1.0 / length } else { 0.0 };
        let of_vector: f64 =
            self.vector.iter().zip(vector).map(|(w, &x)| w * f64::from(x) * scale).sum();
        let seen: f64 = self.readable.iter().zip(readable).map(|(w, x)| w * x).sum();
        let chance = 1.0 / (1.0 + libm::exp(-(self.intercept + seen + of_vector)));
        // Six decimals hide the last bits of another processor's vectors.
        (chance * 1e6).round() / 1e6
    }
}

/// What a reader can see of `text`, whose direction is `manner`.
pub(super) fn readable(text: &str, manner: Manner) -> Readable {
    let words = words(text);
    let telling: Vec<_> = words.iter().filter(|word| word.content).collect();
    let any = telling.iter().filter(|word| ANY_COMPANY_STEMS.contains(&word.stem)).count();
    let share = if telling.is_empty() { 1.0 } else { any as f64 / telling.len() as f64 };
    let capital = |at: usize| text[at..].starts_with(char::is_uppercase);
    let names = words.iter().skip(1).filter(|word| capital(word.at.start)).count();
    [
        share,
        f64::from(u8::from(manner.figure)),
        f64::from(u8::from(manner.renounces)),
        libm::log(telling.len() as f64 + 1.0),
        manner.choices.min(MOST_CHOICES) as f64,
        names.min(MOST_NAMES) as f64,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_sees() {
        let manner = Manner { figure: true, renounces: false, choices: 5 };
        let seen = readable("Be the best team in Lyon by 2030", manner);
        assert_eq!(seen[..3], [2.0 / 4.0, 1.0, 0.0]);
        assert_eq!(seen[4..], [3.0, 1.0]);
    }

    #[test]
    fn the_chance_follows_the_direction_of_the_vector_not_its_length() {
        let fog = Fog { intercept: 0.0, readable: [0.0; 6], vector: vec![2.0, -2.0] };
        let seen = [0.0; 6];
        assert!(fog.chance(&[1.0, 0.0], &seen) > 0.8 && fog.chance(&[0.0, 3.0], &seen) < 0.2);
        assert!((fog.chance(&[5.0, 0.0], &seen) - fog.chance(&[1.0, 0.0], &seen)).abs() < 1e-9);
        assert!((fog.chance(&[0.0, 0.0], &seen) - 0.5).abs() < 1e-9);
    }

    #[test]
    fn the_bank_holds_distinct_sentences_of_both_kinds() {
        let lines = include_str!("../../../models/bank.tsv").lines();
        let lines = lines.filter(|line| !line.starts_with('#'));
        for line in lines.clone() {
            assert!(line.starts_with("fog\t") || line.starts_with("choice\t"), "{line}");
        }
        let distinct: BTreeSet<String> = bank().map(|banked| banked.text.to_lowercase()).collect();
        assert_eq!(distinct.len(), lines.count());
        let fog = bank().filter(|banked| banked.fog).count();
        assert!(fog >= 100 && distinct.len() - fog >= 100, "{fog} of {}", distinct.len());
    }
}
