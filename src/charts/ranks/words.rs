//! What the ranks say in words: agreement is claimed only beyond chance, a split
//! is a count and always true.

use super::Form;
use super::row::Row;
use crate::analysis::report::{Priorities, Verdict};
use crate::analysis::wording::{capital, count, in_words, list, part_count};
use crate::charts::canvas::Words;
use crate::charts::wording::{fitting_title, quoted};

/// Names in a title at most.
const NAMED: usize = 2;
/// When nothing stands out.
const NEUTRAL: &str = "How we ranked the priorities";

pub(super) fn words(priorities: &Priorities, rows: &[Row<'_>], form: Form) -> Words {
    Words {
        id: "ranks",
        title: title(priorities, rows),
        subtitle: subtitle(priorities, rows, form),
        description: description(priorities, rows),
    }
}

fn title(priorities: &Priorities, rows: &[Row<'_>]) -> String {
    let claimed = |verdict| {
        if priorities.beyond_chance { names(rows, verdict) } else { Vec::new() }
    };
    let (agreed, low) = (claimed(Verdict::High), claimed(Verdict::Low));
    let splits = names(rows, Verdict::Split);
    let numbered =
        format!("we split on {} of {} priorities", in_words(splits.len()), in_words(rows.len()));
    let named = format!("we split on {}", list(&splits));
    let few = splits.len() <= NAMED;
    match (agreed.as_slice(), splits.as_slice()) {
        ([], []) if low.is_empty() => NEUTRAL.to_owned(),
        ([], []) => fitting_title(&[
            format!("We agree on what comes last: {}", list(first(&low))),
            NEUTRAL.to_owned(),
        ]),
        (agreed, []) => fitting_title(&[
            format!("We agree on {}", list(first(agreed))),
            format!("We agree on {}", agreed[0]),
        ]),
        ([], _) if few => fitting_title(&[capital(&named), capital(&numbered)]),
        ([], _) => capital(&numbered),
        (agreed, _) => {
            let split = if few { named } else { numbered.clone() };
            fitting_title(&[
                format!("We agree on {}; {split}", list(first(agreed))),
                format!("We agree on {}; {split}", agreed[0]),
                format!("We agree on {}; {numbered}", agreed[0]),
                capital(&split),
                capital(&numbered),
            ])
        }
    }
}

fn names(rows: &[Row<'_>], verdict: Verdict) -> Vec<String> {
    let with = rows.iter().filter(|row| row.item.verdict == verdict);
    with.map(|row| quoted(&row.item.item)).collect()
}

fn first(names: &[String]) -> &[String] {
    &names[..names.len().min(NAMED)]
}

fn subtitle(priorities: &Priorities, rows: &[Row<'_>], form: Form) -> String {
    let leaders = count(priorities.respondents, "leader");
    let parts = rows.iter().any(|row| row.cells().any(|(_, part)| part > 0.0));
    let split = if rows.iter().any(Row::is_split) { " Bold = split." } else { "" };
    match form {
        Form::Spans => format!(
            "From the best to the worst rank that {leaders} gave (1 = most important), \
             and how many rank it high or low.{split}"
        ),
        Form::Dots => {
            let part = if parts { ", part of a dot = a tie" } else { "" };
            format!(
                "Rank each of {leaders} gave (1 = most important). Dot = one leader{part}. \
                 Bar = middle half.{split}"
            )
        }
        Form::Counts => format!(
            "How many of {leaders} gave each rank (1 = most important). Stronger = more.{split}"
        ),
        Form::Shares => format!(
            "Share of {leaders} per rank, in percent (1 = most important). Stronger = more.{split}"
        ),
    }
}

fn description(priorities: &Priorities, rows: &[Row<'_>]) -> String {
    let leaders = count(priorities.respondents, "leader");
    let items = count(rows.len(), "priorities").replace("prioritiess", "priorities");
    let top = rows
        .first()
        .map_or(String::new(), |row| format!(" Highest in the middle: {}.", row.item.item));
    let last = rows.last().map_or(String::new(), |row| format!(" Lowest: {}.", row.item.item));
    let splits: Vec<String> =
        rows.iter().filter(|row| row.is_split()).map(|row| high_and_low(row)).collect();
    let splits = if splits.is_empty() {
        " No priority is split.".to_owned()
    } else {
        format!(" {}.", splits.join(". "))
    };
    format!("{leaders} ranked {items}.{top}{last}{splits}")
}

fn high_and_low(row: &Row<'_>) -> String {
    format!(
        "{}: {} rank it high, {} rank it low",
        capital(&row.item.item),
        part_count(row.item.top3),
        part_count(row.item.bottom3)
    )
}

/// "5 high · 4 low", beside a row.
pub(super) fn bands(row: &Row<'_>) -> String {
    let (high, low) = (part_count(row.item.top3), part_count(row.item.bottom3));
    match (high.as_str(), low.as_str()) {
        ("0", "0") => "in the middle".to_owned(),
        (_, "0") => format!("{high} high"),
        ("0", _) => format!("{low} low"),
        _ => format!("{high} high · {low} low"),
    }
}
