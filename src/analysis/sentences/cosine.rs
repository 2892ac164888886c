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
                let first = left.max(i + 1);
                let (pairs, last) = unit[first..n.min(left + BLOCK).max(first)].as_chunks::<2>();
                let mut place = condensed(n, i, first);
                for [one, other] in pairs {
                    let [one, other] = products(&unit[i], [one, other]);
                    cosines[place] = rounded(one);
                    cosines[place + 1] = rounded(other);
                    place += 2;
                }
                for row in last {
                    cosines[place] = rounded(products(&unit[i], [row])[0]);
                }
            }
        }
    }
    cosines
}

/// To six decimals, half away from zero: by a cast, for there are n² of them.
fn rounded(cosine: f32) -> f64 {
    let millionths = f64::from(cosine).clamp(-1.0, 1.0) * 1e6;
    ((millionths + 0.5_f64.copysign(millionths)) as i64) as f64 / 1e6
}

fn unit(row: &[f32]) -> Vec<f32> {
    let length = row.iter().map(|&x| f64::from(x) * f64::from(x)).sum::<f64>().sqrt();
    let scale = if length > 0.0 { 1.0 / length } else { 0.0 };
    row.iter().map(|&x| (f64::from(x) * scale) as f32).collect()
}

/// The product of `a` with each of `others`; two at a time read `a` once for both.
fn products<const N: usize>(a: &[f32], others: [&Vec<f32>; N]) -> [f32; N] {
    let mut sums = [[0.0_f32; LANES]; N];
    let (chunks, a_rest) = a.as_chunks::<LANES>();
    let others = others.map(|other| other.as_chunks::<LANES>());
    for (index, x) in chunks.iter().enumerate() {
        for (sums, (other, _)) in sums.iter_mut().zip(&others) {
            let y = &other[index];
            for lane in 0..LANES {
                sums[lane] += x[lane] * y[lane];
            }
        }
    }
    std::array::from_fn(|k| {
        let rest: f32 = a_rest.iter().zip(others[k].1).map(|(x, y)| x * y).sum();
        sums[k].iter().sum::<f32>() + rest
    })
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "the same bits are the point")]
mod tests {
    use super::*;

    #[test]
    fn cosines_do_not_depend_on_length_of_vectors() {
        assert_eq!(cosines(&[&[1.0, 0.0], &[3.0, 4.0], &[0.0, 0.0]]), [0.6, 0.0, 0.0]);
    }

    #[test]
    fn cosines_are_rounded_half_away_from_zero() {
        assert_eq!(rounded(0.5), 0.5);
        assert_eq!(rounded(-0.123_456_7), -0.123_457);
        assert_eq!(rounded(1.000_001), 1.0);
    }

    /// Two at a time or one alone: the same bits.
    #[test]
    fn a_product_does_not_depend_on_its_neighbour() {
        let row = |seed: usize| (0..384).map(|i| ((i * seed) % 97) as f32 / 97.0).collect();
        let (a, b, c): (Vec<f32>, Vec<f32>, Vec<f32>) = (row(7), row(11), row(13));
        let [with_b, with_c] = products(&a, [&b, &c]);
        assert_eq!([with_b], products(&a, [&b]));
        assert_eq!([with_c], products(&a, [&c]));
    }

    #[test]
    fn blocks_cover_every_pair() {
        let same: &[f32] = &[1.0; 9];
        let found = cosines(&[same; 2 * BLOCK + 3]);
        assert!(found.iter().all(|cosine| (cosine - 1.0).abs() < f64::EPSILON));
    }
}
