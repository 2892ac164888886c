//! The disclosure rules: the one place that decides what may be shown. Pure: what is
//! counted and how is handed in.
//!
//! | rule | where |
//! |---|---|
//! | R2 too few answers, of the round and of each question | here and `columns` |
//! | R3 habits of writing evened out | `columns` |
//! | R4 nothing joins one leader's answers | `columns`, `coarse` |
//! | R6 parts of a team | `subgroups` |
//! | R7 between rounds | `rounds` |
//! | R8 many teams | `teams` |
//!
//! R1 is the round's states, and [`told`]; R3's fresh order for each viewer is `viewing`;
//! R5 and R9 are how pages and charts draw what is released; R10 is the answer page.

mod coarse;
mod columns;
#[cfg(test)]
mod reconstruction;
mod remainder;
mod rounds;
mod subgroups;
mod teams;
#[cfg(test)]
mod tests;
mod viewing;

pub use rounds::{Trend, between_rounds};
pub use subgroups::Part;
pub use teams::{TeamCount, teams_shown};

use super::Answers;
use crate::analysis::report::{Report, Withheld};
use crate::domain::{Minimum, Official, Priorities, Responses, Subgroups, TeamName};
use columns::Columns;
use serde::de::Error as _;
use serde::{Deserialize, Serialize};

const SCHEMA: &str = "parallax.release/1";
const TOO_FEW: &str = "Too few answers. Nothing is shown.";

/// What the release must know of a round.
pub struct Terms<'a> {
    /// The team.
    pub team: &'a TeamName,
    /// How many were invited.
    pub invited: usize,
    /// The fewest answers below which nothing is shown (R2).
    pub minimum: Minimum,
    /// The items ranked.
    pub priorities: &'a Priorities,
    /// The official strategy.
    pub official: &'a Official,
    /// The parts of the team that are compared.
    pub subgroups: Option<&'a Subgroups>,
    /// Shuffles each question by itself.
    pub seed: u64,
}

/// What is shown of a round. Kept as its JSON text, and read from it for every viewer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Released {
    /// `parallax.release/1`.
    pub schema: String,
    /// How many were invited.
    pub invited: usize,
    /// How many answered, if that may be [told].
    pub answered: Option<usize>,
    /// The report, or `None` with too few answers.
    pub report: Option<Report>,
    /// Why there is none: "Too few answers. Nothing is shown."
    pub withheld: Option<String>,
    /// The parts that may be shown (R6).
    pub subgroups: Vec<Part>,
}

impl Released {
    /// Reads what a round stored.
    ///
    /// # Errors
    /// It is not the JSON of a `parallax.release/1`.
    pub fn parse(json: &str) -> serde_json::Result<Self> {
        let released: Self = serde_json::from_str(json)?;
        if released.schema == SCHEMA {
            return Ok(released);
        }
        Err(serde_json::Error::custom(format!("the schema is not {SCHEMA}")))
    }
}

/// From how many answers on their number is told: of one or two, those who gave them
/// would know who did not.
const FEWEST_TOLD: usize = 3;

/// R1: how many answered, if that may be told. Before the close and after it.
pub fn told(answered: usize) -> Option<usize> {
    Some(answered).filter(|answered| *answered >= FEWEST_TOLD)
}

/// Decides what may be shown of `ballots`, and has it counted by `analyze`. The order of
/// the ballots makes no difference to the result.
///
/// `analyze` is given columns, never ballots: what stands in one row of its
/// [`Responses`] comes from different leaders. A question with fewer answers than the
/// minimum is not given to it at all.
///
/// # Errors
/// Those of `analyze`.
pub fn release<E>(
    ballots: &[Answers],
    terms: &Terms<'_>,
    analyze: impl Fn(&Responses) -> Result<Report, E>,
) -> Result<Released, E> {
    let answered = ballots.len();
    let nothing = Released {
        schema: SCHEMA.to_owned(),
        invited: terms.invited,
        answered: told(answered),
        report: None,
        withheld: Some(TOO_FEW.to_owned()),
        subgroups: Vec::new(),
    };
    if answered < terms.minimum.value() {
        return Ok(nothing);
    }
    let columns = Columns::split(ballots, terms.minimum, terms.seed);
    let mut report = analyze(&Responses {
        team: terms.team.clone(),
        invited: terms.invited.max(answered),
        official: terms.official.clone(),
        priorities: Some(terms.priorities.clone()),
        responses: columns.rows,
    })?;
    report.withheld.extend(columns.too_few.into_iter().map(too_few));
    let subgroups = subgroups::parts(ballots, terms, analyze)?;
    let report = Some(coarse::coarsened(report));
    Ok(Released { report, withheld: None, subgroups, ..nothing })
}

fn too_few(part: &'static str) -> Withheld {
    let reason = "Too few answers to this question. Nothing of it is shown. This protects the \
                  people who answered.";
    Withheld { part: part.to_owned(), reason: reason.to_owned() }
}
