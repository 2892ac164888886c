//! The three numbers of the headline slide.

use crate::analysis::report::Report;
use crate::analysis::wording::{self, percent};

/// One of them.
pub(super) struct Number {
    pub(super) name: &'static str,
    pub(super) value: String,
    pub(super) reading: String,
}

pub(super) fn headline(report: &Report) -> [Number; 3] {
    [strategies(report), same_order(report), blind_spot(report)]
}

fn strategies(report: &Report) -> Number {
    let name = "Strategies in the room";
    let Some(sentences) = &report.sentences else {
        return nothing(name, report, "sentences");
    };
    let unclear = wording::is_unclear(&sentences.strategies_in_the_room);
    let advice = match wording::mostly_fog(sentences) {
        Some(fog) if unclear => format!("{} {fog}.", wording::UNCLEAR),
        Some(fog) => format!("{fog}."),
        None if unclear => wording::UNCLEAR.to_owned(),
        None => "The sentences decide.".to_owned(),
    };
    let reading = format!(
        "described by {}: {}. {advice}",
        wording::count(sentences.count, "leader"),
        wording::whose(sentences.reading)
    );
    // In figures of this size the dash touches them.
    let value = wording::strategies(&sentences.strategies_in_the_room);
    let value = value.replace('\u{2013}', "\u{200a}\u{2013}\u{200a}");
    Number { name, value, reading }
}

/// A number that is not there: withheld, or never asked for.
fn nothing(name: &'static str, report: &Report, part: &str) -> Number {
    let withheld = report.withheld.iter().any(|withheld| withheld.part == part);
    let reading = if withheld { "Not shown: see below." } else { "Not asked in this round." };
    Number { name, value: "\u{2013}".into(), reading: reading.into() }
}

fn same_order(report: &Report) -> Number {
    let name = "Same-order rate";
    let Some(priorities) = &report.priorities else {
        return nothing(name, report, "priorities");
    };
    let rate = &priorities.same_order_rate;
    let reading = format!(
        "of the time two leaders put two priorities in the same order. A coin gives \
         50\u{202f}%. No single leader moves it beyond {} to {}.",
        percent(rate.swing_low),
        percent(rate.swing_high)
    );
    Number { name, value: percent(rate.value), reading }
}

fn blind_spot(report: &Report) -> Number {
    let name = "Blind spot";
    let forecast = report.forecast.as_ref();
    let measured = forecast.and_then(|forecast| Some((forecast, forecast.measured?)));
    let (Some((forecast, measured)), Some(sentences)) = (measured, &report.sentences) else {
        let reading = "Not measured: leaders were not asked what they expect of each other.";
        return Number { name, value: "\u{2013}".into(), reading: reading.into() };
    };
    let colleagues = report.invited.saturating_sub(1);
    let people = |share: f64| (share * colleagues as f64).round();
    let (predicted, measured) = (people(forecast.predicted), people(measured));
    let reading = format!(
        "Each leader expects {predicted} of the {colleagues} others to have written the same; \
         about {measured} did, by {}.",
        wording::whose(sentences.reading)
    );
    Number { name, value: format!("{predicted} \u{2192} {measured}"), reading }
}
