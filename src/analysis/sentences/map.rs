//! The map: sentences as points whose distances follow `1 - s`.
//!
//! It knows a matrix of distances and nothing about sentences, groups or people.

use nalgebra::{DMatrix, SymmetricEigen};

/// Above this Stress-1 the picture would mislead and is not drawn (Kruskal 1964: "poor").
pub(super) const MAX_STRESS: f64 = 0.20;

/// More points than this cannot be read.
pub(super) const MAX_POINTS: usize = 60;

const MIN_POINTS: usize = 4;
const ITERATIONS: usize = 300;
const TOLERANCE: f64 = 1e-6;

/// Points in two dimensions and how well they keep the distances.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// One point per row of the distances.
    pub(super) points: Vec<[f64; 2]>,
    /// Kruskal's Stress-1, 0 = perfect.
    pub(super) stress: f64,
}

/// Lays out `n` points, given the distance of each pair i < j: classical scaling
/// (Torgerson 1952) improved by SMACOF (de Leeuw 1977). `None` for fewer than
/// four points or more than [`MAX_POINTS`].
pub(super) fn layout(n: usize, distance: impl Fn(usize, usize) -> f64) -> Option<Layout> {
    if !(MIN_POINTS..=MAX_POINTS).contains(&n) {
        return None;
    }
    let either = |i: usize, j: usize| if i == j { 0.0 } else { distance(i.min(j), i.max(j)) };
    let distances = DMatrix::from_fn(n, n, either);
    let mut points = classical(&distances);
    let mut stress = stress(&distances, &points);
    for _ in 0..ITERATIONS {
        let better = guttman(&distances, &points);
        let next = self::stress(&distances, &better);
        if stress - next < TOLERANCE {
            break;
        }
        (points, stress) = (better, next);
    }
    Some(Layout { points, stress })
}

/// Classical scaling: the two leading eigenvectors of `-1/2 J D^2 J`, each with
/// its largest coordinate positive.
fn classical(distances: &DMatrix<f64>) -> Vec<[f64; 2]> {
    let axes = principal_axes(distances);
    let mut points = vec![[0.0; 2]; distances.nrows()];
    for (axis, (value, vector)) in axes.iter().take(2).enumerate() {
        let scale = value.max(0.0).sqrt();
        let largest =
            vector.iter().fold(0.0_f64, |top, &x| if x.abs() > top.abs() + 1e-9 { x } else { top });
        let sign = if largest < 0.0 { -1.0 } else { 1.0 };
        for (point, coordinate) in points.iter_mut().zip(vector) {
            point[axis] = sign * scale * coordinate;
        }
    }
    points
}

/// Eigenvalues with their vectors, largest first.
fn principal_axes(distances: &DMatrix<f64>) -> Vec<(f64, Vec<f64>)> {
    let n = distances.nrows();
    let squared = distances.map(|d| d * d);
    let row_mean: Vec<f64> = (0..n).map(|i| squared.row(i).sum() / n as f64).collect();
    let mean = row_mean.iter().sum::<f64>() / n as f64;
    let centred =
        DMatrix::from_fn(n, n, |i, j| -0.5 * (squared[(i, j)] - row_mean[i] - row_mean[j] + mean));
    let eigen = SymmetricEigen::new(centred);
    let mut axes: Vec<(f64, Vec<f64>)> = (0..n)
        .map(|k| (eigen.eigenvalues[k], eigen.eigenvectors.column(k).iter().copied().collect()))
        .collect();
    axes.sort_by(|a, b| b.0.total_cmp(&a.0));
    axes
}

/// One Guttman transform, `X <- B(X) X / n`: never increases the raw stress.
fn guttman(distances: &DMatrix<f64>, points: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let n = points.len();
    let mut moved = vec![[0.0; 2]; n];
    for i in 0..n {
        for j in (0..n).filter(|&j| j != i) {
            let drawn = distance(points[i], points[j]);
            let ratio = if drawn > 0.0 { distances[(i, j)] / drawn } else { 0.0 };
            for axis in 0..2 {
                moved[i][axis] += ratio * (points[i][axis] - points[j][axis]) / n as f64;
            }
        }
    }
    moved
}

/// Kruskal (1964) Stress-1: `sqrt(sum (d - drawn)^2 / sum d^2)`.
fn stress(distances: &DMatrix<f64>, points: &[[f64; 2]]) -> f64 {
    let (mut wrong, mut all) = (0.0, 0.0);
    for i in 0..points.len() {
        for j in 0..i {
            let error = distances[(i, j)] - distance(points[i], points[j]);
            wrong += error * error;
            all += distances[(i, j)] * distances[(i, j)];
        }
    }
    if all > 0.0 { (wrong / all).sqrt() } else { 0.0 }
}

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    let (x, y) = (a[0] - b[0], a[1] - b[1]);
    (x * x + y * y).sqrt()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Tarakci et al. (2014): nine members rank seven priorities.
    const TMT: [[f64; 7]; 9] = [
        [1.0, 4.0, 7.0, 6.0, 5.0, 3.0, 2.0],
        [2.0, 1.0, 6.0, 7.0, 3.0, 5.0, 4.0],
        [3.0, 4.0, 7.0, 5.0, 6.0, 2.0, 1.0],
        [2.0, 3.0, 7.0, 6.0, 5.0, 4.0, 1.0],
        [5.0, 6.0, 7.0, 1.0, 3.0, 4.0, 2.0],
        [6.0, 5.0, 4.0, 2.0, 7.0, 3.0, 1.0],
        [4.0, 5.0, 7.0, 3.0, 6.0, 1.0, 2.0],
        [7.0, 2.0, 3.0, 1.0, 6.0, 4.0, 5.0],
        [5.0, 7.0, 6.0, 2.0, 3.0, 4.0, 1.0],
    ];

    /// `(1 - tau) / 2`: the share of item pairs in opposite order.
    pub(in crate::analysis::sentences) fn tau_distances() -> DMatrix<f64> {
        DMatrix::from_fn(9, 9, |i, j| {
            let pairs = (0..7).flat_map(|a| (0..a).map(move |b| (a, b)));
            let opposite =
                pairs.filter(|&(a, b)| (TMT[i][a] - TMT[i][b]) * (TMT[j][a] - TMT[j][b]) < 0.0);
            opposite.count() as f64 / 21.0
        })
    }

    /// Values of R's `cmdscale` on these distances.
    #[test]
    fn classical_scaling_equals_cmdscale() {
        let distances = tau_distances();
        let axes = principal_axes(&distances);
        let expected = [0.530_042_075_206_969_7, 0.212_352_709_554_811, 0.079_920_963_396_138_62];
        for (axis, expected) in axes.iter().zip(expected) {
            assert!((axis.0 - expected).abs() < 1e-9);
        }
        let start = stress(&distances, &classical(&distances));
        assert!((start - 0.133_878_164_351_942_14).abs() < 1e-9);
    }

    #[test]
    fn iterations_only_improve_the_start() {
        let distances = tau_distances();
        let start = stress(&distances, &classical(&distances));
        assert!(layout(9, |i, j| distances[(i, j)]).unwrap().stress < start);
    }

    #[test]
    fn a_square_is_drawn_as_a_square() {
        let side = |i: usize, j: usize| match (i + 4 - j) % 4 {
            0 => 0.0,
            2 => 2.0_f64.sqrt(),
            _ => 1.0,
        };
        let found = layout(4, side).unwrap();
        assert!(found.stress < 1e-6);
        assert!((distance(found.points[0], found.points[2]) - 2.0_f64.sqrt()).abs() < 1e-6);
    }

    #[test]
    fn too_few_or_too_many_points_are_not_laid_out() {
        let together = |_, _| 0.0;
        assert_eq!(layout(3, together), None);
        assert_eq!(layout(MAX_POINTS + 1, together), None);
        assert!(layout(5, together).unwrap().stress < f64::EPSILON);
    }
}
