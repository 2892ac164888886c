//! The items of a round as the leaders' rankings name them: which there are,
//! which one a name means, and what a misspelt name probably meant.

use super::problem::{printable, quote};
use super::{Location, Problem, Problems};
use crate::domain::{self, Priorities, Ranking};
use std::collections::{BTreeMap, BTreeSet};

/// Names less alike than this are not worth suggesting (0 = nothing in common,
/// 1 = equal; Damerau-Levenshtein over the longer length).
const ALIKE: f64 = 0.6;

/// A misspelling differs in at most one letter of four, and in two at most.
const MOST_SLIPS: usize = 2;
const LETTERS_PER_SLIP: usize = 4;

/// More names than this are no list of priorities, and not worth comparing.
const MOST_NAMES: usize = 200;

/// Longer texts that are like no item may be an answer to another question, and
/// are not quoted.
const QUOTED_CHARACTERS: usize = 40;

/// An item's name and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) location: Location,
}

/// One leader's order as written: tie groups, best first.
pub(super) type Order = Vec<Vec<Named>>;

/// The items of the round: those given, else all that the orders name, in
/// alphabetical order, so that the order of the responses does not matter.
/// `None` without a problem when nothing names any.
pub(super) fn priorities(
    given: Option<(&[String], Location)>,
    orders: &[&Order],
    problems: &mut Problems,
) -> Option<Priorities> {
    if let Some((items, location)) = given {
        return parse(items, location, problems);
    }
    let spellings = spellings(orders);
    if spellings.len() > MOST_NAMES {
        let found = domain::Error::PriorityCount { found: spellings.len() };
        problems.add(Location::File, found.into());
        return None;
    }
    if spellings.is_empty() || has_misspelling(&spellings, orders, problems) {
        return None;
    }
    let items: Vec<&str> = spellings.values().map(Spelling::shown).collect();
    problems.keep(Location::File, Priorities::parse(&items))
}

/// The list as the round's items.
pub(super) fn parse(
    items: &[String],
    location: Location,
    problems: &mut Problems,
) -> Option<Priorities> {
    if items.len() > MOST_NAMES {
        let found = domain::Error::PriorityCount { found: items.len() };
        problems.add(location, found.into());
        return None;
    }
    problems.keep(location, Priorities::parse(items))
}

/// Index of the item that `named` means.
pub(super) fn find(
    named: &Named,
    priorities: Option<&Priorities>,
    problems: &mut Problems,
) -> Option<usize> {
    let Some(priorities) = priorities else {
        problems.add(named.location.clone(), Problem::NoPriorities);
        return None;
    };
    let found = priorities.index_of(&named.name).map_err(|_| unknown(&named.name, priorities));
    problems.keep(named.location.clone(), found)
}

/// A leader's order as a ranking; `None` when it has a problem.
pub(super) fn ranking(
    order: &Order,
    not_shown: &[Named],
    priorities: &Priorities,
    location: &Location,
    problems: &mut Problems,
) -> Option<Ranking> {
    let mut index_of = |named: &Named| find(named, Some(priorities), problems);
    let groups: Vec<Vec<Option<usize>>> =
        order.iter().map(|group| group.iter().map(&mut index_of).collect()).collect();
    let hidden: Vec<Option<usize>> = not_shown.iter().map(&mut index_of).collect();
    let groups: Option<Vec<Vec<usize>>> =
        groups.into_iter().map(|group| group.into_iter().collect()).collect();
    let hidden: Option<Vec<usize>> = hidden.into_iter().collect();
    let (groups, hidden) = (groups?, hidden?);
    if let Some(&both) = groups.iter().flatten().find(|item| hidden.contains(item)) {
        let item = priorities.items()[both].clone();
        problems.add(location.clone(), Problem::RankedNotShown { item });
        return None;
    }
    let ranking = Ranking::from_groups(priorities, &groups, &hidden);
    problems.keep(location.clone(), ranking)
}

/// The known name most like `name`, if any is near enough.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let name = fold(name);
    let likeness = |other: &str| strsim::normalized_damerau_levenshtein(&name, &fold(other));
    known
        .map(|other| (likeness(other), other))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, other)| other.to_owned())
}

/// A name with case and white space that do not matter taken out.
pub(super) fn fold(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn unknown(name: &str, priorities: &Priorities) -> Problem {
    let known = priorities.items();
    let nearest = nearest(name, known.iter().map(String::as_str));
    let length = name.chars().count();
    let is_item = nearest.is_some() || (length <= QUOTED_CHARACTERS && !name.contains('@'));
    let item = if is_item { quote(name) } else { format!("a text of {length} characters") };
    Problem::UnknownItem { item, nearest, known: known.join("; ") }
}

/// One item in all its rankings.
struct Spelling<'a> {
    /// As written, and how often.
    written: BTreeMap<&'a str, usize>,
    named_by: BTreeSet<usize>,
    first: &'a Location,
}

impl<'a> Spelling<'a> {
    /// As most wrote it; of equals, the first by code point.
    fn shown(&self) -> &'a str {
        let most = self.written.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
        most.map_or("", |(written, _)| written.trim())
    }
}

/// Items by folded name.
fn spellings<'a>(orders: &[&'a Order]) -> BTreeMap<String, Spelling<'a>> {
    let mut found: BTreeMap<String, Spelling<'a>> = BTreeMap::new();
    for (leader, order) in orders.iter().enumerate() {
        for named in order.iter().flatten() {
            let entry = found.entry(fold(&named.name)).or_insert_with(|| Spelling {
                written: BTreeMap::new(),
                named_by: BTreeSet::new(),
                first: &named.location,
            });
            *entry.written.entry(&named.name).or_default() += 1;
            entry.named_by.insert(leader);
        }
    }
    found
}

/// Two names that are almost alike and never stand in one ranking are one item,
/// spelt in two ways; the rarer is the slip.
fn has_misspelling(
    spellings: &BTreeMap<String, Spelling<'_>>,
    orders: &[&Order],
    problems: &mut Problems,
) -> bool {
    let mut found = false;
    for (name, slip) in spellings {
        let likely = spellings.iter().find(|(other, item)| {
            let more_frequent =
                (item.named_by.len(), name.as_str()) > (slip.named_by.len(), other.as_str());
            more_frequent
                && slip.named_by.len() * 2 <= orders.len()
                && item.named_by.is_disjoint(&slip.named_by)
                && is_slip(name, other)
        });
        if let Some((_, likely)) = likely {
            found = true;
            let (item, likely) = (printable(slip.shown()), printable(likely.shown()));
            problems.add(slip.first.clone(), Problem::Misspelt { item, likely });
        }
    }
    found
}

fn is_slip(name: &str, other: &str) -> bool {
    let letters = name.chars().count().min(other.chars().count());
    let allowed = (letters / LETTERS_PER_SLIP).min(MOST_SLIPS);
    strsim::damerau_levenshtein(name, other) <= allowed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(names: &[&str]) -> Order {
        let group = |name: &&str| vec![Named { name: (*name).into(), location: Location::File }];
        names.iter().map(group).collect()
    }

    fn items(orders: &[Order]) -> Result<Vec<String>, String> {
        let mut problems = Problems::default();
        let orders: Vec<&Order> = orders.iter().collect();
        let found = priorities(None, &orders, &mut problems);
        found
            .map(|list| list.items().to_vec())
            .ok_or_else(|| problems.into_error("team.csv").to_string())
    }

    #[test]
    fn the_union_does_not_depend_on_the_order_of_leaders() {
        let (first, second) = (order(&["Growth", "safety"]), order(&["Cost", "Safety", "Growth"]));
        let expected = Ok(vec!["Cost".to_owned(), "Growth".into(), "Safety".into()]);
        assert_eq!(items(&[first.clone(), second.clone()]), expected);
        assert_eq!(items(&[second, first]), expected);
    }

    #[test]
    fn a_misspelling_is_told_from_a_similar_item() {
        let right = order(&["Safety", "Growth", "Cost"]);
        let slip = order(&["Growth", "Saftey", "Cost"]);
        let error = items(&[right.clone(), right, slip]).unwrap_err();
        assert!(error.contains("\"Saftey\" looks like a misspelling of \"Safety\""), "{error}");
        let both = order(&["Market A1", "Market A2", "Cost"]);
        assert!(items(&[both]).is_ok());
    }

    #[test]
    fn only_near_names_are_suggested() {
        let known = ["sentence", "ranking", "stop"];
        assert_eq!(nearest("sentance", known.into_iter()), Some("sentence".into()));
        assert_eq!(nearest("comment", known.into_iter()), None);
    }
}
