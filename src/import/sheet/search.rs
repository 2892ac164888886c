//! Finds which column holds what: as the user says, else by the columns' names.
//! Where two columns could hold the same thing, nothing is guessed.

use super::header::{self, Column};
use super::layout::{Layout, RankingColumns};
use super::roles::{self, Role};
use super::series::{self, Series};
use crate::import::items::{self, fold};
use crate::import::problem::quote;
use crate::import::{Location, Options, Problem, Problems, numbers};
use std::collections::{BTreeMap, BTreeSet};

/// Most columns named in one message.
const SHOWN_COLUMNS: usize = 40;

/// Finds the columns; `None` when a problem was added.
pub(super) fn find(
    columns: &[Column],
    options: &Options,
    problems: &mut Problems,
) -> Option<Layout> {
    let mut search = Search { columns, options, problems, layout: Layout::default() };
    search.take_named();
    search.take_items();
    search.take_recognised();
    let Search { problems, layout, .. } = search;
    if !problems.is_empty() {
        return None;
    }
    if layout.read_columns().is_empty() {
        problems.add(Location::File, nothing_recognised(columns));
        return None;
    }
    Some(layout)
}

struct Search<'a> {
    columns: &'a [Column],
    options: &'a Options,
    problems: &'a mut Problems,
    layout: Layout,
}

impl Search<'_> {
    /// The columns the user named.
    fn take_named(&mut self) {
        let mut taken: BTreeMap<usize, Role> = BTreeMap::new();
        for role in Role::ALL {
            let Some(name) = role.named(&self.options.columns) else { continue };
            let called = self.called(name);
            let is_ranking = role == Role::Ranking;
            let series = is_ranking.then(|| series::with_stem(self.columns, name)).flatten();
            match (&called[..], series) {
                (_, Some(series)) => self.take_series(&series),
                ([column], None) => {
                    if let Some(first) = taken.insert(*column, role) {
                        let twice =
                            Problem::NamedTwice { first: first.flag(), second: role.flag() };
                        self.problems.add(self.columns[*column].location(), twice);
                    }
                    self.take(role, *column);
                }
                ([], None) => self.refuse_name(role, name),
                (several, None) => self.refuse_several(role, several),
            }
        }
    }

    /// The ranking's columns by the items that the user listed.
    fn take_items(&mut self) {
        let named = self.options.columns.ranking.is_some();
        let Some(items) = self.options.priorities.as_ref().filter(|_| !named) else { return };
        let mut found = series::of_items(self.columns, items);
        let mut lists = Vec::new();
        if let [series] = &found[..]
            && !series.stem.is_empty()
            && !series.is_ranking()
        {
            // "How do we perform in [Safety]" may stand beside the real ranking.
            let rankings = series::rankings(self.columns);
            lists = self.lists(&rankings);
            found.extend(rankings);
        }
        match (&found[..], &lists[..]) {
            ([], _) => {}
            ([series], []) => self.take_series(series),
            (several, lists) => self.refuse_several_series(several, lists),
        }
    }

    /// The single columns that could hold the ranking, beside these series.
    fn lists(&self, series: &[Series]) -> Vec<usize> {
        let in_series = |index| series.iter().flat_map(Series::columns).any(|own| own == index);
        let columns = self.columns.iter().enumerate();
        let lists = columns.filter(|(index, column)| {
            roles::of(&column.name) == [Role::Ranking] && !in_series(*index)
        });
        lists.map(|(index, _)| index).collect()
    }

    /// What is left, by the columns' names.
    fn take_recognised(&mut self) {
        let ranking_known = self.layout.ranking.is_some() || self.options.columns.ranking.is_some();
        let rankings = if ranking_known { vec![] } else { series::rankings(self.columns) };
        let in_series: BTreeSet<usize> = rankings.iter().flat_map(Series::columns).collect();
        let candidates = self.candidates(&in_series);
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Ranking) {
            match candidates.get(&role).map(Vec::as_slice) {
                None | Some([]) => {}
                Some([column]) => self.take(role, *column),
                Some(several) => self.refuse_several(role, several),
            }
        }
        let lists = candidates.get(&Role::Ranking).map_or(&[][..], Vec::as_slice);
        match (&rankings[..], lists) {
            ([], []) => {}
            ([series], []) => self.take_series(series),
            ([], [column]) => self.take(Role::Ranking, *column),
            ([], several) => self.refuse_several(Role::Ranking, several),
            (several, lists) => self.refuse_several_series(several, lists),
        }
    }

    /// The columns that could hold each thing not found yet.
    fn candidates(&mut self, in_series: &BTreeSet<usize>) -> BTreeMap<Role, Vec<usize>> {
        let taken = self.layout.read_columns();
        let mut candidates: BTreeMap<Role, Vec<usize>> = BTreeMap::new();
        for (index, column) in self.columns.iter().enumerate() {
            if taken.contains(&index) || in_series.contains(&index) {
                continue;
            }
            let mut possible = roles::of(&column.name);
            possible.retain(|role| !self.is_settled(*role));
            match possible[..] {
                [] => {}
                [role] => candidates.entry(role).or_default().push(index),
                _ => {
                    let list = |text: fn(Role) -> &'static str, between| {
                        possible.iter().map(|role| text(*role)).collect::<Vec<_>>().join(between)
                    };
                    let (roles, flags) = (list(Role::noun, " or "), list(Role::flag, " or "));
                    self.problems.add(column.location(), Problem::SeveralRoles { roles, flags });
                }
            }
        }
        candidates
    }

    fn is_settled(&self, role: Role) -> bool {
        let ranked = role == Role::Ranking && self.layout.ranking.is_some();
        ranked
            || self.layout.single.contains_key(&role)
            || role.named(&self.options.columns).is_some()
    }

    fn take(&mut self, role: Role, column: usize) {
        if role == Role::Ranking {
            self.layout.ranking = Some(RankingColumns::List(column));
        } else {
            self.layout.single.insert(role, column);
        }
    }

    fn take_series(&mut self, series: &Series) {
        self.layout.ranking = Some(match places(series) {
            Some(columns) => RankingColumns::PerPlace(columns),
            None => RankingColumns::PerItem(self.item_columns(series)),
        });
    }

    /// The columns of the items: all of the series, which must be the listed ones.
    fn item_columns(&mut self, series: &Series) -> Vec<(usize, String)> {
        let Some(items) = &self.options.priorities else { return series.parts.clone() };
        let is_item = |part: &str, item: &str| fold(part) == fold(item);
        for (column, part) in &series.parts {
            if !items.iter().any(|item| is_item(part, item)) {
                let nearest = items::nearest(part, items.iter().map(String::as_str));
                let (item, known) = (quote(part), items.join("; "));
                let unknown = Problem::UnknownItem { item, nearest, known };
                self.problems.add(self.columns[*column].location(), unknown);
            }
        }
        for item in items {
            if !series.parts.iter().any(|(_, part)| is_item(part, item)) {
                self.problems.add(Location::File, Problem::NoItemColumn { item: item.clone() });
            }
        }
        series.parts.clone()
    }

    /// The columns with this name or code; without any, the one with this letter.
    fn called(&self, name: &str) -> Vec<usize> {
        let which = |is_it: &dyn Fn(&Column) -> bool| -> Vec<usize> {
            let numbered = self.columns.iter().enumerate();
            numbered.filter(|(_, column)| is_it(column)).map(|(index, _)| index).collect()
        };
        let by_name = which(&|column| column.is_called(name));
        if by_name.is_empty() { which(&|column| column.letter == name) } else { by_name }
    }

    fn refuse_name(&mut self, role: Role, name: &str) {
        let names = self.columns.iter().filter_map(|column| column.shown().name);
        let names: Vec<String> = names.collect();
        let nearest = items::nearest(name, names.iter().map(String::as_str));
        let (name, columns) = (name.to_owned(), list_of(self.columns));
        let problem = Problem::NoSuchColumn { flag: role.flag(), name, nearest, columns };
        self.problems.add(Location::File, problem);
    }

    fn refuse_several(&mut self, role: Role, several: &[usize]) {
        let columns = several.iter().map(|index| self.columns[*index].shown().to_string());
        let columns = columns.collect::<Vec<_>>().join(" and ");
        let problem = Problem::SeveralColumns { role: role.noun(), columns, flag: role.flag() };
        self.problems.add(Location::File, problem);
    }

    fn refuse_several_series(&mut self, several: &[Series], lists: &[usize]) {
        let named = several.iter().map(|series| {
            let first = series.columns().next().map(|column| self.columns[column].shown());
            let first = first.map(|column| format!("from {column}")).unwrap_or_default();
            let stem = Some(&series.stem).filter(|stem| !stem.is_empty());
            let which = stem.map_or(first, |stem| format!("called {}", quote(stem)));
            format!("the {} columns {which}", series.parts.len())
        });
        let lists = lists.iter().map(|index| self.columns[*index].shown().to_string());
        let columns = named.chain(lists).collect::<Vec<_>>().join(" and ");
        let (role, flag) = (Role::Ranking.noun(), Role::Ranking.flag());
        self.problems.add(Location::File, Problem::SeveralColumns { role, columns, flag });
    }
}

/// The columns in order of their places, if the parts are the places 1, 2, 3 …
fn places(series: &Series) -> Option<Vec<usize>> {
    let doubled: Option<Vec<u32>> =
        series.parts.iter().map(|(_, part)| numbers::doubled_rank(part)).collect();
    let mut places: Vec<(u32, usize)> = doubled?.into_iter().zip(series.columns()).collect();
    places.sort_unstable();
    let in_order = places.iter().zip(1_u32..).all(|((place, _), expected)| *place == expected * 2);
    in_order.then(|| places.into_iter().map(|(_, column)| column).collect())
}

fn nothing_recognised(columns: &[Column]) -> Problem {
    if columns.iter().any(|column| header::looks_like_data(&column.name)) {
        return Problem::NoHeader;
    }
    Problem::NoColumns { columns: list_of(columns) }
}

fn list_of(columns: &[Column]) -> String {
    let shown = columns.iter().take(SHOWN_COLUMNS).map(Column::shown);
    let shown = shown.map(|column| match column.name {
        Some(name) => format!("{} \"{name}\"", column.letter),
        None => column.letter,
    });
    let more = if columns.len() > SHOWN_COLUMNS { ", …" } else { "" };
    format!("{}{more}", shown.collect::<Vec<_>>().join(", "))
}
