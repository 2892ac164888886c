//! One leader's answers in JSON: first as written, then, when the round's items
//! are known, as a [`Response`].

use super::fields::Fields;
use super::node::Node;
use crate::domain::{Clarity, Commitment, Forecast, Priorities, Response, Sentence, Stop};
use crate::import::items::{self, Named, Order};
use crate::import::{Location, Problems};

const KNOWN: [&str; 8] =
    ["sentence", "ranking", "not_shown", "recalled", "forecast", "stop", "clarity", "commitment"];
const KNOWN_OF_FORECAST: [&str; 2] = ["same", "first"];

/// A leader's answers as written; what names an item is not looked up yet.
pub(super) struct Answers {
    /// The ranking; empty when missing.
    pub(super) order: Order,
    /// The items not shown, each its own group, in the shape of an order.
    pub(super) hidden_order: Order,
    ranking_at: Location,
    recalled: Option<Vec<Named>>,
    same: Option<(f64, Location)>,
    first: Option<Named>,
    rest: Response,
}

impl Answers {
    /// Reads `responses[index]`.
    pub(super) fn read(node: &Node, index: usize, problems: &mut Problems) -> Option<Self> {
        let path = format!("responses[{index}]");
        let fields = Fields::of(node, &path, Some(index + 1), &KNOWN, problems)?;
        let hidden = fields.names("not_shown", problems).unwrap_or_default();
        let forecast = fields.get("forecast").and_then(|node| {
            let path = format!("{path}.forecast");
            Fields::of(node, &path, Some(index + 1), &KNOWN_OF_FORECAST, problems)
        });
        let same = forecast.as_ref().and_then(|forecast| {
            Some((forecast.number("same", problems)?, forecast.location("same")))
        });
        let first = forecast.as_ref().and_then(|forecast| {
            let name = forecast.text("first", problems)?;
            Some(Named { name, location: forecast.location("first") })
        });
        Some(Self {
            order: fields.order("ranking", problems).unwrap_or_default(),
            hidden_order: hidden.into_iter().map(|named| vec![named]).collect(),
            ranking_at: fields.location("ranking"),
            recalled: fields.names("recalled", problems),
            same,
            first,
            rest: plain_answers(&fields, problems),
        })
    }

    /// Whether the leader answered nothing.
    pub(super) fn is_blank(&self) -> bool {
        let forecast = self.same.is_some() || self.first.is_some();
        let named = !self.order.is_empty() || self.recalled.is_some();
        !forecast && !named && self.rest.is_blank()
    }

    /// Looks the items up. `invited` bounds the forecast.
    pub(super) fn resolve(
        self,
        priorities: Option<&Priorities>,
        invited: usize,
        problems: &mut Problems,
    ) -> Response {
        let hidden: Vec<Named> = self.hidden_order.into_iter().flatten().collect();
        let ranking = priorities.filter(|_| !self.order.is_empty()).and_then(|priorities| {
            items::ranking(&self.order, &hidden, priorities, &self.ranking_at, problems)
        });
        let recalled = self.recalled.map(|names| {
            let mut found: Vec<usize> =
                names.iter().filter_map(|name| items::find(name, priorities, problems)).collect();
            found.sort_unstable();
            found.dedup();
            found
        });
        let same = self.same.and_then(|(value, location)| {
            problems.keep(location, Forecast::parse_same(value, invited.saturating_sub(1)))
        });
        let first = self.first.and_then(|name| items::find(&name, priorities, problems));
        Response { ranking, recalled, forecast: Forecast { same, first }, ..self.rest }
    }
}

/// The answers that name no item.
fn plain_answers(fields: &Fields<'_>, problems: &mut Problems) -> Response {
    let sentence = fields.text("sentence", problems).filter(|text| !text.trim().is_empty());
    let stop = fields.text("stop", problems).filter(|text| !text.trim().is_empty());
    let clarity = fields.number("clarity", problems);
    let commitment = fields.number("commitment", problems);
    Response {
        sentence: sentence
            .and_then(|text| problems.keep(fields.location("sentence"), Sentence::parse(&text))),
        stop: stop.and_then(|text| problems.keep(fields.location("stop"), Stop::parse(&text))),
        clarity: clarity
            .and_then(|value| problems.keep(fields.location("clarity"), Clarity::parse(value))),
        commitment: commitment.and_then(|value| {
            problems.keep(fields.location("commitment"), Commitment::parse(value))
        }),
        ..Response::default()
    }
}
