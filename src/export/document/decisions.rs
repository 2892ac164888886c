//! What to decide: splits and contested pairs, each with its evidence and a question.

use crate::analysis::priorities::conflict::hardest;
use crate::analysis::report::{Item, PairConflict, Priorities, Report, Verdict};
use crate::analysis::wording;

/// Pairs of priorities shown.
const CONFLICTS_SHOWN: usize = 3;

/// Something the team can decide.
pub(super) struct Decision {
    pub(super) kind: &'static str,
    pub(super) title: String,
    pub(super) evidence: String,
    pub(super) ask: &'static str,
}

pub(super) fn decisions(report: &Report) -> Vec<Decision> {
    let Some(priorities) = &report.priorities else { return Vec::new() };
    let splits = priorities.per_item.iter().filter(|item| item.verdict == Verdict::Split);
    let splits = splits.map(|item| split(item, priorities));
    let contested = hardest(&priorities.pair_conflicts, CONFLICTS_SHOWN);
    splits.chain(contested.into_iter().map(pair)).collect()
}

fn split(item: &Item, priorities: &Priorities) -> Decision {
    Decision {
        kind: "Split priority",
        title: item.item.clone(),
        evidence: format!("{}.", wording::top_and_bottom(item, priorities)),
        ask: "Nobody is wrong. What does each side see that the other does not?",
    }
}

fn pair(pair: &PairConflict) -> Decision {
    Decision {
        kind: "Contested pair",
        title: format!("{} or {}", pair.a, pair.b),
        evidence: format!(
            "{} put \u{201c}{}\u{201d} first, {} \u{201c}{}\u{201d}.",
            pair.a_first, pair.a, pair.b_first, pair.b
        ),
        ask: "If the next unit of money fits only one of them, which is it?",
    }
}
