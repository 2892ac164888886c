//! Delimited text as a grid of cells, with rows numbered as a spreadsheet does.

use crate::import::{Location, Problem, Problems};

const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// One row with at least one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// Counted from 1; blank rows count, line breaks inside quotation marks do not.
    pub(super) row: usize,
    pub(super) cells: Vec<String>,
    /// A quotation mark in it does not pair up.
    pub(super) loose_quote: bool,
}

/// All rows that are not blank lines. `None` when a problem was added.
pub(super) fn records(text: &str, problems: &mut Problems) -> Option<Vec<Record>> {
    let (text, separator) = match announced_separator(text) {
        Some((separator, rest)) => (rest, separator),
        None => (text, problems.keep(Location::File, detect_separator(text))?),
    };
    problems.keep(Location::File, split(text, separator))
}

/// Excel's own first line `sep=;`, which it hides.
fn announced_separator(text: &str) -> Option<(u8, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let separator = line.trim_matches('"').strip_prefix("sep=")?;
    let separator = SEPARATORS.into_iter().find(|byte| separator.as_bytes() == [*byte])?;
    Some((separator, rest))
}

/// The separator that stands in the first row and gives most rows as many cells
/// as that row; with equal claims, the one that gives more cells.
fn detect_separator(text: &str) -> Result<u8, Problem> {
    let mut best = (0.0, 1, SEPARATORS[0]);
    for separator in SEPARATORS {
        let records = split(text, separator)?;
        let width = records.first().map_or(0, |first| first.cells.len());
        let even = records.iter().filter(|record| record.cells.len() == width).count();
        let share = even as f64 / records.len().max(1) as f64;
        if width > 1 && (share, width) > (best.0, best.1) {
            best = (share, width, separator);
        }
    }
    Ok(best.2)
}

fn split(text: &str, separator: u8) -> Result<Vec<Record>, Problem> {
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .terminator(::csv::Terminator::Any(b'\n'))
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    let mut cells = ::csv::StringRecord::new();
    let (mut start, mut row) = (0, 0);
    while reader.read_record(&mut cells).map_err(|error| unreadable(&error))? {
        let end = reader.position().byte() as usize;
        let source = &text[start..end];
        let record = source.trim_start_matches('\n');
        row += source.len() - record.len() + 1;
        records.push(Record {
            row,
            cells: cells.iter().map(str::to_owned).collect(),
            loose_quote: has_loose_quote(record, char::from(separator)),
        });
        start = end;
    }
    Ok(records)
}

fn unreadable(error: &::csv::Error) -> Problem {
    Problem::Table { reason: error.to_string() }
}

/// Whether a quoted cell is not closed, or goes on after it was closed. Either
/// way the cells, and even the rows, may not be what the writer meant.
fn has_loose_quote(record: &str, separator: char) -> bool {
    let mut rest = record.chars().peekable();
    let (mut quoted, mut cell_starts) = (false, true);
    while let Some(c) = rest.next() {
        let opens = cell_starts && c == '"';
        cell_starts = !quoted && c == separator;
        if opens {
            quoted = true;
        } else if quoted && c == '"' && rest.next_if_eq(&'"').is_none() {
            quoted = false;
            if !rest.peek().is_none_or(|next| *next == separator || *next == '\n') {
                return true;
            }
        }
    }
    quoted
}

/// A column's letter as spreadsheets write it: 0 is A, 25 is Z, 26 is AA.
pub(super) fn letter(index: usize) -> String {
    let last = char::from(b'A' + (index % 26) as u8);
    let before = if index < 26 { String::new() } else { letter(index / 26 - 1) };
    format!("{before}{last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Record> {
        records(text, &mut Problems::default()).unwrap()
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_does() {
        let rows: Vec<usize> =
            read("a,b\n\n\"two\nlines\",1\n\n\nx,2\n").iter().map(|record| record.row).collect();
        assert_eq!(rows, [1, 3, 6]);
    }

    #[test]
    fn the_separator_is_the_one_that_fits_the_rows() {
        assert_eq!(read("a;b\n1,5;2,5\n")[1].cells, ["1,5", "2,5"]);
        assert_eq!(read("a\tb, c\nx\ty\n")[1].cells, ["x", "y"]);
        assert_eq!(read("Well, what, now;b\nx;y\n")[0].cells.len(), 2);
        assert_eq!(read("a,\"b; c\",d\nx,A;B;C,z\n")[1].cells, ["x", "A;B;C", "z"]);
        assert_eq!(read("sep=;\na;b,c,d\n1;2\n")[0].cells, ["a", "b,c,d"]);
    }

    #[test]
    fn loose_quotes_are_seen() {
        let loose = |text: &str| read(text).iter().map(|record| record.loose_quote).collect();
        let fine: Vec<bool> = loose("a,b\n\"say \"\"no\"\"\",5\" pipe\n");
        assert_eq!(fine, [false, false]);
        let open: Vec<bool> = loose("a,b\n\"never closed,1\nx,2\n");
        assert_eq!(open, [false, true]);
        let after: Vec<bool> = loose("a,b\n\"one\nx,2\n\"two\",3\n");
        assert_eq!(after, [false, true]);
    }

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 25, 26, 701, 702].map(letter), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
