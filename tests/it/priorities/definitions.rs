//! Closed forms and fast paths against their definitions, leader by leader.

use super::mallows::{random_ranks, rng};
use super::properties::{any_team, tied_team};
use super::{assert_close, outcome, outcome_of, standings};
use parallax::analysis::priorities::alikeness::Pattern;
use parallax::analysis::priorities::camps::{
    distances::Distances, medoids, silhouette::silhouette,
};
use parallax::analysis::priorities::chance;
use parallax::analysis::priorities::standings::{Standings, WHOLE, pairs};
use proptest::prelude::*;
use std::cmp::Ordering;

/// Least cost first, and of equal costs, which are common, the clearest parting.
#[test]
fn exact_medoids_are_the_clearest_of_the_cheapest() {
    let mut rng = rng(9);
    let mut ties = 0;
    for _ in 0..100 {
        let rows: Vec<_> = (0..8).map(|_| random_ranks(5, &mut rng)).collect();
        let patterns: Vec<Pattern> = standings(&rows).iter().map(Pattern::of).collect();
        let distances = Distances::between(&patterns.iter().collect::<Vec<_>>());
        let partings: Vec<(u64, f64)> = pairs(8)
            .map(|(one, other)| {
                let (one, other) = (distances.from(one), distances.from(other));
                let labels: Vec<usize> =
                    one.iter().zip(other).map(|(a, b)| usize::from(b < a)).collect();
                let cost = one.iter().zip(other).map(|(a, b)| a.min(b)).sum();
                (cost, silhouette(&distances, &labels, 2))
            })
            .collect();
        let least = partings.iter().map(|(cost, _)| *cost).min().unwrap();
        let cheapest = partings.iter().filter(|(cost, _)| *cost == least);
        ties += usize::from(cheapest.clone().count() > 1);
        let clearest = cheapest.map(|(_, clear)| *clear).fold(-1.0, f64::max);
        let found = medoids::exact(&distances, 2).unwrap();
        assert_eq!((found.cost, found.silhouette), (least, clearest));
    }
    assert!(ties > 10, "{ties} teams with equal costs");
}

/// PAM is a local search; without its swaps it would miss most of these.
#[test]
fn swapping_finds_the_best_medoids_nearly_always() {
    let mut rng = rng(5);
    let found = (0..200).filter(|_| {
        let rows: Vec<_> = (0..14).map(|_| random_ranks(8, &mut rng)).collect();
        let patterns: Vec<Pattern> = standings(&rows).iter().map(Pattern::of).collect();
        let distances = Distances::between(&patterns.iter().collect::<Vec<_>>());
        let best = medoids::exact(&distances, 3).unwrap().cost;
        let found = medoids::pam(&distances, 3).unwrap().cost;
        assert!(found >= best && found <= best + best / 10, "{found} {best}");
        found == best
    });
    let found = found.count();
    assert!(found >= 150, "{found} of 200");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Chance that two leaders put two items in the same order, one by one.
    #[test]
    fn the_rate_is_what_its_name_says(team in tied_team()) {
        let standings = standings(&team);
        let (mut same, mut opposite, mut all) = (0, 0, 0_u32);
        for (i, j) in pairs(standings.len()) {
            for (a, b) in pairs(standings[0].items()) {
                let orders = [&standings[i], &standings[j]].map(|l| l.compare(a, b).unwrap());
                all += 1;
                same += u32::from(orders[0] == orders[1] && orders[0] != Ordering::Equal);
                opposite += u32::from(orders[0] == orders[1].reverse() && orders[0] != Ordering::Equal);
            }
        }
        let report = outcome(&team).report;
        assert_close(report.same_order_rate.value, f64::from(same) / f64::from(all));
        assert_close(report.opposite_order_rate, f64::from(opposite) / f64::from(all));
    }

    /// The swing is the rate of the team without each leader.
    #[test]
    fn the_swing_is_what_its_name_says(team in any_team()) {
        let Some(found) = outcome_of(&team) else { return Ok(()) };
        let rates: Vec<f64> = (0..team.len())
            .filter(|&leader| team[leader].is_informative())
            .filter_map(|leader| {
                let mut others = team.clone();
                others.remove(leader);
                outcome_of(&others).map(|outcome| outcome.report.same_order_rate.value)
            })
            .collect();
        let rate = found.report.same_order_rate;
        if found.report.respondents > 2 {
            assert_close(rate.swing_low, rates.iter().copied().fold(rate.value, f64::min));
            assert_close(rate.swing_high, rates.iter().copied().fold(rate.value, f64::max));
        }
    }

    /// `tau_x = Σ A_ab B_ab / (m (m - 1))`, A = 1 for "ahead or tied", else -1.
    #[test]
    fn the_distance_is_that_of_tau_x(team in any_team()) {
        let team: Vec<Standings> = team.iter().map(Standings::of).collect();
        for (i, j) in pairs(team.len()) {
            let found = Pattern::of(&team[i]).distance(&Pattern::of(&team[j])) as f64 / WHOLE as f64;
            assert_close(found, tau_x(&team[i], &team[j]).map_or(0.5, |tau| (1.0 - tau) / 2.0));
        }
    }

    /// Every order of every leader's ranks, counted.
    #[test]
    fn exact_p_is_a_share_of_all_orders(
        rows in prop::collection::vec(prop::collection::vec(1_u32..=3, 3), 3),
    ) {
        let team = standings(&rows);
        let found = chance::test(&team, 0, 99);
        prop_assert_eq!(found.permutations, 0);
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        let rank = |leader: usize, item: usize| team[leader].doubled_rank(item).unwrap() as i64;
        let s = |x: [usize; 3], y: [usize; 3]| -> i64 {
            (0..3).map(|j| (rank(0, j) + rank(1, x[j]) + rank(2, y[j]) - 12).pow(2)).sum()
        };
        let observed = s(orders[0], orders[0]);
        let all = orders.iter().flat_map(|&x| orders.iter().map(move |&y| (x, y)));
        let as_shared = all.filter(|&(x, y)| s(x, y) >= observed).count();
        assert_close(found.p, as_shared as f64 / 36.0);
    }
}

fn tau_x(one: &Standings, other: &Standings) -> Option<f64> {
    let sign = |order: Ordering| if order == Ordering::Greater { -1.0 } else { 1.0 };
    let (mut sum, mut compared) = (0.0, 0.0);
    for a in 0..one.items() {
        for b in (0..one.items()).filter(|&b| b != a) {
            if let (Some(x), Some(y)) = (one.compare(a, b), other.compare(a, b)) {
                sum += sign(x) * sign(y);
                compared += 1.0;
            }
        }
    }
    (compared > 0.0).then(|| sum / compared)
}
