//! The headline slide in words: one sentence, the biggest split, the coverage.
//! It states what the other parts found and computes nothing of its own.

use super::report::{Headline, Priorities, Reading, Sentences};
use super::wording;

/// Below this share of answers the report says what the others could change.
const GOOD_COVERAGE: f64 = 0.8;

pub(super) fn analyze(
    respondents: usize,
    invited: usize,
    sentences: Option<&Sentences>,
    priorities: Option<&Priorities>,
) -> Headline {
    let parts: Vec<String> =
        [sentences.map(strategies), priorities.map(order)].into_iter().flatten().collect();
    let sentence = match parts.as_slice() {
        [] => "Too few answers. Nothing is shown.".to_owned(),
        parts => sentence_case(&format!("{}.", parts.join("; "))),
    };
    Headline {
        biggest_split: priorities.and_then(wording::biggest_split),
        sentence,
        coverage: coverage(respondents, invited),
    }
}

/// "9 leaders described between 2 and 4 different strategies, by the machine's first
/// reading". A reading is never shown without its name.
fn strategies(sentences: &Sentences) -> String {
    let reading = match sentences.reading {
        Reading::Machine => "by the machine\u{2019}s first reading",
        Reading::Facilitator => "by the facilitator\u{2019}s reading",
        Reading::Team => "by the team\u{2019}s own reading",
    };
    format!(
        "{} described {}, {reading}",
        wording::leaders(sentences.count),
        wording::strategies_in_words(&sentences.strategies_in_the_room)
    )
}

fn order(priorities: &Priorities) -> String {
    let rate = wording::percent(priorities.same_order_rate.value);
    format!(
        "pick two leaders and two priorities, and {rate} of the time they put them in the same \
         order (a coin gives 50\u{202f}%)"
    )
}

fn sentence_case(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(characters).collect()
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
        let headline = analyze(2, 9, None, None);
        assert_eq!(headline.sentence, "Too few answers. Nothing is shown.");
        let coverage = "Based on 2 of 9 invited. The missing 7 could change every number here.";
        assert_eq!(headline.coverage, coverage);
    }
}
