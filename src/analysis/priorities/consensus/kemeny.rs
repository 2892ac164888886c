//! The exact Kemeny order of one block, by dynamic programming over subsets.
//!
//! `best[S]` is the least cost of ordering the items of S among themselves:
//! `best[S] = min over i in S of best[S - i] + before(i, S - i)`, where
//! `before(i, T)` is the cost of placing i before all of T, that is the leaders
//! who prefer a member of T to i. Two tables over half of the items each give
//! `before` in two look-ups: O(2^m m) time, 4 · 2^m bytes.

use crate::analysis::priorities::preferences::Preferences;

/// Beyond this many items in one block the tables outgrow a laptop's memory.
pub(super) const MOST_ITEMS: usize = 24;

/// The solved subsets of one block of at most [`MOST_ITEMS`] items.
pub(super) struct Subsets<'a> {
    block: &'a [usize],
    before: Before,
    best: Vec<u32>,
}

/// `before(i, T)`, for all i of the block side by side.
struct Before {
    items: usize,
    low_bits: usize,
    low: Vec<u32>,
    high: Vec<u32>,
}

impl<'a> Subsets<'a> {
    pub(super) fn solve(block: &'a [usize], counts: &Preferences) -> Self {
        let before = Before::new(block, counts);
        let mut best = vec![0_u32; 1 << block.len()];
        for set in 1..best.len() {
            let (low, high) = before.rows(set);
            let mut least = u32::MAX;
            let mut rest = set;
            while rest != 0 {
                let item = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                least = least.min(best[set ^ (1 << item)] + low[item] + high[item]);
            }
            best[set] = least;
        }
        Self { block, before, best }
    }

    /// The best order; of several the one that comes first when items are
    /// compared by their place in the round's list.
    pub(super) fn order(&self) -> Vec<usize> {
        let mut set = self.best.len() - 1;
        let mut order = Vec::with_capacity(self.block.len());
        while let Some(item) = self.first_items(set).next() {
            order.push(self.block[item]);
            set ^= 1 << item;
        }
        order
    }

    /// How many orders are equally good, up to `u64::MAX`.
    pub(super) fn optima(&self) -> u64 {
        let mut ways = vec![0_u64; self.best.len()];
        ways[self.best.len() - 1] = 1;
        for set in (1..self.best.len()).rev() {
            let here = ways[set];
            if here == 0 {
                continue;
            }
            for item in self.first_items(set) {
                let rest = &mut ways[set ^ (1 << item)];
                *rest = rest.saturating_add(here);
            }
        }
        ways[0]
    }

    /// Members of `set` that may come first in a best order of it.
    fn first_items(&self, set: usize) -> impl Iterator<Item = usize> {
        let (low, high) = self.before.rows(set);
        (0..self.block.len()).filter(move |&item| {
            let rest = set ^ (1 << item);
            set >> item & 1 == 1 && self.best[rest] + low[item] + high[item] == self.best[set]
        })
    }
}

impl Before {
    fn new(block: &[usize], counts: &Preferences) -> Self {
        let items = block.len();
        let low_bits = items / 2;
        let half = |members: &[usize]| half_table(block, members, counts);
        let (low, high) = (half(&block[..low_bits]), half(&block[low_bits..]));
        Self { items, low_bits, low, high }
    }

    /// The two summands of `before(i, set)` for every i; i itself adds nothing.
    fn rows(&self, set: usize) -> (&[u32], &[u32]) {
        let low = (set & ((1 << self.low_bits) - 1)) * self.items;
        let high = (set >> self.low_bits) * self.items;
        (&self.low[low..low + self.items], &self.high[high..high + self.items])
    }
}

/// Row `set`: for each item of `block` the leaders who prefer a member of `set`,
/// a subset of `members`, to it.
fn half_table(block: &[usize], members: &[usize], counts: &Preferences) -> Vec<u32> {
    let items = block.len();
    let mut table = vec![0_u32; items << members.len()];
    for set in 1_usize..1 << members.len() {
        let member = members[set.trailing_zeros() as usize];
        let smaller = (set & (set - 1)) * items;
        for (place, &item) in block.iter().enumerate() {
            table[set * items + place] =
                table[smaller + place] + counts.prefer(member, item) as u32;
        }
    }
    table
}
