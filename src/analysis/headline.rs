//! The headline slide in words: one sentence, the biggest split, the coverage.
//! It states what the other parts found and computes nothing of its own.

use super::report::{Headline, Priorities, Sentences};
use super::wording;

/// Below this share of answers the report says what the others could change.
const GOOD_COVERAGE: f64 = 0.8;

/// Who answered, of how many.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Coverage {
    /// Leaders who answered.
    pub respondents: usize,
    /// Leaders asked.
    pub invited: usize,
    /// Between which values the same-order rate stays whatever the others answer;
    /// `None` without rankings.
    pub same_order_rate: Option<(f64, f64)>,
}

pub(super) fn analyze(
    coverage: Coverage,
    sentences: Option<&Sentences>,
    priorities: Option<&Priorities>,
) -> Headline {
    Headline {
        biggest_split: priorities.and_then(wording::biggest_split),
        sentence: sentence(sentences, priorities),
        coverage: coverage.in_words(),
    }
}

/// The report in one sentence.
pub(super) fn sentence(sentences: Option<&Sentences>, priorities: Option<&Priorities>) -> String {
    let parts: Vec<String> =
        [sentences.map(strategies), priorities.map(order)].into_iter().flatten().collect();
    match parts.as_slice() {
        [] => "Too few answers. Nothing is shown.".to_owned(),
        parts => wording::capital(&format!("{}.", parts.join("; "))),
    }
}

/// "9 leaders described between 2 and 4 different strategies, by the machine's first
/// reading". A reading is never shown without its name, and agreement never without
/// saying that most of what is agreed on is fog.
fn strategies(sentences: &Sentences) -> String {
    let described = format!(
        "{} described {}, by {}",
        wording::count(sentences.count, "leader"),
        wording::strategies_in_words(&sentences.strategies_in_the_room),
        wording::whose(sentences.reading)
    );
    match wording::mostly_fog(sentences) {
        Some(fog) => format!("{described}; {fog}"),
        None => described,
    }
}

fn order(priorities: &Priorities) -> String {
    let rate = wording::percent(priorities.same_order_rate.value);
    format!(
        "pick two leaders and two priorities, and {rate} of the time they put them in the same \
         order (a coin gives 50\u{202f}%)"
    )
}

impl Coverage {
    fn in_words(self) -> String {
        let based = wording::coverage(self.respondents, self.invited);
        if self.respondents as f64 >= GOOD_COVERAGE * self.invited as f64 {
            return based;
        }
        let missing = match self.invited - self.respondents {
            1 => "one says".to_owned(),
            missing => format!("{missing} say"),
        };
        let Some((low, high)) = self.same_order_rate else { return based };
        format!(
            "{based} Whatever the missing {missing}, the same-order rate stays between {} and {}.",
            wording::percent(low),
            wording::percent(high)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_anything_to_show_it_says_so() {
        let coverage = Coverage { respondents: 2, invited: 9, same_order_rate: None };
        let headline = analyze(coverage, None, None);
        assert_eq!(headline.sentence, "Too few answers. Nothing is shown.");
        assert_eq!(headline.coverage, "Based on 2 of 9 invited.");
    }

    #[test]
    fn low_coverage_says_what_the_others_could_change() {
        let rate = Some((0.384, 0.711));
        let low = Coverage { respondents: 6, invited: 9, same_order_rate: rate };
        let expected = "Based on 6 of 9 invited. Whatever the missing 3 say, the same-order \
                        rate stays between 38\u{202f}% and 71\u{202f}%.";
        assert_eq!(low.in_words(), expected);
        let good = Coverage { respondents: 8, ..low };
        assert_eq!(good.in_words(), "Based on 8 of 9 invited.");
    }
}
