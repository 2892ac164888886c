//! The cells of each row as one leader's answers.

use super::header::Column;
use super::layout::{Layout, RankingColumns};
use super::roles::Role;
use super::{Row, order, ranks};
use crate::domain::{
    self, Clarity, Commitment, Forecast, Priorities, Ranking, Response, Sentence, Stop,
};
use crate::import::items::{self, Named, Order, fold};
use crate::import::problem::quote_short;
use crate::import::{Location, Problem, Problems, numbers};
use std::collections::BTreeSet;

/// What is known before the rows are read.
pub(super) struct Round<'a> {
    pub(super) columns: &'a [Column],
    pub(super) layout: &'a Layout,
    pub(super) invited: usize,
}

impl Round<'_> {
    /// The items of the round and each row's answers.
    pub(super) fn read(
        &self,
        rows: &[Row<'_>],
        given: Option<&[String]>,
        problems: &mut Problems,
    ) -> (Option<Priorities>, Vec<Response>) {
        let (priorities, rankings) = self.rankings(rows, given, problems);
        let rankings = rankings.into_iter().chain(std::iter::repeat(None));
        let read = |(row, ranking): (&Row<'_>, Option<Ranking>)| {
            self.response(row, ranking, priorities.as_ref(), problems)
        };
        let responses = rows.iter().zip(rankings).map(read).collect();
        (priorities, responses)
    }

    /// The items, and a ranking or nothing for each row; no rankings at all when
    /// there is none or the items are not clear.
    fn rankings(
        &self,
        rows: &[Row<'_>],
        given: Option<&[String]>,
        problems: &mut Problems,
    ) -> (Option<Priorities>, Vec<Option<Ranking>>) {
        let orders: Vec<Order> = match &self.layout.ranking {
            Some(RankingColumns::PerItem(parts)) => {
                return self.ranks(rows, parts, given, problems);
            }
            Some(RankingColumns::PerPlace(places)) => {
                order::from_places(rows, places, self.columns, problems).unwrap_or_default()
            }
            Some(RankingColumns::List(column)) => {
                order::from_list(rows, *column, self.columns, given, problems).unwrap_or_default()
            }
            None => vec![],
        };
        let given = given.map(|items| (items, Location::File));
        let named: Vec<&Order> = orders.iter().filter(|order| !order.is_empty()).collect();
        let Some(priorities) = items::priorities(given, &named, problems) else {
            return (None, vec![]);
        };
        let resolve = |(order, row): (&Order, &Row<'_>)| {
            let location = order.iter().flatten().next().map(|named| named.location.clone());
            let location = location.unwrap_or(Location::Row(row.number));
            let ranking = items::ranking(order, &[], &priorities, &location, problems);
            ranking.filter(|_| !order.is_empty())
        };
        let rankings = orders.iter().zip(rows).map(resolve).collect();
        (Some(priorities), rankings)
    }

    fn ranks(
        &self,
        rows: &[Row<'_>],
        parts: &[(usize, String)],
        given: Option<&[String]>,
        problems: &mut Problems,
    ) -> (Option<Priorities>, Vec<Option<Ranking>>) {
        let in_file: Vec<String> = parts.iter().map(|(_, item)| item.clone()).collect();
        let location = if given.is_none() { self.twice(parts) } else { None };
        let location = location.unwrap_or(Location::File);
        let Some(priorities) = items::parse(given.unwrap_or(&in_file), location, problems) else {
            return (None, vec![]);
        };
        let column_of = |item: &String| {
            let part = parts.iter().find(|(_, part)| fold(part) == fold(item));
            part.map(|(column, _)| *column)
        };
        let columns: Vec<usize> = priorities.items().iter().filter_map(column_of).collect();
        let rank = |row| ranks::ranking(row, &columns, self.columns, &priorities, problems);
        let rankings = rows.iter().map(rank).collect();
        (Some(priorities), rankings)
    }

    /// The second column of an item that has two.
    fn twice(&self, parts: &[(usize, String)]) -> Option<Location> {
        let mut known = BTreeSet::new();
        let second = parts.iter().find(|(_, item)| !known.insert(fold(item)));
        second.map(|(column, _)| self.columns[*column].location())
    }

    fn response(
        &self,
        row: &Row<'_>,
        ranking: Option<Ranking>,
        priorities: Option<&Priorities>,
        problems: &mut Problems,
    ) -> Response {
        let colleagues = self.invited.saturating_sub(1);
        let most = u32::try_from(colleagues).unwrap_or(u32::MAX);
        let first = self.filled(row, Role::ForecastFirst).and_then(|(name, location)| {
            items::find(&Named { name: name.to_owned(), location }, priorities, problems)
        });
        let forecast = |value| Forecast::parse_same(value, colleagues);
        let same = self.number(row, Role::ForecastSame, most, forecast, problems);
        Response {
            sentence: self
                .filled(row, Role::Sentence)
                .and_then(|(text, location)| problems.keep(location, Sentence::parse(text))),
            ranking,
            forecast: Forecast { same, first },
            recalled: None,
            stop: self
                .cell(row, Role::Stop)
                .and_then(|(text, location)| problems.keep(location, Stop::parse(text))),
            clarity: self.number(row, Role::Clarity, 100, Clarity::parse, problems),
            commitment: self.number(row, Role::Commitment, 5, Commitment::parse, problems),
        }
    }

    /// The cell and its place, unless it is empty.
    fn cell<'r>(&self, row: &Row<'r>, role: Role) -> Option<(&'r str, Location)> {
        let column = self.layout.column(role)?;
        let text = row.cells[column].trim();
        (!text.is_empty()).then(|| (text, self.columns[column].cell(row.number)))
    }

    /// The cell and its place, unless it says "no answer".
    fn filled<'r>(&self, row: &Row<'r>, role: Role) -> Option<(&'r str, Location)> {
        self.cell(row, role).filter(|(text, _)| !numbers::is_blank(text))
    }

    fn number<T>(
        &self,
        row: &Row<'_>,
        role: Role,
        high: u32,
        parse: impl Fn(f64) -> domain::Result<T>,
        problems: &mut Problems,
    ) -> Option<T> {
        let (text, location) = self.filled(row, role)?;
        let Some(value) = numbers::on_scale(text, high) else {
            problems.add(location, Problem::NotANumber { found: quote_short(text), high });
            return None;
        };
        problems.keep(location, parse(value))
    }
}
