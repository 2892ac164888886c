//! How far apart two rankings are, as a metric.
//!
//! `(1 - tau_x) / 2` with `tau_x` of Emond & Mason (2002), by which a tie is a
//! statement and every ranking is at distance 0 from itself. In whole parts, so
//! that equal distances are equal.

use super::standings::{Standings, WHOLE, pairs};
use std::cmp::Ordering;

/// Words of 64 bits for the pairs of up to 20 items.
const WORDS: usize = 3;

/// A ranking as one bit per pair of items, for fast comparison.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pattern {
    first_above: [u64; WORDS],
    second_above: [u64; WORDS],
    shown: [u64; WORDS],
}

impl Pattern {
    /// The pattern of a ranking of at most 20 items.
    pub fn of(leader: &Standings) -> Self {
        let mut pattern = Self::default();
        for (index, (a, b)) in pairs(leader.items()).enumerate() {
            let Some(order) = leader.compare(a, b) else { continue };
            let (word, bit) = (index / 64, 1 << (index % 64));
            pattern.shown[word] |= bit;
            match order {
                Ordering::Less => pattern.first_above[word] |= bit,
                Ordering::Greater => pattern.second_above[word] |= bit,
                Ordering::Equal => {}
            }
        }
        pattern
    }

    /// Distance in parts of [`WHOLE`], 0 (alike) to [`WHOLE`] (reversed), over the
    /// pairs of items both were shown; half of it when there are none.
    pub fn distance(&self, other: &Self) -> u64 {
        let Comparison { differing, shown, .. } = self.compare(other);
        // Twice the pairs of s items is s (s - 1), which divides the whole.
        if shown == 0 { WHOLE / 2 } else { differing * (WHOLE / (2 * shown)) }
    }

    /// Whether they differ on at least one in `pairs` of the pairs of items that
    /// either of them puts in an order. Unlike the distance this does not shrink
    /// with the items that two short lists both leave out.
    pub fn is_apart(&self, other: &Self, pairs: u64) -> bool {
        let Comparison { differing, ordered, .. } = self.compare(other);
        pairs * differing >= 2 * ordered
    }

    fn compare(&self, other: &Self) -> Comparison {
        let mut found = Comparison::default();
        for word in 0..WORDS {
            let shown = self.shown[word] & other.shown[word];
            let first = (self.first_above[word] ^ other.first_above[word]) & shown;
            let second = (self.second_above[word] ^ other.second_above[word]) & shown;
            let ordered = self.ordered(word) | other.ordered(word);
            found.differing += u64::from(first.count_ones() + second.count_ones());
            found.shown += u64::from(shown.count_ones());
            found.ordered += u64::from((ordered & shown).count_ones());
        }
        found
    }

    fn ordered(&self, word: usize) -> u64 {
        self.first_above[word] | self.second_above[word]
    }
}

/// Two rankings over the pairs of items.
#[derive(Default)]
struct Comparison {
    /// Pairs in opposite orders, twice, and pairs tied by one of them only, once.
    differing: u64,
    /// Pairs shown to both.
    shown: u64,
    /// Of those, pairs that either puts in an order.
    ordered: u64,
}
