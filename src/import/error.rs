//! Everything that is wrong with one file, and where.

use super::Problem;
use std::fmt;

/// How many problems of one file are spelt out.
const SHOWN: usize = 20;

/// Everything that is wrong with one file; at least one problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    file: String,
    problems: Vec<(Location, Problem)>,
}

impl Error {
    /// The problems in the order of the file.
    pub fn problems(&self) -> &[(Location, Problem)] {
        &self.problems
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (location, problem)) in self.problems.iter().take(SHOWN).enumerate() {
            let line_break = if index == 0 { "" } else { "\n" };
            write!(out, "{line_break}{}{location}: {problem}", self.file)?;
        }
        match self.problems.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(out, "\nand {more} more"),
        }
    }
}

/// Problems as they are found.
#[derive(Debug, Default)]
pub(super) struct Problems(Vec<(Location, Problem)>);

impl Problems {
    /// Notes one problem.
    pub(super) fn add(&mut self, location: Location, problem: Problem) {
        self.0.push((location, problem));
    }

    /// The value, or `None` with its problem noted.
    pub(super) fn keep<T, E: Into<Problem>>(
        &mut self,
        location: Location,
        result: Result<T, E>,
    ) -> Option<T> {
        result.map_err(|problem| self.add(location, problem.into())).ok()
    }

    /// Whether nothing is wrong so far.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them in the order of the file.
    pub(super) fn into_error(mut self, file: &str) -> Error {
        self.0.sort_by_key(|(location, _)| location.order());
        Error { file: file.to_owned(), problems: self.0 }
    }
}

/// Where in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// The file as a whole.
    File,
    /// What the user gave with this flag.
    Flag(&'static str),
    /// A place in the text, both counted from 1.
    Text {
        /// The line.
        line: usize,
        /// The column in characters.
        column: usize,
    },
    /// A field of a JSON file.
    Field {
        /// The response it belongs to, counted from 1.
        response: Option<usize>,
        /// Such as `responses[3].ranking[2]`, counted from 0.
        path: String,
    },
    /// A row of a CSV file as a spreadsheet counts: the column names are row 1.
    Row(usize),
    /// A column of a CSV file.
    Column(ColumnName),
    /// A cell of a CSV file.
    Cell {
        /// The row as a spreadsheet counts.
        row: usize,
        /// The column.
        column: ColumnName,
    },
}

impl Location {
    /// Row, then column; the file as a whole comes first.
    fn order(&self) -> (usize, usize, String) {
        match self {
            Self::File | Self::Flag(_) => (0, 0, String::new()),
            Self::Text { line, column } => (*line, *column, String::new()),
            Self::Field { response, .. } => (response.unwrap_or(0), 0, String::new()),
            Self::Row(row) => (*row, 0, String::new()),
            Self::Column(ColumnName { letter, .. }) => (1, letter.len(), letter.clone()),
            Self::Cell { row, column: ColumnName { letter, .. } } => {
                (*row, letter.len(), letter.clone())
            }
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => Ok(()),
            Self::Flag(flag) => write!(out, ", {flag}"),
            Self::Text { line, column } => write!(out, ", line {line}, column {column}"),
            Self::Field { response: None, path } => write!(out, ", {path}"),
            Self::Field { response: Some(response), path } => {
                write!(out, ", response {response}, {path}")
            }
            Self::Row(row) => write!(out, ", row {row}"),
            Self::Column(column) => write!(out, ", {column}"),
            Self::Cell { row, column } => write!(out, ", row {row}, {column}"),
        }
    }
}

/// A column of a CSV file as a person finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnName {
    /// The spreadsheet's letter.
    pub letter: String,
    /// Its name in the first row; `None` where that is blank or looks like an answer.
    pub name: Option<String>,
}

impl fmt::Display for ColumnName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "column {}", self.letter)?;
        self.name.as_ref().map_or(Ok(()), |name| write!(out, " \"{name}\""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_problems_are_cut_with_a_count() {
        let mut problems = Problems::default();
        for row in 0..23 {
            problems.add(Location::Row(row + 2), Problem::LooseQuote);
        }
        let text = problems.into_error("team.csv").to_string();
        assert_eq!(text.lines().count(), 21);
        assert!(text.starts_with("team.csv, row 2: a quotation mark"));
        assert!(text.ends_with("\nand 3 more"));
    }
}
