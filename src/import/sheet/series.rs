//! Columns that belong to one question: `Rank them [Safety]`, `Rank them [Cost]`.

use super::header::Column;
use super::roles::{self, Role};
use crate::import::items::fold;
use std::collections::BTreeMap;

/// What stands between a question and one of its parts.
const JOINTS: [&str; 6] = [" - ", " – ", " — ", ": ", " | ", " / "];

/// How many of the same joint, from the end of a name, are tried.
const MOST_JOINTS: usize = 8;

/// The columns of one question in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Series {
    /// What their names have in common; empty for columns named by an item alone.
    pub(super) stem: String,
    /// Column index and what its name adds to the stem.
    pub(super) parts: Vec<(usize, String)>,
}

impl Series {
    pub(super) fn columns(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().map(|(column, _)| *column)
    }

    fn is_disjoint(&self, other: &Self) -> bool {
        self.columns().all(|column| other.columns().all(|own| own != column))
    }

    /// Whether the words of the stem ask for a ranking.
    pub(super) fn is_ranking(&self) -> bool {
        roles::of(&self.stem) == [Role::Ranking]
    }
}

/// Every set of two or more columns whose names could be parts of one question.
fn all(columns: &[Column]) -> Vec<Series> {
    let mut by_stem: BTreeMap<String, Series> = BTreeMap::new();
    for (index, column) in columns.iter().enumerate() {
        for (stem, part) in splits(&column.name) {
            let new = || Series { stem: stem.to_owned(), parts: vec![] };
            let series = by_stem.entry(fold(stem)).or_insert_with(new);
            if series.columns().all(|known| known != index) {
                series.parts.push((index, part.to_owned()));
            }
        }
    }
    by_stem.into_values().filter(|series| series.parts.len() > 1).collect()
}

/// The ranking's columns by the words of their stem; several when it is not
/// clear which. Of stems that share columns, the one with most columns, then
/// the longest, is meant.
pub(super) fn rankings(columns: &[Column]) -> Vec<Series> {
    let mut found: Vec<Series> = all(columns).into_iter().filter(Series::is_ranking).collect();
    found.sort_by_key(|series| std::cmp::Reverse((series.parts.len(), series.stem.len())));
    let mut kept: Vec<Series> = Vec::new();
    for series in found {
        if kept.iter().all(|other| other.is_disjoint(&series)) {
            kept.push(series);
        }
    }
    kept.sort_by_key(|series| series.columns().next());
    kept
}

/// The columns whose common stem the user gave, by their names or their codes.
pub(super) fn with_stem(columns: &[Column], stem: &str) -> Option<Series> {
    let wanted = bare(stem);
    let all = all(columns);
    if let Some(by_name) = all.iter().find(|series| bare(&series.stem) == wanted) {
        return Some(by_name.clone());
    }
    let is_coded = |column: &Column| {
        let code = column.code.as_deref().and_then(numbered);
        code.is_some_and(|(stem, _)| bare(stem) == wanted)
    };
    let coded = || (0..columns.len()).filter(|index| is_coded(&columns[*index]));
    all.into_iter().filter(|series| series.columns().eq(coded())).max_by_key(|s| s.stem.len())
}

/// A stem without what the user may leave out at its end.
fn bare(stem: &str) -> String {
    fold(stem).trim_end_matches([':', '-', '[', ' ', '.']).to_owned()
}

/// The columns named by the listed items, alone or as parts of one question.
/// Several when it is not clear which; the best incomplete one when none has all.
pub(super) fn of_items(columns: &[Column], items: &[String]) -> Vec<Series> {
    let is_item = |name: &str| items.iter().any(|item| fold(item) == fold(name));
    let alone = columns.iter().enumerate().filter(|(_, column)| is_item(&column.name));
    let alone = Series {
        stem: String::new(),
        parts: alone.map(|(index, column)| (index, column.name.clone())).collect(),
    };
    let hits = |series: &Series| series.parts.iter().filter(|(_, part)| is_item(part)).count();
    let mut found: Vec<Series> = all(columns);
    found.push(alone);
    let most = found.iter().map(hits).max().unwrap_or(0);
    if most < 2 {
        return vec![];
    }
    found.retain(|series| hits(series) == most);
    if found.iter().any(Series::is_ranking) {
        found.retain(Series::is_ranking);
    }
    found
}

/// Every way to take a name for a question and one of its parts.
fn splits(name: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    if let Some(inner) = name.strip_suffix(']') {
        let places = inner.rmatch_indices('[').take(MOST_JOINTS);
        found.extend(places.map(|(at, _)| (&inner[..at], &inner[at + 1..])));
    }
    for joint in JOINTS {
        let places = name.rmatch_indices(joint).take(MOST_JOINTS);
        found.extend(places.map(|(at, _)| (&name[..at], &name[at + joint.len()..])));
    }
    found.extend(numbered(name));
    let trimmed = found.into_iter().map(|(stem, part)| (stem.trim(), part.trim()));
    trimmed.filter(|(stem, part)| !stem.is_empty() && !part.is_empty()).collect()
}

/// `Rank 1` and `Q3_1` end in the number of a place or a part.
fn numbered(name: &str) -> Option<(&str, &str)> {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = &name[stem.len()..];
    let stem = stem.trim_end_matches(['_', '#', ' ', '.']);
    (!stem.is_empty() && !number.is_empty()).then_some((stem, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(names: &[&str]) -> Vec<Column> {
        let column =
            |name: &&str| Column { name: (*name).to_owned(), code: None, letter: String::new() };
        names.iter().map(column).collect()
    }

    fn parts(series: &[Series]) -> Vec<Vec<&str>> {
        let parts = |series: &Series| series.parts.len();
        assert!(series.iter().all(|series| parts(series) > 1));
        series.iter().map(|s| s.parts.iter().map(|(_, part)| part.as_str()).collect()).collect()
    }

    #[test]
    fn parts_are_found_in_each_tool_s_spelling() {
        for [one, two] in [
            ["Rank the priorities [Safety]", "Rank the priorities [Cost]"],
            ["Rank the priorities. - Safety", "Rank the priorities. - Cost"],
            ["Rank: which first? - Safety", "Rank: which first? - Cost"],
            ["Rank the priorities: Safety", "Rank the priorities: Cost"],
        ] {
            let columns = columns(&["Timestamp", one, two]);
            assert_eq!(parts(&rankings(&columns)), [["Safety", "Cost"]], "{one}");
        }
    }

    #[test]
    fn an_item_may_hold_a_joint() {
        let columns = columns(&["Rank - Cost - EU", "Rank - Cost - US", "Rank - Safety"]);
        assert_eq!(parts(&rankings(&columns)), [["Cost - EU", "Cost - US", "Safety"]]);
    }

    #[test]
    fn two_rankings_stay_two() {
        let columns =
            columns(&["Rank now [A]", "Rank now [B]", "Rank later [A]", "Rank later [B]"]);
        assert_eq!(rankings(&columns).len(), 2);
    }

    #[test]
    fn listed_items_find_their_columns() {
        let items = ["Safety".to_owned(), "Cost".to_owned()];
        let alone = columns(&["Notes", "safety", "COST"]);
        assert_eq!(parts(&of_items(&alone, &items)), [["safety", "COST"]]);
        let coded = columns(&["Q3 [Safety]", "Q3 [Cost]", "Q9"]);
        assert_eq!(parts(&of_items(&coded, &items)), [["Safety", "Cost"]]);
    }
}
