//! The same-strategy model on the labelled teams, with the real encoder.
//!
//! Floors a little under what was measured: a change that makes the machine's
//! first reading worse fails here. They are no claim of validity.

#![allow(clippy::unwrap_used, reason = "a test may stop here")]

use parallax::analysis::audit;
use parallax::analysis::report::FlagKind;
use parallax::analysis::sentences::{
    LabelledTeam, LabelledTeams, SameStrategyModel, Summary, Vectors, analyze, texts_to_encode,
};
use parallax::domain::Sentence;
use parallax::encoder::{Encoder, EngineChoice, Weights, load};
use parallax::service::calibrate::{Networks, Outcome, Source, calibrate};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::locate(None).unwrap());

static ENCODER: LazyLock<Box<dyn Encoder>> = LazyLock::new(|| {
    load(EngineChoice::Auto, &WEIGHTS.adapted()).expect("weights are missing; run `make models`")
});

static OUTCOME: LazyLock<Outcome> = LazyLock::new(|| {
    let networks = Networks::open(EngineChoice::Auto, &WEIGHTS).unwrap();
    calibrate(sources(), read_teams("held-back-teams"), &networks).unwrap()
});

fn sources() -> Vec<Source> {
    read_teams("teams")
}

/// Every file in a folder of labelled teams.
fn read_teams(folder: &str) -> Vec<Source> {
    let folder = format!("{}/tests/fixtures/{folder}", env!("CARGO_MANIFEST_DIR"));
    let read = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.unwrap().path();
        #[expect(clippy::disallowed_methods, reason = "a test reads its fixture")]
        let text = std::fs::read_to_string(&path).unwrap();
        Source { name: path.file_name().unwrap().to_string_lossy().into_owned(), text }
    };
    let labelled = |source: &Source| source.name != "README.md";
    std::fs::read_dir(folder).unwrap().map(read).filter(labelled).collect()
}

/// The sentences of the teams in these sources, as they would be compared by eye.
fn sentences(sources: &[Source]) -> Vec<String> {
    let teams = sources
        .iter()
        .flat_map(|source| serde_json::from_str::<LabelledTeams>(&source.text).unwrap().teams);
    teams.flat_map(|team| team.sentences).map(|sentence| sentence.text.to_lowercase()).collect()
}

#[test]
fn the_adapter_has_learned_none_of_the_sentences_that_judge_it() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/models/adapter/teams");
    let mut learned = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        #[expect(clippy::disallowed_methods, reason = "a test reads what was learned from")]
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let lines = text.lines().filter_map(|line| line.split_once('\t'));
        learned.extend(lines.map(|(_, sentence)| sentence.to_lowercase()));
    }
    assert!(learned.len() > 14_000, "{}", learned.len());
    let held_back = read_teams("held-back-teams");
    for sentence in sentences(&sources()).iter().chain(&sentences(&held_back)) {
        assert!(!learned.contains(sentence), "{sentence}");
    }
}

fn rung(name: &str) -> (Summary, f64) {
    let ladder = &OUTCOME.calibration.ladder;
    let rung = ladder.iter().find(|rung| rung.name == name).unwrap();
    (rung.summary(|_| true).unwrap(), rung.auc_pairs)
}

#[test]
fn the_model_keeps_its_floor_on_teams_left_out() {
    let (model, auc_pairs) = rung("same-strategy model");
    assert_eq!(model.teams, 120);
    assert!(auc_pairs >= 0.77, "AUC over pairs {auc_pairs}");
    assert!(model.auc.unwrap() >= 0.74, "{model:?}");
    assert!(model.rand >= 0.35, "{model:?}");
    assert!(model.error <= 0.90, "{model:?}");
    assert!(model.group_error <= 0.95, "{model:?}");
}

#[test]
fn the_range_holds_the_truth_for_four_unseen_teams_in_five() {
    let (model, _) = rung("same-strategy model");
    assert!(model.coverage >= 0.80, "{model:?}");
    assert!(model.width <= 2.6, "{model:?}");
}

#[test]
fn the_model_stands_above_calibrated_cosine() {
    let (model, auc_pairs) = rung("same-strategy model");
    let (cosine, cosine_auc_pairs) = rung("calibrated cosine");
    assert!(auc_pairs > cosine_auc_pairs && model.auc > cosine.auc);
    assert!(model.rand > cosine.rand && model.error < cosine.error);
}

#[test]
fn in_no_pattern_are_pairs_ordered_worse_than_by_cosine() {
    let calibration = &OUTCOME.calibration;
    let ladders = [&calibration.ladder, &calibration.by_file, &calibration.held_back];
    // Three camps of the teams held back lie 0.022 below: rivals there speak of other subjects,
    // and the adapter was taught that subjects say little.
    let tolerances = [0.0, 0.0, 0.03];
    for (ladder, tolerance) in ladders.into_iter().zip(tolerances) {
        let held_back = tolerance > 0.0;
        for pattern in OUTCOME.values(1, held_back) {
            let auc = |name: &str| {
                let rung = ladder.iter().find(|rung| rung.name == name).unwrap();
                OUTCOME.summary(rung, 1, pattern, held_back).unwrap().auc
            };
            let (model, cosine) = (auc("same-strategy model"), auc("cosine"));
            let no_worse =
                model.zip(cosine).is_none_or(|(model, cosine)| model >= cosine - tolerance);
            assert!(no_worse, "{pattern}: {model:?}, cosine {cosine:?}");
        }
    }
}

#[test]
fn a_file_left_out_by_another_author_is_read_as_well() {
    let by_file = &OUTCOME.calibration.by_file;
    let model = by_file.iter().find(|rung| rung.name == "same-strategy model").unwrap();
    let all = model.summary(|_| true).unwrap();
    assert!(model.auc_pairs >= 0.77 && all.auc.unwrap() >= 0.74, "{all:?}");
    assert!(all.rand >= 0.36 && all.error <= 0.90 && all.coverage >= 0.80, "{all:?}");
}

#[test]
fn teams_that_nothing_was_weighed_on_are_read_far_better_than_by_cosine() {
    let held_back = &OUTCOME.calibration.held_back;
    let rung = |name: &str| held_back.iter().find(|rung| rung.name == name).unwrap();
    let (model, cosine) = (rung("same-strategy model"), rung("cosine"));
    assert!(model.auc_pairs >= cosine.auc_pairs + 0.18, "{} {}", model.auc_pairs, cosine.auc_pairs);
    let [model, cosine] = [model, cosine].map(|rung| rung.summary(|_| true).unwrap());
    assert_eq!(model.teams, 280);
    assert!(model.auc.unwrap() >= cosine.auc.unwrap() + 0.15, "{model:?}");
    assert!(model.rand >= 0.24 && model.rand >= cosine.rand + 0.2, "{model:?}");
    assert!(model.error <= 0.78 && model.coverage >= 0.80, "{model:?}");
}

#[test]
fn one_idea_in_different_words_is_a_short_list_that_beats_chance() {
    let teams = sources()
        .into_iter()
        .flat_map(|source| serde_json::from_str::<LabelledTeams>(&source.text).unwrap().teams);
    let (mut flagged, mut right, mut by_chance) = (0.0, 0.0, 0.0);
    for team in teams {
        let flags = flags(&team);
        assert!(flags.len() <= 3, "{}", team.team);
        let share_same = |pairs: &[(usize, usize)]| {
            pairs.iter().filter(|&&(a, b)| is_one_strategy(&team, a, b)).count() as f64
                / pairs.len().max(1) as f64
        };
        let n = team.sentences.len();
        let all: Vec<_> = (0..n).flat_map(|b| (0..b).map(move |a| (a, b))).collect();
        flagged += flags.len() as f64;
        right += share_same(&flags) * flags.len() as f64;
        by_chance += share_same(&all) * flags.len() as f64;
    }
    assert!(right >= 0.57 * flagged && right >= 1.2 * by_chance, "{right} {by_chance} {flagged}");
}

fn is_one_strategy(team: &LabelledTeam, a: usize, b: usize) -> bool {
    let label = |sentence: usize| team.sentences[sentence].cluster.as_str();
    label(a) == label(b) && !["VAGUE", "MISSION"].contains(&label(a))
}

/// The pairs flagged as one idea in different words.
fn flags(team: &LabelledTeam) -> Vec<(usize, usize)> {
    let sentences: Vec<Sentence> =
        team.sentences.iter().map(|sentence| Sentence::parse(&sentence.text).unwrap()).collect();
    let given: Vec<Option<&Sentence>> = sentences.iter().map(Some).collect();
    let texts = texts_to_encode(&given);
    let matrix = ENCODER.encode(&texts.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
    let vectors = Vectors::new(&texts, matrix.columns(), matrix.as_slice()).unwrap();
    let model = SameStrategyModel::shipped().unwrap();
    let outcome = analyze(&given, None, &vectors, &model, 1).unwrap().unwrap();
    let flags = outcome.audit().flags.into_iter();
    let same_idea = flags.filter(|flag| flag.kind == FlagKind::SameIdeaDifferentWords);
    same_idea.map(|flag| (flag.a, flag.b)).collect()
}

#[test]
fn the_shipped_parameters_are_the_ones_that_refitting_gives() {
    let shipped = SameStrategyModel::shipped().unwrap();
    let refitted = &OUTCOME.calibration.model;
    assert_eq!(
        (&shipped.version, &shipped.encoder_sha256, &shipped.adapter_sha256),
        (&refitted.version, &refitted.encoder_sha256, &refitted.adapter_sha256)
    );
    assert_eq!(shipped.teams, refitted.teams);
    // Another processor's vectors differ in the last bits.
    let (ours, theirs) = (shipped.weights, refitted.weights);
    for (a, b) in [
        (ours.intercept, theirs.intercept),
        (ours.cosine, theirs.cosine),
        (ours.opposed, theirs.opposed),
        (ours.agreed, theirs.agreed),
        (shipped.stretch, refitted.stretch),
        (shipped.fog.intercept, refitted.fog.intercept),
        (shipped.range.low, refitted.range.low),
        (shipped.range.high, refitted.range.high),
    ] {
        assert!((a - b).abs() < 1e-3, "{shipped:?} / {refitted:?}");
    }
}

/// What the shipped model makes of two sentences, alone in their team.
fn read(a: &str, b: &str) -> audit::Pair {
    let sentences = [a, b].map(|text| Sentence::parse(text).unwrap());
    let given: Vec<Option<&Sentence>> = sentences.iter().map(Some).collect();
    let texts = texts_to_encode(&given);
    let matrix = ENCODER.encode(&texts.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
    let vectors = Vectors::new(&texts, matrix.columns(), matrix.as_slice()).unwrap();
    let model = SameStrategyModel::shipped().unwrap();
    analyze(&given, None, &vectors, &model, 1).unwrap().unwrap().audit().pairs.remove(0)
}

#[test]
fn opposite_choices_in_the_same_words_are_never_one_strategy() {
    for (a, b) in [
        ("Grow by buying competitors", "grow without buying anyone"),
        ("Grow by buying competitors", "Grow organically, no acquisitions"),
        ("Charge premium prices for the best machines", "Be the cheapest maker of machines"),
        ("Centralise purchasing at head office", "Let the local branches do their purchasing"),
        ("One factory, five brands", "Five factories, one brand"),
        ("Sell to enterprises over small businesses", "Sell to small businesses over enterprises"),
    ] {
        let pair = read(a, b);
        assert!(!pair.together && pair.same < 0.4, "{pair:?}");
        assert!(!pair.reasons.is_empty());
    }
}

#[test]
fn the_same_choice_in_other_words_is_one_strategy() {
    for (a, b) in [
        ("cash instead of parcels", "money transfers, not goods"),
        ("Grow by buying competitors", "Acquisitions are how we expand"),
        ("Be the cheapest airline", "Lowest fares, no frills, a discount airline"),
        ("Send simple elective surgery home the same day", "day surgery, no overnight beds"),
    ] {
        let pair = read(a, b);
        assert!(pair.together, "{pair:?}");
    }
}

#[test]
fn platitudes_and_missions_belong_to_no_strategy() {
    let choice = "Sell the ferries and put the money into container terminals";
    for fog in [
        "Be the best at what we do and delight our customers",
        "Excellence in everything, together as one team",
        "Every child deserves a safe home",
        "Sustainable profitable growth through outstanding people",
    ] {
        let pair = read(fog, choice);
        assert!(!pair.together && pair.same < 0.2, "{pair:?}");
        assert!(pair.reasons[0].contains("names no choice"), "{pair:?}");
    }
}
