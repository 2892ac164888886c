//! Jackknife, Student's t and the seeded generator.
//!
//! Knows numbers only: not what a leader, a ranking or a sentence is. Nobody
//! resamples leaders with replacement here: a leader drawn twice agrees with
//! herself, and 90 % bootstrap intervals of pairwise agreement then cover
//! 27-56 % at n = 6.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// What random numbers are drawn for. Every purpose has its own stream of the
/// seed, so that two lists shuffled for the reader never share an order by which
/// their entries could be joined. Numbers are never used again for another purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u64)]
pub enum Stream {
    /// Invented teams, in tests and benchmarks.
    Simulation = 1,
    /// Rankings permuted to see what chance would give.
    RankingPermutations = 2,
    /// The sentences within each group, one group after the other.
    SentenceGroups = 3,
    /// The answers within each group of the stop list, one group after the other.
    StopGroups = 4,
    /// Sentences for somebody who reads them before the release, each time in another order.
    Viewers = 5,
}

/// The generator for one purpose: the same `seed` and `stream` give the same
/// numbers on every machine, and two streams never overlap.
pub fn generator(seed: u64, stream: Stream) -> ChaCha8Rng {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    let mut generator = ChaCha8Rng::from_seed(key);
    generator.set_stream(stream as u64);
    generator
}

/// Bits of a random word kept unused, so that the chance of every draw is right to
/// seven digits.
const SPARE_BITS: u32 = 24;

/// Puts `values` in a random order (Fisher-Yates). One random word serves as many
/// swaps as it has bits for, by multiplying it up and reading the overflow.
pub fn shuffle<T>(values: &mut [T], generator: &mut impl Rng) {
    let (mut word, mut bits) = (0_u64, 0);
    for last in (1..values.len()).rev() {
        let needed = usize::BITS - last.leading_zeros();
        if bits < needed + SPARE_BITS {
            word = generator.next_u64();
            bits = u64::BITS;
        }
        bits -= needed;
        let product = u128::from(word) * (last as u128 + 1);
        word = product as u64;
        values.swap(last, (product >> 64) as usize);
    }
}

/// An estimate's interval, and how far one observation moves it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Jackknife {
    /// Standard error.
    pub error: f64,
    /// Lower end of the 90 % interval.
    pub low: f64,
    /// Upper end of the 90 % interval.
    pub high: f64,
}

/// The 90 % jackknife-t interval (Tukey 1958): `estimate ± t · se`,
/// `se² = (n-1)/n Σ (θ_(-i) - mean θ_(-i))²`, with n-1 degrees of freedom.
///
/// `left_out` holds the estimate without each observation in turn. `None` with
/// fewer than two of them.
pub fn jackknife(estimate: f64, left_out: &[f64]) -> Option<Jackknife> {
    if left_out.len() < 2 {
        return None;
    }
    let n = left_out.len() as f64;
    let mean = left_out.iter().sum::<f64>() / n;
    let squares: f64 = left_out.iter().map(|value| (value - mean) * (value - mean)).sum();
    let error = (squares * (n - 1.0) / n).sqrt();
    let reach = student_t(0.90, left_out.len() - 1) * error;
    Some(Jackknife { error, low: estimate - reach, high: estimate + reach })
}

/// The `t` for which Student's distribution holds `within` (0-1, both ends
/// excluded) of its mass between `-t` and `t`; at least one degree of freedom.
pub fn student_t(within: f64, degrees: usize) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    while student_mass(high, degrees) < within {
        high *= 2.0;
    }
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            return middle;
        }
        if student_mass(middle, degrees) < within {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// Mass of Student's distribution between `-t` and `t`: the finite sums for
/// whole degrees of freedom, Abramowitz & Stegun 26.7.3 (odd) and 26.7.4 (even),
/// with θ = atan(t / √ν).
fn student_mass(t: f64, degrees: usize) -> f64 {
    let hypotenuse = (degrees as f64 + t * t).sqrt();
    let (sine, cosine) = (t / hypotenuse, (degrees as f64).sqrt() / hypotenuse);
    let odd = degrees % 2 == 1;
    let mut term = if odd { cosine } else { 1.0 };
    let mut sum = if degrees == 1 { 0.0 } else { term };
    let first = if odd { 3 } else { 2 };
    for step in (first..degrees.saturating_sub(1)).step_by(2) {
        term *= cosine * cosine * (step - 1) as f64 / step as f64;
        sum += term;
    }
    if odd {
        return (libm::atan2(sine, cosine) + sine * sum) * std::f64::consts::FRAC_2_PI;
    }
    sine * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `scipy.stats.t.ppf(0.95, df)` and, for 1 and 2, the closed forms.
    #[test]
    fn student_quantiles_match_published_values() {
        let published = [
            (1, 6.313_751_514_675_04),
            (2, 2.919_985_580_353_725),
            (3, 2.353_363_434_801_826),
            (5, 2.015_048_373_333_024),
            (8, 1.859_548_037_530_898),
            (11, 1.795_884_818_704_042),
            (30, 1.697_260_886_593_957),
        ];
        for (degrees, expected) in published {
            let found = student_t(0.90, degrees);
            assert!((found - expected).abs() < 1e-12, "{degrees}: {found} {expected}");
        }
        let normal = 1.644_853_626_951_472_2;
        assert!((student_t(0.90, 4_999) - normal).abs() < 5e-4);
    }

    #[test]
    fn student_mass_is_exact_where_it_has_a_closed_form() {
        assert!((student_mass(1.0, 1) - 0.5).abs() < 1e-15);
        assert!((student_mass(1.0, 2) - 1.0 / 3.0_f64.sqrt()).abs() < 1e-15);
    }

    #[test]
    fn the_jackknife_of_a_mean_is_its_standard_error() {
        let values = [2.0, 4.0, 9.0];
        let left_out = values.map(|value| (15.0 - value) / 2.0);
        let found = jackknife(5.0, &left_out).unwrap();
        // s² = 13, se = √(13/3)
        assert!((found.error - (13.0_f64 / 3.0).sqrt()).abs() < 1e-12);
        assert_eq!(jackknife(5.0, &[5.0]), None);
    }

    #[test]
    fn every_order_is_as_likely_as_every_other() {
        let mut counts = std::collections::BTreeMap::new();
        let mut generator = generator(7, Stream::Simulation);
        for _ in 0..24_000 {
            let mut order = [0, 1, 2, 3];
            shuffle(&mut order, &mut generator);
            *counts.entry(order).or_insert(0_u32) += 1;
        }
        assert_eq!(counts.len(), 24);
        // 1,000 expected each; five standard deviations are 155.
        assert!(counts.values().all(|&count| count.abs_diff(1_000) < 155), "{counts:?}");
    }

    #[test]
    fn long_lists_are_shuffled_as_fairly() {
        let mut counts = [0_u32; 8];
        let mut generator = generator(3, Stream::Simulation);
        for _ in 0..800 {
            let mut order: Vec<usize> = (0..1_000).collect();
            shuffle(&mut order, &mut generator);
            // Places served late by a word, and early.
            for place in [0, 1, 500, 501, 502, 503, 998, 999] {
                counts[order[place] / 125] += 1;
            }
        }
        // 800 expected each; five standard deviations are 132.
        assert!(counts.iter().all(|&count| count.abs_diff(800) < 132), "{counts:?}");
    }

    #[test]
    fn streams_differ_and_repeat() {
        let first = |seed, stream| generator(seed, stream).next_u64();
        let (sentences, stops) = (Stream::SentenceGroups, Stream::StopGroups);
        assert_eq!(first(1, sentences), first(1, sentences));
        assert_ne!(first(1, sentences), first(1, stops));
        assert_ne!(first(1, sentences), first(2, sentences));
    }
}
