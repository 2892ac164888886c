//! Numbers: what a sentence puts a figure on, and by when.
//!
//! It knows figures, units and the word they count; not whether they are good.

use super::super::words::{Word, words};
use std::ops::Range;

/// Two figures differ when one is more than this many times the other.
const DIFFERENT: f64 = 1.25;

/// Years count as a horizon only in this span.
const YEARS: std::ops::RangeInclusive<i32> = 2020..=2060;

/// Words that belong to the figure rather than to what it measures.
const UNITS: &[&str] =
    &["percent", "euro", "dollar", "day", "week", "month", "quarter", "year", "hour", "time"];

/// What a figure is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    /// A change or a share, as a percentage: "2x" and "double" are +100.
    Percent,
    /// An amount of money, whatever the currency.
    Money,
    /// A plain count of something.
    Count,
}

/// A figure and the word it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    pub(super) value: f64,
    pub(super) unit: Unit,
    /// Stem of the thing counted or measured.
    pub(super) of: String,
    /// Bytes from the figure to that word.
    pub(super) at: Range<usize>,
}

/// Figures of a sentence, and the years it names.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Numbers {
    pub(super) figures: Vec<Figure>,
    /// Years named ("by 2028", "FY28", "Q3 2027"), each with its place.
    pub(super) years: Vec<(i32, Range<usize>)>,
}

impl Figure {
    fn comparable(&self, other: &Self) -> bool {
        self.unit == other.unit && self.of == other.of
    }

    fn agrees(&self, other: &Self) -> bool {
        let (a, b) = (self.value.abs(), other.value.abs());
        let close = a.max(b) <= a.min(b) * DIFFERENT && self.value * other.value >= 0.0;
        self.comparable(other) && close
    }
}

impl Numbers {
    pub(super) fn of(sentence: &str) -> Self {
        let words = words(sentence);
        let mut numbers = Self::default();
        for i in 0..words.len() {
            if let Some(year) = year(&words[i].text) {
                numbers.years.push((year, words[i].at.clone()));
            } else if let Some((value, unit, taken)) = amount(sentence, &words, i)
                && let Some(thing) = thing(&words, i, i + taken)
            {
                let of = words[thing].stem.clone();
                let start = words[i].at.start.min(words[thing].at.start);
                let end = words[thing].at.end.max(words[i + taken - 1].at.end);
                numbers.figures.push(Figure { value, unit, of, at: start..end });
            }
        }
        numbers
    }

    /// The first two figures of the same thing in the same unit that differ,
    /// unless a third agrees with one of them.
    pub(super) fn differing<'a>(&'a self, other: &'a Self) -> Option<(&'a Figure, &'a Figure)> {
        let settled = |figure: &Figure, others: &[Figure]| others.iter().any(|b| figure.agrees(b));
        let open = self.figures.iter().filter(|a| !settled(a, &other.figures));
        let pairs = open.flat_map(|a| other.figures.iter().map(move |b| (a, b)));
        pairs.filter(|(_, b)| !settled(b, &self.figures)).find(|(a, b)| a.comparable(b))
    }

    /// The latest year each names, when they lie `apart` years from each other or more.
    pub(super) fn horizons<'a>(
        &'a self,
        other: &'a Self,
        apart: i32,
    ) -> Option<[&'a (i32, Range<usize>); 2]> {
        let a = self.years.iter().max_by_key(|(year, _)| *year)?;
        let b = other.years.iter().max_by_key(|(year, _)| *year)?;
        ((a.0 - b.0).abs() >= apart).then_some([a, b])
    }
}

/// Whether a word is a figure, in digits or letters.
pub(super) fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) || spelled(text).is_some()
}

fn year(text: &str) -> Option<i32> {
    if let Some(digits) = text.strip_prefix("fy") {
        let short: i32 = digits.parse().ok()?;
        return Some(if short < 100 { 2000 + short } else { short });
    }
    (text.len() == 4).then(|| text.parse().ok()).flatten().filter(|year| YEARS.contains(year))
}

/// The amount that starts at word `i`, its unit and how many words it takes.
fn amount(sentence: &str, words: &[Word], i: usize) -> Option<(f64, Unit, usize)> {
    let text = words[i].text.as_str();
    if let Some(change) = change(text) {
        return Some((change, Unit::Percent, 1));
    }
    let (digits, suffix) = split(text);
    let mut value =
        if digits.is_empty() { spelled(text)? } else { digits.replace(',', "").parse().ok()? };
    if matches!(suffix, "x" | "fold") && !digits.is_empty() {
        return Some(((value - 1.0) * 100.0, Unit::Percent, 1));
    }
    value *= scale(if digits.is_empty() { "" } else { suffix })?;
    let mut taken = 1;
    if let Some(factor) = words.get(i + 1).and_then(|next| large(&next.text)) {
        value *= factor;
        taken = 2;
    }
    let last = words[i + taken - 1].at.end;
    let behind = sentence[last..].trim_start();
    let percent = behind.starts_with('%')
        || behind.to_lowercase().starts_with("percent")
        || behind.starts_with("per cent");
    let money =
        sentence[..words[i].at.start].trim_end().ends_with(['$', '\u{20ac}', '\u{a3}', '\u{a5}']);
    let unit = if percent {
        Unit::Percent
    } else if money {
        Unit::Money
    } else {
        Unit::Count
    };
    Some((value, unit, taken))
}

/// Words that are a change by themselves.
fn change(text: &str) -> Option<f64> {
    match text {
        "double" | "doubling" => Some(100.0),
        "triple" | "tripling" => Some(200.0),
        "quadruple" => Some(300.0),
        "halve" | "half" => Some(-50.0),
        _ => None,
    }
}

fn split(text: &str) -> (&str, &str) {
    let end =
        text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(text.len());
    text.split_at(end)
}

fn scale(suffix: &str) -> Option<f64> {
    match suffix {
        "" | "th" | "st" | "nd" | "rd" => Some(1.0),
        "k" => Some(1e3),
        "m" | "mn" | "mio" => Some(1e6),
        "bn" | "b" => Some(1e9),
        _ => None,
    }
}

fn large(text: &str) -> Option<f64> {
    match text {
        "hundred" => Some(1e2),
        "thousand" => Some(1e3),
        "million" => Some(1e6),
        "billion" => Some(1e9),
        _ => None,
    }
}

fn spelled(text: &str) -> Option<f64> {
    const SMALL: [&str; 12] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen",
    ];
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let place = |list: &[&str]| list.iter().position(|&word| word == text).map(|i| i + 2);
    let value = place(&SMALL).or_else(|| place(&TENS).map(|tens| tens * 10));
    value.map(|value| value as f64).or_else(|| large(text))
}

/// The thing a figure belongs to: the first content word within three words
/// behind it, else the last one within two before it.
fn thing(words: &[Word], figure: usize, behind: usize) -> Option<usize> {
    let counts = |&i: &usize| {
        let word = &words[i];
        let number = word.text.starts_with(|c: char| c.is_ascii_digit());
        word.content && !number && !UNITS.contains(&word.stem.as_str())
    };
    let after = (behind..words.len().min(behind + 3)).find(counts);
    after.or_else(|| (figure.saturating_sub(2)..figure).rev().find(counts))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(sentence: &str) -> (f64, Unit, String) {
        let figure = Numbers::of(sentence).figures.remove(0);
        (figure.value, figure.unit, figure.of)
    }

    #[test]
    fn figures_come_with_their_unit_and_thing() {
        assert_eq!(first("Focus on two markets"), (2.0, Unit::Count, "market".into()));
        assert_eq!(first("grow 20 % a year"), (20.0, Unit::Percent, "grow".into()));
        assert_eq!(first("$10m for depots"), (1e7, Unit::Money, "depot".into()));
        assert_eq!(first("double revenue"), first("2x revenue"));
        assert_eq!(first("half the depots"), (-50.0, Unit::Percent, "depot".into()));
        assert_eq!(first("20 million travellers"), (2e7, Unit::Count, "traveller".into()));
        assert_eq!(first("1,400 accounts"), first("1.4k accounts"));
    }

    #[test]
    fn years_are_no_counts() {
        let numbers = Numbers::of("3 GW by 2032 or FY30");
        assert_eq!(numbers.years.iter().map(|(year, _)| *year).collect::<Vec<_>>(), [2032, 2030]);
        assert_eq!(numbers.figures.len(), 1);
    }

    #[test]
    fn figures_differ_beyond_a_quarter() {
        let differ = |a: &str, b: &str| Numbers::of(a).differing(&Numbers::of(b)).is_some();
        assert!(differ("two markets", "ten markets"));
        assert!(!differ("10 clinics", "12 clinics"));
        assert!(!differ("two markets", "ten clinics"));
        assert!(differ("double sales", "half of sales"));
        assert!(!differ("two markets or ten markets", "ten markets"));
    }

    #[test]
    fn horizons_lie_apart() {
        let (near, far) = (Numbers::of("by 2026"), Numbers::of("by 2031"));
        assert!(near.horizons(&far, 3).is_some());
        assert!(near.horizons(&near, 3).is_none());
        assert!(near.horizons(&Numbers::of("soon"), 3).is_none());
    }
}
