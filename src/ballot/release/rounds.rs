//! R7: between rounds. When one or two people changed, a number that moved would tell
//! what they answered. It knows who was invited, never who answered.

use crate::domain::PersonName;
use serde::Serialize;
use std::cmp::Ordering;

/// With fewer people in both rounds there is no trend.
const FEWEST_IN_COMMON: usize = 5;
/// From so many changed people on, numbers tell nothing about one of them.
const MANY_CHANGED: usize = 3;

/// What may be shown of the change from one round to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Trend {
    /// Numbers.
    Numbers,
    /// Up, the same, down.
    Arrows,
    /// No trend.
    Nothing,
}

/// What may be shown of the change between two rounds of these rosters, in any order.
/// Someone who took another's place is one change. Never show who came or went next to
/// the trend.
pub fn between_rounds(previous: &[PersonName], now: &[PersonName]) -> Trend {
    let common = in_common(previous, now);
    let changed = previous.len().max(now.len()) - common;
    match changed {
        _ if common < FEWEST_IN_COMMON => Trend::Nothing,
        0 | MANY_CHANGED.. => Trend::Numbers,
        _ => Trend::Arrows,
    }
}

/// How many people are in both; two of one name are two people.
fn in_common(one: &[PersonName], other: &[PersonName]) -> usize {
    let sorted = |names: &[PersonName]| {
        let mut names = names.to_vec();
        names.sort_unstable();
        names
    };
    let (one, other) = (sorted(one), sorted(other));
    let (mut left, mut right, mut common) = (0, 0, 0);
    while left < one.len() && right < other.len() {
        match one[left].cmp(&other[right]) {
            Ordering::Less => left += 1,
            Ordering::Greater => right += 1,
            Ordering::Equal => (left, right, common) = (left + 1, right + 1, common + 1),
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &str) -> Vec<PersonName> {
        names.chars().map(|name| PersonName::parse(&name.to_string()).unwrap()).collect()
    }

    fn trend(previous: &str, now: &str) -> Trend {
        between_rounds(&names(previous), &names(now))
    }

    #[test]
    fn the_same_people_give_numbers_in_any_order() {
        assert_eq!(trend("abcdef", "fedcba"), Trend::Numbers);
    }

    #[test]
    fn one_or_two_changed_people_give_arrows() {
        for now in ["abcdefg", "abcde", "abcdex", "abcdefgh", "abcdxy"] {
            let expected = if now == "abcdxy" { Trend::Nothing } else { Trend::Arrows };
            assert_eq!(trend("abcdef", now), expected, "{now}");
        }
        assert_eq!(trend("abcdefgh", "abcdefxy"), Trend::Arrows, "two took others' places");
    }

    #[test]
    fn three_changed_people_hide_each_other() {
        assert_eq!(trend("abcdefgh", "abcdexyz"), Trend::Numbers);
        assert_eq!(trend("abcde", "abcdexyz"), Trend::Numbers);
    }

    #[test]
    fn fewer_than_five_in_common_give_no_trend() {
        assert_eq!(trend("abcd", "abcd"), Trend::Nothing);
        assert_eq!(trend("abcdwxyz", "abcdefgh"), Trend::Nothing);
        assert_eq!(trend("", ""), Trend::Nothing);
    }

    #[test]
    fn two_of_one_name_are_two_people() {
        assert_eq!(trend("aabcde", "abcde"), Trend::Arrows);
        assert_eq!(trend("aaaaa", "aaaaa"), Trend::Numbers);
    }
}
