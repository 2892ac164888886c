//! The lines of "In numbers".

use crate::analysis::report::{Priorities, Report};
use crate::analysis::wording::{self, percent};

/// One of them.
pub(super) struct Fact {
    pub(super) name: &'static str,
    pub(super) value: String,
    pub(super) note: String,
}

pub(super) fn facts(report: &Report) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(sentences) = &report.sentences {
        facts.push(Fact {
            name: "Chance two leaders describe the same strategy",
            value: percent(sentences.same_strategy_chance),
            note: format!("{}.", wording::capital(wording::whose(sentences.reading))),
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
            note:
                "One leader\u{2019}s top is the other\u{2019}s bottom, or their orders run against \
               each other."
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
