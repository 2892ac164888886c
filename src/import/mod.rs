//! Answers collected elsewhere: the bytes of one file in, [`Responses`] out.
//!
//! Two formats: JSON `parallax.responses/1`, and CSV as survey tools export it.
//! A file is read whole or not at all, and everything that is wrong with it is
//! said at once. This module opens no file and knows `domain` only. What it
//! says never holds a sentence, a stop answer, or anything from a column that
//! it does not read.

mod content;
mod encoding;
mod error;
mod items;
mod json;
mod numbers;
mod problem;
mod sheet;

pub use error::{ColumnName, Error, Location};
pub use problem::Problem;

use crate::domain::{Responses, Sentence, TeamName};
use error::Problems;
use items::{Named, Order};

/// The largest file read, in bytes.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;

/// Where the official order is when it is not in the file.
const ORDER_FLAG: Location = Location::Flag("--official-order");

/// The most responses read from one file.
pub const MAX_RESPONSES: usize = 10_000;

/// What the user says beyond the file; each wins over what the file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// `--team`: the team's name. Without it, the file's own (JSON), else the
    /// file's name without its ending.
    pub team: Option<String>,
    /// `--invited`: how many leaders were asked. Without it, the file's own
    /// number (JSON), else the number of responses.
    pub invited: Option<usize>,
    /// `--official`: the strategy as the organisation states it.
    pub official: Option<String>,
    /// `--official-order "A;B=C"`: the official order of the priorities, best first;
    /// `=` joins a tie, a short list is a top few.
    pub official_order: Option<Vec<String>>,
    /// `--priorities "A;B;C"`: the items of the round, in the order to keep.
    /// In CSV it also finds the columns called by the items' names alone.
    pub priorities: Option<Vec<String>>,
    /// Columns of a CSV file that are not to be recognised by their names.
    pub columns: Columns,
}

/// Columns of a CSV file named by the user. Each is the column's name as in the
/// first row (case and outer white space do not matter), or its short code where
/// the tool writes one, or its letter as in a spreadsheet when no name fits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// `--sentence-column`: the strategy in one sentence.
    pub sentence: Option<String>,
    /// `--ranking-column`: the one column with all items in order, or what the
    /// names of several ranking columns have in common before the item's name
    /// (`Q3` for `Q3 [Safety]`, `Q3 [Growth]`; they are meant when both fit).
    pub ranking: Option<String>,
    /// `--stop-column`: what to stop.
    pub stop: Option<String>,
    /// `--clarity-column`: 0 to 100.
    pub clarity: Option<String>,
    /// `--commitment-column`: 0 to 5.
    pub commitment: Option<String>,
    /// `--forecast-same-column`: how many colleagues wrote the same.
    pub forecast_same: Option<String>,
    /// `--forecast-first-column`: the priority most colleagues put first.
    pub forecast_first: Option<String>,
}

/// What a file held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The answers.
    pub responses: Responses,
    /// What was read from which column of a CSV file, such as
    /// `the sentence: column B "Our strategy?"`, so that the user can check it.
    pub columns_read: Vec<String>,
    /// The names of the columns that were not read; never what is in them. A
    /// name that looks like an answer or an address is given by its letter.
    pub ignored_columns: Vec<String>,
    /// What the user should know though nothing is wrong, such as
    /// "3 rows without answers were skipped".
    pub notes: Vec<String>,
}

/// Reads one file of answers. `file_name` is for messages and, without its
/// ending, for the team's name when nothing else gives one.
///
/// # Errors
/// Everything that is wrong with the file, each with its place and what would
/// be right.
pub fn read(file_name: &str, bytes: &[u8], options: &Options) -> Result<Imported, Error> {
    let mut problems = Problems::default();
    let imported = read_content(file_name, bytes, options, &mut problems);
    match imported {
        Some(imported) if problems.is_empty() => Ok(imported),
        _ => Err(problems.into_error(file_name)),
    }
}

/// `None` only when a problem was added.
fn read_content(
    file_name: &str,
    bytes: &[u8],
    options: &Options,
    problems: &mut Problems,
) -> Option<Imported> {
    problems.keep(Location::File, content::check_bytes(bytes))?;
    let (text, mut notes) = problems.keep(Location::File, encoding::decode(bytes))?;
    problems.keep(Location::File, content::check_text(&text))?;
    let mut imported = if content::is_json(file_name, &text) {
        json::read(file_name, &text, options, problems)
    } else {
        sheet::read(file_name, &text, options, problems)
    }?;
    notes.append(&mut imported.notes);
    Some(Imported { notes, ..imported })
}

/// The team's name: as given, else the file's name without folder and ending.
fn team_name(given: Option<&str>, file_name: &str, problems: &mut Problems) -> Option<TeamName> {
    let base = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    let name = TeamName::parse(given.unwrap_or(stem));
    problems.keep(Location::File, name.map_err(Problem::TeamName))
}

/// The official wording; a blank one is none.
fn official(text: Option<&str>, location: Location, problems: &mut Problems) -> Option<Sentence> {
    let text = text.filter(|text| !text.trim().is_empty())?;
    problems.keep(location, Sentence::parse(text).map_err(Problem::Official))
}

/// The official order given with its flag, best first, `=` between tied items.
fn given_order(items: Option<&[String]>) -> Option<Order> {
    let named = |name: &str| Named { name: name.trim().to_owned(), location: ORDER_FLAG };
    let tied = |group: &String| group.split('=').map(named).collect();
    items.map(|groups| groups.iter().map(tied).collect())
}

/// The number of leaders asked: as given, else all who answered.
fn invited(given: Option<usize>, responses: usize, problems: &mut Problems) -> usize {
    let invited = given.unwrap_or(responses);
    if invited < responses {
        problems.add(Location::File, Problem::InvitedTooFew { invited, responses });
    }
    invited.max(responses)
}

/// "1 row …" or "3 rows …".
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
