//! Which columns of a table are read, and as what.

use super::header::Column;
use super::roles::Role;
use crate::import::numbers;
use std::collections::{BTreeMap, BTreeSet};

/// How the ranking is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RankingColumns {
    /// A column for each item, with its rank in it: column and item.
    PerItem(Vec<(usize, String)>),
    /// A column for each place, best first, with an item in it.
    PerPlace(Vec<usize>),
    /// One column with all items in order.
    List(usize),
}

/// The columns to read.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) ranking: Option<RankingColumns>,
    /// The column of everything else.
    pub(super) single: BTreeMap<Role, usize>,
}

impl Layout {
    /// The column that holds `role`, which is not the ranking.
    pub(super) fn column(&self, role: Role) -> Option<usize> {
        self.single.get(&role).copied()
    }

    /// Whether a row answers anything. "N/A" answers only what to stop.
    pub(super) fn is_answered(&self, cells: &[String]) -> bool {
        let stop = self.column(Role::Stop);
        self.read_columns().into_iter().any(|column| match cells.get(column) {
            Some(cell) if stop == Some(column) => !cell.trim().is_empty(),
            Some(cell) => !numbers::is_blank(cell),
            None => false,
        })
    }

    /// What is read from where, in words.
    pub(super) fn described(&self, columns: &[Column]) -> Vec<String> {
        let name = |index: usize| columns[index].shown().to_string();
        let ranking = match &self.ranking {
            Some(RankingColumns::PerItem(parts)) => {
                let first = parts.first().map(|(column, _)| name(*column)).unwrap_or_default();
                Some(format!("{} columns of ranks from {first}", parts.len()))
            }
            Some(RankingColumns::PerPlace(places)) => {
                let first = places.first().map(|place| name(*place)).unwrap_or_default();
                Some(format!("{} columns of places from {first}", places.len()))
            }
            Some(RankingColumns::List(column)) => Some(name(*column)),
            None => None,
        };
        let single = self.single.iter().map(|(role, column)| (*role, name(*column)));
        let all: BTreeMap<Role, String> =
            single.chain(ranking.map(|text| (Role::Ranking, text))).collect();
        all.into_iter().map(|(role, columns)| format!("{}: {columns}", role.noun())).collect()
    }

    /// All columns that are read.
    pub(super) fn read_columns(&self) -> BTreeSet<usize> {
        let ranking: Vec<usize> = match &self.ranking {
            Some(RankingColumns::PerItem(parts)) => parts.iter().map(|part| part.0).collect(),
            Some(RankingColumns::PerPlace(columns)) => columns.clone(),
            Some(RankingColumns::List(column)) => vec![*column],
            None => vec![],
        };
        self.single.values().copied().chain(ranking).collect()
    }
}
