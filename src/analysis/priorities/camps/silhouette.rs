//! How clearly camps are apart (Rousseeuw 1987).

use super::distances::Distances;

/// Mean silhouette, -1 to 1, of `labels` below `camps`: `(b - a) / max(a, b)` with
/// a the mean distance to the own camp and b to the nearest other; 0 for somebody
/// alone, and where all distances are 0.
pub fn silhouette(distances: &Distances, labels: &[usize], camps: usize) -> f64 {
    let mut sizes = vec![0_u64; camps];
    for &label in labels {
        sizes[label] += 1;
    }
    let total: f64 = labels
        .iter()
        .enumerate()
        .map(|(leader, &own)| {
            let mut sums = vec![0; camps];
            for (&distance, &label) in distances.from(leader).iter().zip(labels) {
                sums[label] += distance;
            }
            of_leader(&sums, &sizes, own)
        })
        .sum();
    if labels.is_empty() { 0.0 } else { total / labels.len() as f64 }
}

fn of_leader(sums: &[u64], sizes: &[u64], own: usize) -> f64 {
    let mean = |camp: usize| sums[camp] as f64 / sizes[camp] as f64;
    let others = (0..sums.len()).filter(|&camp| camp != own && sizes[camp] > 0);
    let Some(between) = others.map(mean).min_by(f64::total_cmp) else {
        return 0.0;
    };
    if sizes[own] < 2 {
        return 0.0;
    }
    let within = sums[own] as f64 / (sizes[own] - 1) as f64;
    let greater = within.max(between);
    if greater > 0.0 { (between - within) / greater } else { 0.0 }
}
