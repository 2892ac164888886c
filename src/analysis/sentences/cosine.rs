//! Cosines of all pairs of vectors: quick, and the same bits on every machine.

use super::evidence::condensed;

/// Rows that are multiplied while they are in the cache together.
const BLOCK: usize = 64;

/// Independent sums per product, added up in a fixed order: no processor may
/// choose another, and all can work on several at once.
const LANES: usize = 16;

/// Cosines of all pairs in condensed order, rounded so that the last bits of
/// another processor's vectors change nothing.
pub(super) fn cosines(rows: &[&[f32]]) -> Vec<f64> {
    let n = rows.len();
    let unit: Vec<Vec<f32>> = rows.iter().map(|row| unit(row)).collect();
    let mut cosines = vec![0.0; n * n.saturating_sub(1) / 2];
    for top in (0..n).step_by(BLOCK) {
        for left in (top..n).step_by(BLOCK) {
            for i in top..n.min(top + BLOCK) {
                for j in left.max(i + 1)..n.min(left + BLOCK) {
                    cosines[condensed(n, i, j)] = rounded(product(&unit[i], &unit[j]));
                }
            }
        }
    }
    cosines
}

fn rounded(cosine: f32) -> f64 {
    (f64::from(cosine).clamp(-1.0, 1.0) * 1e6).round() / 1e6
}

fn unit(row: &[f32]) -> Vec<f32> {
    let length = row.iter().map(|&x| f64::from(x) * f64::from(x)).sum::<f64>().sqrt();
    let scale = if length > 0.0 { 1.0 / length } else { 0.0 };
    row.iter().map(|&x| (f64::from(x) * scale) as f32).collect()
}

fn product(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0_f32; LANES];
    let (a, a_rest) = a.as_chunks::<LANES>();
    let (b, b_rest) = b.as_chunks::<LANES>();
    for (x, y) in a.iter().zip(b) {
        for lane in 0..LANES {
            sums[lane] += x[lane] * y[lane];
        }
    }
    let rest: f32 = a_rest.iter().zip(b_rest).map(|(x, y)| x * y).sum();
    sums.iter().sum::<f32>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cosines_do_not_depend_on_length_of_vectors() {
        assert_eq!(cosines(&[&[1.0, 0.0], &[3.0, 4.0], &[0.0, 0.0]]), [0.6, 0.0, 0.0]);
    }

    #[test]
    fn blocks_cover_every_pair() {
        let same: &[f32] = &[1.0; 9];
        let found = cosines(&[same; 2 * BLOCK + 3]);
        assert!(found.iter().all(|cosine| (cosine - 1.0).abs() < f64::EPSILON));
    }
}
