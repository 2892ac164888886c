//! R6: parts of a team. None below ten answers; each shown part, and whatever can be
//! computed by taking shown parts from the whole, is nobody or five people (or the
//! round's minimum, if that is more). Who chose no part counts as a hidden one.
//!
//! A part shows its priorities only, so that those are counted whose ranking is.

use super::{Answers, Report, Responses, Terms, coarse, columns, remainder};
use crate::domain::{Official, Ranking, Response};
use serde::{Deserialize, Serialize};

/// A team with fewer has no parts.
const FEWEST_TO_SPLIT: usize = 10;
/// The smallest part shown.
const FEWEST_IN_PART: usize = 5;
/// Streams of the columns end long before.
const FIRST_STREAM: u64 = 1_000;

/// One part of the team.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// How many of it gave a ranking that says something about the order.
    pub answered: usize,
    /// Its report: priorities only, never sentences.
    pub report: Report,
}

pub(super) fn parts<E>(
    ballots: &[Answers],
    terms: &Terms<'_>,
    analyze: impl Fn(&Responses) -> Result<Report, E>,
) -> Result<Vec<Part>, E> {
    let Some(subgroups) = terms.subgroups else { return Ok(Vec::new()) };
    let fewest = terms.minimum.value().max(FEWEST_IN_PART);
    let ranked: Vec<(Option<usize>, &Ranking)> = ballots.iter().filter_map(ranked).collect();
    if ranked.len() < fewest.max(FEWEST_TO_SPLIT) {
        return Ok(Vec::new());
    }
    let in_cell = |cell: usize| ranked.iter().filter(move |(chosen, _)| *chosen == Some(cell));
    let names = subgroups.cells.iter().map(String::as_str);
    let sizes: Vec<(&str, usize)> =
        names.enumerate().map(|(cell, name)| (name, in_cell(cell).count())).collect();
    let shown = remainder::shown(ranked.len(), &sizes, fewest);
    let mut parts = Vec::new();
    for (cell, (name, answered)) in sizes.into_iter().enumerate().filter(|(cell, _)| shown[*cell]) {
        let mut rankings: Vec<Ranking> =
            in_cell(cell).map(|(_, ranking)| (*ranking).clone()).collect();
        columns::shuffle(&mut rankings, terms.seed, FIRST_STREAM + cell as u64);
        let mut report = coarse::coarsened(analyze(&responses(rankings, terms))?);
        report.headline.coverage = format!("Based on {answered} rankings of this part.");
        parts.push(Part { name: name.to_owned(), answered, report });
    }
    Ok(parts)
}

fn ranked(ballot: &Answers) -> Option<(Option<usize>, &Ranking)> {
    let ranking = ballot.response.ranking.as_ref();
    ranking.filter(|ranking| ranking.is_informative()).map(|ranking| (ballot.subgroup, ranking))
}

/// How many of a part were invited is not known: who chose it is.
fn responses(rankings: Vec<Ranking>, terms: &Terms<'_>) -> Responses {
    let with = |ranking| Response { ranking: Some(ranking), ..Response::default() };
    Responses {
        team: terms.team.clone(),
        invited: rankings.len(),
        official: Official::default(),
        priorities: Some(terms.priorities.clone()),
        responses: rankings.into_iter().map(with).collect(),
    }
}
