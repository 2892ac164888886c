//! The ranking as items in order: all in one cell, or one cell for each place.

use super::Row;
use super::header::Column;
use crate::import::items::{Named, Order, fold};
use crate::import::{Location, Problem, Problems, numbers};
use std::collections::{BTreeMap, BTreeSet};

/// What separates the items of a cell, surest first.
const SEPARATORS: [char; 3] = [';', '|', '\n'];

/// The orders of a column that holds all items, one for each row.
/// `None` when it is not clear what separates them.
pub(super) fn from_list(
    rows: &[Row<'_>],
    column: usize,
    columns: &[Column],
    known: Option<&[String]>,
    problems: &mut Problems,
) -> Option<Vec<Order>> {
    let cells: Vec<&str> = rows.iter().map(|row| row.cells[column].trim()).collect();
    let cells: Vec<&str> =
        cells.into_iter().map(|cell| if numbers::is_blank(cell) { "" } else { cell }).collect();
    let lists = json_lists(&cells).map_or_else(|| split(&cells, known), Ok);
    let lists = problems.keep(columns[column].location(), lists)?;
    let order = |(row, list): (&Row<'_>, &Vec<String>)| {
        let location = columns[column].cell(row.number);
        let groups = list.iter().map(|group| tie(group, known, &location));
        groups.filter(|group| !group.is_empty()).collect()
    };
    Some(rows.iter().zip(&lists).map(order).collect())
}

fn split(cells: &[&str], known: Option<&[String]>) -> Result<Vec<Vec<String>>, Problem> {
    let separator = separator(cells, known)?;
    let pieces = |cell: &&str| cell.split(separator).map(str::to_owned).collect();
    Ok(cells.iter().map(pieces).collect())
}

/// Some tools write a list as JSON: `["Safety","Cost"]`. All cells do, or none.
fn json_lists(cells: &[&str]) -> Option<Vec<Vec<String>>> {
    let list = |cell: &&str| match *cell {
        "" => Some(vec![]),
        cell => serde_json::from_str(cell).ok(),
    };
    cells.iter().map(list).collect()
}

/// The orders of columns for each place, best first. `None` when they hold ranks
/// instead of items.
pub(super) fn from_places(
    rows: &[Row<'_>],
    places: &[usize],
    columns: &[Column],
    problems: &mut Problems,
) -> Option<Vec<Order>> {
    let cells = || rows.iter().flat_map(|row| places.iter().map(|place| row.cells[*place].trim()));
    let mut filled = cells().filter(|cell| !numbers::is_blank(cell)).peekable();
    if filled.peek().is_some() && filled.all(|cell| numbers::doubled_rank(cell).is_some()) {
        let first = places.first().map_or(Location::File, |place| columns[*place].location());
        problems.add(first, Problem::NamelessItems);
        return None;
    }
    Some(rows.iter().map(|row| order_of(row, places, columns, problems)).collect())
}

fn order_of(row: &Row<'_>, places: &[usize], columns: &[Column], problems: &mut Problems) -> Order {
    let mut order = Order::new();
    let mut gap = false;
    for &column in places {
        let (cell, location) = (row.cells[column].trim(), columns[column].cell(row.number));
        if numbers::is_blank(cell) {
            gap = true;
        } else if gap {
            problems.add(location, Problem::PlaceGap);
            return order;
        } else {
            order.push(vec![Named { name: cell.to_owned(), location }]);
        }
    }
    order
}

/// `A = B` is a tie, unless an item is called so.
fn tie(group: &str, known: Option<&[String]>, location: &Location) -> Vec<Named> {
    let is_item = known.is_some_and(|items| items.iter().any(|item| fold(item) == fold(group)));
    let names = if is_item { vec![group] } else { group.split('=').collect() };
    let names = names.into_iter().map(str::trim).filter(|name| !name.is_empty());
    names.map(|name| Named { name: name.to_owned(), location: location.clone() }).collect()
}

fn separator(cells: &[&str], known: Option<&[String]>) -> Result<char, Problem> {
    let occurs = |separator: char| cells.iter().any(|cell| cell.contains(separator));
    if let Some(sure) = SEPARATORS.into_iter().find(|separator| occurs(*separator)) {
        return Ok(sure);
    }
    let is_one_group = |cell: &&str| known.is_some_and(|items| is_tie_of(cell, items));
    if cells.iter().all(is_one_group) {
        return Ok(SEPARATORS[0]);
    }
    let commas = match known {
        Some(items) => items.iter().all(|item| !item.contains(',')),
        None => !occurs(',') || no_pair_always_together(cells),
    };
    match (occurs(','), commas, known) {
        (true, true, _) => Ok(','),
        (true, false, _) => Err(Problem::AmbiguousCommas),
        // Only unknown items are left: they will be refused by name.
        (false, _, Some(_)) => Ok(SEPARATORS[0]),
        (false, _, None) => Err(Problem::NoSeparator),
    }
}

/// Whether the cell needs no separator: it is empty, an item, or a tie of items.
fn is_tie_of(cell: &str, items: &[String]) -> bool {
    let is_item = |name: &str| items.iter().any(|item| fold(item) == fold(name));
    cell.is_empty() || is_item(cell) || cell.split('=').all(is_item)
}

/// An item with a comma in it would give two pieces that always stand together,
/// in the same order, and never apart.
fn no_pair_always_together(cells: &[&str]) -> bool {
    let mut after: BTreeMap<String, BTreeSet<Option<String>>> = BTreeMap::new();
    let mut before = after.clone();
    for cell in cells.iter().filter(|cell| !cell.is_empty()) {
        let pieces: Vec<String> = cell.split(',').map(fold).collect();
        for (place, piece) in pieces.iter().enumerate() {
            let previous = place.checked_sub(1).map(|place| pieces[place].clone());
            after.entry(piece.clone()).or_default().insert(pieces.get(place + 1).cloned());
            before.entry(piece.clone()).or_default().insert(previous);
        }
    }
    let always_before = |piece: &String, next: &BTreeSet<Option<String>>| {
        next.len() == 1
            && next.iter().flatten().any(|next| {
                before.get(next).is_some_and(|previous| {
                    previous.len() == 1 && previous.contains(&Some(piece.clone()))
                })
            })
    };
    !after.iter().any(|(piece, next)| always_before(piece, next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sure_separator_wins_over_commas() {
        assert_eq!(separator(&["Safety, health; Cost", "Cost"], None), Ok(';'));
        assert_eq!(separator(&["Safety, health|Cost"], None), Ok('|'));
        assert_eq!(separator(&["Safety, health\nCost"], None), Ok('\n'));
    }

    #[test]
    fn commas_count_only_when_no_item_can_hold_one() {
        let mixed = ["Cost, Safety, Growth", "Growth, Cost, Safety", "Safety, Growth, Cost"];
        assert_eq!(separator(&mixed[..2], None), Err(Problem::AmbiguousCommas));
        assert_eq!(separator(&["A, B, C", "C, A, B", "B, A, C"], None), Ok(','));
        let inner =
            ["Safety, health, Cost, Growth", "Cost, Safety, health, Growth", "Growth, Cost"];
        assert_eq!(separator(&inner, None), Err(Problem::AmbiguousCommas));
        let known = ["Cost".to_owned(), "Safety".into(), "Growth".into()];
        assert_eq!(separator(&mixed[..1], Some(&known)), Ok(','));
        let with_comma = ["Cost".to_owned(), "Safety, health".into()];
        assert_eq!(separator(&mixed[..1], Some(&with_comma)), Err(Problem::AmbiguousCommas));
    }

    #[test]
    fn texts_that_are_no_lists_are_refused() {
        assert_eq!(separator(&["We grow", ""], None), Err(Problem::NoSeparator));
    }
}
