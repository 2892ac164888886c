//! JSON `parallax.responses/1`. Every field is known by name: an unknown one is
//! an error, because a misspelt field must not silently drop answers.

mod fields;
mod node;
mod response;

use super::items::{self, Order};
use super::{
    Columns, Imported, Location, MAX_RESPONSES, ORDER_FLAG, Options, Problem, Problems, counted,
    given_order, invited, official, team_name,
};
use crate::domain::{Official, Response, Responses};
use fields::Fields;
use node::Node;
use response::Answers;

const SCHEMA: &str = "parallax.responses/1";
const KNOWN: [&str; 7] =
    ["schema", "team", "invited", "official", "official_order", "priorities", "responses"];

pub(super) fn read(
    file_name: &str,
    text: &str,
    options: &Options,
    problems: &mut Problems,
) -> Option<Imported> {
    refuse_columns(&options.columns, problems);
    let root = parse(text, problems)?;
    let fields = Fields::of(&root, "", None, &KNOWN, problems)?;
    check_schema(&fields, problems)?;
    let team = fields.text("team", problems);
    let asked = fields.count("invited", problems);
    let statement = fields.text("official", problems);
    let stated_order = fields.order("official_order", problems);
    let (official_order, order_location) = match given_order(options.official_order.as_deref()) {
        Some(order) => (Some(order), ORDER_FLAG),
        None => (stated_order, fields.location("official_order")),
    };
    let listed = fields
        .names("priorities", problems)
        .map(|list| list.into_iter().map(|named| named.name).collect::<Vec<_>>());
    let (answers, blank) = read_answers(&fields, problems)?;

    let own = listed.as_deref().map(|items| (items, fields.location("priorities")));
    let given = options.priorities.as_deref().map(|items| (items, Location::File)).or(own);
    let orders: Vec<&Order> = answers
        .iter()
        .flat_map(|answers| [&answers.order, &answers.hidden_order])
        .chain(&official_order)
        .filter(|order| !order.is_empty())
        .collect();
    let priorities = items::priorities(given, &orders, problems);
    if priorities.is_none() && !problems.is_empty() {
        return None;
    }
    let order = official_order.filter(|order| !order.is_empty()).and_then(|order| {
        items::ranking(&order, &[], priorities.as_ref()?, &order_location, problems)
    });
    let statement = options.official.as_deref().or(statement.as_deref());
    let statement = official(statement, fields.location("official"), problems);

    let invited = invited(options.invited.or(asked), answers.len(), problems);
    let responses: Vec<Response> = answers
        .into_iter()
        .map(|answers| answers.resolve(priorities.as_ref(), invited, problems))
        .collect();
    let team = team_name(options.team.as_deref().or(team.as_deref()), file_name, problems)?;
    let official = Official { statement, order };
    let note = counted(blank, "response holds", "responses hold");
    let notes = if blank > 0 { vec![format!("{note} no answer")] } else { vec![] };
    let responses = Responses { team, invited, official, priorities, responses };
    Some(Imported { responses, columns_read: vec![], ignored_columns: vec![], notes })
}

fn parse(text: &str, problems: &mut Problems) -> Option<Node> {
    let error = match serde_json::from_str(text) {
        Ok(root) => return Some(root),
        Err(error) => error,
    };
    let first_line = text.trim_start().lines().next().unwrap_or_default();
    if serde_json::from_str::<Node>(first_line).is_ok() {
        problems.add(Location::File, Problem::JsonLines);
        return None;
    }
    let location = Location::Text { line: error.line(), column: error.column() };
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let reason = message.strip_suffix(&place).unwrap_or(&message).to_owned();
    problems.add(location, Problem::Syntax { reason });
    None
}

fn check_schema(fields: &Fields<'_>, problems: &mut Problems) -> Option<()> {
    let found = match fields.get("schema") {
        Some(Node::Text(found)) if found == SCHEMA => return Some(()),
        Some(Node::Text(found)) => super::problem::quote_short(found),
        Some(other) => other.kind().to_owned(),
        None => "missing".to_owned(),
    };
    problems.add(fields.location("schema"), Problem::Schema { found });
    None
}

/// One entry per response, so that the audit's indices are the file's, and the number
/// of those without any answer.
fn read_answers(fields: &Fields<'_>, problems: &mut Problems) -> Option<(Vec<Answers>, usize)> {
    let Some(list) = fields.list("responses", problems) else {
        let missing = fields.get("responses").is_none();
        if missing {
            problems.add(Location::File, Problem::MissingField { field: "responses" });
        }
        return None;
    };
    if list.len() > MAX_RESPONSES {
        let limits = Problem::TooManyResponses { found: list.len(), limit: MAX_RESPONSES };
        problems.add(fields.location("responses"), limits);
        return None;
    }
    let read = list.iter().enumerate().filter_map(|(i, node)| Answers::read(node, i, problems));
    let answers: Vec<Answers> = read.collect();
    let blank = answers.iter().filter(|answers| answers.is_blank()).count();
    if answers.len() == blank && problems.is_empty() {
        problems.add(fields.location("responses"), Problem::NoResponses);
        return None;
    }
    Some((answers, blank))
}

fn refuse_columns(columns: &Columns, problems: &mut Problems) {
    let Columns { sentence, ranking, stop, clarity, commitment, forecast_same, forecast_first } =
        columns;
    let flags = [
        (sentence, "--sentence-column"),
        (ranking, "--ranking-column"),
        (stop, "--stop-column"),
        (clarity, "--clarity-column"),
        (commitment, "--commitment-column"),
        (forecast_same, "--forecast-same-column"),
        (forecast_first, "--forecast-first-column"),
    ];
    for (_, flag) in flags.into_iter().filter(|(name, _)| name.is_some()) {
        problems.add(Location::File, Problem::ColumnsOfJson { flag });
    }
}
