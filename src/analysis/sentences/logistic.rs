//! Logistic regression: penalised maximum likelihood by Newton's method.
//!
//! Deterministic: it starts from zero and sums in the order of the rows. It must not
//! know what the columns mean.

use nalgebra::{DMatrix, DVector};

const STEPS: usize = 50;
const TOLERANCE: f64 = 1e-8;

/// A fitted regression.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Logistic {
    pub(super) intercept: f64,
    /// One weight a column, on the columns as they came.
    pub(super) weights: Vec<f64>,
}

/// What is fitted: a matrix of rows and columns, each row's outcome and how much it
/// counts, and each column's penalty on its squared weight.
pub(super) struct Design<'a> {
    pub(super) columns: &'a DMatrix<f64>,
    pub(super) outcome: &'a [bool],
    pub(super) counts: &'a [f64],
    pub(super) penalty: &'a [f64],
}

/// Maximises `Σ counts · log-likelihood − ½ Σ penalty · weight²`; the intercept is free.
/// With no rows all weights are zero.
pub(super) fn fit(design: &Design<'_>) -> Logistic {
    let (rows, k) = design.columns.shape();
    let x = design.columns.clone().insert_column(0, 1.0);
    let outcome =
        DVector::from_iterator(rows, design.outcome.iter().map(|&y| f64::from(u8::from(y))));
    let across = x.transpose();
    let mut weights = DVector::zeros(k + 1);
    for _ in 0..STEPS {
        let chance = (&x * &weights).map(|odds| 1.0 / (1.0 + libm::exp(-odds)));
        let each = |row: usize| design.counts[row] * (outcome[row] - chance[row]);
        let mut gradient = &across * DVector::from_fn(rows, |row, _| each(row));
        let mut scaled = x.clone();
        for (row, mut values) in scaled.row_iter_mut().enumerate() {
            values *= design.counts[row] * chance[row] * (1.0 - chance[row]);
        }
        let mut curvature = &across * scaled;
        for (column, penalty) in (1..).zip(design.penalty) {
            gradient[column] -= penalty * weights[column];
            curvature[(column, column)] += penalty;
        }
        let Some(step) = curvature.cholesky().map(|factor| factor.solve(&gradient)) else { break };
        weights += &step;
        if step.amax() < TOLERANCE {
            break;
        }
    }
    Logistic { intercept: weights[0], weights: weights.iter().skip(1).copied().collect() }
}

/// Mean and standard deviation of the values; a deviation of 0 counts as 1.
pub(super) fn scale(values: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let n = values.clone().count().max(1) as f64;
    let mean = values.clone().sum::<f64>() / n;
    let variance = values.map(|x| (x - mean) * (x - mean)).sum::<f64>() / n;
    (mean, if variance > 0.0 { variance.sqrt() } else { 1.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(columns: &DMatrix<f64>, outcome: &[bool], penalty: &[f64]) -> Logistic {
        let counts = vec![1.0; outcome.len()];
        fit(&Design { columns, outcome, counts: &counts, penalty })
    }

    #[test]
    fn the_intercept_alone_is_the_log_odds_of_the_base_rate() {
        let found = fitted(&DMatrix::zeros(4, 0), &[true, true, true, false], &[]);
        assert!((found.intercept - libm::log(3.0)).abs() < 1e-9);
        assert!(fitted(&DMatrix::zeros(0, 0), &[], &[]).intercept.abs() < f64::EPSILON);
    }

    /// Two values, so that the likelihood equations can be solved by hand: the
    /// unpenalised slope would be ln 9 per unit; the penalty draws it towards 0.
    #[test]
    fn a_slope_is_found_and_drawn_towards_zero() {
        let outcome = [true, true, true, false, true, false, false, false].repeat(200);
        let column = DMatrix::from_fn(1_600, 1, |row, _| f64::from(u8::from(row % 8 < 4)));
        let slope = fitted(&column, &outcome, &[1.0]).weights[0];
        assert!(slope < libm::log(9.0) && slope > 0.98 * libm::log(9.0), "{slope}");
    }

    #[test]
    fn a_row_that_counts_twice_is_two_rows() {
        let once = DMatrix::from_row_slice(3, 1, &[0.0, 1.0, 2.0]);
        let twice = DMatrix::from_row_slice(4, 1, &[0.0, 1.0, 2.0, 2.0]);
        let counted = fit(&Design {
            columns: &once,
            outcome: &[false, true, true],
            counts: &[1.0, 1.0, 2.0],
            penalty: &[0.5],
        });
        let repeated = fitted(&twice, &[false, true, true, true], &[0.5]);
        assert!((counted.weights[0] - repeated.weights[0]).abs() < 1e-9);
    }
}
