//! The columns of a table: one row of names, or the two or three that some
//! tools write.

use super::grid::{self, Record};
use crate::import::items::fold;
use crate::import::problem::printable;
use crate::import::{ColumnName, Location};

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// The question as the leaders saw it.
    pub(super) name: String,
    /// The tool's short code for it, such as `Q3_1`.
    pub(super) code: Option<String>,
    pub(super) letter: String,
}

impl Column {
    /// How messages call it. What looks like an answer or an address is not shown.
    pub(super) fn shown(&self) -> ColumnName {
        let letter = self.letter.clone();
        let name = printable(&self.name);
        let shown = !name.is_empty() && !looks_like_data(&self.name);
        ColumnName { letter, name: shown.then_some(name) }
    }

    pub(super) fn location(&self) -> Location {
        Location::Column(self.shown())
    }

    pub(super) fn cell(&self, row: usize) -> Location {
        Location::Cell { row, column: self.shown() }
    }

    /// Whether the user means this column by `name`.
    pub(super) fn is_called(&self, name: &str) -> bool {
        let wanted = fold(name);
        let coded = self.code.as_ref().is_some_and(|code| fold(code) == wanted);
        coded || fold(&self.name) == wanted
    }
}

/// The columns, and how many of the first records name them.
pub(super) fn read(records: &[Record]) -> (Vec<Column>, usize) {
    let rows: Vec<&[String]> =
        records.iter().take(3).map(|record| record.cells.as_slice()).collect();
    match rows[..] {
        [codes, names, ids] if is_import_ids(ids) => (coded(codes, names), 3),
        [names, ids, ..] if is_import_ids(ids) => (plain(names), 2),
        [questions, parts, ..] if is_second_row(questions, parts) => (joined(questions, parts), 2),
        [names, ..] => (plain(names), 1),
        [] => (vec![], 0),
    }
}

/// Whether a name is not one: an address, a number, a date, an IP. A file whose
/// first row holds such names probably has no row of names at all.
pub(super) fn looks_like_data(name: &str) -> bool {
    let digits = name.chars().filter(char::is_ascii_digit).count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    name.contains('@') || (digits > 0 && letters == 0) || digits >= 8
}

/// Qualtrics writes codes, questions, and a row of JSON identifiers.
fn is_import_ids(row: &[String]) -> bool {
    row.iter().any(|cell| cell.starts_with("{\"ImportId\""))
}

/// `SurveyMonkey` writes a question once, over the several columns of its parts,
/// and the parts in the second row, where a question of one column has nothing
/// or "Open-Ended Response". A leader's row must not be taken for it.
fn is_second_row(questions: &[String], parts: &[String]) -> bool {
    let is_blank = |index: usize| questions.get(index).is_some_and(|cell| cell.trim().is_empty());
    let fits = |(index, part): (usize, &String)| {
        let of_several = is_blank(index) || is_blank(index + 1);
        of_several || part.trim().is_empty() || is_whole(part)
    };
    let is_part =
        |(index, part): (usize, &String)| is_blank(index) && part.chars().any(char::is_alphabetic);
    parts.iter().enumerate().all(fits) && parts.iter().enumerate().any(is_part)
}

/// Whether a part is all of its question: "Open-Ended Response".
fn is_whole(part: &str) -> bool {
    const WORDS: [&str; 5] = ["response", "antwort", "beantwortung", "réponse", "respuesta"];
    const LONGEST: usize = 30;
    let part = part.trim().to_lowercase();
    part.is_empty()
        || (part.chars().count() <= LONGEST && WORDS.iter().any(|word| part.contains(word)))
}

fn plain(names: &[String]) -> Vec<Column> {
    let names = names.iter().enumerate();
    names.map(|(index, name)| column(index, name, None)).collect()
}

fn coded(codes: &[String], names: &[String]) -> Vec<Column> {
    let pairs = codes.iter().zip(names.iter().map(|name| name.trim()).chain(std::iter::repeat("")));
    pairs
        .enumerate()
        .map(|(index, (code, name))| {
            let name = if name.is_empty() { code.trim() } else { name };
            column(index, name, Some(code))
        })
        .collect()
}

fn joined(questions: &[String], parts: &[String]) -> Vec<Column> {
    let blank = String::new();
    let mut above = "";
    let mut columns = Vec::with_capacity(questions.len());
    for (index, question) in questions.iter().enumerate() {
        let part = parts.get(index).unwrap_or(&blank).trim();
        let starts = !question.trim().is_empty();
        above = if starts { question.trim() } else { above };
        let name = match (is_whole(part), starts) {
            (true, true) => above.to_owned(),
            (true, false) => String::new(),
            (false, _) => format!("{above} [{part}]"),
        };
        columns.push(column(index, &name, None));
    }
    columns
}

fn column(index: usize, name: &str, code: Option<&str>) -> Column {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    Column { name: one_line(name), code: code.map(one_line), letter: grid::letter(index) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(rows: &[&[&str]]) -> (Vec<String>, usize) {
        let record = |(index, cells): (usize, &&[&str])| Record {
            row: index + 1,
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
            loose_quote: false,
        };
        let records: Vec<Record> = rows.iter().enumerate().map(record).collect();
        let (columns, used) = read(&records);
        (columns.into_iter().map(|column| column.name).collect(), used)
    }

    #[test]
    fn a_question_over_its_parts_is_joined_with_them() {
        let first: &[&str] = &["ID", "Our strategy?", "Rank them", "", "Stop?"];
        let second: &[&str] = &["", "Open-Ended Response", "Safety", "Cost", "Open-Ended Response"];
        let expected = ["ID", "Our strategy?", "Rank them [Safety]", "Rank them [Cost]", "Stop?"];
        assert_eq!(
            names(&[first, second, &["7", "x", "1", "2", ""]]),
            (expected.map(String::from).to_vec(), 2)
        );
    }

    #[test]
    fn identifiers_of_the_tool_are_part_of_the_header() {
        let codes: &[&str] = &["StartDate", "Q1"];
        let questions: &[&str] = &["Start Date", "Our strategy?"];
        let ids: &[&str] = &["{\"ImportId\":\"startDate\"}", "{\"ImportId\":\"QID1_TEXT\"}"];
        let expected = vec!["Start Date".to_owned(), "Our strategy?".into()];
        assert_eq!(names(&[codes, questions, ids]), (expected, 3));
    }

    #[test]
    fn a_first_answer_that_begins_blank_is_no_header() {
        let (_, used) = names(&[&["Sentence", "Stop"], &["", "the app"]]);
        assert_eq!(used, 1);
    }

    #[test]
    fn names_that_are_no_names_are_not_shown() {
        for data in ["ann@example.org", "10.0.0.7", "2026-03-01 10:22", "17"] {
            assert!(looks_like_data(data), "{data}");
        }
        assert!(!looks_like_data("Q3_1 Rank 2026"));
    }
}
