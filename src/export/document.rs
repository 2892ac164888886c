//! `report.html`: the whole report as one self-contained, printable page.
//!
//! This file turns a report into the words and figures of the page; the markup is
//! in `web/templates/report.html`, the look in `web/styles/report.css`. It computes
//! no statistic of its own.

use super::Error;
use crate::analysis::priorities::conflict::hardest;
use crate::analysis::report::{FlagKind, FlaggedPair, Priorities, Report, Verdict};
use crate::analysis::wording::{self, percent};
use crate::charts::{self, Figure};
use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

const STYLE: &str = include_str!("../../web/styles/report.css");
const REGULAR: &[u8] = include_bytes!("../../web/dist/fonts/Inter-Regular.woff2");
const SEMIBOLD: &[u8] = include_bytes!("../../web/dist/fonts/Inter-SemiBold.woff2");

/// Pairs of priorities shown under "What to decide".
const CONFLICTS_SHOWN: usize = 3;
/// Pairs of sentences shown for each kind of flag.
const PAIRS_SHOWN: usize = 3;

/// The page of `report`, with its figures inline. Needs nothing from the network
/// and nothing beside it.
pub fn html(report: &Report, figures: &[Figure]) -> Result<String, Error> {
    let page = Page {
        report,
        figures,
        fonts: [BASE64.encode(REGULAR), BASE64.encode(SEMIBOLD)],
        style: STYLE,
        chart_style: charts::STYLE,
        headline: headline(report),
        order: report.priorities.as_ref().map(|priorities| {
            wording::same_order(&priorities.same_order_rate, priorities.beyond_chance)
        }),
        decisions: decisions(report),
        pairs: pairs(report),
        camps: camps(report),
        facts: facts(report),
    };
    Ok(page.render()?)
}

#[derive(Template)]
#[template(path = "report.html", config = "web/askama.toml")]
struct Page<'a> {
    report: &'a Report,
    figures: &'a [Figure],
    fonts: [String; 2],
    style: &'static str,
    chart_style: &'static str,
    headline: [Number; 3],
    /// What the same-order rate amounts to.
    order: Option<&'static str>,
    decisions: Vec<Decision>,
    pairs: Vec<PairGroup<'a>>,
    /// Size and order of each camp, when there are any.
    camps: Vec<(usize, Option<&'a [String]>)>,
    facts: Vec<Fact>,
}

/// One of the three numbers of the headline slide.
struct Number {
    name: &'static str,
    value: String,
    reading: String,
}

/// Something the team can decide, with its evidence and a question to ask.
struct Decision {
    kind: &'static str,
    title: String,
    evidence: String,
    ask: &'static str,
}

/// Pairs of sentences of one kind, to read side by side.
struct PairGroup<'a> {
    title: &'static str,
    note: &'static str,
    shown: Vec<&'a FlaggedPair>,
    more: usize,
}

/// A line of "In numbers".
struct Fact {
    name: &'static str,
    value: String,
    note: String,
}

fn headline(report: &Report) -> [Number; 3] {
    [strategies(report), same_order(report), blind_spot(report)]
}

fn strategies(report: &Report) -> Number {
    let name = "Strategies in the room";
    let Some(sentences) = &report.sentences else {
        return nothing(name, report, "sentences");
    };
    let reading = format!(
        "described by {}: the machine\u{2019}s first reading. The sentences decide.",
        wording::count(sentences.count, "leader")
    );
    Number { name, value: wording::strategies(&sentences.strategies_in_the_room), reading }
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
    let Some((forecast, measured)) = forecast.and_then(|f| f.measured.map(|m| (f, m))) else {
        let reading = "Not measured: leaders were not asked what they expect of each other.";
        return Number { name, value: "\u{2013}".into(), reading: reading.into() };
    };
    let colleagues = report.invited.saturating_sub(1);
    let people = |share: f64| (share * colleagues as f64).round();
    let (predicted, measured) = (people(forecast.predicted), people(measured));
    let reading = format!(
        "Each leader expects {predicted} of the {colleagues} others to have written the same; \
         about {measured} did, by the machine\u{2019}s first reading."
    );
    Number { name, value: format!("{predicted} \u{2192} {measured}"), reading }
}

fn decisions(report: &Report) -> Vec<Decision> {
    let mut decisions = Vec::new();
    if let Some(priorities) = &report.priorities {
        let splits = priorities.per_item.iter().filter(|item| item.verdict == Verdict::Split);
        decisions.extend(splits.map(|item| Decision {
            kind: "Split priority",
            title: item.item.clone(),
            evidence: format!("{}.", wording::top_and_bottom(item, priorities)),
            ask: "Nobody is wrong. What does each side see that the other does not?",
        }));
        let contested = hardest(&priorities.pair_conflicts, CONFLICTS_SHOWN);
        decisions.extend(contested.into_iter().map(|pair| Decision {
            kind: "Contested pair",
            title: format!("{} or {}", pair.a, pair.b),
            evidence: format!(
                "{} put \u{201c}{}\u{201d} first, {} \u{201c}{}\u{201d}.",
                pair.a_first, pair.a, pair.b_first, pair.b
            ),
            ask: "If the next unit of money fits only one of them, which is it?",
        }));
    }
    decisions
}

fn pairs(report: &Report) -> Vec<PairGroup<'_>> {
    let Some(sentences) = &report.sentences else { return Vec::new() };
    let kinds = [
        (
            FlagKind::Contradiction,
            "Alike in words, opposed in direction",
            "These sentences may point in different directions. Please read them.",
        ),
        (
            FlagKind::SameWordsDifferentMeaning,
            "Same words, different meaning",
            "Many shared words, yet the model reads two strategies.",
        ),
        (
            FlagKind::SameIdeaDifferentWords,
            "Same idea, different words",
            "Few shared words, yet the model reads one strategy: perhaps you agree more than it sounds.",
        ),
    ];
    let groups = kinds.into_iter().map(|(kind, title, note)| {
        let mut shown: Vec<_> = sentences.pairs.iter().filter(|pair| pair.kind == kind).collect();
        let more = shown.len().saturating_sub(PAIRS_SHOWN);
        shown.truncate(PAIRS_SHOWN);
        PairGroup { title, note, shown, more }
    });
    groups.filter(|group| !group.shown.is_empty()).collect()
}

fn camps(report: &Report) -> Vec<(usize, Option<&[String]>)> {
    let Some(camps) = report.priorities.as_ref().map(|priorities| &priorities.camps) else {
        return Vec::new();
    };
    let orders = camps.orders.iter().map(Option::as_deref);
    camps.sizes.iter().copied().zip(orders).collect()
}

fn facts(report: &Report) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(sentences) = &report.sentences {
        facts.push(Fact {
            name: "Chance two leaders describe the same strategy",
            value: percent(sentences.same_strategy_chance),
            note: "Machine\u{2019}s first reading.".into(),
        });
    }
    facts.extend(official_facts(report));
    facts.extend(priority_facts(report));
    facts
}

fn priority_facts(report: &Report) -> Vec<Fact> {
    let Some(priorities) = &report.priorities else { return Vec::new() };
    let mut facts = vec![
        Fact {
            name: "Shared order",
            value: if priorities.beyond_chance { "More than chance" } else { "Can\u{2019}t tell" }
                .into(),
            note: wording::same_order(&priorities.same_order_rate, priorities.beyond_chance).into(),
        },
        Fact {
            name: "Different first choices",
            value: format!("{} of {}", priorities.first_choices, priorities.items.len()),
            note: "Priorities that at least one leader put first.".into(),
        },
        Fact {
            name: "Shared top three",
            value: format!("{:.1} of 3", priorities.top3_overlap),
            note: format!(
                "Items that the top threes of two leaders have in common; chance gives {:.1}.",
                priorities.top3_overlap_by_chance
            ),
        },
    ];
    facts.extend(priorities.opposed_pairs.map(|opposed| {
        Fact {
            name: "Would fund opposite things",
            value: format!("{} of {} pairs", opposed.count, opposed.of),
            note: "One leader\u{2019}s top is the other\u{2019}s bottom, or their orders run \
               against each other."
                .into(),
        }
    }));
    facts.push(camps_in_short(priorities));
    if priorities.partial > 0 {
        facts.push(Fact {
            name: "Short rankings",
            value: format!("{} of {}", priorities.partial, priorities.respondents),
            note: "Items a leader left out count as tied behind the ranked ones.".into(),
        });
    }
    facts
}

fn camps_in_short(priorities: &Priorities) -> Fact {
    let camps = &priorities.camps;
    let sizes: Vec<String> = camps.sizes.iter().map(ToString::to_string).collect();
    let (value, note) = if camps.found {
        (sizes.join(" : "), "Leaders fall into camps with alike orders.")
    } else if camps.hint {
        ("No clear camps".to_owned(), "A hint of camps, too weak to claim. Worth a question.")
    } else {
        ("No clear camps".to_owned(), "Disagreement does not run along fixed lines.")
    };
    Fact { name: "Camps", value, note: note.into() }
}

fn official_facts(report: &Report) -> Vec<Fact> {
    let Some(official) = &report.official else { return Vec::new() };
    let mut facts = Vec::new();
    if let (Some(recited), Some(sentences)) = (official.recited, &report.sentences) {
        facts.push(Fact {
            name: "Recited the official text",
            value: format!("{recited} of {}", sentences.count),
            note: "Nearly word for word; no evidence of understanding.".into(),
        });
    }
    if let (Some(first), Some(count)) = (&official.first, official.first_in_top3) {
        let of = report.priorities.as_ref().map_or(0, |priorities| priorities.respondents);
        facts.push(Fact {
            name: "Official first priority in the top three",
            value: format!("{} of {of}", wording::part_count(count)),
            note: format!("\u{201c}{first}\u{201d}"),
        });
    }
    if let Some(named) = official.named_from_memory {
        facts.push(Fact {
            name: "Official priorities named from memory",
            value: percent(named),
            note: "Mean over the leaders who were asked.".into(),
        });
    }
    facts
}
