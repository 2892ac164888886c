//! A machine's first reading without the encoder's weights: invented groups put into the
//! stored report of a closed round, for tests of what people do with them.

use parallax::analysis::report::{
    FlagCounts, FlagKind, FlaggedPair, Group, Map, Reading, Sentences, StrategiesInTheRoom,
};
use parallax::ballot::release::Released;
use parallax::domain::RoundId;
use parallax::store::{Store, reports};

/// Stores that the machine put the round's sentences into these groups, each with its name.
pub(crate) fn reads(store: &Store, round: &RoundId, groups: &[(&str, &[String])]) {
    let stored = store.read(|c| reports::find(c, round)).unwrap().unwrap();
    let mut released: Released = serde_json::from_str(&stored.report).unwrap();
    let report = released.report.as_mut().expect("enough answers for a report");
    let sentences = sentences(groups);
    if let Some(forecast) = report.forecast.as_mut() {
        forecast.measured = Some(sentences.same_strategy_chance);
        forecast.blind_spot = Some(forecast.predicted - sentences.same_strategy_chance);
    }
    report.sentences = Some(sentences);
    report.withheld.retain(|withheld| withheld.part != "sentences");
    let content = serde_json::to_string(&released).unwrap();
    store.write(|c| reports::replace(c, round, &content)).unwrap();
}

fn sentences(groups: &[(&str, &[String])]) -> Sentences {
    let all: Vec<&String> = groups.iter().flat_map(|(_, sentences)| *sentences).collect();
    let group = |(label, sentences): &(&str, &[String])| Group {
        size: sentences.len(),
        label: (*label).to_owned(),
        terms: vec![label.to_lowercase()],
        sentences: sentences.to_vec(),
    };
    let opposed = all.iter().filter(|sentence| sentence.contains("buying"));
    let two: Vec<&String> = opposed.copied().chain([all[0], all[all.len() - 1]]).take(2).collect();
    let mut pair = [two[0].clone(), two[1].clone()];
    pair.sort();
    let reason = "pursued and renounced: \u{201c}buying\u{201d} and \u{201c}without buying\u{201d}";
    Sentences {
        count: all.len(),
        reading: Reading::Machine,
        strategies_in_the_room: StrategiesInTheRoom {
            value: 2.7,
            low: 2.0,
            high: 3.6,
            groups: groups.len(),
        },
        same_strategy_chance: 0.31,
        groups: groups.iter().map(group).collect(),
        recited: 0,
        specificity: None,
        flags: FlagCounts { contradictions: 1, ..FlagCounts::default() },
        pairs: vec![FlaggedPair {
            kind: FlagKind::Contradiction,
            reason: reason.to_owned(),
            sentences: pair,
        }],
        map: Map { drawn: false, stress: Some(0.31), points: Vec::new() },
        unsupported_language: false,
        machine_reading: None,
    }
}
