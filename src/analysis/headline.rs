//! The headline slide in words: one sentence, the biggest split, the coverage.
//! It states what the other parts found and computes nothing of its own.

use super::report::{Forecast, Headline, Priorities, Reading, Sentences};
use super::wording;

/// Below this share of answers the report says what the others could change.
const GOOD_COVERAGE: f64 = 0.8;

pub(super) fn analyze(
    respondents: usize,
    invited: usize,
    sentences: Option<&Sentences>,
    priorities: Option<&Priorities>,
    forecast: Option<&Forecast>,
) -> Headline {
    let parts: Vec<String> = [
        sentences.map(strategies),
        priorities.map(order),
        forecast.and_then(|forecast| blind_spot(forecast, invited)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let sentence = if parts.is_empty() {
        "Too few answers. Nothing is shown.".to_owned()
    } else {
        parts.join(" ")
    };
    Headline {
        biggest_split: priorities.and_then(wording::biggest_split),
        sentence,
        coverage: coverage(respondents, invited),
    }
}

fn strategies(sentences: &Sentences) -> String {
    let described = format!(
        "{} described {}",
        wording::leaders(sentences.count),
        wording::strategies_in_words(&sentences.strategies_in_the_room)
    );
    match sentences.reading {
        Reading::Machine => format!("{described} (machine\u{2019}s first reading)."),
        Reading::Facilitator => format!("{described} (facilitator\u{2019}s reading)."),
        Reading::Team => format!("{described} (the team\u{2019}s own reading)."),
    }
}

fn order(priorities: &Priorities) -> String {
    let rate = wording::percent(priorities.same_order_rate.value);
    format!(
        "Pick two leaders and two priorities: {rate} of the time they put them in the same \
         order; a coin gives 50\u{202f}%."
    )
}

/// In colleagues, not percent: that is how the question was asked.
fn blind_spot(forecast: &Forecast, invited: usize) -> Option<String> {
    let colleagues = invited.checked_sub(1)?;
    let people = |share: f64| (share * colleagues as f64).round();
    let measured = people(forecast.measured?);
    let predicted = people(forecast.predicted);
    Some(format!(
        "On average each leader thinks {predicted} of the other {colleagues} wrote the same; \
         it is {}.",
        if measured == 0.0 { "about none".to_owned() } else { format!("about {measured}") }
    ))
}

fn coverage(respondents: usize, invited: usize) -> String {
    let coverage = wording::coverage(respondents, invited);
    if respondents as f64 >= GOOD_COVERAGE * invited as f64 {
        return coverage;
    }
    let missing = invited - respondents;
    format!("{coverage} The missing {missing} could change every number here.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_anything_to_show_it_says_so() {
        let headline = analyze(2, 9, None, None, None);
        assert_eq!(headline.sentence, "Too few answers. Nothing is shown.");
        let coverage = "Based on 2 of 9 invited. The missing 7 could change every number here.";
        assert_eq!(headline.coverage, coverage);
    }

    #[test]
    fn the_blind_spot_counts_colleagues() {
        let forecast = Forecast {
            count: 9,
            predicted: 0.75,
            measured: Some(0.25),
            blind_spot: Some(0.5),
            predictions: vec![6; 9],
            first_expected: None,
            first_measured: None,
        };
        let said = analyze(9, 9, None, None, Some(&forecast)).sentence;
        let expected =
            "On average each leader thinks 6 of the other 8 wrote the same; it is about 2.";
        assert_eq!(said, expected);
    }
}
