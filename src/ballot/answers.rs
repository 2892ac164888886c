//! One leader's answers as the ballot carries them. Errors name the question and its
//! limits; they must not quote a sentence.

use super::{Error, Result};
use crate::domain::instrument::{clean_text, recall, sentence, stop};
use crate::domain::{
    self, Clarity, Commitment, Forecast, Priorities, Questions, Ranked, Ranking, Response,
    Sentence, Stop,
};
use serde::Deserialize;

#[cfg(test)]
mod tests;

/// The answers of one ballot, within the limits of their questions.
#[derive(Clone, PartialEq, Eq)]
pub struct Answers {
    /// The answers.
    pub response: Response,
    /// Index of the subgroup the leader chose, if the round asks.
    pub subgroup: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    sentence: Option<String>,
    forecast: Option<WireForecast>,
    ranking: Option<Vec<Vec<usize>>>,
    not_priority: Option<Vec<usize>>,
    recalled: Option<Vec<String>>,
    stop: Option<String>,
    clarity: Option<f64>,
    commitment: Option<f64>,
    subgroup: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireForecast {
    same: Option<f64>,
    first: Option<usize>,
}

impl Answers {
    /// Reads the answers' JSON text.
    ///
    /// # Errors
    /// [`Error::Malformed`] for what is no such text, or answers what is not asked,
    /// [`Error::Answer`] for an answer outside its limits.
    pub fn parse(json: &str, questions: &Questions, invited: usize) -> Result<Self> {
        let wire: Wire =
            serde_json::from_str(json).map_err(|error| Error::not_json("answers", &error))?;
        let subgroup = wire.subgroup.map(|cell| subgroup(cell, questions)).transpose()?;
        let response = Response {
            sentence: wire.sentence.map(|text| sentence(&text)).transpose()?,
            forecast: forecast(wire.forecast, &questions.priorities, invited)?,
            ranking: Placed { groups: wire.ranking, binned: wire.not_priority }.read(questions)?,
            recalled: wire.recalled.map(|lines| recalled(&lines, questions)).transpose()?,
            stop: wire.stop.map(|text| stop(&text)).transpose()?,
            clarity: answer("clarity", wire.clarity.map(Clarity::parse).transpose())?,
            commitment: answer("commitment", wire.commitment.map(Commitment::parse).transpose())?,
        };
        if response.is_blank() {
            return Err(malformed("answers", "no question is answered; nothing was stored"));
        }
        Ok(Self { response, subgroup })
    }
}

/// One leader's answers side by side belong in no log.
impl std::fmt::Debug for Answers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Answers(…)")
    }
}

fn sentence(text: &str) -> Result<Sentence> {
    let clean = clean_text(text, "the sentence", sentence::MOST_CHARACTERS_ASKED);
    answer("sentence", clean.and_then(|clean| Sentence::parse(&clean)))
}

fn stop(text: &str) -> Result<Stop> {
    let clean = clean_text(text, "the stop answer", stop::MOST_CHARACTERS_ASKED);
    answer("stop", clean.and_then(|clean| Stop::parse(&clean)))
}

fn forecast(
    wire: Option<WireForecast>,
    priorities: &Priorities,
    invited: usize,
) -> Result<Forecast> {
    let Some(wire) = wire else { return Ok(Forecast::default()) };
    let colleagues = invited.saturating_sub(1);
    let same = wire.same.map(|same| Forecast::parse_same(same, colleagues)).transpose();
    let first = wire.first.map(|item| index(item, priorities.items().len())).transpose();
    Ok(Forecast { same: answer("forecast.same", same)?, first: answer("forecast.first", first)? })
}

fn recalled(lines: &[String], questions: &Questions) -> Result<Vec<usize>> {
    if !questions.recall {
        return Err(malformed("recalled", "this round does not ask for it"));
    }
    if lines.len() > recall::MOST_LINES {
        let high = recall::MOST_LINES;
        return answer("recalled", Err(out_of_range("the number of lines", lines.len(), high)));
    }
    for line in lines {
        let clean = clean_text(line, "a line from memory", recall::MOST_CHARACTERS);
        answer("recalled", clean)?;
    }
    Ok(recall::named(lines, &questions.priorities))
}

fn subgroup(cell: usize, questions: &Questions) -> Result<usize> {
    let Some(subgroups) = &questions.subgroups else {
        return Err(malformed("subgroup", "this round does not ask for it"));
    };
    answer("subgroup", index(cell, subgroups.cells.len()))
}

/// Where a leader put the items.
struct Placed {
    groups: Option<Vec<Vec<usize>>>,
    binned: Option<Vec<usize>>,
}

impl Placed {
    /// `None` when no item was placed. What is "not a priority" is tied behind the rest.
    fn read(self, questions: &Questions) -> Result<Option<Ranking>> {
        let groups = self.groups.unwrap_or_default();
        let binned = self.binned.unwrap_or_default();
        if groups.is_empty() && binned.is_empty() {
            return Ok(None);
        }
        let list = &questions.priorities;
        let items = list.items().len();
        for group in &groups {
            if group.is_empty() {
                return answer("ranking", Err(domain::Error::Empty { what: "a rank" }));
            }
            for &item in group {
                answer("ranking", index(item, items))?;
            }
        }
        for &item in &binned {
            answer("not_priority", index(item, items))?;
        }
        let ranked = groups.concat();
        answer("not_priority", each_once(&ranked, &binned, list))?;
        answer("ranking", holds_enough(&ranked, &binned, questions))?;
        answer("ranking", Ranking::from_groups(list, &groups, &[])).map(Some)
    }
}

/// An item twice among the ranked ones is found when the ranking is made.
fn each_once(ranked: &[usize], binned: &[usize], list: &Priorities) -> domain::Result<()> {
    let twice = binned
        .iter()
        .enumerate()
        .find(|(place, item)| ranked.contains(item) || binned[..*place].contains(item));
    match twice {
        Some((_, &item)) => Err(domain::Error::RankedTwice { item: list.items()[item].clone() }),
        None => Ok(()),
    }
}

fn holds_enough(ranked: &[usize], binned: &[usize], questions: &Questions) -> domain::Result<()> {
    let items = questions.priorities.items();
    match questions.ranked {
        Ranked::Top(most) if ranked.len() > usize::from(most) => {
            Err(out_of_range("the number of items ranked", ranked.len(), usize::from(most)))
        }
        Ranked::Top(_) => Ok(()),
        Ranked::Full => {
            let is_left_out = |index: &usize| !ranked.contains(index) && !binned.contains(index);
            match (0..items.len()).find(is_left_out) {
                Some(left_out) => Err(domain::Error::LeftOut { item: items[left_out].clone() }),
                None => Ok(()),
            }
        }
    }
}

fn index(index: usize, count: usize) -> domain::Result<usize> {
    if index < count {
        return Ok(index);
    }
    Err(out_of_range("the place in the list", index, count - 1))
}

fn out_of_range(what: &'static str, found: usize, high: usize) -> domain::Error {
    domain::Error::OutOfRange { what, found: found.to_string(), low: 0, high: high as u32 }
}

fn answer<T>(field: &'static str, result: domain::Result<T>) -> Result<T> {
    result.map_err(|source| Error::Answer { field, source })
}

fn malformed(field: &'static str, reason: &str) -> Error {
    Error::Malformed { field, reason: reason.to_owned() }
}
