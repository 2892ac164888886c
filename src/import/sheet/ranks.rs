//! The ranking as one column per item with its rank.
//!
//! A leader's ranks must be 1, 2, 3 … without gaps. Ties may be written in any
//! of the usual ways: sharing the best place (1, 2, 2, 4), without a gap
//! (1, 2, 2, 3), or as the mean of the places shared (1, 2.5, 2.5, 4). The same
//! rank for every item is all one tie. Everything else, such as 1, 2, 5 with
//! blanks that may belong between, or 2, 4, 5, 5 from a rating scale, could mean
//! several orders, and is refused.

use super::Row;
use super::header::Column;
use crate::domain::{Priorities, Ranking};
use crate::import::problem::quote_short;
use crate::import::{Location, Problem, Problems, numbers};

/// What a rank cell holds, beside the usual marks, when an item is not ranked.
const NOT_RANKED: [&str; 4] =
    ["not ranked", "unranked", "not a priority", "not a priority this year"];

/// One row's ranking; `None` when nothing is ranked or something is wrong.
/// `item_columns` holds a column for each item, in the order of `priorities`.
pub(super) fn ranking(
    row: &Row<'_>,
    item_columns: &[usize],
    columns: &[Column],
    priorities: &Priorities,
    problems: &mut Problems,
) -> Option<Ranking> {
    let mut ranked: Vec<(u32, usize)> = Vec::new();
    let mut readable = true;
    for (item, &column) in item_columns.iter().enumerate() {
        let cell = row.cells[column].trim();
        if numbers::is_blank(cell) || NOT_RANKED.contains(&cell.to_lowercase().as_str()) {
            continue;
        }
        match in_range(cell, item_columns.len()) {
            Ok(rank) => ranked.push((rank, item)),
            Err(problem) => {
                problems.add(columns[column].cell(row.number), problem);
                readable = false;
            }
        }
    }
    if !readable || ranked.is_empty() {
        return None;
    }
    let groups =
        problems.keep(Location::Row(row.number), groups(&mut ranked, item_columns.len()))?;
    let ranking = Ranking::from_groups(priorities, &groups, &[]);
    problems.keep(Location::Row(row.number), ranking)
}

fn in_range(cell: &str, items: usize) -> Result<u32, Problem> {
    let rank =
        numbers::doubled_rank(cell).filter(|rank| (2..=items * 2).contains(&(*rank as usize)));
    rank.ok_or_else(|| Problem::NotARank { found: quote_short(cell), items })
}

/// Tie groups, best first, of items with their doubled ranks.
fn groups(ranked: &mut [(u32, usize)], items: usize) -> Result<Vec<Vec<usize>>, Problem> {
    ranked.sort_unstable();
    let mut groups: Vec<(u32, Vec<usize>)> = Vec::new();
    for &(rank, item) in ranked.iter() {
        match groups.last_mut() {
            Some((last, group)) if *last == rank => group.push(item),
            _ => groups.push((rank, vec![item])),
        }
    }
    let all_tied = groups.len() == 1 && ranked.len() == items;
    if all_tied || is_gapless(&groups) {
        return Ok(groups.into_iter().map(|(_, group)| group).collect());
    }
    let found: Vec<String> =
        ranked.iter().map(|(rank, _)| (f64::from(*rank) / 2.0).to_string()).collect();
    Err(Problem::RankGap { found: found.join(", ") })
}

/// Whether the ranks follow one of the ways to write ties.
fn is_gapless(groups: &[(u32, Vec<usize>)]) -> bool {
    let (mut shared, mut dense, mut mean) = (true, true, true);
    let mut place = 1;
    for (level, (rank, group)) in (1..).zip(groups) {
        let size = group.len() as u32;
        shared &= *rank == place * 2;
        dense &= *rank == level * 2;
        mean &= *rank == place * 2 + size - 1;
        place += size;
    }
    shared || dense || mean
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tie groups of items 0, 1, 2 … with these ranks; NaN = not ranked.
    fn grouped(ranks: &[f64]) -> Result<Vec<Vec<usize>>, Problem> {
        let ranked = ranks.iter().enumerate().filter(|(_, rank)| !rank.is_nan());
        let mut ranked: Vec<(u32, usize)> =
            ranked.map(|(item, rank)| ((rank * 2.0) as u32, item)).collect();
        groups(&mut ranked, ranks.len())
    }

    const NO: f64 = f64::NAN;

    #[test]
    fn ties_are_read_however_they_are_written() {
        let expected = Ok(vec![vec![3], vec![0, 1], vec![2]]);
        for ranks in [[2.0, 2.0, 4.0, 1.0], [2.0, 2.0, 3.0, 1.0], [2.5, 2.5, 4.0, 1.0]] {
            assert_eq!(grouped(&ranks), expected, "{ranks:?}");
        }
    }

    #[test]
    fn the_same_rank_for_all_is_one_tie() {
        for same in [1.0, 2.0, 3.0] {
            assert_eq!(grouped(&[same; 3]), Ok(vec![vec![0, 1, 2]]));
        }
    }

    #[test]
    fn a_short_list_is_gapless_from_one() {
        assert_eq!(grouped(&[2.0, NO, 1.0, NO]), Ok(vec![vec![2], vec![0]]));
        assert_eq!(grouped(&[1.0, NO, 1.0, NO]), Ok(vec![vec![0, 2]]));
    }

    #[test]
    fn what_could_mean_several_orders_is_refused() {
        for ranks in [
            vec![1.0, 2.0, 5.0, NO, NO],
            vec![2.0, 3.0, NO],
            vec![2.0, 4.0, 5.0, 5.0, 4.0],
            vec![2.0, 2.0, NO],
            vec![1.0, 2.5, 3.0],
        ] {
            assert!(grouped(&ranks).is_err(), "{ranks:?}");
        }
        let message = grouped(&[1.0, 2.0, 5.0, NO, NO]).unwrap_err().to_string();
        assert!(message.starts_with("the ranks are 1, 2, 5, but"), "{message}");
    }
}
