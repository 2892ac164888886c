//! What was read from a file, as text that a person can check against the file.

use parallax::domain::{Place, Priorities, Ranking, Response, Stop};
use parallax::import::Imported;

pub(super) fn render(imported: &Imported) -> String {
    let responses = &imported.responses;
    let mut lines = vec![
        format!("team: {}", responses.team.as_str()),
        format!("invited: {}", responses.invited),
    ];
    let official = &responses.official;
    lines.extend(official.statement.iter().map(|text| format!("official: {}", text.as_str())));
    let items = responses.priorities.as_ref();
    lines.extend(items.map(|items| format!("priorities: {}", items.items().join("; "))));
    if let (Some(order), Some(items)) = (&official.order, items) {
        lines.push(format!("official order: {}", order_of(order, items)));
    }
    lines.extend(imported.columns_read.iter().map(|read| format!("read: {read}")));
    lines.extend(imported.ignored_columns.iter().map(|name| format!("ignored: {name}")));
    lines.extend(imported.notes.iter().map(|note| format!("note: {note}")));
    lines.extend(responses.responses.iter().map(|response| answers(response, items)));
    lines.join("\n")
}

fn answers(response: &Response, items: Option<&Priorities>) -> String {
    let name = |index: usize| items.unwrap().items()[index].clone();
    let forecast = &response.forecast;
    let recalled = response.recalled.as_ref();
    let stop = response.stop.as_ref().map(|stop| match stop {
        Stop::Nothing => "(nothing)".to_owned(),
        Stop::Activity(text) => text.clone(),
    });
    let parts = [
        ("sentence", response.sentence.as_ref().map(|text| text.as_str().to_owned())),
        ("ranking", response.ranking.as_ref().map(|ranking| order_of(ranking, items.unwrap()))),
        ("same", forecast.same.map(|count| count.to_string())),
        ("first", forecast.first.map(name)),
        (
            "recalled",
            recalled.map(|list| list.iter().map(|i| name(*i)).collect::<Vec<_>>().join("; ")),
        ),
        ("stop", stop),
        ("clarity", response.clarity.map(|value| value.value().to_string())),
        ("commitment", response.commitment.map(|value| value.value().to_string())),
    ];
    let given = parts.into_iter().filter_map(|(what, text)| Some(format!("\n  {what}: {}", text?)));
    format!("-{}", given.collect::<String>())
}

/// "Safety > Cost = Growth (not ranked: Speed; not shown: Scale)".
fn order_of(ranking: &Ranking, items: &Priorities) -> String {
    let at = |place: Place, between: &str| {
        let pairs = items.items().iter().zip(ranking.places());
        let here = pairs.filter(|(_, own)| **own == place).map(|(item, _)| item.clone());
        Some(here.collect::<Vec<_>>().join(between)).filter(|text| !text.is_empty())
    };
    let levels = (0..20).filter_map(|level| at(Place::Ranked(level), " = "));
    let ranked = levels.collect::<Vec<_>>().join(" > ");
    let unranked = at(Place::Unranked, ", ").map(|list| format!("not ranked: {list}"));
    let not_shown = at(Place::NotShown, ", ").map(|list| format!("not shown: {list}"));
    let rest = unranked.into_iter().chain(not_shown).collect::<Vec<_>>().join("; ");
    if rest.is_empty() { ranked } else { format!("{ranked} ({rest})") }
}
