//! Ties, short lists, hidden items and teams too small to say anything.

use super::{assert_close, items, outcome, outcome_of, ranking, rankings};
use parallax::analysis::priorities::{Settings, analyze, tau_to};
use parallax::analysis::report::Verdict;
use parallax::domain::Ranking;

fn partial(count: usize, groups: &[Vec<usize>], hidden: &[usize]) -> Ranking {
    Ranking::from_groups(&items(count), groups, hidden).unwrap()
}

#[test]
fn fewer_than_two_rankings_are_no_team() {
    let one = ranking(&[1, 2, 3]);
    let all_tied = ranking(&[1, 1, 1]);
    let settings = Settings { seed: 1, permutations: 99 };
    assert_eq!(analyze(&items(3), &[], settings), None);
    assert_eq!(analyze(&items(3), &[Some(&one), None, Some(&all_tied)], settings), None);
}

#[test]
fn leaders_without_a_common_pair_of_items_are_no_team() {
    let left = partial(4, &[vec![0], vec![1]], &[2, 3]);
    let right = partial(4, &[vec![2], vec![3]], &[0, 1]);
    assert_eq!(outcome_of(&[left, right]), None);
}

#[test]
fn a_response_without_a_ranking_has_no_camp() {
    let rows = [[1, 2, 3], [1, 2, 3], [3, 2, 1]].map(|row| ranking(&row));
    let team = [Some(&rows[0]), None, Some(&rows[1]), Some(&rows[2])];
    let outcome = analyze(&items(3), &team, Settings { seed: 1, permutations: 99 }).unwrap();
    assert_eq!(outcome.audit.camp, [None; 4]);
    assert_eq!(outcome.report.respondents, 3);
    assert_eq!(outcome.audit.preferences, [[0, 2, 2], [1, 0, 2], [1, 1, 0]]);
}

/// "Rank your top two" of six: pairs of left-out items are no view.
#[test]
fn short_lists_say_nothing_about_the_items_left_out() {
    let team = [partial(6, &[vec![0], vec![1]], &[]), partial(6, &[vec![0], vec![2]], &[])];
    let report = outcome_of(&team).unwrap().report;
    assert_eq!(report.partial, 2);
    // 15 pairs: 0 above the other five; 1-2 opposed; 1-x and 2-x one-sided.
    assert_close(report.same_order_rate.value, 5.0 / 15.0);
    assert_close(report.opposite_order_rate, 1.0 / 15.0);
    assert_eq!(report.first_choices, 1);
    assert_eq!(report.top3_distinct, 3);
    let unranked: Vec<usize> = report.per_item.iter().map(|item| item.unranked).collect();
    assert_eq!(unranked, [0, 1, 1, 2, 2, 2]);
    // Left out by both: the third place and the last three are shared by four.
    assert_close(report.per_item[5].top3, 0.5);
    assert_close(report.per_item[5].bottom3, 1.5);
    assert_close(report.per_item[5].mean_rank, 4.5);
}

/// An item shown to two of three: its pairs have two leaders, the others three.
#[test]
fn hidden_items_are_left_out_of_their_pairs_only() {
    let team = [
        partial(3, &[vec![0], vec![1], vec![2]], &[]),
        partial(3, &[vec![1], vec![0], vec![2]], &[]),
        partial(3, &[vec![0], vec![1]], &[2]),
    ];
    let report = outcome_of(&team).unwrap().report;
    // Pair 0-1: 2 to 1, one of three pairs of leaders alike; pairs with 2: both alike.
    assert_close(report.same_order_rate.value, (1.0 / 3.0 + 1.0 + 1.0) / 3.0);
    assert_eq!((report.kendall_w, report.mean_spearman), (None, None));
    assert!(!report.beyond_chance);
    assert_eq!(report.per_item[2].shown, 2);
    assert_close(report.per_item[2].mean_rank, 3.0);
}

#[test]
fn shared_order_is_seen_where_items_are_hidden() {
    let shown = |hidden: usize| {
        let order: Vec<Vec<usize>> =
            (0..8).filter(|&item| item != hidden).map(|item| vec![item]).collect();
        partial(8, &order, &[hidden])
    };
    let team: Vec<Ranking> = (0..6).map(shown).collect();
    let report = outcome_of(&team).unwrap().report;
    assert_eq!(report.kendall_w, None);
    assert!(report.beyond_chance);
    assert_close(report.same_order_rate.value, 1.0);
}

#[test]
fn an_item_nobody_was_shown_stands_in_the_middle() {
    let team = vec![partial(4, &[vec![2], vec![0], vec![1]], &[3]); 3];
    let report = outcome_of(&team).unwrap().report;
    let hidden = &report.per_item[3];
    assert_eq!((hidden.shown, hidden.mean_rank, hidden.verdict), (0, 2.5, Verdict::Mixed));
}

#[test]
fn two_leaders_have_no_interval() {
    let rate = outcome(&[vec![1, 2, 3], vec![1, 3, 2]]).report.same_order_rate;
    assert_close(rate.value, 2.0 / 3.0);
    assert_eq!((rate.low, rate.high), (0.0, 1.0));
    assert_eq!((rate.swing_low, rate.swing_high), (rate.value, rate.value));
}

#[test]
fn a_cycle_is_named_and_tied_orders_are_counted() {
    let report = outcome(&[vec![1, 2, 3], vec![3, 1, 2], vec![2, 3, 1]]).report;
    assert_eq!(report.condorcet_cycles, 1);
    assert_eq!(report.cycles, [["item 00", "item 01", "item 02"]]);
    assert_eq!(report.condorcet_winner, None);
    assert_eq!((report.consensus.optima, report.consensus.cost), (3, 4));
    assert_eq!(report.consensus.order, ["item 00", "item 01", "item 02"]);
    // Without the leader who likes it, each item falls.
    assert!(report.consensus.positions.iter().any(|position| position.worst > position.best));
}

#[test]
fn clear_camps_come_with_their_orders() {
    let (up, down) = (vec![1, 2, 3, 4, 5, 6], vec![6, 5, 4, 3, 2, 1]);
    let near = vec![2, 1, 3, 4, 5, 6];
    let rows = [down.clone(), up.clone(), near, up, down.clone(), vec![1, 2, 3, 4, 6, 5], down];
    let outcome = outcome(&rows);
    let camps = &outcome.report.camps;
    assert!(camps.found && !camps.hint && camps.silhouette.unwrap() > 0.8);
    assert_eq!(camps.sizes, [4, 3]);
    assert_eq!(camps.orders[0].as_ref().unwrap()[0], "item 00");
    assert_eq!(camps.orders[1].as_ref().unwrap()[0], "item 05");
    assert_eq!(outcome.audit.camp, [1, 0, 0, 0, 1, 0, 1].map(Some));
    assert_eq!(outcome.report.opposed_pairs.unwrap().count, 12);
}

#[test]
fn camps_of_two_keep_their_order_to_themselves() {
    let (up, down) = (vec![1, 2, 3, 4, 5, 6], vec![6, 5, 4, 3, 2, 1]);
    let rows = [up.clone(), up.clone(), up.clone(), up, down.clone(), down];
    let camps = outcome(&rows).report.camps;
    assert_eq!(camps.sizes, [4, 2]);
    assert!(camps.orders[0].is_some() && camps.orders[1].is_none());
}

#[test]
fn larger_teams_find_the_same_camps() {
    let up: Vec<u32> = (1..=8).collect();
    let down: Vec<u32> = (1..=8).rev().collect();
    for (ups, downs) in [(12, 8), (900, 700)] {
        let rows = [vec![up.clone(); ups], vec![down.clone(); downs]].concat();
        let outcome = outcome(&rows);
        assert_eq!(outcome.report.camps.sizes, [ups, downs]);
        assert_eq!(outcome.report.camps.silhouette, Some(1.0));
        assert!(outcome.audit.camp[..ups].iter().all(|camp| *camp == Some(0)));
    }
}

#[test]
fn five_leaders_are_not_searched_for_camps() {
    let (up, down) = (vec![1, 2, 3, 4, 5, 6], vec![6, 5, 4, 3, 2, 1]);
    let rows = [vec![up; 3], vec![down; 2]].concat();
    let camps = outcome(&rows).report.camps;
    assert_eq!((camps.found, camps.silhouette), (false, None));
}

/// A clear parting over one pair of neighbours is no camp.
#[test]
fn camps_must_differ_in_substance() {
    let rows = [vec![vec![1, 2, 3, 4, 5, 6]; 4], vec![vec![2, 1, 3, 4, 5, 6]; 4]].concat();
    let camps = outcome(&rows).report.camps;
    assert_eq!((camps.found, camps.hint, camps.silhouette), (false, false, Some(1.0)));
}

#[test]
fn the_most_contested_pair_comes_first() {
    let rows = [vec![1, 2, 3, 4], vec![1, 2, 4, 3], vec![2, 1, 3, 4], vec![2, 1, 4, 3]];
    let conflicts = outcome(&rows).report.pair_conflicts;
    assert_eq!(conflicts.len(), 6);
    let first = &conflicts[0];
    assert_eq!((first.a.as_str(), first.b.as_str()), ("item 00", "item 01"));
    assert_eq!((first.a_first, first.b_first, first.conflict, first.weight), (2, 2, 1.0, 1.0));
    // The same split in the bottom half weighs half.
    assert_eq!((conflicts[1].a.as_str(), conflicts[1].weight), ("item 02", 0.5));
}

#[test]
fn an_official_order_is_compared_where_it_decides() {
    let report = outcome(&[vec![1, 2, 3, 4], vec![1, 2, 3, 4]]).report;
    assert_eq!(tau_to(&ranking(&[1, 2, 3, 4]), &report), Some(1.0));
    assert_eq!(tau_to(&ranking(&[4, 3, 2, 1]), &report), Some(-1.0));
    assert_close(tau_to(&ranking(&[1, 3, 2, 4]), &report).unwrap(), 4.0 / 6.0);
    // Only its first item named: three pairs decided.
    let first = partial(4, &[vec![1]], &[]);
    assert_close(tau_to(&first, &report).unwrap(), 1.0 / 3.0);
    assert_eq!(tau_to(&ranking(&[1, 1, 1, 1]), &report), None);
}

#[test]
fn all_rankings_reach_the_report() {
    let rows = vec![vec![1, 2, 3]; 4];
    assert_eq!(outcome_of(&rankings(&rows)).unwrap().report.respondents, 4);
}
