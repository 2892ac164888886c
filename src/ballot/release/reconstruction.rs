//! An attacker who answered, reads the released report, and computes which rankings were
//! given: every team that fits the rank counts is put through the product itself, and those
//! with another report are dropped. If one is left, it is the team.

use super::tests::analyzed;
use super::*;
use crate::domain::{Ranking, Response};
use rand::seq::SliceRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeSet;

/// A leader's ranks, by item.
type Ranks = Vec<usize>;

const ITEMS: usize = 6;

fn priorities() -> Priorities {
    Priorities::parse(&["Safety", "Growth", "Cost", "Speed", "Quality", "People"]).unwrap()
}

fn ballot(ranks: &[usize]) -> Answers {
    let mut order: Vec<usize> = (0..ITEMS).collect();
    order.sort_by_key(|&item| ranks[item]);
    let groups: Vec<Vec<usize>> = order.iter().map(|&item| vec![item]).collect();
    let ranking = Some(Ranking::from_groups(&priorities(), &groups, &[]).unwrap());
    Answers { response: Response { ranking, ..Response::default() }, subgroup: None }
}

/// What a team's report says of the rankings: as released, or as the analysis made it.
fn said(team: &[Ranks], exactly: bool) -> String {
    let exact = std::cell::RefCell::new(String::new());
    let ballots: Vec<Answers> = team.iter().map(|ranks| ballot(ranks)).collect();
    let (priorities, official) = (priorities(), Official::default());
    let terms = Terms {
        team: &TeamName::parse("Team").unwrap(),
        invited: team.len(),
        minimum: Minimum::parse(4).unwrap(),
        priorities: &priorities,
        official: &official,
        subgroups: None,
        seed: 7,
    };
    let released = release(&ballots, &terms, |responses| {
        let report = analyzed(responses)?;
        *exact.borrow_mut() = serde_json::to_string(&report.priorities).unwrap();
        Ok::<_, crate::analysis::sentences::Error>(report)
    });
    let report = released.unwrap().report.unwrap();
    if exactly { exact.into_inner() } else { serde_json::to_string(&report.priorities).unwrap() }
}

/// Who agrees more or less with one order, as real teams do.
fn a_team(leaders: usize, seed: u64) -> Vec<Ranks> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let swaps = [3, 8, 30][random.random_range(0..3)];
    let one = |random: &mut ChaCha8Rng| {
        let mut ranks: Ranks = (1..=ITEMS).collect();
        for _ in 0..swaps {
            let at = random.random_range(0..ITEMS - 1);
            ranks.swap(at, at + 1);
        }
        ranks
    };
    let mut team: Vec<Ranks> = (0..leaders).map(|_| one(&mut random)).collect();
    team.shuffle(&mut random);
    team
}

fn first_above(team: &[Ranks]) -> Vec<usize> {
    let pairs = (0..ITEMS).flat_map(|a| (a + 1..ITEMS).map(move |b| (a, b)));
    pairs.map(|(a, b)| team.iter().filter(|ranks| ranks[a] < ranks[b]).count()).collect()
}

/// Every team, without order, whose members gave item by item the same ranks as `others`.
fn with_the_same_counts(others: &[Ranks]) -> BTreeSet<Vec<Ranks>> {
    let mut found = BTreeSet::new();
    let mut rows = vec![Ranks::new(); others.len()];
    complete(others, &mut rows, &mut found);
    found
}

fn complete(others: &[Ranks], rows: &mut Vec<Ranks>, found: &mut BTreeSet<Vec<Ranks>>) {
    let item = rows[0].len();
    if item == ITEMS {
        let mut team = rows.clone();
        team.sort();
        found.insert(team);
        return;
    }
    let given: Vec<usize> = others.iter().map(|ranks| ranks[item]).collect();
    deal(others, rows, &given, 0, found);
}

/// Deals the ranks `given` to the item at hand among the leaders from `leader` on.
fn deal(
    others: &[Ranks],
    rows: &mut Vec<Ranks>,
    given: &[usize],
    leader: usize,
    found: &mut BTreeSet<Vec<Ranks>>,
) {
    if leader == rows.len() {
        return complete(others, rows, found);
    }
    let distinct: BTreeSet<usize> =
        given.iter().copied().filter(|rank| !rows[leader].contains(rank)).collect();
    for rank in distinct {
        let mut rest = given.to_vec();
        let at = rest.iter().position(|other| *other == rank).unwrap();
        rest.remove(at);
        rows[leader].push(rank);
        deal(others, rows, &rest, leader + 1, found);
        rows[leader].pop();
    }
}

/// Whether the attacker, who is the first of the team, is left with one possibility.
fn is_determined(team: &[Ranks], exactly: bool) -> bool {
    let (seen, pairs) = (said(team, exactly), first_above(team));
    let fits = |others: &Vec<Ranks>| {
        let guess: Vec<Ranks> = [&team[..1], others].concat();
        first_above(&guess) == pairs && said(&guess, exactly) == seen
    };
    with_the_same_counts(&team[1..]).iter().filter(|others| fits(others)).count() == 1
}

#[test]
fn a_small_teams_rankings_are_seldom_computed_from_its_report() {
    let teams: Vec<_> = (0..40).map(|seed| a_team(5, seed)).collect();
    let determined = |exactly| teams.iter().filter(|team| is_determined(team, exactly)).count();
    let (released, exact) = (determined(false), determined(true));
    assert!(released <= 16, "{released} of 40 teams of five can be computed");
    assert!(exact >= 2 * released, "the attacker is too weak to tell anything: {exact}");
}
