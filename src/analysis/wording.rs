//! The fixed phrases of the report (METRICS C5 and Q), and numbers and lists in
//! words, so that a page, a chart and a deck say the same thing. It describes and
//! never grades; no decimals.

use super::priorities::split;
use super::report::{Item, Priorities, Reading, SameOrderRate, Sentences, StrategiesInTheRoom};

/// Lowest and highest number that the reading allows, in whole strategies; equal when
/// the number is firm.
pub fn strategies_range(strategies: &StrategiesInTheRoom) -> (usize, usize) {
    let whole = |value: f64| value.round().max(1.0) as usize;
    (whole(strategies.low), whole(strategies.high))
}

/// "3", or "2-4" when the number is not firm.
pub fn strategies(strategies: &StrategiesInTheRoom) -> String {
    let (low, high) = strategies_range(strategies);
    if low == high { low.to_string() } else { format!("{low}\u{2013}{high}") }
}

/// "about 3 different strategies", "between 2 and 4 different strategies", "one strategy";
/// "3 different strategies" where people counted.
pub fn strategies_in_words(strategies: &StrategiesInTheRoom) -> String {
    match strategies_range(strategies) {
        (1, 1) => "one strategy".to_owned(),
        (low, high) if low < high => {
            format!("between {low} and {high} different strategies")
        }
        (counted, _) if strategies.low.to_bits() == strategies.high.to_bits() => {
            format!("{counted} different strategies")
        }
        (about, _) => format!("about {about} different strategies"),
    }
}

/// Whether the range is too wide to go by.
pub fn is_unclear(strategies: &StrategiesInTheRoom) -> bool {
    let (low, high) = strategies_range(strategies);
    high - low >= 3
}

/// What stands where a range is too wide to go by.
pub const UNCLEAR: &str = "Not clear: read the sentences.";

/// "5 of the 6 sentences would fit any company", where at least half of them would: agreement
/// is not to be shown without it.
pub fn mostly_fog(sentences: &Sentences) -> Option<String> {
    let fog = sentences.specificity.as_ref()?.fog;
    let of = sentences.count;
    (2 * fog >= of).then(|| format!("{fog} of the {of} sentences would fit any company"))
}

/// Who says which sentences are the same strategy: a reading is never shown without it.
pub fn whose(reading: Reading) -> &'static str {
    match reading {
        Reading::Machine => "the machine\u{2019}s first reading",
        Reading::Facilitator => "the facilitator\u{2019}s reading",
        Reading::Team => "the team\u{2019}s own reading",
    }
}

/// "59 %", with a narrow no-break space.
pub fn percent(share: f64) -> String {
    format!("{}\u{202f}%", (share * 100.0).round())
}

/// What a same-order rate amounts to. The cut-offs are judgement.
pub fn same_order(rate: &SameOrderRate, beyond_chance: bool) -> &'static str {
    let points = (rate.value * 100.0).round() as u32;
    match points {
        80.. => "Largely the same order.",
        65..80 => "Shared direction, disputed order.",
        _ if !beyond_chance && points >= 45 => {
            "We cannot tell this order from chance with this few people."
        }
        55..65 => "Barely better than a coin.",
        45..55 => "No shared order.",
        _ => "Opposed.",
    }
}

/// "Regulation: 5 put it in their top three, 4 in their bottom three." for the item that
/// splits the team most; `None` when no item does.
pub fn biggest_split(priorities: &Priorities) -> Option<String> {
    let most = split::biggest(&priorities.per_item)?;
    Some(format!("{}: {}.", most.item, top_and_bottom(most, priorities)))
}

/// "5 put it in their top three, 4 in their bottom three".
pub fn top_and_bottom(item: &Item, priorities: &Priorities) -> String {
    let band = in_words(priorities.band());
    let (top, bottom) = (part_count(item.top3), part_count(item.bottom3));
    format!("{top} put it in their top {band}, {bottom} in their bottom {band}")
}

/// "Based on 7 of 9 invited."
pub fn coverage(respondents: usize, invited: usize) -> String {
    if respondents == invited {
        return format!("Everybody answered: {respondents} of {invited}.");
    }
    format!("Based on {respondents} of {invited} invited.")
}

/// "no", "one" to "twelve", digits above.
pub fn in_words(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS.get(number).map_or_else(|| number.to_string(), ToString::to_string)
}

/// "1 leader", "9 leaders".
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// A count of leaders, of whom a tie may hold one in part: "4½" stays readable aloud.
pub fn part_count(number: f64) -> String {
    let whole = number.floor();
    let fraction = number - whole;
    let vulgar =
        [(0.0, ""), (0.25, "¼"), (1.0 / 3.0, "⅓"), (0.5, "½"), (2.0 / 3.0, "⅔"), (0.75, "¾")];
    let exact = vulgar.iter().find(|(value, _)| (fraction - value).abs() < 1e-6);
    match exact {
        Some((_, "")) => format!("{whole:.0}"),
        Some((_, sign)) if whole == 0.0 => (*sign).to_owned(),
        Some((_, sign)) => format!("{whole:.0}{sign}"),
        None if (1.0 - fraction).abs() < 1e-6 => format!("{:.0}", whole + 1.0),
        None => format!("{number:.2}"),
    }
}

/// "a", "a and b", "a, b and c".
pub fn list<S: AsRef<str>>(names: &[S]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

/// The first letter a capital.
pub fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(low: f64, high: f64) -> StrategiesInTheRoom {
        StrategiesInTheRoom { value: f64::midpoint(low, high), low, high, groups: 3 }
    }

    #[test]
    fn a_number_that_is_not_firm_is_a_range() {
        assert_eq!(strategies(&range(2.6, 3.4)), "3");
        assert_eq!(strategies(&range(2.0, 3.6)), "2\u{2013}4");
        assert_eq!(strategies_in_words(&range(1.0, 1.3)), "one strategy");
        let words = strategies_in_words(&range(2.0, 3.6));
        assert_eq!(words, "between 2 and 4 different strategies");
        assert_eq!(strategies_in_words(&range(2.9, 3.1)), "about 3 different strategies");
        assert_eq!(strategies_in_words(&range(3.0, 3.0)), "3 different strategies");
    }

    #[test]
    fn a_range_from_one_strategy_to_four_is_not_clear() {
        assert!(is_unclear(&range(1.2, 3.6)) && is_unclear(&range(2.0, 7.0)));
        assert!(!is_unclear(&range(1.2, 3.4)) && !is_unclear(&range(3.0, 3.0)));
    }

    #[test]
    fn a_rate_near_a_coin_names_chance_first() {
        let rate =
            |value| SameOrderRate { value, swing_low: 0., swing_high: 1., low: 0., high: 1. };
        assert_eq!(same_order(&rate(0.587), true), "Barely better than a coin.");
        let chance = "We cannot tell this order from chance with this few people.";
        assert_eq!(same_order(&rate(0.587), false), chance);
        assert_eq!(same_order(&rate(0.42), false), "Opposed.");
        assert_eq!(same_order(&rate(0.795), true), "Largely the same order.");
    }

    #[test]
    fn a_share_is_a_whole_percentage() {
        assert_eq!(percent(0.587), "59\u{202f}%");
    }

    #[test]
    fn parts_of_leaders_are_written_as_fractions() {
        assert_eq!(part_count(4.0), "4");
        assert_eq!(part_count(4.5), "4½");
        assert_eq!(part_count(1.0 / 3.0), "⅓");
        assert_eq!(part_count(1.0 / 3.0 + 1.0 / 3.0 + 1.0 / 3.0), "1");
    }

    #[test]
    fn lists_read_like_a_sentence() {
        assert_eq!(list(&["cost", "speed", "scale"]), "cost, speed and scale");
        assert_eq!(list(&["cost"]), "cost");
    }
}
