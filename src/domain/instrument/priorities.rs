//! Priorities: the list a round ranks, and one leader's ranking of it.

pub mod advice;

use super::clean_text;
use crate::domain::{Error, Ranked, Result};
use serde::Serialize;

const FEWEST: usize = 3;
const MOST: usize = 20;
const MAX_CHARACTERS: usize = 200;

/// The question, the items and how they are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The words.
    pub question: &'static str,
    /// The items, in the order of the list; each leader sees them in another.
    pub items: Vec<String>,
    /// How much of the list is ranked.
    pub ranked: Ranked,
    /// The words of the question from memory that comes before it, if it does.
    pub recall: Option<&'static str>,
}

impl Asked {
    /// The ranking question over these items.
    pub fn new(priorities: &Priorities, ranked: Ranked, recall: bool) -> Self {
        Self {
            question: "Rank these by where the next unit of money and leadership time should go.",
            items: priorities.items().to_vec(),
            ranked,
            recall: recall.then_some("Name our top priorities from memory."),
        }
    }
}

/// The items of a round, 3 to 20 of them, distinct when case is ignored.
/// Everything else refers to an item by its index in this list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priorities(Vec<String>);

impl Priorities {
    /// # Errors
    /// Fewer than 3 or more than 20 items, an empty or too long one, one twice.
    pub fn parse<S: AsRef<str>>(items: &[S]) -> Result<Self> {
        let mut clean: Vec<String> = Vec::with_capacity(items.len());
        for item in items {
            let item = clean_text(item.as_ref(), "a priority", MAX_CHARACTERS)?;
            if clean.iter().any(|known| fold(known) == fold(&item)) {
                return Err(Error::DuplicatePriority { item });
            }
            clean.push(item);
        }
        if !(FEWEST..=MOST).contains(&clean.len()) {
            return Err(Error::PriorityCount { found: clean.len() });
        }
        Ok(Self(clean))
    }

    /// The items in the order of the round's list.
    pub fn items(&self) -> &[String] {
        &self.0
    }

    /// Index of the item called `name`; case and outer white space do not matter.
    ///
    /// # Errors
    /// No such item.
    pub fn index_of(&self, name: &str) -> Result<usize> {
        let clean = clean_text(name, "a priority", MAX_CHARACTERS)?;
        let wanted = fold(&clean);
        let found = self.0.iter().position(|item| fold(item) == wanted);
        found.ok_or_else(|| Error::UnknownPriority { item: clean, known: self.0.join(", ") })
    }
}

fn fold(item: &str) -> String {
    item.to_lowercase()
}

/// Where one leader put one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the tie group of this index, 0 = most important.
    Ranked(u8),
    /// Shown but left out of a short list: tied behind all ranked items.
    Unranked,
    /// Never shown to this leader: pairs with it say nothing.
    NotShown,
}

/// One leader's ranking of all items of a round: one [`Place`] per item.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ranking(Vec<Place>);

impl Ranking {
    /// Builds a ranking from tie groups of item indices, best first. Items in no
    /// group are [`Place::Unranked`], or [`Place::NotShown`] when listed there.
    ///
    /// # Errors
    /// An index twice ([`Error::RankedTwice`]), also when both ranked and not shown.
    ///
    /// # Panics
    /// When an index is not below the number of items: look indices up with
    /// [`Priorities::index_of`].
    pub fn from_groups(
        priorities: &Priorities,
        groups: &[Vec<usize>],
        not_shown: &[usize],
    ) -> Result<Self> {
        let mut places = vec![Place::Unranked; priorities.items().len()];
        let ranked = groups.iter().filter(|group| !group.is_empty()).enumerate();
        let ranked = ranked.flat_map(|(level, group)| {
            group.iter().map(move |&item| (item, Place::Ranked(level as u8)))
        });
        let hidden = not_shown.iter().map(|&item| (item, Place::NotShown));
        for (item, place) in ranked.chain(hidden) {
            if places[item] != Place::Unranked {
                let item = priorities.items()[item].clone();
                return Err(Error::RankedTwice { item });
            }
            places[item] = place;
        }
        Ok(Self(places))
    }

    /// One place per item, in the order of the round's list.
    pub fn places(&self) -> &[Place] {
        &self.0
    }

    /// Whether this ranking says anything about an order: two ranked items or
    /// more, and not all shown items in one tie.
    pub fn is_informative(&self) -> bool {
        let ranked = self.0.iter().filter(|place| matches!(place, Place::Ranked(_))).count();
        let shown: Vec<Place> =
            self.0.iter().copied().filter(|place| *place != Place::NotShown).collect();
        ranked >= 2 && shown.iter().any(|place| *place != shown[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn abc() -> Priorities {
        Priorities::parse(&["Safety", "Growth", "Cost"]).unwrap()
    }

    #[test]
    fn items_are_found_whatever_their_case() {
        assert_eq!(abc().index_of(" growth ").unwrap(), 1);
        let unknown = abc().index_of("Speed").unwrap_err();
        let expected = "\"Speed\" is not one of the priorities (Safety, Growth, Cost)";
        assert_eq!(unknown.to_string(), expected);
    }

    #[test]
    fn lists_must_be_distinct_and_of_a_usable_size() {
        let twice = Priorities::parse(&["Safety", "safety", "Cost"]).unwrap_err();
        assert_eq!(twice, Error::DuplicatePriority { item: "safety".into() });
        let few = Priorities::parse(&["Safety", "Cost"]).unwrap_err();
        assert_eq!(few, Error::PriorityCount { found: 2 });
    }

    #[test]
    fn ties_and_short_lists_keep_their_meaning() {
        let ranking = Ranking::from_groups(&abc(), &[vec![2]], &[0]).unwrap();
        assert_eq!(ranking.places(), [Place::NotShown, Place::Unranked, Place::Ranked(0)]);
        let twice = Ranking::from_groups(&abc(), &[vec![2], vec![1, 2]], &[]);
        assert_eq!(twice.unwrap_err(), Error::RankedTwice { item: "Cost".into() });
    }

    #[test]
    fn one_item_or_one_tie_is_no_order() {
        let one = Ranking::from_groups(&abc(), &[vec![2]], &[]).unwrap();
        let all_tied = Ranking::from_groups(&abc(), &[vec![0, 1, 2]], &[]).unwrap();
        let tied_top = Ranking::from_groups(&abc(), &[vec![0, 1]], &[]).unwrap();
        assert!(!one.is_informative() && !all_tied.is_informative());
        assert!(tied_top.is_informative());
    }
}
