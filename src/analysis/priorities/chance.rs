//! Is there more shared order than chance would give?
//!
//! One permutation test for every team: the statistic is `S = Σ_j (Σ_i c_ij)²`
//! over centred mid-ranks c, 0 where an item was not shown. Under chance each
//! leader's mid-ranks fall on the items shown to that leader in any order. With
//! every item shown to everybody S is Kendall's, and p that of W (Legendre 2005).

mod exact;

use super::concordance::centred_ranks;
use super::standings::Standings;
use crate::analysis::resample::{Stream, generator, shuffle};

/// What the test says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chance {
    /// Chance of an order shared at least as much, 0-1, never 0.
    pub p: f64,
    /// Permutations drawn; 0 when `p` is exact.
    pub permutations: u32,
}

impl Chance {
    /// Shared order is called beyond chance up to this p: of teams that answer at
    /// random one in twenty is then taken for a team with an order.
    pub const LEVEL: f64 = 0.05;

    /// Whether the shared order is beyond chance.
    pub fn is_beyond(self) -> bool {
        self.p <= Self::LEVEL
    }
}

/// Shuffles of one leader's ranking that a test may cost: 100 leaders get all
/// 9,999 permutations, larger teams fewer, never fewer than [`FEWEST`].
const MOST_SHUFFLES: usize = 1_000_000;
const FEWEST: u32 = 999;

/// Tests the team: exactly where that is cheap, else by `permutations` draws
/// (fewer above 100 leaders) with `p = (1 + #{S* >= S}) / (draws + 1)`.
pub fn test(team: &[Standings], seed: u64, permutations: u32) -> Chance {
    let scores: Vec<Vec<i64>> = team.iter().map(centred_ranks).collect();
    let complete = team.iter().all(Standings::is_complete);
    if let Some(p) = complete.then(|| exact::p(&scores)).flatten() {
        return Chance { p, permutations: 0 };
    }
    let affordable = u32::try_from(MOST_SHUFFLES / team.len().max(1)).unwrap_or(u32::MAX);
    let permutations = permutations.min(affordable.max(FEWEST));
    Chance { p: monte_carlo(team, &scores, seed, permutations), permutations }
}

/// One leader's shown items and the scores that are shuffled over them.
struct Sheet {
    items: Vec<usize>,
    scores: Vec<i32>,
}

fn monte_carlo(team: &[Standings], scores: &[Vec<i64>], seed: u64, permutations: u32) -> f64 {
    let mut sheets: Vec<Sheet> = team.iter().zip(scores).map(Sheet::new).collect();
    let mut sums = vec![0; scores.first().map_or(0, Vec::len)];
    for sheet in &sheets {
        sheet.add_to(&mut sums);
    }
    let observed = statistic(&sums);
    let mut generator = generator(seed, Stream::RankingPermutations);
    let mut as_shared = 0_u32;
    for _ in 0..permutations {
        sums.fill(0);
        for sheet in &mut sheets {
            // Shuffling the last shuffle again is as random as starting afresh.
            shuffle(&mut sheet.scores, &mut generator);
            sheet.add_to(&mut sums);
        }
        as_shared += u32::from(statistic(&sums) >= observed);
    }
    f64::from(1 + as_shared) / (f64::from(permutations) + 1.0)
}

impl Sheet {
    fn new((leader, scores): (&Standings, &Vec<i64>)) -> Self {
        let items: Vec<usize> =
            (0..leader.items()).filter(|&item| leader.get(item).is_some()).collect();
        let scores = items.iter().map(|&item| scores[item] as i32).collect();
        Self { items, scores }
    }

    fn add_to(&self, sums: &mut [i32]) {
        // Of every item: side by side, the bulk of the work.
        if self.items.len() == sums.len() {
            for (sum, &score) in sums.iter_mut().zip(&self.scores) {
                *sum += score;
            }
            return;
        }
        for (&item, &score) in self.items.iter().zip(&self.scores) {
            sums[item] += score;
        }
    }
}

fn statistic(sums: &[i32]) -> i64 {
    sums.iter().map(|&sum| i64::from(sum) * i64::from(sum)).sum()
}
