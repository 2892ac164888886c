//! The sentence analysis as a whole, on made-up vectors.

use super::*;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

fn model() -> SameStrategyModel {
    SameStrategyModel {
        version: "test".into(),
        adapter_sha256: String::new(),
        encoder_sha256: "none".into(),
        teams: 0,
        weights: Weights { intercept: -8.0, cosine: 16.0, opposed: -4.0, agreed: 0.0 },
        stretch: 1.0,
        range: Range { low: -0.5, high: 0.5 },
        fog: Fog { intercept: -30.0, readable: [0.0; 6], vector: Vec::new() },
    }
}

fn parsed(texts: &[&str]) -> Vec<Sentence> {
    texts.iter().map(|text| Sentence::parse(text).unwrap()).collect()
}

/// A vector for a text that depends on nothing but its letters.
fn vector(text: &str) -> Vec<f32> {
    let mut vector = vec![1.0_f32; 8];
    for (i, byte) in text.bytes().enumerate() {
        vector[usize::from(byte) % 8] += 1.0 + (i % 3) as f32;
    }
    vector
}

fn analyzed<'a>(
    sentences: &[Option<&'a Sentence>],
    official: Option<&Sentence>,
) -> Option<Outcome<'a>> {
    with_vectors(sentences, official, vector)
}

fn with_vectors<'a>(
    sentences: &[Option<&'a Sentence>],
    official: Option<&Sentence>,
    vector: impl Fn(&str) -> Vec<f32>,
) -> Option<Outcome<'a>> {
    let texts = texts_to_encode(sentences);
    let values: Vec<f32> = texts.iter().flat_map(|text| vector(text)).collect();
    let vectors = Vectors::new(&texts, 8, &values).unwrap();
    analyze(sentences, official, &vectors, &model(), 7).unwrap()
}

const WIND_AND_GAS: [&str; 6] = [
    "Wind offshore, only wind",
    "offshore wind farms",
    "Build wind offshore",
    "Gas plants at home",
    "more gas plants",
    "Keep the gas plants",
];

/// Wind points one way, gas the other.
fn by_topic(text: &str) -> Vec<f32> {
    let mut vector = vec![0.0; 8];
    vector[usize::from(text.to_lowercase().contains("gas"))] = 1.0;
    vector
}

#[test]
fn two_camps_are_two_groups_with_their_words() {
    let sentences = parsed(&WIND_AND_GAS);
    let given: Vec<Option<&Sentence>> = sentences.iter().map(Some).collect();
    let found = with_vectors(&given, None, by_topic).unwrap();
    let groups = &found.report.groups;
    assert_eq!(groups.iter().map(|group| group.size).collect::<Vec<_>>(), [3, 3]);
    assert_eq!(groups[0].label, "Wind offshore");
    assert_eq!(groups[1].label, "Gas plants");
    assert_eq!(found.audit().group, [0, 0, 0, 1, 1, 1].map(Some));
    let strategies = &found.report.strategies_in_the_room;
    assert!((strategies.value - 2.0).abs() < 0.05);
    assert_eq!((strategies.low.round(), strategies.high.round(), strategies.groups), (2.0, 2.0, 2));
}

#[test]
fn identical_sentences_are_one_strategy_for_certain() {
    let sentences = parsed(&["Grow in wind"; 5]);
    let given: Vec<Option<&Sentence>> = sentences.iter().map(Some).collect();
    let report = analyzed(&given, None).unwrap().report;
    let strategies = report.strategies_in_the_room;
    assert_eq!((strategies.value, strategies.low, strategies.high), (1.0, 1.0, 1.0));
    assert_eq!((strategies.groups, report.pairs.len()), (1, 0));
}

#[test]
fn fewer_than_two_sentences_are_not_analysed() {
    let sentences = parsed(&["Grow"]);
    assert!(analyzed(&[None, Some(&sentences[0]), None], None).is_none());
    assert!(analyzed(&[], None).is_none());
}

#[test]
fn missing_answers_leave_gaps_in_the_audit_only() {
    let sentences = parsed(&["Grow by buying competitors", "grow without buying anyone"]);
    let found = analyzed(&[Some(&sentences[1]), None, Some(&sentences[0])], None).unwrap();
    assert_eq!(found.report.count, 2);
    assert_eq!(found.audit().group[1], None);
    assert_eq!(found.audit().cosine[0][1], None);
    assert_eq!(found.audit().similarity[2][2], Some(1.0));
    assert_eq!(found.report.flags.contradictions, 1);
    let audit = found.audit();
    let flag = &audit.flags[0];
    assert_eq!((flag.a, flag.b), (0, 2));
    assert_eq!(flag.snippets, ["without buying", "buying"]);
}

#[test]
fn the_same_words_are_flagged_only_across_groups_and_other_words_only_within() {
    let texts = ["Win ports with gas terminals", "Win ports with fish terminals", "Masts at sea"];
    let sentences = parsed(&texts);
    let given: Vec<Option<&Sentence>> = sentences.iter().map(Some).collect();
    let audit = with_vectors(&given, None, by_topic).unwrap().audit();
    let flags: Vec<_> = audit.flags.iter().map(|flag| (flag.kind, flag.a, flag.b)).collect();
    let (words, idea) =
        (report::FlagKind::SameWordsDifferentMeaning, report::FlagKind::SameIdeaDifferentWords);
    assert_eq!(flags, [(words, 0, 1), (idea, 1, 2)]);
}

#[test]
fn a_team_of_one_mind_has_no_list_of_pairs_to_read() {
    let sentences = parsed(&["Masts at sea", "Turbines", "Blades for all", "Only the breeze"]);
    let given: Vec<Option<&Sentence>> = sentences.iter().map(Some).collect();
    let report = with_vectors(&given, None, by_topic).unwrap().report;
    assert_eq!((report.groups.len(), report.pairs.len()), (1, 0));
}

#[test]
fn reciting_the_official_text_is_counted() {
    let sentences = parsed(&["Win in wind, not gas.", "win in wind not gas", "Sell the boats"]);
    let official = Sentence::parse("Win in wind, not gas").unwrap();
    let given: Vec<Option<&Sentence>> = sentences.iter().map(Some).collect();
    let found = analyzed(&given, Some(&official)).unwrap();
    assert_eq!(found.report.recited, 2);
    assert_eq!(found.audit().recited, [true, true, false]);
}

#[test]
fn the_map_is_drawn_only_when_it_is_faithful() {
    let sentences = parsed(&WIND_AND_GAS);
    let given: Vec<Option<&Sentence>> = sentences.iter().map(Some).collect();
    let map = with_vectors(&given, None, by_topic).unwrap().report.map;
    assert!(map.drawn && map.points.len() == 6);
    assert!(map.points.is_sorted_by(|p, q| p.x <= q.x));
    let few = analyzed(&given[..3], None).unwrap().report.map;
    assert_eq!((few.drawn, few.stress), (false, None));
}

#[test]
fn the_shipped_calibration_can_be_read() {
    assert!(SameStrategyModel::shipped().unwrap().weights.cosine > 0.0);
}

fn sentence() -> impl Strategy<Value = Sentence> {
    let words = prop::sample::select(vec![
        "grow",
        "buy",
        "without",
        "wind",
        "gas",
        "no",
        "stop",
        "two",
        "ten",
        "markets",
        "2028",
        "20%",
        "\u{6210}\u{9577}",
        "\u{1f680}",
        "\u{5e9}\u{5dc}\u{5d5}\u{5dd}",
        "more",
        "fewer",
        "from",
        "to",
        ",",
    ]);
    prop::collection::vec(words, 1..9)
        .prop_filter_map("empty", |words| Sentence::parse(&words.join(" ")).ok())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_answers_leaves_no_trace(
        sentences in prop::collection::vec(sentence(), 2..14),
        turn in 0_usize..14,
    ) {
        let given: Vec<Option<&Sentence>> = sentences.iter().map(Some).collect();
        let mut turned = given.clone();
        turned.rotate_left(turn % given.len());
        turned.reverse();
        let bytes = |sentences: &[Option<&Sentence>]| {
            let report = analyzed(sentences, None).map(|outcome| outcome.report);
            serde_json::to_string(&report).map_err(|error| TestCaseError::fail(error.to_string()))
        };
        prop_assert_eq!(bytes(&given)?, bytes(&turned)?);
    }

    #[test]
    fn any_text_gives_a_number_between_one_and_n(
        texts in prop::collection::vec("\\PC{1,60}", 2..12),
    ) {
        let sentences: Vec<Sentence> =
            texts.iter().filter_map(|text| Sentence::parse(text).ok()).collect();
        let given: Vec<Option<&Sentence>> = sentences.iter().map(Some).collect();
        if let Some(found) = analyzed(&given, sentences.first()) {
            let strategies = found.report.strategies_in_the_room;
            let (low, high) = (strategies.low, strategies.high);
            prop_assert!(1.0 <= low && low <= strategies.value && strategies.value <= high);
            prop_assert!(high <= sentences.len() as f64);
            let sizes: usize = found.report.groups.iter().map(|group| group.size).sum();
            prop_assert_eq!(sizes, sentences.len());
        }
    }
}
