//! What can be wrong with a file of answers, where, and what would be right.
//! No problem carries a sentence, a stop answer or an ignored column's content.

use crate::domain::{self, instrument::clean_text};
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
pub struct Problems(Vec<(Location, Problem)>);

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
            Self::File => (0, 0, String::new()),
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

/// What is wrong, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the message of each variant says what it and its fields mean")]
pub enum Problem {
    #[error("the file has {found} MB; at most {limit} MB are read")]
    TooLarge { found: usize, limit: usize },
    #[error("{found} responses; at most {limit} are read from one file")]
    TooManyResponses { found: usize, limit: usize },
    #[error("the file is empty; it needs a row of column names and a row for each leader")]
    EmptyFile,
    #[error("this is {found}; {remedy}")]
    Foreign { found: &'static str, remedy: &'static str },
    #[error("the text is marked as {name} but is damaged; export it again, as UTF-8")]
    DamagedEncoding { name: &'static str },
    #[error("the text's encoding is not certain; save it as UTF-8 (\"CSV UTF-8\" in Excel)")]
    UnknownEncoding,
    #[error("{invited} invited, but {responses} answered; invited must be at least that")]
    InvitedTooFew { invited: usize, responses: usize },
    #[error("no responses; there must be at least one leader's answers")]
    NoResponses,
    #[error(transparent)]
    Value(#[from] domain::Error),
    #[error("{0}; give the team's name with --team \"...\"")]
    TeamName(domain::Error),

    #[error("{item} is not one of the priorities{}; they are: {known}", suggestion(.nearest.as_deref()))]
    UnknownItem { item: String, nearest: Option<String>, known: String },
    #[error(
        "\"{item}\" looks like a misspelling of \"{likely}\"; correct it, or if both are meant, \
         list all items with --priorities \"A;B;C\""
    )]
    Misspelt { item: String, likely: String },
    #[error("\"{item}\" is ranked, but also listed as not shown; leave one out")]
    RankedNotShown { item: String },
    #[error("no priorities are known; list the items with --priorities \"A;B;C\"")]
    NoPriorities,

    #[error("not valid JSON: {reason}")]
    Syntax { reason: String },
    #[error(
        "one JSON object a line is not read; put all responses in one object: \
         {{\"schema\": \"parallax.responses/1\", \"responses\": [...]}}"
    )]
    JsonLines,
    #[error("the schema is {found}; expected \"parallax.responses/1\"")]
    Schema { found: String },
    #[error("the field \"{field}\" is not known{}; known are: {known}", suggestion(.nearest.as_deref()))]
    UnknownField { field: String, nearest: Option<String>, known: String },
    #[error("the field \"{field}\" is given twice; keep one")]
    FieldTwice { field: String },
    #[error("the field \"{field}\" is missing")]
    MissingField { field: &'static str },
    #[error("expected {expected}, found {found}")]
    Kind { expected: &'static str, found: &'static str },
    #[error("columns are named ({flag}), but a JSON file has none; leave the flag out")]
    ColumnsOfJson { flag: &'static str },

    #[error("{found} columns; at most {limit} are read from one file")]
    TooManyColumns { found: usize, limit: usize },
    #[error("the table cannot be read: {reason}")]
    Table { reason: String },
    #[error(
        "a quotation mark is not closed, or text follows a closed one; put the whole text in \
         quotation marks and double those inside it"
    )]
    LooseQuote,
    #[error(
        "more cells ({found}) than columns ({expected}); \
         a text that holds the separator needs quotation marks around it"
    )]
    TooManyCells { found: usize, expected: usize },
    #[error(
        "fewer cells ({found}) than columns ({expected}); a text that holds a line break needs \
         quotation marks around it, and empty cells at the end need their separators"
    )]
    TooFewCells { found: usize, expected: usize },
    #[error("the first row seems to hold answers; it must hold the names of the columns")]
    NoHeader,
    #[error(
        "no column is recognised; name them with --sentence-column \"...\", \
         --ranking-column \"...\" or --priorities \"A;B;C\"; the columns are: {columns}"
    )]
    NoColumns { columns: String },
    #[error("{columns} could each hold {role}; choose with {flag} \"...\" (a name or a letter)")]
    SeveralColumns { role: &'static str, columns: String, flag: &'static str },
    #[error("the column could hold {roles}; say which with {flags}")]
    SeveralRoles { roles: String, flags: String },
    #[error("{flag}: there is no column \"{name}\"{}; the columns are: {columns}", suggestion(.nearest.as_deref()))]
    NoSuchColumn { flag: &'static str, name: String, nearest: Option<String>, columns: String },
    #[error("named by both {first} and {second}; name another for one of them")]
    NamedTwice { first: &'static str, second: &'static str },
    #[error("no column for the priority \"{item}\"; every one listed needs its column of ranks")]
    NoItemColumn { item: String },

    #[error("{found} is not a rank; expected a whole number from 1 to {items}, or nothing")]
    NotARank { found: String, items: usize },
    #[error(
        "the ranks are {found}, but a leader's ranks go 1, 2, 3 without gaps; ties share a rank: \
         1, 2, 2, 4 or 1, 2, 2, 3"
    )]
    RankGap { found: String },
    #[error("a place is empty before this one; the places must be filled from the first on")]
    PlaceGap,
    #[error(
        "the columns of the ranking are only numbered, but hold ranks; \
         put the name of each column's item into the first row"
    )]
    NamelessItems,
    #[error(
        "the items are separated by commas, and an item may hold a comma itself; \
         list the items with --priorities \"A;B;C\", or separate them with \";\""
    )]
    AmbiguousCommas,
    #[error(
        "no row separates its items; expected all items best first, separated by \";\", \
         or one column per item with its rank"
    )]
    NoSeparator,
    #[error("{found} is not a number; expected a whole number from 0 to {high}, or nothing")]
    NotANumber { found: String, high: u32 },
}

fn suggestion(nearest: Option<&str>) -> String {
    nearest.map(|name| format!(" (did you mean \"{name}\"?)")).unwrap_or_default()
}

/// A cell's content for a message: short ones as they are, longer ones and
/// addresses only described, since they may be a shifted row's text.
pub(super) fn quote_short(cell: &str) -> String {
    const SHORT: usize = 24;
    let length = cell.chars().count();
    let shown = length <= SHORT && !cell.contains('@');
    if shown { quote(cell) } else { format!("a text of {length} characters") }
}

/// A text in quotation marks, without what could upset a terminal, cut when long.
pub(super) fn quote(text: &str) -> String {
    format!("\"{}\"", printable(text))
}

/// A text on one line, without what could upset a terminal, cut when long.
pub(super) fn printable(text: &str) -> String {
    const LONGEST: usize = 80;
    let clean = clean_text(text, "text", usize::MAX).unwrap_or_default();
    if clean.chars().count() <= LONGEST {
        return clean;
    }
    let cut: String = clean.chars().take(LONGEST).collect();
    format!("{cut}…")
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

    #[test]
    fn long_cells_and_addresses_are_not_quoted() {
        assert_eq!(quote_short("9th"), "\"9th\"");
        assert_eq!(quote_short("a@b.c"), "a text of 5 characters");
        assert_eq!(quote_short(&"x".repeat(25)), "a text of 25 characters");
    }
}
