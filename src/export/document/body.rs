//! The report's body: everything the template shows, put together. What is worded here is
//! about the page; phrases that figures and slides share are in `analysis::wording`.

use super::decisions::{Decision, decisions};
use super::facts::{Fact, facts};
use super::headline::{Number, headline};
use super::readings::{TwoReadings, two_readings};
use super::{Beside, Error, Part};
use crate::analysis::report::{FlagKind, FlaggedPair, Priorities, Report};
use crate::analysis::wording;
use crate::charts::{self, PageFigures};
use askama::Template;
use std::collections::BTreeSet;

/// Pairs of sentences shown for each kind of flag.
const PAIRS_SHOWN: usize = 3;

#[derive(Template)]
#[template(path = "report/body.html", config = "web/askama.toml")]
pub(super) struct Body<'a> {
    report: &'a Report,
    headline: [Number; 3],
    /// What the same-order rate amounts to.
    order: Option<&'static str>,
    decisions: Vec<Decision>,
    drawn: PageFigures,
    readings: Option<TwoReadings<'a>>,
    pairs: Vec<PairGroup<'a>>,
    camps: Vec<Camp<'a>>,
    parts: Vec<PartShown<'a>>,
    facts: Vec<Fact>,
    beside: Beside<'a>,
}

/// Pairs of sentences of one kind, to read side by side.
struct PairGroup<'a> {
    title: &'static str,
    note: &'static str,
    shown: Vec<&'a FlaggedPair>,
    more: usize,
}

/// Leaders with alike orders.
struct Camp<'a> {
    size: usize,
    /// `None` where it would be a person's.
    order: Option<&'a [String]>,
}

/// A part of the team beside the others.
struct PartShown<'a> {
    name: &'a str,
    coverage: &'a str,
    reading: &'static str,
    order: &'a [String],
}

impl<'a> Body<'a> {
    pub(super) fn new(
        report: &'a Report,
        parts: &[Part<'a>],
        beside: Beside<'a>,
    ) -> Result<Self, Error> {
        Ok(Self {
            report,
            headline: headline(report),
            order: report.priorities.as_ref().map(order),
            decisions: decisions(report),
            drawn: charts::page_figures(report)?,
            readings: two_readings(report),
            pairs: pairs(report),
            camps: camps(report),
            parts: parts.iter().filter_map(part).collect(),
            facts: facts(report),
            beside,
        })
    }

    /// Each wording once, where it stands first.
    fn different(answers: &[String]) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        answers.iter().map(String::as_str).filter(|answer| seen.insert(*answer)).collect()
    }

    fn is_foreign(&self) -> bool {
        self.report.sentences.as_ref().is_some_and(|sentences| sentences.unsupported_language)
    }
}

fn order(priorities: &Priorities) -> &'static str {
    wording::same_order(&priorities.same_order_rate, priorities.beyond_chance)
}

fn part<'a>(part: &Part<'a>) -> Option<PartShown<'a>> {
    let priorities = part.report.priorities.as_ref()?;
    Some(PartShown {
        name: part.name,
        coverage: &part.report.headline.coverage,
        reading: order(priorities),
        order: &priorities.consensus.order,
    })
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

fn camps(report: &Report) -> Vec<Camp<'_>> {
    let found = report.priorities.as_ref().map(|priorities| &priorities.camps);
    let Some(camps) = found.filter(|camps| camps.found) else { return Vec::new() };
    let orders = camps.orders.iter().map(Option::as_deref);
    camps.sizes.iter().zip(orders).map(|(&size, order)| Camp { size, order }).collect()
}
