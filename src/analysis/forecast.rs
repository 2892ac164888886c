//! The blind spot: what leaders expected of each other against what was measured
//! (the perception gap of Ross, Greene and House 1977). It keeps no leader's forecast beside an answer.

use super::report::{self, FirstChoice};
use crate::domain;

/// What was measured elsewhere in the same round.
pub(super) struct Measured<'a> {
    /// Chance that two leaders described the same strategy.
    pub same_strategy_chance: Option<f64>,
    /// The rankings' results.
    pub priorities: Option<&'a report::Priorities>,
}

/// Predicted against measured; `None` when fewer than `fewest` leaders said how
/// many colleagues wrote the same. `invited` is the whole team: a leader has
/// `invited - 1` colleagues.
pub(super) fn analyze(
    forecasts: &[&domain::Forecast],
    invited: usize,
    items: &[String],
    measured: &Measured<'_>,
    fewest: usize,
) -> Option<report::Forecast> {
    let mut predictions: Vec<u32> = forecasts.iter().filter_map(|forecast| forecast.same).collect();
    if predictions.len() < fewest || invited < 2 {
        return None;
    }
    predictions.sort_unstable();
    let total: u32 = predictions.iter().sum();
    let predicted = f64::from(total) / predictions.len() as f64 / (invited - 1) as f64;
    let firsts: Vec<usize> = forecasts.iter().filter_map(|forecast| forecast.first).collect();
    Some(report::Forecast {
        count: predictions.len(),
        predicted,
        measured: measured.same_strategy_chance,
        blind_spot: measured.same_strategy_chance.map(|measured| predicted - measured),
        predictions,
        first_expected: (firsts.len() >= fewest).then(|| most_expected(&firsts, items)).flatten(),
        first_measured: measured.priorities.and_then(most_put_first),
    })
}

fn most_expected(firsts: &[usize], items: &[String]) -> Option<FirstChoice> {
    let counts = items.iter().enumerate().map(|(index, item)| {
        let leaders = firsts.iter().filter(|&&first| first == index).count();
        FirstChoice { item: item.clone(), leaders: leaders as f64 }
    });
    counts.reduce(more)
}

fn most_put_first(priorities: &report::Priorities) -> Option<FirstChoice> {
    let counts = priorities.per_item.iter().map(|item| FirstChoice {
        item: item.item.clone(),
        leaders: item.rank_counts.first().copied().unwrap_or(0.0),
    });
    counts.reduce(more)
}

/// The earlier one wins a tie, so that the result follows the round's list.
fn more(best: FirstChoice, next: FirstChoice) -> FirstChoice {
    if next.leaders > best.leaders { next } else { best }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn predicted_is_a_share_of_colleagues() {
        let guesses =
            [6, 6, 7, 5].map(|same| domain::Forecast { same: Some(same), first: Some(1) });
        let guesses: Vec<&domain::Forecast> = guesses.iter().collect();
        let items = ["Safety".to_owned(), "Growth".to_owned()];
        let measured = Measured { same_strategy_chance: Some(0.25), priorities: None };
        let forecast = analyze(&guesses, 9, &items, &measured, 4).unwrap();
        assert_eq!((forecast.predicted, forecast.blind_spot), (0.75, Some(0.5)));
        assert_eq!(forecast.predictions, [5, 6, 6, 7]);
        let expected = FirstChoice { item: "Growth".into(), leaders: 4.0 };
        assert_eq!(forecast.first_expected, Some(expected));
        assert_eq!(analyze(&guesses[..3], 9, &items, &measured, 4), None);
    }
}
