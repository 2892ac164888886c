//! What the analysis claims about teams whose truth is known because they are made up.

use super::mallows::{expected_tau, mallows, phi_of, random_ranks, rng};
use super::{items, outcome, standings};
use parallax::analysis::priorities::agreement::{agreement, same_order_rate};
use parallax::analysis::priorities::camps;
use parallax::analysis::priorities::chance;
use parallax::analysis::priorities::preferences::Preferences;
use parallax::analysis::priorities::standings::Standings;
use parallax::domain::Ranking;

const ITEMS: usize = 10;
/// Two leaders order 66 % of the pairs the same way.
#[allow(clippy::approx_constant, reason = "a tau, not 1/π")]
const WEAK_TAU: f64 = 0.318;

#[test]
fn random_teams_cannot_be_told_from_chance() {
    let mut rng = rng(6);
    for items in [4, 7, 10] {
        let beyond = (0..1_000).filter(|&seed| {
            let team: Vec<_> = (0..6).map(|_| random_ranks(items, &mut rng)).collect();
            chance::test(&standings(&team), seed, 999).is_beyond()
        });
        let beyond = beyond.count();
        assert!(beyond <= 70, "{beyond} of 1,000 random teams were given an order");
        assert!(beyond >= 25, "the test never speaks: {beyond} of 1,000");
    }
}

#[test]
fn a_team_with_an_order_is_told_from_chance() {
    let centre: Vec<usize> = (0..ITEMS).collect();
    let phi = phi_of(ITEMS, WEAK_TAU);
    let mut rng = rng(8);
    let found = (0..200).filter(|&seed| {
        let team: Vec<_> = (0..8).map(|_| mallows(&centre, phi, &mut rng)).collect();
        chance::test(&standings(&team), seed, 999).is_beyond()
    });
    assert!(found.count() >= 190);
}

#[test]
fn two_opposed_camps_of_four_are_found() {
    let mut rng = rng(4);
    // The fewer the items, the clearer camps must be to be told from chance.
    for (items, tau) in [(5, 0.85), (6, 0.75), (7, 0.65), (8, 0.65), (10, 0.65), (12, 0.65)] {
        let centre: Vec<usize> = (0..items).collect();
        let reversed: Vec<usize> = (0..items).rev().collect();
        let phi = phi_of(items, tau);
        let found = (0..500).filter(|_| {
            let team = [&centre, &reversed]
                .map(|centre| (0..4).map(|_| mallows(centre, phi, &mut rng)).collect::<Vec<_>>());
            let camps = camps::find(&standings(&team.concat())).camps;
            camps.iter().map(Vec::len).collect::<Vec<_>>() == [4, 4]
        });
        let found = found.count();
        assert!(found >= 495, "{found} of 500 with {items} items");
    }
}

/// From no order at all to leaders almost of one mind, whole rankings and top lists.
#[test]
fn no_camps_are_invented() {
    const TEAMS: usize = 150;
    let mut rng = rng(12);
    for (items, top) in [(3, 3), (5, 5), (7, 7), (10, 10), (10, 3)] {
        let centre: Vec<usize> = (0..items).collect();
        for tau in [0.0, 0.3, 0.6, 0.9] {
            let phi = phi_of(items, tau);
            let mut leader = || top_list(&mallows(&centre, phi, &mut rng), top);
            let mut invented = 0;
            for leaders in [6, 8, 9, 12] {
                for _ in 0..TEAMS {
                    let team: Vec<Standings> = (0..leaders).map(|_| leader()).collect();
                    invented += usize::from(!camps::find(&team).camps.is_empty());
                }
            }
            let share = invented as f64 / (4 * TEAMS) as f64;
            assert!(share <= 0.03, "{share} of teams, top {top} of {items} items, tau {tau}");
        }
    }
}

/// The first `top` items of a ranking, the others left out.
fn top_list(ranks: &[u32], top: usize) -> Standings {
    let place = |rank: u32| ranks.iter().position(|&other| other == rank).unwrap();
    let groups: Vec<Vec<usize>> = (1..=top as u32).map(|rank| vec![place(rank)]).collect();
    Standings::of(&Ranking::from_groups(&items(ranks.len()), &groups, &[]).unwrap())
}

#[test]
fn ninety_percent_intervals_cover_about_ninety_percent() {
    const TEAMS: usize = 2_000;
    let centre: Vec<usize> = (0..ITEMS).collect();
    let phi = phi_of(ITEMS, WEAK_TAU);
    let truth = f64::midpoint(1.0, expected_tau(ITEMS, phi));
    for leaders in [6, 8, 12] {
        let mut rng = rng(leaders);
        let covered = (0..TEAMS).filter(|_| {
            let team: Vec<_> = (0..leaders).map(|_| mallows(&centre, phi, &mut rng)).collect();
            let team = standings(&team);
            let counts = Preferences::count(ITEMS, &team);
            let rate = same_order_rate(agreement(&counts).unwrap().same, &counts, &team);
            (rate.low..=rate.high).contains(&truth)
        });
        let share = covered.count() as f64 / TEAMS as f64;
        assert!((0.85..=0.93).contains(&share), "{share} at n = {leaders}");
    }
}

#[test]
fn a_weak_parting_is_a_hint_at_most() {
    // The published team of the reference values: silhouette 0.362.
    let rows = [
        [1, 4, 7, 6, 5, 3, 2],
        [2, 1, 6, 7, 3, 5, 4],
        [3, 4, 7, 5, 6, 2, 1],
        [2, 3, 7, 6, 5, 4, 1],
        [5, 6, 7, 1, 3, 4, 2],
        [6, 5, 4, 2, 7, 3, 1],
        [4, 5, 7, 3, 6, 1, 2],
        [7, 2, 3, 1, 6, 4, 5],
        [5, 7, 6, 2, 3, 4, 1],
    ];
    let outcome = outcome(&rows.map(|row| row.to_vec()));
    assert!(outcome.report.camps.hint && !outcome.report.camps.found);
    assert!(outcome.report.camps.sizes.is_empty() && outcome.report.camps.orders.is_empty());
    assert!(outcome.audit.camp.iter().all(Option::is_none));
}
