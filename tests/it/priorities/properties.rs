//! What must not matter, and what must follow, for any team (proptest).

use super::mallows::{random_ranks, rng};
use super::{assert_close, items, outcome, outcome_of, rankings, standings};
use parallax::analysis::priorities::consensus;
use parallax::analysis::priorities::preferences::Preferences;
use parallax::analysis::resample::shuffle;
use parallax::domain::Ranking;
use proptest::prelude::*;

/// Rank numbers of 2 to 9 leaders over 3 to 7 items, with ties.
pub(super) fn tied_team() -> impl Strategy<Value = Vec<Vec<u32>>> {
    (2_usize..=9, 3_usize..=7).prop_flat_map(|(leaders, items)| {
        let informative = |row: &Vec<u32>| row.iter().any(|rank| *rank != row[0]);
        let row =
            prop::collection::vec(1..=items as u32, items).prop_filter("all tied", informative);
        prop::collection::vec(row, leaders)
    })
}

/// Strict orders of 2 to 9 leaders over 3 to 7 items.
fn strict_team() -> impl Strategy<Value = Vec<Vec<u32>>> {
    (2_usize..=9, 3_usize..=7, any::<u64>()).prop_map(|(leaders, items, seed)| {
        let mut rng = rng(seed);
        (0..leaders).map(|_| random_ranks(items, &mut rng)).collect()
    })
}

/// Short lists and hidden items too: each item ranked, left out or not shown.
pub(super) fn any_team() -> impl Strategy<Value = Vec<Ranking>> {
    (2_usize..=9, 3_usize..=7).prop_flat_map(|(leaders, count)| {
        let row = prop::collection::vec(0_usize..=count + 1, count).prop_map(move |levels| {
            let at = |level: usize| (0..count).filter(|&item| levels[item] == level).collect();
            let groups: Vec<Vec<usize>> = (0..count).map(at).collect();
            Ranking::from_groups(&items(count), &groups, &at(count)).unwrap()
        });
        prop::collection::vec(row, leaders)
    })
}

fn json(team: &[Ranking]) -> String {
    outcome_of(team).map_or_else(String::new, |o| serde_json::to_string(&o.report).unwrap())
}

fn shuffled<T: Clone>(values: &[T], seed: u64) -> Vec<T> {
    let mut values = values.to_vec();
    shuffle(&mut values, &mut rng(seed));
    values
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_respondents_changes_no_byte(team in any_team(), seed: u64) {
        let places: Vec<usize> = (0..team.len()).collect();
        let order = shuffled(&places, seed);
        let moved: Vec<Ranking> = order.iter().map(|&place| team[place].clone()).collect();
        prop_assert_eq!(json(&team), json(&moved));
        if let (Some(here), Some(there)) = (outcome_of(&team), outcome_of(&moved)) {
            let followed: Vec<_> = order.iter().map(|&place| here.audit.camp[place]).collect();
            prop_assert_eq!(there.audit.camp, followed);
        }
    }

    #[test]
    fn every_number_is_finite_and_in_range(team in any_team()) {
        let Some(outcome) = outcome_of(&team) else { return Ok(()) };
        let report = &outcome.report;
        // JSON has no NaN: serde_json writes null where a number must stand.
        let value = serde_json::to_value(report).unwrap();
        for name in ["mean_tau", "opposite_order_rate", "top3_overlap"] {
            prop_assert!(value[name].is_number(), "{name}");
        }
        let rate = report.same_order_rate;
        prop_assert!(0.0 <= rate.low && rate.low <= rate.value && rate.value <= rate.high);
        prop_assert!(rate.high <= 1.0 && rate.swing_low <= rate.value && rate.value <= rate.swing_high);
        prop_assert!(rate.value + report.opposite_order_rate <= 1.0 + 1e-12);
        for item in &report.per_item {
            prop_assert!((1.0..=report.items.len() as f64).contains(&item.mean_rank));
            prop_assert!((0.0..=1.0).contains(&item.ordinal_variance));
            let placed = item.rank_counts.iter().sum::<f64>() + item.unranked as f64;
            prop_assert!((placed - item.shown as f64).abs() < 1e-9);
        }
        if let Some(w) = report.kendall_w {
            prop_assert!((0.0..=1.0).contains(&w.value) && 0.0 < w.p && w.p <= 1.0);
        }
        for position in &report.consensus.positions {
            prop_assert!(1 <= position.best && position.best <= position.worst);
        }
        prop_assert!((-1.0..=1.0).contains(&report.consensus.mean_tau));
    }

    #[test]
    fn the_names_of_items_do_not_matter(team in tied_team(), seed: u64) {
        let places: Vec<usize> = (0..team[0].len()).collect();
        let order = shuffled(&places, seed);
        let moved: Vec<Vec<u32>> =
            team.iter().map(|row| order.iter().map(|&item| row[item]).collect()).collect();
        let (here, there) = (outcome(&team).report, outcome(&moved).report);
        assert_close(here.same_order_rate.value, there.same_order_rate.value);
        assert_close(here.same_order_rate.low, there.same_order_rate.low);
        assert_close(here.same_order_rate.swing_high, there.same_order_rate.swing_high);
        assert_close(here.kendall_w.unwrap().value, there.kendall_w.unwrap().value);
        assert_close(here.mean_spearman.unwrap(), there.mean_spearman.unwrap());
        assert_close(here.top3_overlap, there.top3_overlap);
        prop_assert_eq!(here.consensus.cost, there.consensus.cost);
        prop_assert_eq!(here.consensus.optima, there.consensus.optima);
        prop_assert_eq!(here.opposed_pairs, there.opposed_pairs);
        for (item, &origin) in there.per_item.iter().zip(&order) {
            let before = &here.per_item[origin];
            prop_assert_eq!(item.verdict, before.verdict);
            prop_assert_eq!(&item.rank_counts, &before.rank_counts);
        }
    }

    #[test]
    fn reversing_every_ranking_keeps_the_agreement(team in tied_team()) {
        let reversed: Vec<Vec<u32>> =
            team.iter().map(|row| row.iter().map(|rank| 20 - rank).collect()).collect();
        let (here, there) = (outcome(&team).report, outcome(&reversed).report);
        assert_close(here.same_order_rate.value, there.same_order_rate.value);
        assert_close(here.mean_tau, there.mean_tau);
        assert_close(here.kendall_w.unwrap().value, there.kendall_w.unwrap().value);
        prop_assert_eq!(here.consensus.cost, there.consensus.cost);
        for (item, mirror) in here.per_item.iter().zip(&there.per_item) {
            assert_close(item.top3, mirror.bottom3);
        }
    }

    /// `Agree_k = [k² Agree C(n,2) + n C(k,2)] / C(nk,2)` for strict orders.
    #[test]
    fn leaders_who_answer_several_times(team in strict_team(), times in 2_usize..=4) {
        let two = |n: usize| (n * (n - 1) / 2) as f64;
        let (n, k) = (team.len(), times);
        let once = outcome(&team).report.same_order_rate.value;
        let found = outcome(&vec![team.clone(); times].concat()).report.same_order_rate.value;
        let expected = ((k * k) as f64 * once * two(n) + n as f64 * two(k)) / two(n * k);
        assert_close(found, expected);
    }

    #[test]
    fn leaders_of_one_mind_agree_entirely(team in strict_team()) {
        let report = outcome(&vec![team[0].clone(); team.len()]).report;
        prop_assert_eq!(report.same_order_rate.value, 1.0);
        prop_assert_eq!(report.mean_tau, 1.0);
        prop_assert_eq!(report.kendall_w.unwrap().value, 1.0);
        assert_close(report.mean_spearman.unwrap(), 1.0);
        prop_assert_eq!((report.consensus.cost, report.consensus.optima), (0, 1));
        prop_assert_eq!(report.opposed_pairs.unwrap().count, 0);
        prop_assert!(!report.camps.found);
        prop_assert!(report.consensus.positions.iter().all(|p| p.best == p.worst));
    }

    #[test]
    fn two_opposed_leaders_agree_on_nothing(team in strict_team()) {
        let items = team[0].len() as u32;
        let reversed = team[0].iter().map(|rank| items + 1 - rank).collect();
        let report = outcome(&[team[0].clone(), reversed]).report;
        prop_assert_eq!((report.same_order_rate.value, report.mean_tau), (0.0, -1.0));
        let w = report.kendall_w.unwrap();
        prop_assert_eq!((w.value, w.p), (0.0, 1.0));
        prop_assert_eq!(report.consensus.optima, (1..=u64::from(items)).product::<u64>());
        prop_assert!(!report.beyond_chance);
    }

    /// Against every order there is: cost, number and choice of the best ones.
    #[test]
    fn the_consensus_is_the_best_of_all_orders(team in tied_team()) {
        let count = team[0].len();
        prop_assume!(count <= 6);
        let standings = standings(&team);
        let counts = Preferences::count(count, &standings);
        let borda = consensus::borda(&consensus::mean_ranks(count, &standings));
        let found = consensus::solve(&counts, &borda);
        let mut orders = Vec::new();
        permute(&mut (0..count).collect(), 0, &mut orders);
        let least = orders.iter().map(|order| consensus::cost(order, &counts)).min().unwrap();
        orders.retain(|order| consensus::cost(order, &counts) == least);
        prop_assert_eq!(found.cost, least);
        prop_assert_eq!(found.optima, orders.len() as u64);
        prop_assert_eq!(&found.order, orders.iter().min().unwrap());
        prop_assert!(found.cost <= consensus::cost(&borda, &counts));
    }

    #[test]
    fn a_condorcet_winner_comes_first(team in tied_team()) {
        let report = outcome(&team).report;
        if let Some(winner) = &report.condorcet_winner {
            prop_assert_eq!(&report.consensus.order[0], winner);
        }
    }

    /// Whatever those who did not answer would have said.
    #[test]
    fn the_rate_stays_within_its_bounds(team in strict_team(), missing in 1_usize..=4, seed: u64) {
        let (low, high) = outcome(&team).same_order_rate_with(missing);
        let mut rng = rng(seed);
        let items = team[0].len();
        let others: Vec<Vec<u32>> = (0..missing).map(|_| random_ranks(items, &mut rng)).collect();
        let value = outcome(&[team, others].concat()).report.same_order_rate.value;
        prop_assert!(low - 1e-9 <= value && value <= high + 1e-9, "{low} {value} {high}");
    }

    #[test]
    fn leaving_rankings_out_is_counted(team in strict_team()) {
        let all_tied = vec![1; team[0].len()];
        let mut rows = team.clone();
        rows.insert(0, all_tied);
        let (with, without) = (outcome(&rows).report, outcome(&team).report);
        prop_assert_eq!(with.uninformative, 1);
        prop_assert_eq!(with.respondents, team.len());
        prop_assert_eq!(with.same_order_rate, without.same_order_rate);
        prop_assert_eq!(rankings(&rows).len(), with.respondents + with.uninformative);
    }
}

fn permute(order: &mut Vec<usize>, fixed: usize, found: &mut Vec<Vec<usize>>) {
    if fixed == order.len() {
        found.push(order.clone());
        return;
    }
    for next in fixed..order.len() {
        order.swap(fixed, next);
        permute(order, fixed + 1, found);
        order.swap(fixed, next);
    }
}
