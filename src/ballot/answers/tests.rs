//! Answers within their limits, and everything that is not.

use super::*;
use crate::domain::{Official, Place, Subgroups};
use proptest::prelude::*;
use serde_json::{Value, json};

const INVITED: usize = 9;

fn questions(ranked: Ranked) -> Questions {
    Questions {
        priorities: Priorities::parse(&["Safety", "Growth", "Cost", "Speed"]).unwrap(),
        ranked,
        recall: true,
        timer: false,
        subgroups: Some(Subgroups::parse("Which board?", &["Ship", "Shore"]).unwrap()),
        official: Official::default(),
    }
}

fn parse(answers: &Value) -> Result<Answers> {
    Answers::parse(&answers.to_string(), &questions(Ranked::Full), INVITED)
}

fn top_two(answers: &Value) -> Result<Answers> {
    Answers::parse(&answers.to_string(), &questions(Ranked::Top(2)), INVITED)
}

/// The field that is named, and whether it is an answer outside its limits.
fn refused(result: Result<Answers>) -> (&'static str, bool) {
    match result {
        Err(Error::Answer { field, .. }) => (field, true),
        Err(Error::Malformed { field, .. }) => (field, false),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_whole_ballot_is_read() {
    let answers = parse(&json!({
        "sentence": " Grow  by ferries ", "forecast": {"same": 8, "first": 2},
        "ranking": [[2], [0, 1]], "not_priority": [3], "recalled": ["safty", "weather"],
        "stop": "nothing", "clarity": 100, "commitment": 0, "subgroup": 1,
    }))
    .unwrap();
    assert_eq!(answers.subgroup, Some(1));
    let response = answers.response;
    assert_eq!(response.sentence.unwrap().as_str(), "Grow by ferries");
    assert_eq!(response.forecast, Forecast { same: Some(8), first: Some(2) });
    let places = [Place::Ranked(1), Place::Ranked(1), Place::Ranked(0), Place::Unranked];
    assert_eq!(response.ranking.unwrap().places(), places);
    assert_eq!(response.recalled, Some(vec![0]));
    assert_eq!(response.stop, Some(Stop::Nothing));
    assert_eq!(response.clarity.unwrap().value(), 100);
    assert_eq!(response.commitment.unwrap().value(), 0);
}

#[test]
fn every_answer_may_be_missing_but_not_all() {
    let one = parse(&json!({"clarity": 50})).unwrap();
    assert_eq!((one.response.sentence, one.response.recalled), (None, None));
    for blank in [json!({}), json!({"subgroup": 0}), json!({"forecast": {}, "ranking": []})] {
        assert_eq!(refused(parse(&blank)), ("answers", false), "{blank}");
    }
    let asked = parse(&json!({"recalled": ["weather"]})).unwrap();
    assert_eq!(asked.response.recalled, Some(vec![]), "asked, and none was named");
}

#[test]
fn limits_are_those_of_the_questions() {
    let cases = [
        (json!({"sentence": "x".repeat(301)}), "sentence"),
        (json!({"sentence": " \u{0} "}), "sentence"),
        (json!({"stop": "x".repeat(201)}), "stop"),
        (json!({"stop": "-".repeat(201)}), "stop"),
        (json!({"recalled": ["x".repeat(201)]}), "recalled"),
        (json!({"recalled": vec!["x"; 11]}), "recalled"),
        (json!({"recalled": [""]}), "recalled"),
        (json!({"forecast": {"same": 9}}), "forecast.same"),
        (json!({"forecast": {"same": -1}}), "forecast.same"),
        (json!({"forecast": {"same": 1.5}}), "forecast.same"),
        (json!({"forecast": {"first": 4}}), "forecast.first"),
        (json!({"clarity": 101}), "clarity"),
        (json!({"clarity": 0.5}), "clarity"),
        (json!({"clarity": 1e300}), "clarity"),
        (json!({"commitment": 6}), "commitment"),
        (json!({"clarity": 1, "subgroup": 2}), "subgroup"),
    ];
    for (answers, field) in cases {
        assert_eq!(refused(parse(&answers)), (field, true), "{answers}");
    }
    assert!(parse(&json!({"sentence": "ü".repeat(300), "stop": "ü".repeat(200)})).is_ok());
}

#[test]
fn a_full_ranking_places_every_item_once() {
    let cases = [
        (json!({"ranking": [[0], [1], [2]]}), "ranking"),
        (json!({"not_priority": [0]}), "ranking"),
        (json!({"ranking": [[0], [1], [2], [3], [0]]}), "ranking"),
        (json!({"ranking": [[0, 0], [1], [2], [3]]}), "ranking"),
        (json!({"ranking": [[0], [], [1, 2, 3]]}), "ranking"),
        (json!({"ranking": [[0], [1], [2], [4]]}), "ranking"),
        (json!({"ranking": [[0], [1], [2], [3]], "not_priority": [3]}), "not_priority"),
        (json!({"ranking": [[0], [1], [2]], "not_priority": [3, 3]}), "not_priority"),
        (json!({"ranking": [[0], [1], [2]], "not_priority": [9]}), "not_priority"),
    ];
    for (answers, field) in cases {
        assert_eq!(refused(parse(&answers)), (field, true), "{answers}");
    }
    let left_out = parse(&json!({"ranking": [[0], [2], [3]]})).unwrap_err().to_string();
    assert_eq!(left_out, "ranking: \"Growth\" is neither ranked nor marked as no priority");
    let none = parse(&json!({"ranking": [], "not_priority": [0, 1, 2, 3]})).unwrap();
    assert_eq!(none.response.ranking.unwrap().places(), [Place::Unranked; 4]);
}

#[test]
fn a_short_list_has_at_most_its_items() {
    for good in [json!([[3], [0]]), json!([[1]]), json!([[1, 2]])] {
        assert!(top_two(&json!({"ranking": good})).is_ok(), "{good}");
    }
    for long in [json!([[3], [0], [1]]), json!([[0, 1, 2]])] {
        assert_eq!(refused(top_two(&json!({"ranking": long}))), ("ranking", true), "{long}");
    }
}

#[test]
fn what_is_not_asked_or_not_known_is_refused() {
    let mut plain = questions(Ranked::Full);
    (plain.recall, plain.subgroups) = (false, None);
    let parse_plain = |answers: &str| Answers::parse(answers, &plain, INVITED);
    assert_eq!(refused(parse_plain(r#"{"recalled":["safety"]}"#)), ("recalled", false));
    assert_eq!(refused(parse_plain(r#"{"clarity":1,"subgroup":0}"#)), ("subgroup", false));
    let unreadable = [
        "",
        "null",
        "[]",
        "{",
        r#"{"name":"Ana"}"#,
        r#"{"forecast":{"second":1}}"#,
        r#"{"clarity":"70"}"#,
        r#"{"clarity":1,"clarity":2}"#,
        r#"{"ranking":[[-1]]}"#,
        r#"{"sentence":"\ud800"}"#,
        r#"{"clarity":1e999}"#,
    ];
    for answers in unreadable {
        assert_eq!(refused(parse_plain(answers)), ("answers", false), "{answers}");
    }
}

#[test]
fn a_hostile_sentence_stays_text() {
    let hostile = "<img onerror=x> =HYPERLINK(\"a\") #let x = \u{202e}typst\u{0} &amp; \\ud800";
    let answers = parse(&json!({"sentence": hostile})).unwrap();
    let expected = "<img onerror=x> =HYPERLINK(\"a\") #let x = typst &amp; \\ud800";
    assert_eq!(answers.response.sentence.unwrap().as_str(), expected);
}

#[test]
fn a_refusal_never_quotes_a_sentence() {
    let wrong = [
        json!({"sentence": "our secret plan ".repeat(30)}),
        json!({"stop": "our secret plan ".repeat(30)}),
        json!({"recalled": ["our secret plan ".repeat(30)]}),
        json!({"clarity": "our secret plan"}),
        json!({"our secret plan": 1}),
    ];
    for answers in wrong {
        let error = parse(&answers).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("secret plan"), "{error}");
    }
    let taken = parse(&json!({"sentence": "our secret plan"})).unwrap();
    assert_eq!(format!("{taken:?}"), "Answers(…)");
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}", number in any::<f64>(), items in proptest::collection::vec(proptest::collection::vec(0..6_usize, 0..5), 0..5)) {
        let _ = Answers::parse(&text, &questions(Ranked::Full), INVITED);
        let answers = json!({
            "sentence": text, "stop": text, "recalled": [text], "clarity": number,
            "commitment": number, "forecast": {"same": number}, "ranking": items,
        });
        for invited in [0, 1, INVITED] {
            let _ = Answers::parse(&answers.to_string(), &questions(Ranked::Top(2)), invited);
        }
        let ranking = json!({"ranking": items});
        let _ = parse(&ranking);
    }
}
