//! The top of the lists: how much two leaders' top threes share, and how many
//! different items appear there. Knows nothing of the order below the top.

use super::standings::{Standings, WHOLE, band};

/// Items shared by the tops of two leaders.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overlap {
    /// On average over pairs of leaders; 0 to the size of the top.
    pub mean: f64,
    /// What chance gives: `k² / m` for the top k of m items.
    pub by_chance: f64,
}

/// How much the tops of two leaders share: `Σ_j (a_j² - q_j) / (n (n - 1))` with
/// `a_j` the leaders' summed shares of item j and `q_j` the sum of their squares;
/// without ties across the border `Σ_j C(a_j, 2) / C(n, 2)`.
pub fn overlap(items: usize, team: &[Standings]) -> Overlap {
    let shared: u128 = (0..items).map(|item| shared(item, team)).sum();
    let whole = WHOLE as f64;
    let leaders = team.len() as f64;
    let pairs = leaders * (leaders - 1.0);
    let mean = if pairs > 0.0 { shared as f64 / (whole * whole) / pairs } else { 0.0 };
    let top = band(items) as f64;
    Overlap { mean, by_chance: top * top / items as f64 }
}

/// Ordered pairs of leaders who both have `item` at the top, in parts squared.
fn shared(item: usize, team: &[Standings]) -> u128 {
    let shares = || team.iter().map(|leader| u128::from(leader.top(item, leader.band())));
    let sum: u128 = shares().sum();
    let squares: u128 = shares().map(|share| share * share).sum();
    sum * sum - squares
}

/// Number of different items put first by somebody, alone or in a tie.
pub fn first_choices(items: usize, team: &[Standings]) -> usize {
    let first = |item: usize, leader: &Standings| {
        leader.get(item).is_some_and(|place| place.above == 0 && place.ranked)
    };
    (0..items).filter(|&item| team.iter().any(|leader| first(item, leader))).count()
}

/// Number of different items wholly within somebody's top.
pub fn distinct(items: usize, team: &[Standings]) -> usize {
    let within = |item: usize, leader: &Standings| leader.top(item, leader.band()) == WHOLE;
    (0..items).filter(|&item| team.iter().any(|leader| within(item, leader))).count()
}
