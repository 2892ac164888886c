//! The questions of a pulse as JSON text.

use super::Result;
use super::error::corrupt;
use crate::domain::{
    Error, Official, Place, Priorities, Questions, Ranked, Ranking, Sentence, Subgroups,
};
use serde::{Deserialize, Serialize};

const WHAT: &str = "questions of the pulse";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    priorities: Vec<String>,
    ranked: Ranked,
    recall: bool,
    /// Rounds from before there was a timer have none.
    #[serde(default)]
    timer: bool,
    subgroups: Option<Cells>,
    official_statement: Option<String>,
    official_order: Option<Order>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cells {
    question: String,
    cells: Vec<String>,
}

/// Tie groups of item indices, best first, and the items never shown.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    groups: Vec<Vec<usize>>,
    not_shown: Vec<usize>,
}

/// The text to store.
pub(super) fn to_text(questions: &Questions) -> Result<String> {
    let subgroups = questions.subgroups.as_ref();
    let official = &questions.official;
    let stored = Stored {
        priorities: questions.priorities.items().to_vec(),
        ranked: questions.ranked,
        recall: questions.recall,
        timer: questions.timer,
        subgroups: subgroups
            .map(|asked| Cells { question: asked.question.clone(), cells: asked.cells.clone() }),
        official_statement: official.statement.as_ref().map(|text| text.as_str().to_owned()),
        official_order: official.order.as_ref().map(order),
    };
    serde_json::to_string(&stored).map_err(corrupt(WHAT))
}

/// The questions that a text holds.
pub(super) fn from_text(text: &str) -> Result<Questions> {
    let stored = serde_json::from_str(text).map_err(corrupt(WHAT))?;
    questions(stored).map_err(corrupt(WHAT))
}

fn questions(stored: Stored) -> std::result::Result<Questions, Error> {
    let priorities = Priorities::parse(&stored.priorities)?;
    let subgroups = stored.subgroups.map(|asked| Subgroups::parse(&asked.question, &asked.cells));
    let statement = stored.official_statement.map(|text| Sentence::parse(&text)).transpose()?;
    let order = stored.official_order.map(|order| ranking(&priorities, &order)).transpose()?;
    Questions {
        priorities,
        ranked: stored.ranked,
        recall: stored.recall,
        timer: stored.timer,
        subgroups: subgroups.transpose()?,
        official: Official { statement, order },
    }
    .checked()
}

fn order(ranking: &Ranking) -> Order {
    let mut order = Order { groups: Vec::new(), not_shown: Vec::new() };
    for (item, place) in ranking.places().iter().enumerate() {
        match place {
            Place::Ranked(level) => {
                let level = usize::from(*level);
                if order.groups.len() <= level {
                    order.groups.resize(level + 1, Vec::new());
                }
                order.groups[level].push(item);
            }
            Place::NotShown => order.not_shown.push(item),
            Place::Unranked => {}
        }
    }
    order
}

fn ranking(priorities: &Priorities, order: &Order) -> std::result::Result<Ranking, Error> {
    let items = priorities.items().len();
    let beyond = order.groups.iter().flatten().chain(&order.not_shown).find(|item| **item >= items);
    match beyond {
        Some(item) => Err(Error::OutOfRange {
            what: "an item of the official order",
            found: item.to_string(),
            low: 0,
            high: items as u32 - 1,
        }),
        None => Ranking::from_groups(priorities, &order.groups, &order.not_shown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> Questions {
        let priorities = Priorities::parse(&["Safety", "Growth", "Cost", "Talent"]).unwrap();
        let order = Ranking::from_groups(&priorities, &[vec![2], vec![0, 3]], &[1]).unwrap();
        let statement = Sentence::parse("Ferries first, \"freight\" never.").unwrap();
        Questions {
            priorities,
            ranked: Ranked::Top(3),
            recall: true,
            timer: true,
            subgroups: Some(Subgroups::parse("Which board?", &["North", "South"]).unwrap()),
            official: Official { statement: Some(statement), order: Some(order) },
        }
    }

    #[test]
    fn questions_come_back_as_they_were() {
        let bare = Questions {
            subgroups: None,
            official: Official::default(),
            ranked: Ranked::Full,
            ..full()
        };
        for questions in [full(), bare] {
            assert_eq!(from_text(&to_text(&questions).unwrap()).unwrap(), questions);
        }
    }

    #[test]
    fn questions_of_an_older_program_have_no_timer() {
        let older = to_text(&full()).unwrap().replace("\"timer\":true,", "");
        assert_eq!(from_text(&older).unwrap(), Questions { timer: false, ..full() });
    }

    #[test]
    fn a_text_that_is_not_ours_is_corrupt() {
        let text = to_text(&full()).unwrap();
        for wrong in [
            "not json".to_owned(),
            text.replace("\"recall\":true", "\"recall\":true,\"more\":1"),
            text.replace("[2]", "[9]"),
            text.replace("\"Growth\"", "\"safety\""),
        ] {
            let error = from_text(&wrong).unwrap_err();
            assert!(error.to_string().contains("questions of the pulse"), "{wrong}: {error}");
        }
    }
}
