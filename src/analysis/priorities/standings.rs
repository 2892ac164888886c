//! One leader's ranking as numbers: who stands above whom, mid-ranks, bands.
//!
//! Ties share the middle of the places they cover; items left out of a short
//! list are tied behind the ranked ones; items not shown have no standing.
//! Knows nothing of other leaders.

use crate::domain::{Place, Ranking};
use std::cmp::Ordering;

/// A whole, in parts: the least common multiple of 1 to 20. Shares of a tie of up
/// to 20 items, and shares of the pairs of up to 20 items, are whole numbers of
/// parts, so that sums over leaders are exact in any order.
pub const WHOLE: u64 = 232_792_560;

/// Where one item stands in one leader's ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// Items strictly above it.
    pub above: usize,
    /// Items of its tie group, itself included.
    pub tied: usize,
    /// Whether the leader ranked it (`false`: left out of a short list).
    pub ranked: bool,
}

/// One leader's ranking. Ordered by content, so that leaders can be put in an
/// order that says nothing about who came first in the input.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standings {
    items: Vec<Option<Standing>>,
    shown: usize,
}

impl Standings {
    /// Reads a ranking.
    pub fn of(ranking: &Ranking) -> Self {
        let places = ranking.places();
        let shown: Vec<Place> =
            places.iter().copied().filter(|&place| place != Place::NotShown).collect();
        let standing = |&place: &Place| match place {
            Place::NotShown => None,
            Place::Ranked(_) | Place::Unranked => Some(Standing {
                above: shown.iter().filter(|&&other| other < place).count(),
                tied: shown.iter().filter(|&&other| other == place).count(),
                ranked: place != Place::Unranked,
            }),
        };
        Self { items: places.iter().map(standing).collect(), shown: shown.len() }
    }

    /// Items of the round.
    pub fn items(&self) -> usize {
        self.items.len()
    }

    /// Items this leader was shown.
    pub fn shown(&self) -> usize {
        self.shown
    }

    /// Items this leader ranked.
    pub fn ranked(&self) -> usize {
        self.items.iter().flatten().filter(|standing| standing.ranked).count()
    }

    /// Whether the leader was shown every item.
    pub fn is_complete(&self) -> bool {
        self.shown == self.items.len()
    }

    /// Whether the leader left shown items unranked.
    pub fn is_partial(&self) -> bool {
        self.ranked() < self.shown
    }

    /// Where `item` stands; `None` when it was not shown.
    pub fn get(&self, item: usize) -> Option<Standing> {
        self.items[item]
    }

    /// `Less` when the leader puts `a` above `b`, `Equal` when tied; `None` unless
    /// both were shown.
    pub fn compare(&self, a: usize, b: usize) -> Option<Ordering> {
        Some(self.items[a]?.above.cmp(&self.items[b]?.above))
    }

    /// Twice the mid-rank (2 = alone at the top); `None` when not shown.
    pub fn doubled_rank(&self, item: usize) -> Option<usize> {
        self.items[item].map(|standing| 2 * standing.above + standing.tied + 1)
    }

    /// How far `item` is among the first `places` places, in parts of [`WHOLE`];
    /// a tie across the border counts in part. 0 when not shown.
    pub fn top(&self, item: usize, places: usize) -> u64 {
        self.items[item].map_or(0, |standing| share(standing.above, standing.tied, places))
    }

    /// How far `item` is among the last `places` places shown, as [`Self::top`].
    pub fn bottom(&self, item: usize, places: usize) -> u64 {
        self.items[item].map_or(0, |standing| {
            let below = self.shown - standing.above - standing.tied;
            share(below, standing.tied, places)
        })
    }

    /// How many places are "the top" and "the bottom" of this leader's list.
    pub fn band(&self) -> usize {
        band(self.shown)
    }
}

/// How many places of a list of `items` are "the top three" and "the bottom
/// three": three, or half the list when it is shorter than six.
pub fn band(items: usize) -> usize {
    (items / 2).min(3)
}

/// Every pair of items once, the earlier one first.
pub fn pairs(items: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..items).flat_map(move |a| (a + 1..items).map(move |b| (a, b)))
}

/// Share of `places` that falls to one of `tied` items behind `ahead` others.
fn share(ahead: usize, tied: usize, places: usize) -> u64 {
    places.saturating_sub(ahead).min(tied) as u64 * (WHOLE / tied as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Priorities;

    fn five(groups: &[Vec<usize>], not_shown: &[usize]) -> Standings {
        let items = Priorities::parse(&["a", "b", "c", "d", "e"]).unwrap();
        Standings::of(&Ranking::from_groups(&items, groups, not_shown).unwrap())
    }

    #[test]
    fn ties_take_the_middle_of_their_places() {
        let tied = five(&[vec![1], vec![0, 2, 4], vec![3]], &[]);
        let doubled: Vec<_> = (0..5).map(|item| tied.doubled_rank(item).unwrap()).collect();
        assert_eq!(doubled, [6, 2, 6, 10, 6]);
        assert_eq!(tied.compare(0, 2), Some(Ordering::Equal));
        assert_eq!(tied.compare(1, 3), Some(Ordering::Less));
    }

    #[test]
    fn a_short_list_ties_the_rest_behind() {
        let short = five(&[vec![3], vec![1]], &[]);
        assert!(short.is_partial() && short.is_complete());
        // Places 3, 4, 5 have the middle 4.
        assert_eq!(short.doubled_rank(0), Some(8));
        assert_eq!(short.top(0, 3), WHOLE / 3);
        assert_eq!(short.bottom(0, 2), 2 * (WHOLE / 3));
    }

    #[test]
    fn items_not_shown_take_no_place() {
        let hidden = five(&[vec![4], vec![0], vec![2]], &[1, 3]);
        assert!(!hidden.is_complete() && !hidden.is_partial());
        assert_eq!((hidden.doubled_rank(2), hidden.doubled_rank(1)), (Some(6), None));
        assert_eq!(hidden.compare(0, 1), None);
        assert_eq!((hidden.bottom(2, 1), hidden.bottom(1, 1)), (WHOLE, 0));
    }

    #[test]
    fn the_whole_is_a_multiple_of_every_share() {
        assert!((1..=20).all(|tied| WHOLE.is_multiple_of(tied)));
    }
}
