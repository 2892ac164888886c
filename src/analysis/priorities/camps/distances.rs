//! The distances between all leaders of a small enough team.

use crate::analysis::priorities::alikeness::Pattern;

/// A square table of distances in parts of `WHOLE`.
pub struct Distances {
    leaders: usize,
    table: Vec<u64>,
}

impl Distances {
    /// All pairwise distances.
    pub fn between(patterns: &[&Pattern]) -> Self {
        let leaders = patterns.len();
        let mut table = vec![0; leaders * leaders];
        for one in 0..leaders {
            for other in 0..one {
                let distance = patterns[one].distance(patterns[other]);
                table[one * leaders + other] = distance;
                table[other * leaders + one] = distance;
            }
        }
        Self { leaders, table }
    }

    /// How many leaders.
    pub fn leaders(&self) -> usize {
        self.leaders
    }

    /// The distances of one leader to all.
    pub fn from(&self, leader: usize) -> &[u64] {
        &self.table[leader * self.leaders..(leader + 1) * self.leaders]
    }
}
