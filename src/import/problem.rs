//! What can be wrong with a file of answers, and what would be right.
//! No problem carries a sentence, a stop answer or an ignored column's content.

use crate::domain::{self, instrument::clean_text};

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
    #[error("the official strategy does not fit: {0}")]
    Official(domain::Error),

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
    fn long_cells_and_addresses_are_not_quoted() {
        assert_eq!(quote_short("9th"), "\"9th\"");
        assert_eq!(quote_short("a@b.c"), "a text of 5 characters");
        assert_eq!(quote_short(&"x".repeat(25)), "a text of 25 characters");
    }
}
