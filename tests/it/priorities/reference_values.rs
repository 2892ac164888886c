//! `tests/fixtures/reference_values.json`: published values, and values computed
//! by other packages (scipy, R's irr, vegan, cluster, agrmt, `ConsRank`), with their
//! inputs. Each test names its source.

use super::{assert_close, outcome, standings};
use parallax::analysis::priorities::agreement::agreement;
use parallax::analysis::priorities::alikeness::Pattern;
use parallax::analysis::priorities::camps::{distances::Distances, medoids};
use parallax::analysis::priorities::preferences::Preferences;
use parallax::analysis::priorities::standings::{Standings, WHOLE};
use parallax::analysis::priorities::{
    Outcome, Settings, analyze, chance, concordance, conflict, consensus, majority, split,
};
use parallax::analysis::report::{ConsensusMethod, SameOrderRate};
use parallax::analysis::resample::jackknife;
use serde::Deserialize;
use serde_json::Value;

const TMT: &str = "tmt_tarakci2014";
const ANXIETY: &str = "irr_anxiety_ties";
const IDEA: &str = "idea_98x5";

fn reference(pointer: &str) -> Value {
    let text = include_str!("../../fixtures/reference_values.json");
    let values: Value = serde_json::from_str(text).unwrap();
    values.pointer(pointer).unwrap_or_else(|| panic!("no reference value {pointer}")).clone()
}

fn read<T: for<'de> Deserialize<'de>>(pointer: &str) -> T {
    serde_json::from_value(reference(pointer)).unwrap()
}

fn number(pointer: &str) -> f64 {
    read(pointer)
}

fn rows(team: &str) -> Vec<Vec<u32>> {
    read(&format!("/{team}/rankings"))
}

fn names(order: &[usize]) -> Vec<String> {
    order.iter().map(|item| format!("item {item:02}")).collect()
}

/// scipy.stats, and R's irr and vegan on the same data.
#[test]
fn agreement_and_concordance() {
    for team in [TMT, ANXIETY, IDEA] {
        let at = |name: &str| number(&format!("/{team}/{name}"));
        let report = outcome(&rows(team)).report;
        let n = report.respondents as f64;
        let w = report.kendall_w.unwrap().value;
        let spearman = report.mean_spearman.unwrap();
        assert_close(
            report.same_order_rate.value,
            at("prob_two_leaders_order_random_pair_same_way"),
        );
        assert_close(report.opposite_order_rate, at("prob_opposite"));
        assert_close(report.mean_tau, at("mean_tau_a"));
        assert_close(w, at("W_tie_corrected"));
        assert_close(spearman, at("mean_spearman"));
        assert_close((n * w - 1.0) / (n - 1.0), at("mean_spearman_from_W"));
        assert_close(n * (report.items.len() as f64 - 1.0) * w, at("chi2"));
        let borda: Vec<f64> = read(&format!("/{team}/borda_mean_rank"));
        for (item, expected) in report.per_item.iter().zip(borda) {
            assert_close(item.mean_rank, expected);
        }
    }
}

/// scipy's tau-b equals tau-a where nothing is tied; `tau_x` is `ConsRank`'s.
#[test]
fn pairwise_tau() {
    for team in [TMT, ANXIETY, IDEA] {
        let mean = mean_over_pairs(&standings(&rows(team)), tau_x);
        assert_close(mean, number(&format!("/{team}/mean_tau_x")));
    }
    for team in [TMT, IDEA] {
        let tau = outcome(&rows(team)).report.mean_tau;
        assert_close(tau, number(&format!("/{team}/mean_tau_b")));
    }
    let matrix: Vec<Vec<f64>> = read(&format!("/{TMT}/tau_b_matrix"));
    let team = standings(&rows(TMT));
    for (row, one) in matrix.iter().zip(&team) {
        for (&expected, other) in row.iter().zip(&team) {
            assert_close(tau_x(one, other), expected);
        }
    }
}

fn tau_x(a: &Standings, b: &Standings) -> f64 {
    1.0 - 2.0 * Pattern::of(a).distance(&Pattern::of(b)) as f64 / WHOLE as f64
}

fn mean_over_pairs(team: &[Standings], value: impl Fn(&Standings, &Standings) -> f64) -> f64 {
    let pairs =
        team.iter().enumerate().flat_map(|(i, one)| team[..i].iter().map(move |o| (one, o)));
    let values: Vec<f64> = pairs.map(|(one, other)| value(one, other)).collect();
    values.iter().sum::<f64>() / values.len() as f64
}

/// Own enumeration behind the file: counts, majorities, Kemeny orders.
#[test]
fn counts_and_majorities() {
    for team in [TMT, ANXIETY, IDEA] {
        let at = |name: &str| format!("/{team}/{name}");
        let rows = rows(team);
        let counts = Preferences::count(rows[0].len(), &standings(&rows));
        assert_eq!(counts.rows(), read::<Vec<Vec<usize>>>(&at("pair_prefer")));
        let beats: Vec<Vec<u8>> = read(&at("majority_beats"));
        for (a, row) in beats.iter().enumerate() {
            for (b, &expected) in row.iter().enumerate() {
                assert_eq!(counts.beats(a, b), expected == 1);
            }
        }
        let winner: Vec<usize> = read(&at("condorcet_winner"));
        assert_eq!(majority::condorcet_winner(&counts), winner.first().copied());
        let blocks: usize = read(&at("weak_majority_scc_count"));
        assert_eq!(majority::blocks(&counts).len(), blocks);
        let three_cycles: usize = read(&at("three_cycles"));
        assert_eq!(majority::cycles(&counts).is_empty(), three_cycles == 0);
    }
}

/// Brute force, corankco, and R's `consrank` on the same data.
#[test]
fn consensus_orders() {
    for team in [TMT, IDEA] {
        let at = |name: &str| format!("/{team}/{name}");
        let found = outcome(&rows(team)).report.consensus;
        assert_eq!(found.order, names(&read::<Vec<usize>>(&at("kemeny_order_one"))));
        assert_eq!(found.method, ConsensusMethod::Kemeny);
        assert_close(found.cost as f64, number(&at("kemeny_min_disagreements")));
        assert_eq!(found.optima, read::<u64>(&at("kemeny_n_optima")));
        assert_close(found.mean_tau, number(&at("kemeny_mean_tau_a_to_consensus")));
    }
    let tmt = outcome(&rows(TMT)).report.consensus;
    assert_close(tmt.mean_tau, number("/R_crosschecks/consrank_tmt_tau"));
    assert_eq!(tmt.borda, tmt.order);
    let idea = outcome(&rows(IDEA)).report.consensus;
    assert_close(idea.mean_tau, number("/R_crosschecks/consrank_idea/tau"));
    let places: Vec<usize> = read("/R_crosschecks/consrank_idea/consensus");
    for (item, place) in names(&[0, 1, 2, 3, 4]).iter().zip(places) {
        assert_eq!(idea.order[place - 1], *item);
    }
}

/// Shares of leaders with a mid-rank up to k.
#[test]
fn top_shares() {
    for team in [TMT, ANXIETY, IDEA] {
        for k in 1..=3 {
            let expected: Vec<f64> = read(&format!("/{team}/top{k}_share"));
            let team = standings(&rows(team));
            for (item, expected) in expected.into_iter().enumerate() {
                let within = team.iter().filter(|l| l.doubled_rank(item).unwrap() <= 2 * k);
                assert_close(within.count() as f64 / team.len() as f64, expected);
            }
        }
    }
    let shares: Vec<f64> = read(&format!("/{TMT}/top3_share"));
    let report = outcome(&rows(TMT)).report;
    for (item, share) in report.per_item.iter().zip(shares) {
        assert_close(item.top3, 9.0 * share);
    }
    // 49/36 of 3 by hand, chance 9/7; every item is in somebody's top three.
    assert_close(report.top3_overlap, 49.0 / 36.0);
    assert_close(report.top3_overlap_by_chance, 9.0 / 7.0);
    assert_eq!((report.first_choices, report.top3_distinct), (5, 7));
}

/// The exact null distributions of Kendall's W (own enumeration behind the file):
/// every value of S has its p.
#[test]
fn exact_null_distributions() {
    for (size, items) in [("3x3", 3_usize), ("4x3", 3), ("4x4", 4), ("5x4", 4)] {
        let leaders: usize = size[..1].parse().unwrap();
        let table: Vec<Value> = read(&format!("/kendallW_exact_null/{size}"));
        let mut met = std::collections::BTreeSet::new();
        every_team(leaders, items, &mut |team| {
            if met.insert(four_s(team)) {
                let row =
                    table.iter().find(|row| row["S"] == f64::from(four_s(team)) / 4.0).unwrap();
                let found = chance::test(&standings(team), 0, 999);
                assert_eq!(found.permutations, 0, "{size} is exact");
                assert_close(found.p, row["p"].as_f64().unwrap());
                let w = concordance::kendall_w(&standings(team)).unwrap();
                assert_close(w, row["W"].as_f64().unwrap());
            }
            met.len() < table.len()
        });
        assert_eq!(met.len(), table.len(), "every row of {size} is met");
    }
}

/// Four times Kendall's S of strict orders.
fn four_s(team: &[Vec<u32>]) -> u32 {
    let middle = (team.len() * (team[0].len() + 1)) as u32;
    let sum = |item: usize| team.iter().map(|row| 2 * row[item]).sum::<u32>();
    (0..team[0].len()).map(|item| sum(item).abs_diff(middle).pow(2)).sum()
}

/// Calls `visit` with teams whose first leader ranks 1, 2, …, until it says `false`.
fn every_team(leaders: usize, items: usize, visit: &mut impl FnMut(&[Vec<u32>]) -> bool) {
    let mut orders = vec![Vec::new()];
    for rank in 1..=items as u32 {
        let insert = |order: &Vec<u32>| {
            let order = order.clone();
            (0..=order.len()).map(move |place| {
                let mut longer = order.clone();
                longer.insert(place, rank);
                longer
            })
        };
        orders = orders.iter().flat_map(insert).collect();
    }
    let identity: Vec<u32> = (1..=items as u32).collect();
    for code in 0..orders.len().pow(leaders as u32 - 1) {
        let digit = |place: usize| code / orders.len().pow(place as u32) % orders.len();
        let mut team = vec![identity.clone()];
        team.extend((0..leaders - 1).map(|place| orders[digit(place)].clone()));
        if !visit(&team) {
            return;
        }
    }
}

/// scipy, 20,000 permutations, and `vegan::kendall.global`, 9,999 of them.
#[test]
fn monte_carlo_p() {
    let sources = [
        (TMT, number(&format!("/{TMT}/p_perm_monte_carlo")), 20_000.0),
        (TMT, number("/R_crosschecks/vegan_kendall_global_tmt/Prob_perm_9999"), 9_999.0),
        (ANXIETY, number(&format!("/{ANXIETY}/p_perm_monte_carlo")), 20_000.0),
    ];
    for (team, expected, draws) in sources {
        let found = chance::test(&standings(&rows(team)), 42, 9_999);
        assert_eq!(found.permutations, 9_999);
        let variance = expected * (1.0 - expected);
        let error = (variance / draws + variance / 9_999.0).sqrt();
        assert!((found.p - expected).abs() < 3.0 * error, "{team}: {} {expected}", found.p);
    }
    assert!(outcome(&rows(TMT)).report.beyond_chance);
}

/// Own pair-by-pair computation behind the file.
#[test]
fn jackknife_of_the_published_team() {
    let theta = number("/jackknife_tmt/theta");
    let team = standings(&rows(TMT));
    let counts = Preferences::count(7, &team);
    assert_close(agreement(&counts).unwrap().mean_tau(), theta);
    let expected: Vec<f64> = read("/jackknife_tmt/loo");
    let left_out: Vec<f64> =
        team.iter().map(|leader| agreement(&counts.without(leader)).unwrap().mean_tau()).collect();
    for (&found, &expected) in left_out.iter().zip(&expected) {
        assert_close(found, expected);
    }
    let interval = jackknife(theta, &left_out).unwrap();
    assert_close(interval.error, number("/jackknife_tmt/se"));
    let bounds: [f64; 2] = read("/jackknife_tmt/t90");
    assert_close(interval.low, bounds[0]);
    assert_close(interval.high, bounds[1]);

    let points: [f64; 3] = read("/jackknife_tmt/points_P");
    let SameOrderRate { value, swing_low, swing_high, low, high } =
        outcome(&rows(TMT)).report.same_order_rate;
    assert_close(100.0 * value, points[0]);
    assert_close(100.0 * low, points[1]);
    assert_close(100.0 * high, points[2]);
    assert_close(swing_low, f64::midpoint(1.0, expected[2]));
    assert_close(swing_high, f64::midpoint(1.0, expected[7]));
}

/// Every split of the nine leaders into four and five: the tau of a part is the
/// product's, the enumeration is the test's.
#[test]
fn unpaired_permutation_over_all_splits() {
    let team = standings(&rows(TMT));
    let tau = |members: u32| {
        let part = (0..9).filter(|leader| members >> leader & 1 == 1).map(|leader| &team[leader]);
        agreement(&Preferences::count(7, part)).unwrap().mean_tau()
    };
    let difference = |members: u32| tau(members) - tau(!members & 0x1ff);
    let group: Vec<u32> = read("/unpaired_permutation_exact/groupA");
    let observed = difference(group.iter().map(|leader| 1 << leader).sum());
    assert_close(observed, number("/unpaired_permutation_exact/observed"));
    let splits: Vec<f64> =
        (0..1_u32 << 9).filter(|set| set.count_ones() == 4).map(difference).collect();
    assert_eq!(splits.len(), read::<usize>("/unpaired_permutation_exact/n_splits"));
    let extreme = splits.iter().filter(|d| d.abs() >= observed.abs() - 1e-12).count();
    let p = extreme as f64 / splits.len() as f64;
    assert_close(p, number("/unpaired_permutation_exact/p_two_sided"));
}

/// R's agrmt: 1 - lsquared, and Berry & Mielke's index for an even number.
#[test]
fn ordinal_variance() {
    let counts: Vec<f64> = read("/ordinal_agrmt/V");
    let found = split::ordinal_variance(&counts);
    // R printed ten digits.
    assert_close(found, 0.402_666_666_666_666_7);
    assert!((found - number("/R_crosschecks/agrmt_V/BerryMielke")).abs() < 1e-9);
    assert!((1.0 - found - number("/R_crosschecks/agrmt_V/lsquared")).abs() < 1e-9);
}

/// R's `cluster::pam` and own enumeration; at k = 2 two sets cost the same.
#[test]
fn exact_medoids() {
    let team = standings(&rows(TMT));
    let patterns: Vec<Pattern> = team.iter().map(Pattern::of).collect();
    let distances = Distances::between(&patterns.iter().collect::<Vec<_>>());
    for camps in 2..=4 {
        let at = |name: &str| format!("/{TMT}/kmedoids_{camps}/{name}");
        let found = medoids::exact(&distances, camps).unwrap();
        assert_close(found.cost as f64 / WHOLE as f64, number(&at("cost")));
        assert_close(found.silhouette, number(&at("silhouette")));
        assert_eq!(found.medoids, read::<Vec<usize>>(&at("medoids")));
        assert_eq!(found.labels, read::<Vec<usize>>(&at("labels")));
    }
    // R's pam returns the other optimum at k = 2, and the same ones at 3 and 4.
    assert_close(number("/R_crosschecks/pam_k2/cost"), number(&format!("/{TMT}/kmedoids_2/cost")));
    for camps in [3, 4] {
        let found = medoids::exact(&distances, camps).unwrap();
        assert_close(found.silhouette, number(&format!("/R_crosschecks/pam_k{camps}_sil")));
    }
}

/// Trade-offs of two items: conflict and the chance that two leaders (dis)agree.
#[test]
fn even_over_examples() {
    for example in read::<Vec<Value>>("/tradeoff_examples") {
        let of = |name: &str| example[name].as_f64().unwrap();
        let (a, n) = (example["a"].as_u64().unwrap(), example["n"].as_u64().unwrap());
        assert_close(conflict::conflict(a, n - a), of("polarisation_4pq"));
        // A third item at the bottom of every list leaves two certain pairs.
        let team: Vec<Vec<u32>> =
            (0..n).map(|leader| if leader < a { vec![1, 2, 3] } else { vec![2, 1, 3] }).collect();
        let agreement = agreement(&Preferences::count(3, &standings(&team))).unwrap();
        assert_close(3.0 * agreement.same - 2.0, of("prob_two_leaders_agree"));
        assert_close(3.0 * agreement.opposite, of("prob_disagree"));
    }
}

/// Footrule F and Kendall distance K: K <= F <= 2 K (Diaconis & Graham 1977).
#[test]
fn footrule_bounds_the_distance() {
    for name in [TMT, ANXIETY, IDEA] {
        let team = standings(&rows(name));
        let items = team[0].items();
        let mean = mean_over_pairs(&team, |a, b| footrule(a, b) / (items * items / 2) as f64);
        assert_close(mean, number(&format!("/{name}/mean_footrule_normalised")));
    }
    let team = standings(&rows(TMT));
    for (one, other) in team.iter().zip(team.iter().skip(1)) {
        let kendall = Pattern::of(one).distance(&Pattern::of(other)) as f64 / WHOLE as f64 * 21.0;
        let footrule = footrule(one, other);
        assert!(kendall <= footrule + 1e-9 && footrule <= 2.0 * kendall + 1e-9);
    }
}

fn footrule(a: &Standings, b: &Standings) -> f64 {
    let apart = |item| a.doubled_rank(item).unwrap().abs_diff(b.doubled_rank(item).unwrap());
    (0..a.items()).map(apart).sum::<usize>() as f64 / 2.0
}

/// Strategic consensus mapping (Tarakci et al. 2014): alpha over all dimensions
/// is the square root of W, and by way of the mean Spearman the same.
#[test]
fn alpha_over_all_dimensions_is_the_root_of_w() {
    let report = outcome(&rows(TMT)).report;
    let alpha = number(&format!("/{TMT}/vmu_alpha_full_dim"));
    assert_close(report.kendall_w.unwrap().value.sqrt(), alpha);
    assert_close(((1.0 + 8.0 * report.mean_spearman.unwrap()) / 9.0).sqrt(), alpha);
    assert_close(alpha, number(&format!("/{TMT}/sqrt_W_check")));
}

/// R's vegan: per-leader concordance averages to the team's mean Spearman, and
/// W is the same number.
#[test]
fn vegan_agrees() {
    let leaders: Vec<f64> = read("/R_crosschecks/kendall_post_spearman_mean");
    let report = outcome(&rows(TMT)).report;
    let mean = leaders.iter().sum::<f64>() / leaders.len() as f64;
    assert_close(report.mean_spearman.unwrap(), mean);
    let w = number("/R_crosschecks/vegan_kendall_global_tmt/W");
    assert_close(report.kendall_w.unwrap().value, w);
}

/// The whole report of the published team, input order and all.
#[test]
fn the_published_team() {
    let rows = rows(TMT);
    let report = outcome(&rows).report;
    assert_eq!(report.condorcet_winner.as_deref(), Some("item 06"));
    assert_eq!(report.condorcet_cycles, 0);
    let regulation = &report.per_item[3];
    assert_eq!((regulation.top3, regulation.bottom3), (5.0, 4.0));
    assert_eq!(report.per_item[6].verdict, parallax::analysis::report::Verdict::High);
    assert_eq!(regulation.verdict, parallax::analysis::report::Verdict::Split);
    assert_eq!(regulation.rank_counts, [2.0, 2.0, 1.0, 0.0, 1.0, 2.0, 1.0]);
    assert_eq!(split::biggest(&report.per_item).unwrap().item, "item 03");
    assert_eq!(report.opposed_pairs.unwrap().of, 36);
}

/// Settings reach the test of chance, and what was drawn comes back.
#[test]
fn permutations_are_reported() {
    let team = super::rankings(&rows(TMT));
    let team: Vec<_> = team.iter().map(Some).collect();
    let run = |seed| {
        let settings = Settings { seed, permutations: 99 };
        analyze(&super::items(7), &team, settings).unwrap()
    };
    let Outcome { report, permutations, .. } = run(1);
    assert_eq!(permutations, 99);
    assert_eq!(report, run(1).report);
    assert_eq!(consensus::borda(&[2.0, 1.0, 2.0]), [1, 0, 2]);
}
