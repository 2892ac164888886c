//! Cosines of all pairs of vectors, rounded so that the last bits of another
//! processor or another engine change nothing.
//!
//! Both engines' cosines differ by up to 4·10⁻⁷. To six decimals, that changed some figure
//! of nearly every report; to three, of one in a hundred, and no meaning is lost.

use super::evidence::condensed;
use nalgebra::DMatrix;

/// Vectors compared with all later ones at a time: bounds the memory.
const BLOCK: usize = 256;

/// Cosines of all pairs in condensed order, to three decimals. All `rows` are of one
/// length; a vector of zeros is like nothing.
pub(super) fn cosines(rows: &[&[f32]]) -> Vec<f64> {
    let n = rows.len();
    let dimension = rows.first().map_or(0, |row| row.len());
    let columns = DMatrix::from_iterator(dimension, n, rows.iter().flat_map(|row| unit(row)));
    let rows = columns.transpose();
    let mut cosines = vec![0.0; n * n.saturating_sub(1) / 2];
    for top in (0..n).step_by(BLOCK) {
        let width = BLOCK.min(n - top);
        let products = rows.rows(top, n - top) * columns.columns(top, width);
        for (i, column) in products.column_iter().enumerate() {
            let later = column.iter().skip(i + 1);
            let first = condensed(n, top + i, top + i + 1);
            for (cosine, &product) in cosines.iter_mut().skip(first).zip(later) {
                *cosine = rounded(product);
            }
        }
    }
    cosines
}

/// To three decimals, half away from zero: by a cast, for there are n² of them.
fn rounded(cosine: f32) -> f64 {
    let thousandths = f64::from(cosine).clamp(-1.0, 1.0) * 1e3;
    ((thousandths + 0.5_f64.copysign(thousandths)) as i64) as f64 / 1e3
}

fn unit(row: &[f32]) -> impl Iterator<Item = f32> {
    let length = row.iter().map(|&x| f64::from(x) * f64::from(x)).sum::<f64>().sqrt();
    let scale = if length > 0.0 { 1.0 / length } else { 0.0 };
    row.iter().map(move |&x| (f64::from(x) * scale) as f32)
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "these values are exact")]
mod tests {
    use super::*;

    #[test]
    fn cosines_do_not_depend_on_length_of_vectors() {
        assert_eq!(cosines(&[&[1.0, 0.0], &[3.0, 4.0], &[0.0, 0.0]]), [0.6, 0.0, 0.0]);
        assert!(cosines(&[]).is_empty());
    }

    #[test]
    fn cosines_are_rounded_half_away_from_zero() {
        assert_eq!(rounded(0.5), 0.5);
        assert_eq!(rounded(-0.123_456_7), -0.123);
        assert_eq!(rounded(0.062_5), 0.063);
        assert_eq!(rounded(1.000_001), 1.0);
    }

    /// Each pair in its place, across the border of a block.
    #[test]
    fn blocks_cover_every_pair() {
        let vectors: Vec<[f32; 2]> = (0..BLOCK + 3).map(|i| [1.0, (i % 7) as f32]).collect();
        let rows: Vec<&[f32]> = vectors.iter().map(|vector| &vector[..]).collect();
        let found = cosines(&rows);
        for (i, j) in [(0, 1), (3, BLOCK), (BLOCK - 1, BLOCK + 2), (BLOCK + 1, BLOCK + 2)] {
            let [a, b] = [(i % 7) as f64, (j % 7) as f64];
            let expected = (1.0 + a * b) / ((1.0 + a * a) * (1.0 + b * b)).sqrt();
            assert!((found[condensed(rows.len(), i, j)] - expected).abs() < 6e-4, "{i} {j}");
        }
    }
}
