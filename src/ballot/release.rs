//! The disclosure rules (R1-R10): the one place that decides what may be shown.
//! Pure: what is counted and how is handed in.

use super::Answers;
use crate::analysis::report::Report;
use crate::domain::{Minimum, Official, Priorities, Responses, Subgroups, TeamName};
use serde::Serialize;

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

/// What is shown of a round.
#[derive(Debug, Clone, Serialize)]
pub struct Released {
    /// `parallax.release/1`.
    pub schema: &'static str,
    /// How many were invited.
    pub invited: usize,
    /// How many answered.
    pub answered: usize,
    /// The report, or `None` with too few answers.
    pub report: Option<Report>,
    /// Why there is none: "Too few answers. Nothing is shown."
    pub withheld: Option<&'static str>,
    /// The parts that may be shown (R6).
    pub subgroups: Vec<Part>,
}

/// One part of the team.
#[derive(Debug, Clone, Serialize)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// How many answered.
    pub answered: usize,
    /// Its report: priorities only, never sentences.
    pub report: Report,
}

/// Decides what may be shown of `ballots`, and has it counted by `analyze`. The order of
/// the ballots makes no difference to the result.
///
/// # Errors
/// Those of `analyze`.
pub fn release<E>(
    ballots: &[Answers],
    terms: &Terms<'_>,
    analyze: impl Fn(&Responses) -> Result<Report, E>,
) -> Result<Released, E> {
    todo!()
}
