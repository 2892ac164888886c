//! Reasons: why two sentences were put together or kept apart, in plain words.
//!
//! It repeats what was weighed; it must not weigh anything itself.

use super::direction::{Clash, Stances};
use super::evidence::{Evidence, Pairs};

/// From here on two sentences are called much alike, and below little alike.
const MUCH: f64 = 0.5;
const LITTLE: f64 = 0.2;

/// What a pair can be explained with.
pub(super) struct Grounds<'a> {
    pub(super) pairs: &'a Pairs,
    pub(super) stances: &'a Stances<'a>,
    /// Which sentences choose something.
    pub(super) chooses: &'a [bool],
}

impl Grounds<'_> {
    /// The evidence on the pair of sentences `a` and `b` at `place` of the condensed
    /// order: what speaks against them, then what speaks for them, then how alike they are.
    pub(super) fn of(&self, place: usize, a: usize, b: usize) -> Vec<String> {
        if self.pairs.identical[place] {
            return vec!["the same text".to_owned()];
        }
        let clear = match (self.chooses[a], self.chooses[b]) {
            (true, true) => None,
            (false, false) => Some("neither names a choice that another company would not"),
            _ => Some("one of them names no choice that another company would not"),
        };
        let stances = self.stances;
        let found = [
            stances.clash(a, b).or_else(|| stances.leaning(a, b)),
            stances.both_renounce(a, b),
            stances.agreement(a, b),
        ];
        let told = found.into_iter().flatten().map(|clash: Clash| clash.reason);
        let alike = likeness(&self.pairs.evidence[place]);
        clear.map(str::to_owned).into_iter().chain(told).chain([alike]).collect()
    }
}

fn likeness(evidence: &Evidence) -> String {
    let how = match evidence.cosine {
        cosine if cosine >= MUCH => "much alike",
        cosine if cosine < LITTLE => "little alike",
        _ => "somewhat alike",
    };
    format!("{how} as a whole ({:.2} of 1)", evidence.cosine.max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons(a: &str, b: &str, cosine: f64, chooses: [bool; 2]) -> Vec<String> {
        let stances = Stances::of(&[a, b]);
        let evidence =
            Evidence { cosine, shared_words: 0.0, opposed: 0, leaning_apart: 0, agreed: 0 };
        let pairs = Pairs { n: 2, evidence: vec![evidence], identical: vec![a == b] };
        Grounds { pairs: &pairs, stances: &stances, chooses: &chooses }.of(0, 0, 1)
    }

    #[test]
    fn every_pair_has_a_reason_in_plain_words() {
        let both = [true, true];
        assert_eq!(reasons("Grow", "Grow", 1.0, both), ["the same text"]);
        assert_eq!(reasons("Masts", "Fish", 0.1, both), ["little alike as a whole (0.10 of 1)"]);
        let against = reasons("Grow by buying rivals", "grow without buying anyone", 0.8, both);
        assert_eq!(against[0], "pursued and renounced: “buying” and “without buying”");
        let renounced = reasons("no full-service hospital", "stop the full service", 0.6, both);
        assert_eq!(renounced[0], "both renounce: “no full” and “stop the full”");
        let agreed = reasons("undercut everybody", "the cheapest fares", 0.3, both);
        assert_eq!(agreed[0], "the same side of a choice: “undercut” and “cheapest”");
        let fog = reasons("Be the best", "Sell the boats", 0.3, [false, true]);
        assert!(fog[0].starts_with("one of them names no choice"));
    }
}
