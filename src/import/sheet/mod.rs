//! CSV as survey tools export it: one row per leader, its columns recognised by
//! name or named by the user, everything else ignored.

mod answers;
mod grid;
mod header;
mod layout;
mod order;
mod ranks;
mod roles;
mod search;
mod series;

use super::{
    Imported, Location, MAX_RESPONSES, ORDER_FLAG, Options, Problem, Problems, counted,
    given_order, invited, items, official, team_name,
};
use crate::domain::{Official, Responses};
use answers::Round;
use grid::Record;
use header::Column;
use layout::Layout;

/// The most columns of one file.
const MAX_COLUMNS: usize = 2_000;

/// One leader's cells, one for each column.
struct Row<'a> {
    /// As a spreadsheet counts.
    number: usize,
    cells: &'a [String],
}

pub(super) fn read(
    file_name: &str,
    text: &str,
    options: &Options,
    problems: &mut Problems,
) -> Option<Imported> {
    let records = grid::records(text, problems)?;
    refuse_loose_quotes(&records, problems)?;
    check_width(&records, problems)?;
    let (columns, header_rows) = header::read(&records);
    let layout = search::find(&columns, options, problems)?;
    let body = &records[header_rows.min(records.len())..];
    let rows = rows(body, &columns, &layout, problems);
    let skipped = body.len() - rows.len();
    check_count(rows.len(), problems)?;

    let team = team_name(options.team.as_deref(), file_name, problems);
    let invited = invited(options.invited, rows.len(), problems);
    let statement = official(options.official.as_deref(), Location::File, problems);
    let round = Round { columns: &columns, layout: &layout, invited };
    let (priorities, responses) = round.read(&rows, options.priorities.as_deref(), problems);

    let order = given_order(options.official_order.as_deref())
        .and_then(|order| items::ranking(&order, &[], priorities.as_ref()?, &ORDER_FLAG, problems));
    let official = Official { statement, order };
    let responses = Responses { team: team?, invited, official, priorities, responses };
    let note = counted(skipped, "row without answers was", "rows without answers were");
    let notes = if skipped > 0 { vec![format!("{note} skipped")] } else { vec![] };
    let columns_read = layout.described(&columns);
    Some(Imported { responses, columns_read, ignored_columns: ignored(&columns, &layout), notes })
}

/// After a loose quotation mark nothing is where it seems: no other problem of
/// the file would be worth reading.
fn refuse_loose_quotes(records: &[Record], problems: &mut Problems) -> Option<()> {
    for record in records.iter().filter(|record| record.loose_quote) {
        problems.add(Location::Row(record.row), Problem::LooseQuote);
    }
    problems.is_empty().then_some(())
}

/// The rows with something to read. Rows of a wrong length are problems.
fn rows<'a>(
    body: &'a [Record],
    columns: &[Column],
    layout: &Layout,
    problems: &mut Problems,
) -> Vec<Row<'a>> {
    // Columns without a name at the end may be missing; those that are read may not.
    let named = columns.iter().rposition(|column| !column.name.is_empty());
    let last = named.max(layout.read_columns().last().copied());
    let expected = last.map_or(0, |last| last + 1);
    let mut rows = Vec::with_capacity(body.len());
    for record in body {
        let cells = &record.cells[..];
        let is_filled = |cell: &String| !cell.trim().is_empty();
        let found = cells.iter().rposition(is_filled).map_or(0, |last| last + 1);
        if found > columns.len() {
            let problem = Problem::TooManyCells { found, expected: columns.len() };
            problems.add(Location::Row(record.row), problem);
        } else if found > 0 && cells.len() < expected {
            let problem = Problem::TooFewCells { found: cells.len(), expected };
            problems.add(Location::Row(record.row), problem);
        } else if layout.is_answered(cells) {
            rows.push(Row { number: record.row, cells: &cells[..expected] });
        }
    }
    rows
}

fn check_width(records: &[Record], problems: &mut Problems) -> Option<()> {
    let found = records.first().map_or(0, |record| record.cells.len());
    if found > MAX_COLUMNS {
        problems.add(Location::File, Problem::TooManyColumns { found, limit: MAX_COLUMNS });
        return None;
    }
    Some(())
}

fn check_count(found: usize, problems: &mut Problems) -> Option<()> {
    if found > MAX_RESPONSES {
        let limit = MAX_RESPONSES;
        problems.add(Location::File, Problem::TooManyResponses { found, limit });
        return None;
    }
    if found == 0 {
        // Rows of a wrong length have said so themselves.
        if problems.is_empty() {
            problems.add(Location::File, Problem::NoResponses);
        }
        return None;
    }
    Some(())
}

/// The names of the columns not read; a letter where the name is not to be shown.
fn ignored(columns: &[Column], layout: &Layout) -> Vec<String> {
    let read = layout.read_columns();
    let others = columns.iter().enumerate().filter(|(index, _)| !read.contains(index));
    let named = others.map(|(_, column)| column.shown());
    named.map(|column| column.name.unwrap_or(format!("column {}", column.letter))).collect()
}
