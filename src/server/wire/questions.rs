//! What a pulse asks.

use crate::domain::instrument::priorities;
use crate::domain::{self, Place, Priorities, Ranked, Ranking, Sentence};
use crate::server::error::Result;
use crate::server::json::field;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::schema::{ObjectBuilder, OneOfBuilder, Type};

/// What a pulse asks.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Questions {
    /// The items to rank.
    #[schema(min_items = 3, max_items = 20)]
    priorities: Vec<String>,
    /// `"full"`, or `{"top": 3}` for the first three.
    #[schema(schema_with = ranked)]
    ranked: Ranked,
    /// Whether the priorities are first asked for from memory.
    #[serde(default)]
    recall: bool,
    /// Whether the page shows how long the sentence takes.
    #[serde(default)]
    timer: bool,
    /// The parts of the team that are compared.
    subgroups: Option<Subgroups>,
    /// The official strategy: leaders see it after the release only.
    #[serde(default)]
    official: Official,
}

/// A question that splits the team into parts.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Subgroups {
    #[schema(min_length = 1, max_length = 200)]
    question: String,
    /// The answers to choose from.
    #[schema(min_items = 2, max_items = 8)]
    cells: Vec<String>,
}

/// The strategy as the organization states it.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Official {
    #[schema(min_length = 1, max_length = 1_000)]
    statement: Option<String>,
    /// Best first, one list per rank; more than one item in it is a tie.
    order: Option<Vec<Vec<String>>>,
}

impl Questions {
    pub(crate) fn parse(self) -> Result<domain::Questions> {
        let priorities = Priorities::parse(&self.priorities);
        let priorities = field("questions.priorities", priorities)?;
        let subgroups = self.subgroups.map(|it| domain::Subgroups::parse(&it.question, &it.cells));
        let questions = domain::Questions {
            ranked: self.ranked,
            recall: self.recall,
            timer: self.timer,
            subgroups: field("questions.subgroups", subgroups.transpose())?,
            official: self.official.parse(&priorities)?,
            priorities,
        };
        field("questions.ranked", questions.checked())
    }
}

impl Official {
    fn parse(self, priorities: &Priorities) -> Result<domain::Official> {
        let statement = self.statement.as_deref().map(Sentence::parse).transpose();
        let order = self.order.map(|order| ranking(priorities, &order)).transpose();
        Ok(domain::Official {
            statement: field("questions.official.statement", statement)?,
            order: field("questions.official.order", order)?,
        })
    }
}

fn ranking(priorities: &Priorities, order: &[Vec<String>]) -> domain::Result<Ranking> {
    let index = |name: &String| priorities.index_of(name);
    let groups = order.iter().map(|group| group.iter().map(index).collect());
    let groups = groups.collect::<domain::Result<Vec<Vec<usize>>>>()?;
    Ranking::from_groups(priorities, &groups, &[])
}

/// The items of each rank, best first.
fn groups(ranking: &Ranking, items: &[String]) -> Vec<Vec<String>> {
    let mut groups: Vec<Vec<String>> = Vec::new();
    for (place, item) in ranking.places().iter().zip(items) {
        if let Place::Ranked(level) = *place {
            let level = usize::from(level);
            groups.resize(groups.len().max(level + 1), Vec::new());
            groups[level].push(item.clone());
        }
    }
    groups
}

impl From<&domain::Questions> for Questions {
    fn from(questions: &domain::Questions) -> Self {
        let items = questions.priorities.items();
        let subgroups = questions.subgroups.as_ref();
        let (statement, order) = (&questions.official.statement, &questions.official.order);
        Self {
            priorities: items.to_vec(),
            ranked: questions.ranked,
            recall: questions.recall,
            timer: questions.timer,
            subgroups: subgroups
                .map(|it| Subgroups { question: it.question.clone(), cells: it.cells.clone() }),
            official: Official {
                statement: statement.as_ref().map(|it| it.as_str().to_owned()),
                order: order.as_ref().map(|order| groups(order, items)),
            },
        }
    }
}

fn ranked() -> OneOfBuilder {
    let word = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(["full"]));
    let count = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(2)).maximum(Some(19));
    let top = ObjectBuilder::new().property("top", count).required("top");
    OneOfBuilder::new().item(word).item(top)
}

/// A list of priorities as somebody types it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListedPriorities {
    #[schema(max_items = 100)]
    pub(crate) priorities: Vec<String>,
}

/// Something to think about in a list of priorities; nothing is refused for it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Advice {
    /// The items it is about, from 0; none when it is about the whole list.
    items: Vec<usize>,
    /// In words.
    text: String,
}

impl From<&priorities::advice::Advice> for Advice {
    fn from(advice: &priorities::advice::Advice) -> Self {
        Self { items: advice.items(), text: advice.to_string() }
    }
}
