//! The counts that every pairwise number comes from: how many leaders prefer
//! one item to another, and how many were shown both.
//!
//! Anything that is a mean over pairs of leaders follows from these in
//! O(items²), whatever the number of leaders.

use super::standings::{Standings, pairs};
use std::cmp::Ordering;

/// Counts per ordered pair of items, over a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    items: usize,
    prefer: Vec<u32>,
    compared: Vec<u32>,
}

impl Preferences {
    /// Counts over `team`; `items` is the number of items of the round.
    pub fn count<'a>(items: usize, team: impl IntoIterator<Item = &'a Standings>) -> Self {
        let mut counts =
            Self { items, prefer: vec![0; items * items], compared: vec![0; items * items] };
        for leader in team {
            counts.tally(leader, |count| *count += 1);
        }
        counts
    }

    /// Counts given as one row per item, everybody shown everything.
    #[cfg(test)]
    pub(super) fn from_rows(rows: &[Vec<u32>], leaders: u32) -> Self {
        let items = rows.len();
        Self { items, prefer: rows.concat(), compared: vec![leaders; items * items] }
    }

    /// The counts without one leader of the team.
    #[must_use]
    pub fn without(&self, leader: &Standings) -> Self {
        let mut counts = self.clone();
        counts.tally(leader, |count| *count -= 1);
        counts
    }

    fn tally(&mut self, leader: &Standings, change: impl Fn(&mut u32)) {
        for (a, b) in pairs(self.items) {
            let Some(order) = leader.compare(a, b) else { continue };
            change(&mut self.compared[a * self.items + b]);
            match order {
                Ordering::Less => change(&mut self.prefer[a * self.items + b]),
                Ordering::Greater => change(&mut self.prefer[b * self.items + a]),
                Ordering::Equal => {}
            }
        }
    }

    /// Items of the round.
    pub fn items(&self) -> usize {
        self.items
    }

    /// Leaders who strictly prefer `a` to `b`.
    pub fn prefer(&self, a: usize, b: usize) -> u64 {
        u64::from(self.prefer[a * self.items + b])
    }

    /// Leaders who were shown both.
    pub fn compared(&self, a: usize, b: usize) -> u64 {
        u64::from(self.compared[a.min(b) * self.items + a.max(b)])
    }

    /// Whether a strict majority of those with a view prefers `a` to `b`.
    pub fn beats(&self, a: usize, b: usize) -> bool {
        self.prefer(a, b) > self.prefer(b, a)
    }

    /// One row per item: how many prefer it to each other item.
    pub fn rows(&self) -> Vec<Vec<usize>> {
        self.prefer
            .chunks(self.items)
            .map(|row| row.iter().map(|&count| count as usize).collect())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Priorities, Ranking};

    #[test]
    fn ties_and_hidden_items_are_no_preference() {
        let items = Priorities::parse(&["a", "b", "c"]).unwrap();
        let standings = |groups: &[Vec<usize>], hidden: &[usize]| {
            Standings::of(&Ranking::from_groups(&items, groups, hidden).unwrap())
        };
        let team = [
            standings(&[vec![0], vec![1], vec![2]], &[]),
            standings(&[vec![0, 1], vec![2]], &[]),
            standings(&[vec![2], vec![0]], &[1]),
        ];
        let counts = Preferences::count(3, &team);
        assert_eq!(counts.rows(), [[0, 1, 2], [0, 0, 2], [1, 0, 0]]);
        assert_eq!((counts.compared(1, 0), counts.compared(0, 2)), (2, 3));
        assert_eq!(counts.without(&team[2]), Preferences::count(3, &team[..2]));
    }
}
