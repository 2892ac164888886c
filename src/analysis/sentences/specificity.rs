//! Specificity: how far the sentences would be true of this company only, and where that
//! leaves the team: aligned, aligned on fog, sharp but split, scattered.
//!
//! It knows what was found on each sentence, not the sentences.

use super::direction::Manner;
use super::diversity::mean;
use super::similarity::{FOGGY, Judged};
use crate::analysis::report::{Quadrant, Specificity};

/// The team's specificity; `manners` are the sentences' in their order. Agreement is the
/// mean chance of a pair whether it is fog or not: people can agree on a platitude.
pub(super) fn of(judged: &Judged, manners: impl Iterator<Item = Manner>) -> Specificity {
    let clear: Vec<f64> = judged.fog.iter().map(|fog| 1.0 - fog).collect();
    let (mut choosing, mut measured) = (0, 0);
    for manner in manners {
        choosing += usize::from(manner.renounces);
        measured += usize::from(manner.figure);
    }
    let specificity = Specificity {
        mean: mean(&clear),
        agreement: 0.0,
        quadrant: Quadrant::Scattered,
        choosing,
        measured,
        fog: judged.fog.iter().filter(|&&fog| fog >= FOGGY).count(),
    };
    with_agreement(&specificity, mean(&judged.chance))
}

/// The same sentences with another agreement: people read them.
pub(super) fn with_agreement(specificity: &Specificity, agreement: f64) -> Specificity {
    let quadrant = Quadrant::of(agreement, specificity.mean);
    Specificity { agreement, quadrant, ..specificity.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(fog: &[f64], chance: f64) -> Judged {
        let pairs = fog.len() * (fog.len() - 1) / 2;
        Judged { fog: fog.to_vec(), chance: vec![chance; pairs], similarity: vec![0.0; pairs] }
    }

    const PLAIN: Manner = Manner { figure: false, renounces: false, choices: 0 };

    #[test]
    fn a_team_of_platitudes_is_aligned_on_fog_and_one_of_choices_is_not() {
        let plain = |n| std::iter::repeat_n(PLAIN, n);
        let quadrant = |fog: &[f64], chance| of(&judged(fog, chance), plain(fog.len())).quadrant;
        assert_eq!(quadrant(&[0.9; 5], 0.8), Quadrant::AlignedOnFog);
        assert_eq!(quadrant(&[0.9; 5], 0.2), Quadrant::Scattered);
        assert_eq!(quadrant(&[0.1; 5], 0.8), Quadrant::Aligned);
        assert_eq!(quadrant(&[0.1; 5], 0.2), Quadrant::SharpButSplit);
    }

    #[test]
    fn what_the_sentences_hold_is_counted_each_for_itself() {
        let manners = [
            Manner { figure: true, renounces: true, ..PLAIN },
            Manner { renounces: true, ..PLAIN },
            PLAIN,
        ];
        let found = of(&judged(&[0.0, 0.1, 0.8], 0.4), manners.into_iter());
        assert_eq!((found.choosing, found.measured, found.fog), (2, 1, 1));
        assert!((found.mean - 0.7).abs() < 1e-12 && (found.agreement - 0.4).abs() < 1e-12);
        let read = with_agreement(&found, 0.9);
        assert_eq!((read.quadrant, read.choosing), (Quadrant::Aligned, 2));
    }
}
