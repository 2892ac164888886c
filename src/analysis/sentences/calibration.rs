//! Calibration: fits the same-strategy model to labelled teams.
//!
//! Deterministic: Newton's method from zero, sums in the order of the teams.
//! It must not know where the teams or the vectors come from.

use super::direction::Stances;
use super::diversity::{Range, doubt, effective_number, mean};
use super::evidence::Pairs;
use super::labelled::LabelledTeam;
use super::ladder::{Rung, climb};
use super::similarity::{SameStrategyModel, Weights};
use super::vectors::{Error, Vectors};
use nalgebra::{DMatrix, DVector};

/// Penalty on each standardised weight: a little, so that a fit always exists.
const RIDGE: f64 = 1.0;

const STEPS: usize = 50;
const TOLERANCE: f64 = 1e-10;

/// The share of unseen teams whose true number the range should hold: the 80 %
/// promised and one standard error of a share of 120 teams, because the quantiles
/// are estimates themselves.
const RANGE_SHARE: f64 = 0.84;

/// Doubt below this counts as this much: nothing is quite certain.
const LEAST_DOUBT: f64 = 0.05;

/// A labelled team with the evidence on its pairs.
pub(super) struct Case<'a> {
    pub(super) team: &'a LabelledTeam,
    pub(super) pairs: Pairs,
    pub(super) same: Vec<bool>,
}

/// Which evidence a fit may use, in the order of [`super::Evidence`]'s `features`.
pub(super) type Allowed = [bool; 2];

/// All the evidence there is.
pub(super) const ALL: Allowed = [true; 2];

/// A model fitted on labelled teams, and how it did on teams left out.
#[derive(Debug, Clone)]
pub struct Calibration {
    /// Fitted on all teams.
    pub model: SameStrategyModel,
    /// From word overlap to the model.
    pub ladder: Vec<Rung>,
}

/// The sorted, distinct texts whose vectors [`calibrate`] needs.
pub fn texts_to_encode(teams: &[LabelledTeam]) -> Vec<String> {
    let sentences = teams.iter().flat_map(|team| &team.sentences);
    let mut texts: Vec<String> = sentences.map(|sentence| sentence.text.clone()).collect();
    texts.sort_unstable();
    texts.dedup();
    texts
}

/// Fits the model on `teams` and judges it, like every rung below it, on each
/// team by what was learned from the others.
///
/// # Errors
/// [`Error::NoVector`].
pub fn calibrate(
    teams: &[LabelledTeam],
    vectors: &Vectors<'_>,
    version: &str,
    encoder_sha256: &str,
) -> Result<Calibration, Error> {
    let cases: Vec<Case<'_>> =
        teams.iter().map(|team| Case::of(team, vectors)).collect::<Result<_, _>>()?;
    let unseen = leave_one_out(&cases, ALL);
    let residuals: Vec<f64> =
        cases.iter().zip(&unseen).map(|(case, s)| residual(case, s)).collect();
    let model = SameStrategyModel {
        version: version.to_owned(),
        encoder_sha256: encoder_sha256.to_owned(),
        teams: teams.len(),
        weights: fit(&cases.iter().collect::<Vec<_>>(), ALL),
        range: range(&residuals),
    };
    Ok(Calibration { model, ladder: climb(&cases) })
}

impl<'a> Case<'a> {
    fn of(team: &'a LabelledTeam, vectors: &Vectors<'_>) -> Result<Self, Error> {
        let texts: Vec<&str> =
            team.sentences.iter().map(|sentence| sentence.text.as_str()).collect();
        let pairs = Pairs::gather(&texts, vectors, &Stances::of(&texts))?;
        Ok(Self { team, pairs, same: team.same() })
    }
}

/// Logistic regression of "same strategy" on the allowed evidence over all pairs
/// of the teams: penalised maximum likelihood by Newton's method (IRLS).
/// Evidence that is not allowed gets the weight 0.
pub(super) fn fit(cases: &[&Case<'_>], allowed: Allowed) -> Weights {
    let evidence = || cases.iter().flat_map(|case| &case.pairs.evidence);
    let same: Vec<f64> =
        cases.iter().flat_map(|case| &case.same).map(|&same| f64::from(u8::from(same))).collect();
    let mut columns: Vec<Vec<f64>> = vec![vec![1.0; same.len()]];
    let mut scales = Vec::new();
    for (feature, _) in allowed.iter().enumerate().filter(|(_, allowed)| **allowed) {
        let column: Vec<f64> = evidence().map(|evidence| evidence.features()[feature]).collect();
        let scale = Scale::of(&column);
        columns.push(column.iter().map(|x| (x - scale.mean) / scale.deviation).collect());
        scales.push((feature, scale));
    }
    let standard = newton(&columns, &same);
    let (mut intercept, mut weights) = (standard[0], [0.0; 2]);
    for (k, (feature, scale)) in scales.iter().enumerate() {
        weights[*feature] = standard[k + 1] / scale.deviation;
        intercept -= weights[*feature] * scale.mean;
    }
    let [cosine, opposed] = weights.map(rounded);
    Weights { intercept: rounded(intercept), cosine, opposed }
}

/// Weights are stored with six decimals, and used as they are stored.
fn rounded(weight: f64) -> f64 {
    (weight * 1e6).round() / 1e6
}

struct Scale {
    mean: f64,
    deviation: f64,
}

impl Scale {
    fn of(column: &[f64]) -> Self {
        let n = column.len().max(1) as f64;
        let mean = column.iter().sum::<f64>() / n;
        let variance = column.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n;
        let deviation = if variance > 0.0 { variance.sqrt() } else { 1.0 };
        Self { mean, deviation }
    }
}

/// Maximises the penalised likelihood; the first column is the intercept and not penalised.
fn newton(columns: &[Vec<f64>], outcome: &[f64]) -> Vec<f64> {
    let k = columns.len();
    let mut weights = DVector::zeros(k);
    for _ in 0..STEPS {
        let mut gradient = DVector::zeros(k);
        let mut curvature = DMatrix::zeros(k, k);
        for (row, y) in outcome.iter().enumerate() {
            let x = DVector::from_fn(k, |c, _| columns[c][row]);
            let p = 1.0 / (1.0 + libm::exp(-weights.dot(&x)));
            gradient += &x * (y - p);
            curvature += &x * x.transpose() * (p * (1.0 - p));
        }
        for c in 1..k {
            gradient[c] -= RIDGE * weights[c];
            curvature[(c, c)] += RIDGE;
        }
        let Some(step) = curvature.cholesky().map(|factor| factor.solve(&gradient)) else { break };
        weights += &step;
        if step.amax() < TOLERANCE {
            break;
        }
    }
    weights.iter().copied().collect()
}

/// How far a team's true number of strategies is from the estimate, in units of doubt.
pub(super) fn residual(case: &Case<'_>, similarity: &[f64]) -> f64 {
    let estimate = effective_number(case.pairs.n, mean(similarity));
    libm::log(case.team.strategies().max(1) as f64 / estimate) / doubt(similarity).max(LEAST_DOUBT)
}

/// The narrowest range that holds [`RANGE_SHARE`] of the `residuals` and the estimate itself.
pub(super) fn range(residuals: &[f64]) -> Range {
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

/// Each team's similarities by a model that has not seen the team.
pub(super) fn leave_one_out(cases: &[Case<'_>], allowed: Allowed) -> Vec<Vec<f64>> {
    let unseen = |left_out: usize| {
        let others: Vec<&Case<'_>> = cases
            .iter()
            .enumerate()
            .filter(|(i, _)| *i != left_out)
            .map(|(_, case)| case)
            .collect();
        cases[left_out].pairs.similarity(fit(&others, allowed))
    };
    (0..cases.len()).map(unseen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_intercept_alone_is_the_log_odds_of_the_base_rate() {
        let weights = newton(&[vec![1.0; 4]], &[1.0, 1.0, 1.0, 0.0]);
        assert!((weights[0] - libm::log(3.0)).abs() < 1e-9);
    }

    /// Two values, so that the likelihood equations can be solved by hand: the
    /// unpenalised slope would be ln 9 per unit; the ridge draws it towards 0.
    #[test]
    fn a_slope_is_found_and_drawn_towards_zero() {
        let outcome: Vec<f64> = [1.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0].repeat(200);
        let feature: Vec<f64> = [1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0].repeat(200);
        let weights = newton(&[vec![1.0; 1_600], feature], &outcome);
        assert!(weights[1] < libm::log(9.0) && weights[1] > 0.98 * libm::log(9.0), "{weights:?}");
    }

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
