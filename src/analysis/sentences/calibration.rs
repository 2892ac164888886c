//! Calibration: fits the same-strategy model to labelled teams.
//!
//! Deterministic: sums in the order of the teams, folds by their place. It must not
//! know where the teams or the vectors come from.

use super::diversity::{self, doubt, stretched};
use super::evidence::FEATURES;
use super::fog::{self, Fog, Readable};
use super::folds::Folds;
use super::labelled::LabelledTeam;
use super::ladder::{Climbed, Rung, climb};
use super::logistic::{self, Design, scale};
use super::material::{ALL, Case, Material, Seen, Uses};
use super::similarity::{Judged, SameStrategyModel, Weights};
use super::vectors::{Error, Vectors};
use nalgebra::DMatrix;
use std::ops::Range;

/// Penalty on each standardised weight of the evidence on pairs: a little, so that a fit
/// always exists.
const PAIR_PENALTY: f64 = 1.0;

/// Penalty on each number of the vector, in units of their common deviation: there are
/// hundreds of numbers and few platitudes.
const VECTOR_PENALTY: f64 = 10.0;

/// Penalty on what a reader can see: six things, so less.
const READABLE_PENALTY: f64 = 10.0 / 9.0;

/// How much a sentence of the bank counts beside a leader's: fog is rare among leaders,
/// choices are not.
const BANKED_FOG_COUNTS: f64 = 0.3;
const BANKED_CHOICE_COUNTS: f64 = 0.1;

/// The share of unseen teams of each set whose true number the range should hold: the 80 %
/// promised and one standard error of a share of 120 teams, because the quantiles
/// are estimates themselves.
const RANGE_SHARE: f64 = 0.84;

/// Doubt below this counts as this much: nothing is quite certain.
const LEAST_DOUBT: f64 = 0.05;

/// A model fitted on labelled teams, and how it did on teams left out.
#[derive(Debug, Clone)]
pub struct Calibration {
    /// Fitted on all teams.
    pub model: SameStrategyModel,
    /// From word overlap to the model: each tenth of the teams judged by what was
    /// learned from the others.
    pub ladder: Vec<Rung>,
    /// The same, each file judged by what was learned from the other files; empty
    /// with a single file.
    pub by_file: Vec<Rung>,
    /// The teams held back, each file judged by evidence weighed on all the others'; empty
    /// without any.
    pub held_back: Vec<Rung>,
}

/// Vectors of the same texts by two networks.
#[derive(Debug, Clone, Copy)]
pub struct Both<'a> {
    /// By the published network: what the rungs below the adapter are judged with.
    pub published: Vectors<'a>,
    /// By the adapted one, which the model reads with.
    pub adapted: Vectors<'a>,
}

/// Which networks the vectors come from, as SHA-256 in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checksums {
    /// Of the published weights.
    pub encoder: String,
    /// Of the adapter.
    pub adapter: String,
}

/// The sorted, distinct texts whose vectors [`calibrate`] needs.
pub fn texts_to_encode(teams: &[LabelledTeam]) -> Vec<String> {
    let sentences = teams.iter().flat_map(|team| &team.sentences);
    let mut texts: Vec<String> = sentences.map(|sentence| sentence.text.clone()).collect();
    texts.extend(fog::bank().map(|banked| banked.text.to_owned()));
    texts.sort_unstable();
    texts.dedup();
    texts
}

/// Weighs the evidence on the first `weighed` of the `teams`, calibrates the number of
/// strategies on all of them, and judges the model, like every rung below it, on teams it has
/// not seen. `file` is the number of the file that each team comes from, counted anew from 0
/// for the teams held back.
///
/// # Errors
/// [`Error::NoVector`].
pub fn calibrate(
    teams: &[LabelledTeam],
    file: &[usize],
    weighed: usize,
    vectors: &Both<'_>,
    version: &str,
    checksums: Checksums,
) -> Result<Calibration, Error> {
    let published = Material::gather(teams, &vectors.published)?;
    let adapted = Material::gather(teams, &vectors.adapted)?;
    let (own, held_back) = file.split_at(weighed);
    let tenths = Folds::tenths(own, held_back);
    let climbed = climb(&published, &adapted, &tenths);
    let all: Vec<usize> = (0..weighed).collect();
    let [.., shipped] = &climbed;
    let spread = shipped.spread(&adapted, &tenths.sets());
    let model = SameStrategyModel {
        version: version.to_owned(),
        encoder_sha256: checksums.encoder,
        adapter_sha256: checksums.adapter,
        teams: teams.len(),
        weights: fit(&adapted, &all, ALL),
        stretch: spread.stretch,
        range: spread.range,
        fog: fit_fog(&adapted, &all),
    };
    let of = |climbed: &[Climbed<'_>], teams: Range<usize>| -> Vec<Rung> {
        if teams.is_empty() {
            return Vec::new();
        }
        climbed.iter().map(|rung| rung.of(teams.clone())).collect()
    };
    let files = Folds::files(own, held_back);
    let by_file = if files.several() {
        of(&climb(&published, &adapted, &files), 0..weighed)
    } else {
        Vec::new()
    };
    let held_back = of(&climbed, weighed..teams.len());
    Ok(Calibration { model, ladder: of(&climbed, 0..weighed), by_file, held_back })
}

/// Logistic regression of "same strategy" on the evidence that may be used, over the
/// pairs of the teams that `learn` names. Evidence that may not be used weighs 0.
fn fit(material: &Material<'_>, learn: &[usize], uses: Uses) -> Weights {
    let lessons: Vec<_> =
        learn.iter().flat_map(|&team| material.cases[team].lessons(uses)).collect();
    let features: Vec<usize> = (0..FEATURES).filter(|&feature| uses.evidence[feature]).collect();
    let scales: Vec<(f64, f64)> =
        features.iter().map(|&feature| scale(lessons.iter().map(|(x, _)| x[feature]))).collect();
    let columns = DMatrix::from_fn(lessons.len(), features.len(), |row, column| {
        let (mean, deviation) = scales[column];
        (lessons[row].0[features[column]] - mean) / deviation
    });
    let outcome: Vec<bool> = lessons.iter().map(|(_, same)| *same).collect();
    let found = logistic::fit(&Design {
        columns: &columns,
        outcome: &outcome,
        counts: &vec![1.0; outcome.len()],
        penalty: &vec![PAIR_PENALTY; features.len()],
    });
    let (mut intercept, mut weights) = (found.intercept, [0.0; FEATURES]);
    for ((&feature, weight), (mean, deviation)) in features.iter().zip(found.weights).zip(scales) {
        weights[feature] = weight / deviation;
        intercept -= weights[feature] * mean;
    }
    let [cosine, opposed, agreed] = weights.map(rounded);
    Weights { intercept: rounded(intercept), cosine, opposed, agreed }
}

/// Logistic regression of "chooses nothing" on the vector and what a reader can see,
/// over the sentences of the teams that `learn` names and the bank.
fn fit_fog(material: &Material<'_>, learn: &[usize]) -> Fog {
    let own = learn.iter().flat_map(|&team| {
        let case = &material.cases[team];
        case.sentences.iter().zip(&case.chooses).map(|(seen, chooses)| (seen, !chooses, 1.0))
    });
    let counts = |fog| if fog { BANKED_FOG_COUNTS } else { BANKED_CHOICE_COUNTS };
    let bank = material.bank.iter().map(|(seen, fog)| (seen, *fog, counts(*fog)));
    let lessons: Vec<(&Seen, bool, f64)> = own.chain(bank).collect();
    let dimension = lessons.first().map_or(0, |(seen, ..)| seen.vector.len());
    let (_, common) = scale(lessons.iter().flat_map(|(seen, ..)| seen.vector.iter().copied()));
    let scales: Vec<(f64, f64)> = (0..Readable::default().len())
        .map(|k| scale(lessons.iter().map(|(seen, ..)| seen.readable[k])))
        .collect();
    let columns = DMatrix::from_fn(lessons.len(), dimension + scales.len(), |row, column| {
        let seen = lessons[row].0;
        let Some(k) = column.checked_sub(dimension) else { return seen.vector[column] / common };
        (seen.readable[k] - scales[k].0) / scales[k].1
    });
    let mut penalty = vec![VECTOR_PENALTY; dimension];
    penalty.resize(dimension + scales.len(), READABLE_PENALTY);
    let found = logistic::fit(&Design {
        columns: &columns,
        outcome: &lessons.iter().map(|(_, fog, _)| *fog).collect::<Vec<_>>(),
        counts: &lessons.iter().map(|(.., counts)| *counts).collect::<Vec<_>>(),
        penalty: &penalty,
    });
    let (of_vector, of_readable) = found.weights.split_at(dimension);
    let (mut intercept, mut readable) = (found.intercept, Readable::default());
    for (k, (mean, deviation)) in scales.into_iter().enumerate() {
        readable[k] = rounded(of_readable[k] / deviation);
        intercept -= readable[k] * mean;
    }
    let vector = of_vector.iter().map(|weight| rounded(weight / common)).collect();
    Fog { intercept: rounded(intercept), readable, vector }
}

/// Weights are stored with six decimals, and used as they are stored.
fn rounded(weight: f64) -> f64 {
    (weight * 1e6).round() / 1e6
}

/// Each team judged by a model that has not seen the teams of its fold.
pub(super) fn judge_unseen(material: &Material<'_>, folds: &Folds, uses: Uses) -> Vec<Judged> {
    let mut judged: Vec<Option<Judged>> = vec![None; material.cases.len()];
    for left_out in 0..folds.count() {
        let learn = folds.weighed_without(left_out);
        let weights = fit(material, &learn, uses);
        let fog = uses.fog.then(|| fit_fog(material, &learn));
        let judge = |case: &Case<'_>| {
            let chance = |seen: &Seen| {
                let vector: Vec<f32> = seen.vector.iter().map(|&x| x as f32).collect();
                fog.as_ref().map_or(0.0, |fog| fog.chance(&vector, &seen.readable))
            };
            Judged::of(&case.pairs, weights, case.sentences.iter().map(chance).collect())
        };
        for (team, judged) in judged.iter_mut().enumerate() {
            if folds.of(team) == left_out {
                *judged = Some(judge(&material.cases[team]));
            }
        }
    }
    judged.into_iter().flatten().collect()
}

/// How the number of strategies follows from the effective number.
pub(super) struct Spread {
    pub(super) stretch: f64,
    pub(super) range: diversity::Range,
}

impl Spread {
    /// Learned from sets of teams, as judged unseen, each set counting the same: the stretch
    /// with the least error, in steps of a twentieth from 1 to 2, and the range around it.
    pub(super) fn of(material: &Material<'_>, judged: &[Judged], sets: &[Vec<usize>]) -> Self {
        let truth = |team: usize| material.cases[team].team.strategies().max(1) as f64;
        let error = |stretch: f64, set: &Vec<usize>| -> f64 {
            let off = |&team: &usize| (stretched(&judged[team], stretch) - truth(team)).abs();
            set.iter().map(off).sum::<f64>() / set.len() as f64
        };
        let steps = (20..=40).map(|twentieths| f64::from(twentieths) / 20.0);
        let errors = |stretch| (sets.iter().map(|set| error(stretch, set)).sum::<f64>(), stretch);
        let best = steps.map(errors).min_by(|a, b| a.0.total_cmp(&b.0));
        let stretch = best.map_or(1.0, |(_, stretch)| stretch);
        let residual = |&team: &usize| {
            let estimate = stretched(&judged[team], stretch);
            libm::log(truth(team) / estimate) / doubt(&judged[team]).max(LEAST_DOUBT)
        };
        let residuals: Vec<Vec<f64>> =
            sets.iter().map(|set| set.iter().map(residual).collect()).collect();
        Self { stretch, range: range(&residuals) }
    }
}

/// The narrowest range around the estimate that holds [`RANGE_SHARE`] of the residuals of
/// each set.
fn range(sets: &[Vec<f64>]) -> diversity::Range {
    let sorted: Vec<Vec<f64>> = sets.iter().map(|set| sorted(set)).collect();
    let lows = sorted.iter().flatten().copied().filter(|&low| low < 0.0).chain([0.0]);
    let ranges = lows.filter_map(|low| {
        let highs: Option<Vec<f64>> = sorted.iter().map(|set| holding(set, low)).collect();
        Some((low, highs?.into_iter().fold(0.0, f64::max)))
    });
    let narrowest = ranges.min_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
    let (low, high) = narrowest.unwrap_or((0.0, 0.0));
    diversity::Range { low: rounded(low), high: rounded(high) }
}

fn sorted(residuals: &[f64]) -> Vec<f64> {
    let mut sorted = residuals.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

/// The upper end that a range from `low` needs to hold its share of the `sorted` residuals;
/// `None` when too many lie below.
fn holding(sorted: &[f64], low: f64) -> Option<f64> {
    let inside = (RANGE_SHARE * (sorted.len() + 1) as f64).ceil() as usize;
    let below = sorted.partition_point(|&residual| residual < low);
    sorted.get(below + inside.clamp(1, sorted.len().max(1)) - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_range_is_the_narrowest_that_holds_its_share() {
        let mut residuals: Vec<f64> = (-50..50).map(|i| f64::from(i) / 100.0).collect();
        residuals[99] = 50.0;
        let share = |found: diversity::Range, set: &[f64]| {
            let inside = set.iter().filter(|r| (found.low..=found.high).contains(r)).count();
            inside as f64 / set.len() as f64
        };
        let found = range(&[residuals.clone()]);
        assert!(share(found, &residuals) >= RANGE_SHARE && found.high < 1.0, "{found:?}");
        let higher: Vec<f64> = residuals.iter().map(|residual| residual + 0.2).collect();
        let both = range(&[residuals.clone(), higher.clone()]);
        assert!(both.high - both.low > found.high - found.low);
        assert!(share(both, &residuals) >= RANGE_SHARE && share(both, &higher) >= RANGE_SHARE);
        assert_eq!(range(&[]), diversity::Range { low: 0.0, high: 0.0 });
    }
}
