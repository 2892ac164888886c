//! The priorities instrument against published values, invariances and simulated teams.
#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::float_cmp, reason = "where values are compared exactly they are exact")]

mod definitions;
mod edge_cases;
mod mallows;
mod properties;
mod reference_values;
mod simulations;

use parallax::analysis::priorities::standings::Standings;
use parallax::analysis::priorities::{Outcome, Settings, analyze};
use parallax::domain::{Priorities, Ranking};

/// Items called by their number, zero-padded so that they sort as they stand.
fn items(count: usize) -> Priorities {
    let names: Vec<String> = (0..count).map(|item| format!("item {item:02}")).collect();
    Priorities::parse(&names).unwrap()
}

/// A ranking from one number per item, smallest first; equal numbers are a tie.
fn ranking(ranks: &[u32]) -> Ranking {
    let mut levels = ranks.to_vec();
    levels.sort_unstable();
    levels.dedup();
    let group = |level: &u32| (0..ranks.len()).filter(|&item| ranks[item] == *level).collect();
    let groups: Vec<Vec<usize>> = levels.iter().map(group).collect();
    Ranking::from_groups(&items(ranks.len()), &groups, &[]).unwrap()
}

fn rankings(rows: &[Vec<u32>]) -> Vec<Ranking> {
    rows.iter().map(|row| ranking(row)).collect()
}

fn standings(rows: &[Vec<u32>]) -> Vec<Standings> {
    rankings(rows).iter().map(Standings::of).collect()
}

fn outcome_of(team: &[Ranking]) -> Option<Outcome> {
    let settings = Settings { seed: 42, permutations: 999 };
    let team: Vec<Option<&Ranking>> = team.iter().map(Some).collect();
    let count = team.first().map_or(3, |ranking| ranking.unwrap().places().len());
    analyze(&items(count), &team, settings)
}

fn outcome(rows: &[Vec<u32>]) -> Outcome {
    outcome_of(&rankings(rows)).unwrap()
}

#[track_caller]
fn assert_close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "found {found}, expected {expected}");
}
