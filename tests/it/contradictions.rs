//! Contradictions and recitation on the labelled teams. Neither looks at the
//! vectors, so any will do and no weights are needed.

#![allow(clippy::unwrap_used, reason = "a test may stop here")]

use parallax::analysis::audit;
use parallax::analysis::report::FlagKind;
use parallax::analysis::sentences::{
    LabelledTeam, LabelledTeams, SameStrategyModel, Vectors, analyze, texts_to_encode,
};
use parallax::domain::Sentence;

const FILES: [&str; 5] = [
    include_str!("../fixtures/teams/teams.json"),
    include_str!("../fixtures/teams/teams-b.json"),
    include_str!("../fixtures/teams/teams-c.json"),
    include_str!("../fixtures/teams/teams-d.json"),
    include_str!("../fixtures/teams/teams-e.json"),
];

fn teams() -> impl Iterator<Item = LabelledTeam> {
    FILES.iter().flat_map(|file| serde_json::from_str::<LabelledTeams>(file).unwrap().teams)
}

fn audited(team: &LabelledTeam) -> audit::Sentences {
    let sentences: Vec<Sentence> =
        team.sentences.iter().map(|sentence| Sentence::parse(&sentence.text).unwrap()).collect();
    let official = team.official.as_ref().map(|text| Sentence::parse(text).unwrap());
    let given: Vec<Option<&Sentence>> = sentences.iter().map(Some).collect();
    let texts = texts_to_encode(&given);
    let values = vec![1.0; texts.len()];
    let vectors = Vectors::new(&texts, 1, &values).unwrap();
    let model = SameStrategyModel::shipped().unwrap();
    analyze(&given, official.as_ref(), &vectors, &model, 1).unwrap().unwrap().audit()
}

/// Contradictions flagged, and pairs, among those that `counts` picks.
fn flagged(counts: impl Fn(&LabelledTeam, usize, usize) -> bool) -> (usize, usize) {
    let (mut found, mut pairs) = (0, 0);
    for team in teams() {
        let flags = audited(&team).flags;
        let contradiction = |a: usize, b: usize| {
            flags.iter().any(|flag| (flag.kind, flag.a, flag.b) == (FlagKind::Contradiction, a, b))
        };
        for b in 0..team.sentences.len() {
            for a in (0..b).filter(|&a| counts(&team, a, b)) {
                pairs += 1;
                found += usize::from(contradiction(a, b));
            }
        }
    }
    (found, pairs)
}

fn label(team: &LabelledTeam, sentence: usize) -> &str {
    &team.sentences[sentence].cluster
}

#[test]
fn leaders_of_one_mind_are_seldom_called_contradicting() {
    let (found, pairs) = flagged(|team, a, b| {
        label(team, a) == label(team, b) && !["VAGUE", "MISSION"].contains(&label(team, a))
    });
    assert!(found * 20 <= pairs, "{found} of {pairs}");
}

#[test]
fn opposite_camps_in_the_same_words_are_told_apart_by_their_direction() {
    let (found, pairs) = flagged(|team, a, b| {
        team.pattern.ends_with("same_words_opposite") && label(team, a) != label(team, b)
    });
    assert!(found * 5 >= pairs * 2, "{found} of {pairs}");
}

#[test]
fn a_copied_slide_is_found_and_own_words_are_not_called_copied() {
    let (mut slides, mut found, mut own, mut accused) = (0, 0, 0, 0);
    for team in teams().filter(|team| team.official.is_some()) {
        let recited = audited(&team).recited;
        let count = recited.iter().filter(|recited| **recited).count();
        if team.pattern == "aligned_recited" {
            (slides, found) = (slides + recited.len(), found + count);
        } else {
            (own, accused) = (own + recited.len(), accused + count);
        }
    }
    assert!(found * 100 >= slides * 95, "{found} of {slides}");
    assert!(accused * 50 <= own, "{accused} of {own}");
}
