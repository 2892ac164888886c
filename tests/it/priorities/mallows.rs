//! Mallows teams: rankings scattered around a centre, `P(r) ~ phi^d(r, centre)`
//! with Kendall's distance d; phi = 0 is the centre, phi = 1 any order.

use parallax::analysis::resample::{Stream, generator, shuffle};
use rand::Rng;
use rand_chacha::ChaCha8Rng;

pub(super) fn rng(seed: u64) -> ChaCha8Rng {
    generator(seed, Stream::Simulation)
}

/// One rank (1 = top) per item, by repeated insertion (Doignon et al. 2004).
pub(super) fn mallows(centre: &[usize], phi: f64, rng: &mut impl Rng) -> Vec<u32> {
    let mut order: Vec<usize> = Vec::new();
    for &item in centre {
        // From the end of the list, each step up costs one disagreement.
        let weights: Vec<f64> = (0..=order.len()).map(|up| libm::pow(phi, up as f64)).collect();
        let mut left = uniform(rng) * weights.iter().sum::<f64>();
        let mut up = 0;
        while up < order.len() && left >= weights[up] {
            left -= weights[up];
            up += 1;
        }
        order.insert(order.len() - up, item);
    }
    ranks(&order)
}

pub(super) fn random_ranks(items: usize, rng: &mut impl Rng) -> Vec<u32> {
    let mut order: Vec<usize> = (0..items).collect();
    shuffle(&mut order, rng);
    ranks(&order)
}

/// Expected tau between two rankings of the same centre: items `h` apart keep
/// their order with chance `(h+1)/(1-phi^(h+1)) - h/(1-phi^h)`.
pub(super) fn expected_tau(items: usize, phi: f64) -> f64 {
    let part = |h: f64| h / (1.0 - libm::pow(phi, h));
    let mut sum = 0.0;
    for apart in 1..items {
        let keep = part(apart as f64 + 1.0) - part(apart as f64);
        sum += (items - apart) as f64 * (2.0 * keep - 1.0) * (2.0 * keep - 1.0);
    }
    sum / (items * (items - 1) / 2) as f64
}

/// The phi with that expected tau.
pub(super) fn phi_of(items: usize, tau: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if expected_tau(items, middle) > tau {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

fn ranks(order: &[usize]) -> Vec<u32> {
    let mut ranks = vec![0; order.len()];
    for (place, &item) in (1..).zip(order) {
        ranks[item] = place;
    }
    ranks
}

fn uniform(rng: &mut impl Rng) -> f64 {
    (rng.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}
