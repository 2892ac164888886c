//! What must never be shown, whatever the ballots hold.

use super::*;
use crate::analysis::{self, Settings};
use crate::domain::{Clarity, Commitment, Forecast, Official, Ranking, Response, Sentence, Stop};
use proptest::prelude::*;
use proptest::sample::subsequence;
use std::cell::RefCell;
use std::sync::LazyLock;

static TEAM: LazyLock<TeamName> = LazyLock::new(|| TeamName::parse("Executive team").unwrap());
static ITEMS: LazyLock<Priorities> =
    LazyLock::new(|| Priorities::parse(&["Safety", "Growth", "Cost", "Speed"]).unwrap());
static OFFICIAL: LazyLock<Official> =
    LazyLock::new(|| Official { statement: None, order: Some(ranking(&[0, 1, 2, 3])) });
static PARTS: LazyLock<Subgroups> =
    LazyLock::new(|| Subgroups::parse("Which board?", &["Ship", "Shore", "Fleet"]).unwrap());

fn ranking(order: &[usize]) -> Ranking {
    let groups: Vec<Vec<usize>> = order.iter().map(|&item| vec![item]).collect();
    Ranking::from_groups(&ITEMS, &groups, &[]).unwrap()
}

fn terms(minimum: i64) -> Terms<'static> {
    Terms {
        team: &TEAM,
        invited: 40,
        minimum: Minimum::parse(minimum).unwrap(),
        priorities: &ITEMS,
        official: &OFFICIAL,
        subgroups: Some(&PARTS),
        seed: 7,
    }
}

pub(super) fn analyzed(responses: &Responses) -> Result<Report, analysis::sentences::Error> {
    let settings = Settings { permutations: 99, ..Settings::default() };
    analysis::analyze(responses, Err("no encoder"), &settings).map(|analysis| analysis.report)
}

fn released(ballots: &[Answers], minimum: i64) -> Released {
    release(ballots, &terms(minimum), analyzed).unwrap()
}

fn json(ballots: &[Answers], minimum: i64) -> String {
    serde_json::to_string(&released(ballots, minimum)).unwrap()
}

/// Everything that the analysis is given, call by call.
fn given(ballots: &[Answers], minimum: i64) -> Vec<Responses> {
    let calls = RefCell::new(Vec::new());
    let spy = |responses: &Responses| {
        calls.borrow_mut().push(responses.clone());
        analyzed(responses)
    };
    release(ballots, &terms(minimum), spy).unwrap();
    calls.into_inner()
}

/// A leader who answers everything, each answer unlike anybody's.
fn leader(number: usize, subgroup: Option<usize>) -> Answers {
    let mut order = [0, 1, 2, 3];
    order.rotate_left(number % 4);
    order.swap(0, number / 4 % 4);
    let response = Response {
        sentence: Some(Sentence::parse(&format!("Sentence of {number}")).unwrap()),
        ranking: Some(ranking(&order)),
        forecast: Forecast { same: Some(number as u32), first: Some(number % 4) },
        recalled: Some(vec![number % 4]),
        stop: Some(Stop::parse(&format!("Activity {number} is stopped")).unwrap()),
        clarity: Some(Clarity::parse(number as f64).unwrap()),
        commitment: Some(Commitment::parse((number % 6) as f64).unwrap()),
    };
    Answers { response, subgroup }
}

fn leaders(count: usize) -> Vec<Answers> {
    (0..count).map(|number| leader(number, None)).collect()
}

/// Ballots with gaps: any answer may be missing, never all.
fn ballots(
    count: impl Into<proptest::collection::SizeRange>,
) -> impl Strategy<Value = Vec<Answers>> {
    let answered = subsequence((0..8_usize).collect::<Vec<_>>(), 1..=8);
    let one = (0..40_usize, answered, proptest::option::of(0..3_usize));
    let one = one.prop_map(|(number, answered, subgroup)| {
        let mut ballot = leader(number, subgroup);
        let response = &mut ballot.response;
        let keeps = |question| answered.contains(&question);
        response.sentence.take_if(|_| !keeps(0));
        response.ranking.take_if(|_| !keeps(1));
        response.forecast.same.take_if(|_| !keeps(2));
        response.forecast.first.take_if(|_| !keeps(3));
        response.recalled.take_if(|_| !keeps(4));
        response.stop.take_if(|_| !keeps(5));
        response.clarity.take_if(|_| !keeps(6));
        response.commitment.take_if(|_| !keeps(7));
        ballot
    });
    proptest::collection::vec(one, count)
}

#[test]
fn below_the_minimum_nothing_but_two_counts_is_shown() {
    for (count, minimum) in [(0, 5), (1, 5), (2, 4), (4, 5), (3, 4), (19, 20)] {
        let answered = if count < 3 { "null".to_owned() } else { count.to_string() };
        let expected = format!(
            r#"{{"schema":"parallax.release/1","invited":40,"answered":{answered},"report":null,"withheld":"Too few answers. Nothing is shown.","subgroups":[]}}"#
        );
        assert_eq!(json(&leaders(count), minimum), expected);
        assert!(given(&leaders(count), minimum).is_empty(), "nothing is even counted");
    }
    assert!(released(&leaders(5), 5).report.is_some());
    assert!(released(&leaders(4), 4).report.is_some());
}

#[test]
fn a_question_that_too_few_answered_is_not_even_counted() {
    let mut ballots = leaders(9);
    for ballot in &mut ballots[4..] {
        ballot.response.stop = None;
        ballot.response.ranking = Some(Ranking::from_groups(&ITEMS, &[vec![1]], &[]).unwrap());
    }
    let given = given(&ballots, 5);
    assert!(given[0].responses.iter().all(|row| row.stop.is_none() && row.ranking.is_none()));
    let report = released(&ballots, 5).report.unwrap();
    let parts: Vec<_> = report.withheld.iter().map(|part| part.part.as_str()).collect();
    assert!(parts.contains(&"stop") && parts.contains(&"priorities"), "{parts:?}");
    let text = serde_json::to_string(&report).unwrap();
    assert!(!text.contains("Activity"));
}

#[test]
fn rows_hold_answers_of_different_leaders() {
    let (mut kept, mut pairs) = (0, 0);
    for seed in 0..50 {
        let columns = Columns::split(&leaders(8), Minimum::DEFAULT, seed);
        for row in columns.rows {
            let clarity = row.clarity.unwrap().value();
            pairs += 2;
            kept += usize::from(row.sentence.unwrap().as_str() == format!("Sentence of {clarity}"));
            kept += usize::from(row.forecast.same == Some(u32::from(clarity)));
        }
    }
    // By chance one row in eight: 100 of 800.
    assert!(pairs == 800 && (60..150).contains(&kept), "{kept} of {pairs}");
}

#[test]
fn parts_need_ten_answers_and_show_priorities_only() {
    let split = |sizes: [usize; 3], unchosen: usize| {
        let chosen = sizes.iter().enumerate().flat_map(|(cell, &size)| vec![Some(cell); size]);
        let chosen = chosen.chain(vec![None; unchosen]).enumerate();
        let ballots: Vec<_> = chosen.map(|(number, cell)| leader(number, cell)).collect();
        let parts = released(&ballots, 5).subgroups;
        parts.iter().map(|part| (part.name.clone(), part.answered)).collect::<Vec<_>>()
    };
    let named = |parts: &[(&str, usize)]| {
        parts.iter().map(|(name, size)| ((*name).to_owned(), *size)).collect::<Vec<_>>()
    };
    assert_eq!(split([5, 4, 0], 0), [], "nine answers");
    assert_eq!(split([5, 5, 0], 0), named(&[("Ship", 5), ("Shore", 5)]));
    assert_eq!(split([6, 5, 2], 0), named(&[("Ship", 6)]), "Shore hides Fleet");
    assert_eq!(split([6, 6, 0], 3), named(&[("Shore", 6)]), "who chose none is hidden too");
    assert_eq!(split([10, 0, 0], 0), named(&[("Ship", 10)]));

    let ballots: Vec<_> = (0..12).map(|number| leader(number, Some(number % 2))).collect();
    for responses in &given(&ballots, 5)[1..] {
        let bare = |row: &Response| {
            Response { ranking: row.ranking.clone(), ..Response::default() } == *row
        };
        assert!(responses.responses.iter().all(bare));
        assert_eq!(responses.official, Official::default());
    }
    let parts = released(&ballots, 5).subgroups;
    let text = serde_json::to_string(&parts).unwrap();
    assert!(parts.len() == 2 && !text.contains("Sentence") && !text.contains("Activity"));
    assert!(parts.iter().all(|part| part.report.priorities.is_some()));
}

#[test]
fn parts_are_sized_by_what_they_show() {
    let mut ballots: Vec<_> = (0..15).map(|number| leader(number, Some(number % 3))).collect();
    // All of Shore answer, but three of its five do not rank: its two could be subtracted.
    for ballot in ballots.iter_mut().filter(|ballot| ballot.subgroup == Some(1)).skip(2) {
        ballot.response.ranking = None;
    }
    let parts = released(&ballots, 5).subgroups;
    let shown: Vec<_> = parts.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(shown, ["Ship"], "two hidden people take along the first by name of the tied");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_order_of_the_ballots_makes_no_difference(
        (sent, shuffled) in ballots(0..20).prop_flat_map(|b| (Just(b.clone()), Just(b).prop_shuffle())),
        minimum in 4..8_i64,
    ) {
        prop_assert_eq!(json(&sent, minimum), json(&shuffled, minimum));
        prop_assert_eq!(given(&sent, minimum), given(&shuffled, minimum));
    }

    /// The same columns, joined to other leaders: nothing that is shown can tell.
    #[test]
    fn nothing_joins_two_answers_of_one_leader(
        count in 5..16_usize,
        turns in proptest::collection::vec(0..16_usize, 8),
    ) {
        let sent = leaders(count);
        let from = |row: usize, question: usize| {
            &sent[(row + turns[question]) % count].response
        };
        let joined_otherwise: Vec<Answers> = (0..count)
            .map(|row| {
                let response = Response {
                    sentence: from(row, 0).sentence.clone(),
                    ranking: from(row, 1).ranking.clone(),
                    forecast: Forecast {
                        same: from(row, 2).forecast.same,
                        first: from(row, 3).forecast.first,
                    },
                    recalled: from(row, 4).recalled.clone(),
                    stop: from(row, 5).stop.clone(),
                    clarity: from(row, 6).clarity,
                    commitment: from(row, 7).commitment,
                };
                Answers { response, subgroup: None }
            })
            .collect();
        prop_assert_eq!(json(&sent, 5), json(&joined_otherwise, 5));
        prop_assert_eq!(given(&sent, 5), given(&joined_otherwise, 5));
    }

    /// Each answer of a question with enough of them is counted exactly once.
    #[test]
    fn no_answer_is_lost_or_made_up(sent in ballots(5..20)) {
        let all = &given(&sent, 5)[0].responses;
        prop_assert_eq!(all.len(), sent.len());
        let sentences = |rows: Vec<&Response>| {
            let mut texts: Vec<_> = rows.iter().filter_map(|row| row.sentence.clone()).collect();
            texts.sort();
            texts
        };
        let counted = sentences(all.iter().collect());
        let written = sentences(sent.iter().map(|ballot| &ballot.response).collect());
        prop_assert!(counted == written || (written.len() < 5 && counted.is_empty()));
        let enough = sent.iter().filter(|ballot| ballot.response.clarity.is_some()).count() >= 5;
        let shown = all.iter().filter(|row| row.clarity.is_some()).count();
        prop_assert!(enough == (shown > 0) && (shown == 0 || shown >= 5));
    }

    #[test]
    fn what_is_shown_of_parts_leaves_no_handful(sent in ballots(0..40), minimum in 4..8_i64) {
        let fewest = 5.max(minimum as usize);
        let released = released(&sent, minimum);
        let ranked: usize = sent
            .iter()
            .filter_map(|ballot| ballot.response.ranking.as_ref())
            .filter(|ranking| ranking.is_informative())
            .count();
        let sizes: Vec<usize> = released.subgroups.iter().map(|part| part.answered).collect();
        for union in 1..1_usize << sizes.len() {
            let members = (0..sizes.len()).filter(|part| union & (1 << part) != 0);
            let size: usize = members.map(|part| sizes[part]).sum();
            prop_assert!(size >= fewest && (ranked == size || ranked - size >= fewest));
        }
        let report = released.report.and_then(|report| report.priorities);
        prop_assert!(sizes.is_empty() || report.is_some_and(|shown| shown.respondents == ranked));
    }

    #[test]
    fn below_the_minimum_no_word_leaks(sent in ballots(0..5)) {
        let text = json(&sent[..sent.len().min(4)], 5);
        prop_assert!(!text.contains("Sentence") && !text.contains("Activity"));
        prop_assert!(!text.contains("Safety"));
    }
}

#[test]
fn habits_of_writing_are_not_shown() {
    let mut ballots = leaders(5);
    ballots[0].response.sentence = Some(Sentence::parse("grow by “ferries”.").unwrap());
    ballots[0].response.stop = Some(Stop::parse("the loyalty app…").unwrap());
    let rows = given(&ballots, 5).remove(0).responses;
    let sentences: Vec<_> =
        rows.iter().flat_map(|row| &row.sentence).map(Sentence::as_str).collect();
    assert!(sentences.contains(&"Grow by \"ferries\""), "{sentences:?}");
    let stops: Vec<_> = rows.iter().flat_map(|row| &row.stop).collect();
    assert!(stops.contains(&&Stop::Activity("The loyalty app".into())), "{stops:?}");
}

#[test]
fn no_row_stays_empty_when_each_leader_answered_one_question() {
    let mut ballots = leaders(10);
    for ballot in &mut ballots[..5] {
        ballot.response = Response { clarity: ballot.response.clarity, ..Response::default() };
    }
    for ballot in &mut ballots[5..] {
        ballot.response =
            Response { ranking: ballot.response.ranking.clone(), ..Response::default() };
    }
    let report = released(&ballots, 5).report.unwrap();
    assert_eq!(report.respondents, 10);
    assert_eq!(report.headline.coverage.split('.').next(), Some("Based on 10 of 40 invited"));
}
