//! The ladder: what each kind of evidence adds, judged on teams left out.
//!
//! Word overlap, TF-IDF, cosine, calibrated cosine, the adapted network's cosine, with
//! direction, the shipped model that tells fog first. If the ladder is flat, it says so.

use super::calibration::{Spread, judge_unseen};
use super::diversity::with_range;
use super::evidence::{Evidence, pairs};
use super::folds::Folds;
use super::groups::group;
use super::labelled::LabelledTeam;
use super::material::{ALL, Case, Material, Uses};
use super::similarity::Judged;
use super::words::words;
use crate::analysis::report::StrategiesInTheRoom;
use crate::analysis::wording;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// One rung: a way to judge pairs, and how well it did on every team.
#[derive(Debug, Clone)]
pub struct Rung {
    /// What the rung uses.
    pub name: &'static str,
    /// Its result on each team, in the order of the teams.
    pub teams: Vec<TeamScore>,
    /// Area under the curve over all pairs of all teams together.
    pub auc_pairs: f64,
}

/// How well a rung did on one team.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TeamScore {
    /// Chance that a same-strategy pair scores above a different one; `None` without both kinds.
    pub auc: Option<f64>,
    /// Adjusted Rand index of its groups with the labels.
    pub rand: f64,
    /// `|strategies in the room - true number|`.
    pub error: f64,
    /// `|groups - true number|`.
    pub group_error: f64,
    /// Whether the range holds the true number.
    pub covered: bool,
    /// Width of the range.
    pub width: f64,
    /// Whether the report would say "not clear" instead of a number.
    pub unclear: bool,
}

/// Means over teams.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// Teams.
    pub teams: usize,
    /// Mean of the teams' areas under the curve; `None` when no team has both kinds of pairs.
    pub auc: Option<f64>,
    /// Mean adjusted Rand index.
    pub rand: f64,
    /// Mean error of strategies in the room.
    pub error: f64,
    /// Mean error of the number of groups.
    pub group_error: f64,
    /// Share of teams whose range holds the true number.
    pub coverage: f64,
    /// Mean width of the range.
    pub width: f64,
    /// Share of teams of which the report would say "not clear".
    pub unclear: f64,
}

impl Rung {
    /// Means over the teams that `belongs` picks by index; `None` when it picks none.
    pub fn summary(&self, belongs: impl Fn(usize) -> bool) -> Option<Summary> {
        let picked = self.teams.iter().enumerate().filter(|(i, _)| belongs(*i));
        let picked: Vec<&TeamScore> = picked.map(|(_, score)| score).collect();
        let average = |value: fn(&TeamScore) -> f64| {
            picked.iter().map(|score| value(score)).sum::<f64>() / picked.len() as f64
        };
        let curves: Vec<f64> = picked.iter().filter_map(|score| score.auc).collect();
        let auc = curves.iter().sum::<f64>() / curves.len() as f64;
        (!picked.is_empty()).then(|| Summary {
            teams: picked.len(),
            auc: (!curves.is_empty()).then_some(auc),
            rand: average(|score| score.rand),
            error: average(|score| score.error),
            group_error: average(|score| score.group_error),
            coverage: average(|score| f64::from(u8::from(score.covered))),
            width: average(|score| score.width),
            unclear: average(|score| f64::from(u8::from(score.unclear))),
        })
    }
}

/// From word overlap to the shipped model, which is the last.
const RUNGS: usize = 7;

/// A rung that was climbed with every team, judged and to be judged alike.
pub(super) struct Climbed<'a> {
    name: &'static str,
    cases: &'a [Case<'a>],
    judged: Vec<Judged>,
    scores: Vec<TeamScore>,
}

impl Climbed<'_> {
    /// How the number of strategies follows from its readings of these teams.
    pub(super) fn spread(&self, material: &Material<'_>, sets: &[Vec<usize>]) -> Spread {
        Spread::of(material, &self.judged, sets)
    }

    /// The rung on these teams.
    pub(super) fn of(&self, teams: Range<usize>) -> Rung {
        let judged = self.cases[teams.clone()].iter().zip(&self.judged[teams.clone()]);
        let pooled = judged.flat_map(|(case, own)| zip(&own.similarity, &case.same)).collect();
        Rung {
            name: self.name,
            teams: self.scores[teams].to_vec(),
            auc_pairs: area_under_curve(pooled).unwrap_or(f64::NAN),
        }
    }
}

/// All rungs, each team judged by what was learned from the teams of other folds. Both
/// materials are of the same teams, with the vectors of the published network and of the adapted one.
pub(super) fn climb<'a>(
    published: &'a Material<'_>,
    adapted: &'a Material<'_>,
    folds: &Folds,
) -> [Climbed<'a>; RUNGS] {
    let cases = &published.cases;
    let raw = |scores: Vec<Vec<f64>>| -> Vec<Judged> {
        scores.into_iter().zip(cases).map(|(s, case)| Judged::raw(case.pairs.n, s)).collect()
    };
    let of = |evidence: fn(&Evidence) -> f64| {
        raw(cases.iter().map(|case| case.pairs.evidence.iter().map(evidence).collect()).collect())
    };
    let fitted = |material: &Material<'_>, uses: Uses| judge_unseen(material, folds, uses);
    let cosine_only = Uses { evidence: [true, false, false], fog: false };
    let rungs = [
        ("word overlap", of(|evidence| evidence.shared_words)),
        ("TF-IDF", raw(tf_idf(cases))),
        ("cosine", of(|evidence| evidence.cosine.max(0.0))),
        ("calibrated cosine", fitted(published, cosine_only)),
        ("adapted cosine", fitted(adapted, cosine_only)),
        ("with direction", fitted(adapted, Uses { fog: false, ..ALL })),
        ("same-strategy model", fitted(adapted, ALL)),
    ];
    rungs.map(|(name, judged)| {
        let spread = |left_out| Spread::of(published, &judged, &folds.sets_without(left_out));
        let spreads: Vec<Spread> = (0..folds.count()).map(spread).collect();
        let score = |(team, (case, judged))| score(case, judged, &spreads[folds.of(team)]);
        let scores = cases.iter().zip(&judged).enumerate().map(score).collect();
        Climbed { name, cases, judged, scores }
    })
}

fn score(case: &Case<'_>, judged: &Judged, spread: &Spread) -> TeamScore {
    let truth = case.team.strategies() as f64;
    let (value, low, high) = with_range(judged, spread.stretch, spread.range);
    let chooses = judged.chooses();
    let found = group(&chooses, &judged.chance, high.round() as usize);
    let alone = chooses.iter().filter(|chooses| !**chooses).count();
    let groups = found.iter().max().map_or(0, |last| last + 1 - alone) as f64;
    TeamScore {
        auc: area_under_curve(zip(&judged.similarity, &case.same)),
        rand: adjusted_rand(&found, &case.team.groups()),
        error: (value - truth).abs(),
        group_error: (groups - truth).abs(),
        covered: low <= truth && truth <= high,
        width: high - low,
        unclear: wording::is_unclear(&StrategiesInTheRoom { value, low, high, groups: 0 }),
    }
}

fn zip(similarity: &[f64], same: &[bool]) -> Vec<(f64, bool)> {
    similarity.iter().copied().zip(same.iter().copied()).collect()
}

/// Chance that a same pair scores above a different one, a tie counting half
/// (Mann-Whitney); `None` unless there are pairs of both kinds.
fn area_under_curve(mut scored: Vec<(f64, bool)>) -> Option<f64> {
    scored.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut wins) = (0.0, 0.0);
    for tied in scored.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let same = tied.iter().filter(|(_, same)| *same).count() as f64;
        let different = tied.len() as f64 - same;
        wins += same * (below + different / 2.0);
        below += different;
    }
    let same = scored.len() as f64 - below;
    (same > 0.0 && below > 0.0).then(|| wins / (same * below))
}

/// Adjusted Rand index (Hubert & Arabie 1985); 1 when both put everything together or apart.
fn adjusted_rand(found: &[usize], truth: &[usize]) -> f64 {
    let together = |labels: &[usize], i: usize, j: usize| labels[i] == labels[j];
    let (mut both, mut in_found, mut in_truth, mut all) = (0.0, 0.0, 0.0, 0.0);
    for (i, j) in pairs(found.len()) {
        let (a, b) = (together(found, i, j), together(truth, i, j));
        both += f64::from(u8::from(a && b));
        in_found += f64::from(u8::from(a));
        in_truth += f64::from(u8::from(b));
        all += 1.0;
    }
    let expected = in_found * in_truth / all;
    let most = f64::midpoint(in_found, in_truth);
    if (most - expected).abs() < f64::EPSILON { 1.0 } else { (both - expected) / (most - expected) }
}

/// Cosine of TF-IDF vectors per pair; document frequencies over all sentences.
fn tf_idf(cases: &[Case<'_>]) -> Vec<Vec<f64>> {
    let sentences = |team: &LabelledTeam| -> Vec<BTreeSet<String>> {
        let stems = |text: &str| {
            words(text).into_iter().filter(|word| word.content).map(|word| word.stem).collect()
        };
        team.sentences.iter().map(|sentence| stems(&sentence.text)).collect()
    };
    let teams: Vec<Vec<BTreeSet<String>>> = cases.iter().map(|case| sentences(case.team)).collect();
    let mut frequency: BTreeMap<&str, f64> = BTreeMap::new();
    for stem in teams.iter().flatten().flatten() {
        *frequency.entry(stem).or_insert(0.0) += 1.0;
    }
    let count = teams.iter().flatten().count() as f64;
    let weight = |stem: &String| {
        let idf = libm::log((1.0 + count) / (1.0 + frequency[stem.as_str()])) + 1.0;
        idf * idf
    };
    let norm = |stems: &BTreeSet<String>| stems.iter().map(weight).sum::<f64>().sqrt();
    let cosine = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
        let shared: f64 = a.intersection(b).map(weight).sum();
        if shared > 0.0 { shared / (norm(a) * norm(b)) } else { 0.0 }
    };
    let team = |team: &Vec<BTreeSet<String>>| {
        pairs(team.len()).map(|(i, j)| cosine(&team[i], &team[j])).collect()
    };
    teams.iter().map(team).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn area_under_curve_counts_ties_half() {
        let scored = vec![(0.9, true), (0.5, true), (0.5, false), (0.1, false)];
        assert_eq!(area_under_curve(scored), Some(0.875));
        assert_eq!(area_under_curve(vec![(0.9, true)]), None);
    }

    /// The worked example of Hubert & Arabie's index in scikit-learn's documentation.
    #[test]
    fn adjusted_rand_equals_the_published_example() {
        let rand = adjusted_rand(&[0, 0, 1, 2], &[0, 0, 1, 1]);
        assert!((rand - 0.571_428_571_428_571_4).abs() < 1e-12);
        assert!((adjusted_rand(&[0, 0, 0], &[1, 1, 1]) - 1.0).abs() < f64::EPSILON);
    }
}
