//! Calibration: fits the same-strategy model to labelled teams.
//!
//! Deterministic: sums in the order of the teams, folds by their place. It must not
//! know where the teams or the vectors come from.

use super::diversity::{Range, doubt, stretched};
use super::evidence::FEATURES;
use super::fog::{self, Fog, Readable};
use super::labelled::LabelledTeam;
use super::ladder::{Rung, climb};
use super::logistic::{self, Design, scale};
use super::material::{ALL, Case, Material, Seen, Uses};
use super::similarity::{Judged, SameStrategyModel, Weights};
use super::vectors::{Error, Vectors};
use nalgebra::DMatrix;

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

/// The share of unseen teams whose true number the range should hold: the 80 %
/// promised and one standard error of a share of 120 teams, because the quantiles
/// are estimates themselves.
const RANGE_SHARE: f64 = 0.84;

/// Doubt below this counts as this much: nothing is quite certain.
const LEAST_DOUBT: f64 = 0.05;

/// Teams are left out a tenth at a time.
const FOLDS: usize = 10;

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

/// Fits the model on `teams` and judges it, like every rung below it, on teams it has
/// not seen. `file` is the number of the file that each team comes from.
///
/// # Errors
/// [`Error::NoVector`].
pub fn calibrate(
    teams: &[LabelledTeam],
    file: &[usize],
    vectors: &Vectors<'_>,
    version: &str,
    encoder_sha256: &str,
) -> Result<Calibration, Error> {
    let material = Material::gather(teams, vectors)?;
    let tenths: Vec<usize> = (0..teams.len()).map(|team| team % FOLDS).collect();
    let unseen = judge_unseen(&material, &tenths, ALL);
    let all: Vec<usize> = (0..teams.len()).collect();
    let spread = Spread::of(&material, &unseen, &all);
    let model = SameStrategyModel {
        version: version.to_owned(),
        encoder_sha256: encoder_sha256.to_owned(),
        teams: teams.len(),
        weights: fit(&material, &all, ALL),
        stretch: spread.stretch,
        range: spread.range,
        fog: fit_fog(&material, &all),
    };
    let several_files = file.iter().any(|&own| Some(&own) != file.first());
    let by_file = if several_files { climb(&material, file) } else { Vec::new() };
    Ok(Calibration { model, ladder: climb(&material, &tenths), by_file })
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
pub(super) fn judge_unseen(material: &Material<'_>, fold: &[usize], uses: Uses) -> Vec<Judged> {
    let folds = fold.iter().max().map_or(0, |last| last + 1);
    let mut judged: Vec<Option<Judged>> = vec![None; fold.len()];
    for left_out in 0..folds {
        let learn = outside(fold, left_out);
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
            if fold[team] == left_out {
                *judged = Some(judge(&material.cases[team]));
            }
        }
    }
    judged.into_iter().flatten().collect()
}

/// The teams that are not in this fold.
pub(super) fn outside(fold: &[usize], left_out: usize) -> Vec<usize> {
    (0..fold.len()).filter(|&team| fold[team] != left_out).collect()
}

/// How the number of strategies follows from the effective number.
pub(super) struct Spread {
    pub(super) stretch: f64,
    pub(super) range: Range,
}

impl Spread {
    /// Learned from the teams that `learn` names, as judged unseen: the stretch with the
    /// least error, in steps of a twentieth from 1 to 2, and the range around it.
    pub(super) fn of(material: &Material<'_>, judged: &[Judged], learn: &[usize]) -> Self {
        let truth = |team: usize| material.cases[team].team.strategies().max(1) as f64;
        let error = |stretch: f64| -> f64 {
            learn.iter().map(|&team| (stretched(&judged[team], stretch) - truth(team)).abs()).sum()
        };
        let steps = (20..=40).map(|twentieths| f64::from(twentieths) / 20.0);
        let best =
            steps.map(|stretch| (error(stretch), stretch)).min_by(|a, b| a.0.total_cmp(&b.0));
        let stretch = best.map_or(1.0, |(_, stretch)| stretch);
        let residual = |&team: &usize| {
            let estimate = stretched(&judged[team], stretch);
            libm::log(truth(team) / estimate) / doubt(&judged[team]).max(LEAST_DOUBT)
        };
        Self { stretch, range: range(&learn.iter().map(residual).collect::<Vec<_>>()) }
    }
}

/// The narrowest range that holds [`RANGE_SHARE`] of the `residuals` and the estimate itself.
fn range(residuals: &[f64]) -> Range {
    let mut sorted = residuals.to_vec();
    sorted.sort_by(f64::total_cmp);
    let inside =
        ((RANGE_SHARE * (sorted.len() + 1) as f64).ceil() as usize).clamp(1, sorted.len().max(1));
    let holding = sorted.windows(inside).filter_map(|run| Some((*run.first()?, *run.last()?)));
    let with_estimate = holding.map(|(low, high)| (low.min(0.0), high.max(0.0)));
    let narrowest = with_estimate.min_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
    let (low, high) = narrowest.unwrap_or((0.0, 0.0));
    Range { low: rounded(low), high: rounded(high) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_range_is_the_narrowest_that_holds_its_share() {
        let mut residuals: Vec<f64> = (0..100).map(|i| f64::from(i) / 100.0).collect();
        residuals[99] = 50.0;
        let found = range(&residuals);
        let inside = residuals.iter().filter(|r| (found.low..=found.high).contains(r)).count();
        assert!(inside as f64 >= RANGE_SHARE * 100.0 && found.high < 1.0, "{found:?}");
        assert_eq!(range(&[]), Range { low: 0.0, high: 0.0 });
    }
}
