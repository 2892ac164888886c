//! k-medoids (Kaufman & Rousseeuw 1990): the k leaders to whom the others are
//! nearest in sum. Exact for small teams, PAM for larger ones.

use super::distances::Distances;
use super::silhouette::silhouette;

/// A team parted among its medoids.
#[derive(Debug, Clone, PartialEq)]
pub struct Partition {
    /// The medoids, ascending.
    pub medoids: Vec<usize>,
    /// For each leader the index of the nearest medoid; of equals the first.
    pub labels: Vec<usize>,
    /// Sum of the distances to the medoids, in parts of `WHOLE`.
    pub cost: u64,
    /// Mean silhouette, -1 to 1.
    pub silhouette: f64,
}

impl Partition {
    fn around(distances: &Distances, medoids: Vec<usize>) -> Self {
        let (labels, cost) = assign(distances, &medoids);
        let silhouette = silhouette(distances, &labels, medoids.len());
        Self { medoids, labels, cost, silhouette }
    }

    /// The number of leaders with each medoid.
    pub fn sizes(&self) -> Vec<usize> {
        let size = |camp| self.labels.iter().filter(|&&label| label == camp).count();
        (0..self.medoids.len()).map(size).collect()
    }
}

fn assign(distances: &Distances, medoids: &[usize]) -> (Vec<usize>, u64) {
    let nearest = |leader: usize| {
        let to = distances.from(leader);
        let camps = medoids.iter().enumerate();
        camps.map(|(camp, &medoid)| (to[medoid], camp)).min().unwrap_or_default()
    };
    let nearest: Vec<(u64, usize)> = (0..distances.leaders()).map(nearest).collect();
    let cost = nearest.iter().map(|(distance, _)| distance).sum();
    (nearest.into_iter().map(|(_, camp)| camp).collect(), cost)
}

/// The best of all sets of `camps` medoids. Equal costs are common: of those the
/// greater silhouette, then the first set in lexicographic order. `None` with
/// fewer leaders than camps.
pub fn exact(distances: &Distances, camps: usize) -> Option<Partition> {
    let mut best: Option<Partition> = None;
    let mut medoids: Vec<usize> = (0..camps).collect();
    if camps > distances.leaders() {
        return None;
    }
    loop {
        let (_, cost) = assign(distances, &medoids);
        if best.as_ref().is_none_or(|best| cost <= best.cost) {
            let found = Partition::around(distances, medoids.clone());
            let better =
                |best: &Partition| found.cost < best.cost || found.silhouette > best.silhouette;
            if best.as_ref().is_none_or(better) {
                best = Some(found);
            }
        }
        if !advance(&mut medoids, distances.leaders()) {
            return best;
        }
    }
}

/// The next set of as many indices below `end` in lexicographic order.
fn advance(set: &mut [usize], end: usize) -> bool {
    let size = set.len();
    let Some(place) = (0..size).rev().find(|&place| set[place] < end - size + place) else {
        return false;
    };
    set[place] += 1;
    for next in place + 1..size {
        set[next] = set[next - 1] + 1;
    }
    true
}

/// PAM: medoids built up greedily, then the best swap of a medoid for another
/// leader while one lowers the cost. `None` with fewer leaders than camps.
pub fn pam(distances: &Distances, camps: usize) -> Option<Partition> {
    let mut medoids = build(distances, camps)?;
    while let Some((camp, leader)) = best_swap(distances, &medoids) {
        medoids[camp] = leader;
    }
    medoids.sort_unstable();
    Some(Partition::around(distances, medoids))
}

fn build(distances: &Distances, camps: usize) -> Option<Vec<usize>> {
    let leaders = distances.leaders();
    let mut medoids = Vec::with_capacity(camps);
    let mut nearest = vec![u64::MAX / 2; leaders];
    for _ in 0..camps {
        let cost = |leader: &usize| -> u64 {
            let to = distances.from(*leader).iter().zip(&nearest);
            to.map(|(&distance, &nearest)| distance.min(nearest)).sum()
        };
        let medoid = (0..leaders).filter(|leader| !medoids.contains(leader)).min_by_key(cost)?;
        medoids.push(medoid);
        for (nearest, &distance) in nearest.iter_mut().zip(distances.from(medoid)) {
            *nearest = distance.min(*nearest);
        }
    }
    Some(medoids)
}

/// The camp whose medoid to swap, and for whom, to lower the cost most. One pass
/// per candidate for all camps (`FastPAM1`, Schubert & Rousseeuw 2019).
fn best_swap(distances: &Distances, medoids: &[usize]) -> Option<(usize, usize)> {
    let near: Vec<Near> =
        (0..distances.leaders()).map(|leader| Near::of(distances.from(leader), medoids)).collect();
    let mut removal = vec![0_i64; medoids.len()];
    for near in &near {
        removal[near.camp] += near.second - near.first;
    }
    let candidates = (0..distances.leaders()).filter(|leader| !medoids.contains(leader));
    let changes = candidates.flat_map(|leader| {
        let changes = swap_changes(distances.from(leader), &near, removal.clone());
        changes.into_iter().enumerate().map(move |(camp, change)| (change, leader, camp))
    });
    let (change, leader, camp) = changes.min()?;
    (change < 0).then_some((camp, leader))
}

/// Change of cost when a candidate, `to` whom the distances are, takes the place
/// of each medoid; `changes` starts as the cost of removing each.
fn swap_changes(to: &[u64], near: &[Near], mut changes: Vec<i64>) -> Vec<i64> {
    let mut gain = 0;
    for (&distance, near) in to.iter().zip(near) {
        let distance = distance as i64;
        if distance < near.first {
            gain += distance - near.first;
            changes[near.camp] += near.first - near.second;
        } else if distance < near.second {
            changes[near.camp] += distance - near.second;
        }
    }
    changes.into_iter().map(|change| change + gain).collect()
}

/// A leader's nearest and second nearest medoid.
struct Near {
    camp: usize,
    first: i64,
    second: i64,
}

impl Near {
    fn of(to: &[u64], medoids: &[usize]) -> Self {
        let mut near = Self { camp: 0, first: i64::MAX / 4, second: i64::MAX / 4 };
        for (camp, &medoid) in medoids.iter().enumerate() {
            let distance = to[medoid] as i64;
            if distance < near.first {
                near = Self { camp, first: distance, second: near.first };
            } else if distance < near.second {
                near.second = distance;
            }
        }
        near
    }
}
