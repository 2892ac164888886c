//! The priorities instrument: rankings in, the report's priorities out.
//!
//! Pure, and blind to who ranked what: the rankings are sorted by content before
//! anything is computed, so that the same rankings in any order give the same
//! bits. Only the audit leads back to the order of the input. Ties, short lists
//! and items not shown follow one rule set (`standings`). Knows nothing of the
//! other instruments.

pub mod agreement;
pub mod alikeness;
pub mod camps;
pub mod chance;
pub mod concordance;
pub mod conflict;
pub mod consensus;
pub mod majority;
pub mod preferences;
pub mod split;
pub mod standings;
pub mod top;

mod account;
mod team;

use crate::analysis::{audit, report};
use crate::domain;
use account::Account;
use preferences::Preferences;
use standings::Standings;
use std::cmp::Ordering;
use team::Team;

/// How to resample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Seed of the permutations.
    pub seed: u64,
    /// Permutations where the chance test is not exact; usually 9,999. Teams of
    /// more than 100 leaders draw fewer.
    pub permutations: u32,
}

/// The analysed priorities.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// For everybody.
    pub report: report::Priorities,
    /// For the owner of the answers, by input index.
    pub audit: audit::Priorities,
    /// Permutations really drawn for the chance test; 0 when it was exact.
    pub permutations: u32,
    counts: Preferences,
}

impl Outcome {
    /// Between which values the same-order rate stays, whatever `missing` further
    /// leaders answer.
    pub fn same_order_rate_with(&self, missing: usize) -> (f64, f64) {
        agreement::bounds(&self.counts, missing as u64)
    }
}

/// Analyses the rankings of one round: one per response in input order, `None`
/// where a leader gave none.
///
/// `None` when fewer than two rankings say anything about the order, or no pair
/// of items was shown to two leaders. How many rankings a report needs before it
/// may be shown is the caller's rule.
pub fn analyze(
    priorities: &domain::Priorities,
    rankings: &[Option<&domain::Ranking>],
    settings: Settings,
) -> Option<Outcome> {
    let names = priorities.items();
    let team = Team::of(rankings);
    if team.standings.len() < 2 {
        return None;
    }
    let counts = Preferences::count(names.len(), &team.standings);
    let agreement = agreement::agreement(&counts)?;
    let chance = chance::test(&team.standings, settings.seed, settings.permutations);
    let camps = camps::find(&team.standings);
    let audit = audit::Priorities { camp: team.camps(&camps), preferences: counts.rows() };
    let account =
        Account { names, team: &team.standings, counts: &counts, agreement, chance, camps };
    let report = account.report(rankings.iter().flatten().count() - team.standings.len());
    Some(Outcome { report, audit, permutations: chance.permutations, counts })
}

/// Kendall's tau between an official order and the team's consensus, -1 to 1,
/// over the pairs of items that the official order decides; `None` when it
/// decides none. `report` is of the round whose items `official` ranks.
pub fn tau_to(official: &domain::Ranking, report: &report::Priorities) -> Option<f64> {
    let official = Standings::of(official);
    let place = |item: &String| report.consensus.order.iter().position(|name| name == item);
    let places: Vec<Option<usize>> = report.items.iter().map(place).collect();
    let (mut agreements, mut decided) = (0_i64, 0_i64);
    for (a, b) in standings::pairs(report.items.len()) {
        let order = official.compare(a, b).filter(|&order| order != Ordering::Equal);
        let Some(order) = order else { continue };
        agreements += if places[a].cmp(&places[b]) == order { 1 } else { -1 };
        decided += 1;
    }
    (decided > 0).then(|| agreements as f64 / decided as f64)
}
