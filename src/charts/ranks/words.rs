//! What the ranks say in words: agreement is claimed only beyond chance, a split
//! is a count and always true.

use super::Form;
use super::row::Row;
use crate::analysis::report::{Priorities, Verdict};
use crate::charts::canvas::Words;
use crate::charts::wording::{capital, count, in_words, list, part_count, short};

/// Names in a title at most.
const NAMED: usize = 2;
/// A longer title would be set in two lines; say it with numbers instead.
const LONGEST: usize = 84;

pub(super) fn words(priorities: &Priorities, rows: &[Row<'_>], form: Form) -> Words {
    Words {
        id: "ranks",
        title: title(priorities, rows),
        subtitle: subtitle(priorities, rows, form),
        description: description(priorities, rows),
    }
}

fn title(priorities: &Priorities, rows: &[Row<'_>]) -> String {
    let splits: Vec<String> = names(rows, Verdict::Split);
    let agreed = if priorities.beyond_chance { names(rows, Verdict::High) } else { Vec::new() };
    let low = if priorities.beyond_chance { names(rows, Verdict::Low) } else { Vec::new() };
    let title = match (agreed.as_slice(), splits.as_slice()) {
        ([], []) if low.is_empty() => NEUTRAL.to_owned(),
        ([], []) => format!("We agree on what comes last: {}", list(&first(&low))),
        (agreed, []) => format!("We agree on {}", list(&first(agreed))),
        ([], splits) => format!("We split on {}", split_names(splits, rows.len())),
        (agreed, splits) => format!(
            "We agree on {}; we split on {}",
            list(&first(agreed)),
            split_names(splits, rows.len())
        ),
    };
    if title.chars().count() <= LONGEST {
        return title;
    }
    match splits.as_slice() {
        [] => NEUTRAL.to_owned(),
        [only] => format!("We split on {only}"),
        _ => format!("We split on {}", numbered(splits.len(), rows.len())),
    }
}

const NEUTRAL: &str = "How we ranked the priorities";

fn names(rows: &[Row<'_>], verdict: Verdict) -> Vec<String> {
    let with = rows.iter().filter(|row| row.item.verdict == verdict);
    with.map(|row| short(&row.item.item)).collect()
}

fn first(names: &[String]) -> Vec<String> {
    names.iter().take(NAMED).cloned().collect()
}

fn split_names(splits: &[String], of: usize) -> String {
    if splits.len() <= NAMED { list(splits) } else { numbered(splits.len(), of) }
}

fn numbered(splits: usize, of: usize) -> String {
    format!("{} of {} priorities", in_words(splits), in_words(of))
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
            let part = if parts { " Part of a dot = a tie, shared between ranks." } else { "" };
            format!(
                "Rank each of {leaders} gave (1 = most important). One dot = one leader. \
                 Bar = middle half.{part}{split}"
            )
        }
        Form::Shares => format!(
            "Share of {leaders} per rank, in percent (1 = most important). Darker = more.{split}"
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
    format!("{} high · {} low", part_count(row.item.top3), part_count(row.item.bottom3))
}
