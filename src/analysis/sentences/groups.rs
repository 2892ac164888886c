//! Groups: sentences that probably describe the same strategy.
//!
//! It knows similarities of pairs, not sentences.

use super::evidence::{condensed, pairs};
use kodama::{Method, linkage};

/// Sentences stay together while two of them, one from each part, describe the
/// same strategy with a mean probability of at least this. Below one half: words
/// seldom show that two choices are one, and taking a team apart that is of one mind
/// is the worse mistake. Chosen on teams left out (docs/same-strategy.md).
const CUT: f64 = 0.45;

/// The group of each sentence, numbered by first appearance, from the
/// `similarity` of all pairs (condensed: (0,1), (0,2) … (1,2) …).
///
/// Sentences that do not choose stand alone. The others: average linkage (Sokal &
/// Michener 1958) on `1 - s`, cut at [`CUT`]. Above `at_most` groups the joining goes
/// on: more groups than the calibrated range of strategies allows are a sign of
/// different words, not of different choices.
pub(super) fn group(chooses: &[bool], similarity: &[f64], at_most: usize) -> Vec<usize> {
    let n = chooses.len();
    let choosing: Vec<usize> = (0..n).filter(|&i| chooses[i]).collect();
    let between: Vec<f64> = pairs(choosing.len())
        .map(|(i, j)| similarity[condensed(n, choosing[i], choosing[j])])
        .collect();
    let own = linked(choosing.len(), &between, at_most);
    let mut group: Vec<usize> = (2 * n..3 * n).collect();
    for (&sentence, own) in choosing.iter().zip(own) {
        group[sentence] = own;
    }
    by_first_appearance(&group)
}

fn linked(n: usize, similarity: &[f64], at_most: usize) -> Vec<usize> {
    let mut distances: Vec<f64> = similarity.iter().map(|s| 1.0 - s).collect();
    let tree = linkage(&mut distances, n, Method::Average);
    let joined = tree.steps().iter().take_while(|step| step.dissimilarity <= 1.0 - CUT).count();
    let enough = n.saturating_sub(1).saturating_sub(at_most.max(1) - 1);
    let steps = tree.steps().iter().take(joined.max(enough));

    let mut cluster: Vec<usize> = (0..n).collect();
    for (step, new) in steps.zip(n..) {
        for own in &mut cluster {
            if *own == step.cluster1 || *own == step.cluster2 {
                *own = new;
            }
        }
    }
    cluster
}

fn by_first_appearance(labels: &[usize]) -> Vec<usize> {
    let mut seen = Vec::new();
    let mut number = |label: usize| {
        seen.iter().position(|&known| known == label).unwrap_or_else(|| {
            seen.push(label);
            seen.len() - 1
        })
    };
    labels.iter().map(|&label| number(label)).collect()
}

/// The members of each group, largest group first, then the one that holds the
/// earliest sentence.
pub(super) fn members(group: &[usize]) -> Vec<Vec<usize>> {
    let count = group.iter().max().map_or(0, |last| last + 1);
    let mut members = vec![Vec::new(); count];
    for (sentence, &own) in group.iter().enumerate() {
        members[own].push(sentence);
    }
    members.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    members
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Heights of R's `hclust(method = "average")` on `(1 - tau) / 2` between
    /// the nine members of Tarakci et al. (2014).
    #[test]
    fn average_linkage_equals_hclust() {
        let tau = super::super::map::tests::tau_distances();
        let mut condensed: Vec<f64> =
            (0..9).flat_map(|i| (i + 1..9).map(move |j| (i, j))).map(|pair| tau[pair]).collect();
        let tree = linkage(&mut condensed, 9, Method::Average);
        let expected = [
            0.095_238_095_24,
            0.095_238_095_24,
            0.142_857_142_9,
            0.238_095_238_1,
            0.333_333_333_3,
            0.392_857_142_9,
            0.510_204_081_6,
            0.589_285_714_3,
        ];
        for (step, expected) in tree.steps().iter().zip(expected) {
            assert!((step.dissimilarity - expected).abs() < 1e-9);
        }
    }

    #[test]
    fn two_camps_and_a_loner() {
        let s = [0.9, 0.1, 0.2, 0.1, 0.1, 0.1, 0.1, 0.8, 0.2, 0.1];
        assert_eq!(group(&[true; 5], &s, 5), [0, 0, 1, 1, 2]);
        assert_eq!(members(&group(&[true; 5], &s, 5)), [vec![0, 1], vec![2, 3], vec![4]]);
    }

    #[test]
    fn joining_goes_on_down_to_the_most_allowed() {
        let s = [0.4, 0.1, 0.1, 0.1, 0.1, 0.3];
        assert_eq!(group(&[true; 4], &s, 4), [0, 1, 2, 3]);
        assert_eq!(group(&[true; 4], &s, 3), [0, 0, 1, 2]);
        assert_eq!(group(&[true; 4], &s, 2), [0, 0, 1, 1]);
        assert_eq!(group(&[true; 4], &s, 0), [0, 0, 0, 0]);
    }

    #[test]
    fn who_chooses_nothing_stands_alone() {
        assert_eq!(group(&[true, false, true, false], &[0.9; 6], 4), [0, 1, 0, 2]);
        assert_eq!(group(&[false, true], &[0.9], 4), [0, 1]);
    }
}
