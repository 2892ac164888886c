//! The fixed phrases of the report (METRICS C5 and Q), so that a page, a chart and
//! a deck say the same thing. It describes and never grades; no decimals.

use super::priorities::split;
use super::report::{Item, Priorities, SameOrderRate, StrategiesInTheRoom};

/// "3", or "2-4" when the number is not firm.
pub fn strategies(strategies: &StrategiesInTheRoom) -> String {
    let (low, high) = (whole(strategies.low), whole(strategies.high));
    if low == high { low.to_string() } else { format!("{low}\u{2013}{high}") }
}

/// "about 3 different strategies", "between 2 and 4 different strategies", "one strategy".
pub fn strategies_in_words(strategies: &StrategiesInTheRoom) -> String {
    match (whole(strategies.low), whole(strategies.high)) {
        (1, 1) => "one strategy".to_owned(),
        (low, high) if low == high => format!("about {low} different strategies"),
        (low, high) => format!("between {low} and {high} different strategies"),
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
    let band = band_in_words(priorities.band());
    let (top, bottom) = (count(item.top3), count(item.bottom3));
    format!("{top} put it in their top {band}, {bottom} in their bottom {band}")
}

fn band_in_words(band: usize) -> &'static str {
    match band {
        1 => "one",
        2 => "two",
        _ => "three",
    }
}

/// A count of leaders; a tie across a border counts in part and reads "about 4".
pub fn count(leaders: f64) -> String {
    if leaders.fract() == 0.0 { format!("{leaders}") } else { format!("about {}", leaders.round()) }
}

/// "Based on 7 of 9 invited."
pub fn coverage(respondents: usize, invited: usize) -> String {
    if respondents == invited {
        return format!("Everybody answered: {respondents} of {invited}.");
    }
    format!("Based on {respondents} of {invited} invited.")
}

/// "1 leader", "9 leaders".
pub fn leaders(count: usize) -> String {
    if count == 1 { "1 leader".to_owned() } else { format!("{count} leaders") }
}

fn whole(value: f64) -> u64 {
    value.round().max(1.0) as u64
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
    fn shares_of_a_person_are_rounded_and_said_so() {
        assert_eq!(count(4.0), "4");
        assert_eq!(count(3.6), "about 4");
        assert_eq!(percent(0.587), "59\u{202f}%");
    }
}
