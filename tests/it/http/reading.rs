//! The reading over HTTP: what an account is told before the release, and what it is not.

use super::client::Client;
use super::leader::Leader;
use super::organizer::{OpenRound, PASSWORD, colleague, open_round, sign_in};
use super::rounds::answers;
use super::server::TestServer;
use crate::machine;
use parallax::domain::RoundId;
use parallax::store::Store;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A closed round of five leaders, whose sentences the machine reads as two groups.
fn closed_round(server: &TestServer, owner: &Client) -> OpenRound {
    let written = (0..5).map(|number| answers(number)["sentence"].as_str().unwrap().to_owned());
    let written: Vec<String> = written.collect();
    let groups = [("Islands", written[..3].to_vec()), ("Mainland", written[3..].to_vec())];
    closed_round_of(server, owner, 5, &groups)
}

/// A closed round of so many leaders, with these groups as the machine's reading.
pub(crate) fn closed_round_of(
    server: &TestServer,
    owner: &Client,
    leaders: usize,
    groups: &[(&str, Vec<String>)],
) -> OpenRound {
    let round = open_round(owner, leaders);
    for (number, link) in round.links.iter().enumerate() {
        Leader::new(server.visitor(), link).answer(&answers(number));
    }
    server.installation.sweep().unwrap();
    let store = Store::open(&server.database).unwrap();
    let groups: Vec<_> = groups.iter().map(|(name, texts)| (*name, &texts[..])).collect();
    machine::reads(&store, &RoundId::parse(&round.id).unwrap(), &groups);
    round
}

fn on_both(test: impl Fn(TestServer)) {
    test(TestServer::spawn());
    test(TestServer::spawn_on_postgres());
}

/// The reading as it was told, with everything in one group.
fn in_one_group(told: &Value) -> Value {
    let groups = told["groups"].as_array().unwrap();
    let all = groups.iter().flat_map(|group| group["sentences"].as_array().unwrap());
    json!([{ "label": "One strategy", "sentences": all.collect::<Vec<_>>() }])
}

#[test]
fn a_facilitator_reads_saves_and_an_organizer_releases() {
    on_both(|server| {
        let owner = server.owner();
        let facilitator = colleague(&server, &owner, "facilitator");
        let round = closed_round(&server, &owner);
        let path = format!("/api/rounds/{}", round.id);
        let told = facilitator.get(&format!("{path}/reading")).expect(200).json();
        assert_eq!((&told["version"], &told["count"]), (&json!(0), &json!(5)));
        assert_eq!((&told["machine"]["low"], &told["machine"]["high"]), (&json!(2), &json!(4)));
        let groups = in_one_group(&told);
        let save = |client: &Client, version: i64, groups: &Value| {
            let body = json!({ "version": version, "groups": groups });
            client.put(&format!("{path}/reading"), &body)
        };
        assert_eq!(save(&facilitator, 0, &groups).expect(200).json(), json!({ "version": 1 }));
        let refused = save(&owner, 0, &told["groups"]).expect(409);
        assert_eq!(refused.problem(), "reading-changed");
        let detail = refused.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains("nothing of yours was saved"), "{detail}");

        let release = |client: &Client, body: &Value| client.post(&format!("{path}/release"), body);
        let mine = json!({ "reading": "facilitator", "version": 1 });
        release(&facilitator, &mine).expect(403);
        let stale = json!({ "reading": "facilitator", "version": 2 });
        assert_eq!(release(&owner, &stale).expect(409).problem(), "reading-changed");
        assert_eq!(release(&owner, &mine).expect(200).json()["state"], "released");
        let report = facilitator.get(&format!("{path}/report")).expect(200).json();
        let sentences = &report["report"]["sentences"];
        assert_eq!(sentences["reading"], "facilitator");
        assert_eq!(sentences["strategies_in_the_room"]["groups"], 1);
        let headline = report["report"]["headline"]["sentence"].as_str().unwrap();
        assert!(headline.contains("one strategy, by the facilitator"), "{headline}");
        let forecast = &report["report"]["forecast"];
        assert_eq!((&forecast["measured"], &forecast["blind_spot"]), (&json!(1.0), &json!(-0.5)));
        let after = save(&facilitator, 1, &told["groups"]).expect(409);
        assert_eq!(after.problem(), "released");
        assert_eq!(facilitator.get(&format!("{path}/reading")).expect(409).problem(), "released");
    });
}

#[test]
fn before_the_release_an_account_sees_sentences_and_why_and_nothing_else() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = closed_round(&server, &owner);
    let path = format!("/api/rounds/{}", round.id);
    let told = owner.get(&format!("{path}/reading")).expect(200).json();
    let mut names = BTreeSet::new();
    collect_names(&told, &mut names);
    let expected = [
        "count",
        "groups",
        "high",
        "kind",
        "label",
        "low",
        "machine",
        "noticed",
        "reason",
        "releases_itself",
        "sentences",
        "terms",
        "unsupported_language",
        "version",
    ];
    assert_eq!(names.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    assert_eq!(owner.get(&format!("{path}/report")).expect(409).problem(), "not-released");
    // What was ranked, stopped, forecast or felt is nowhere else either.
    let everywhere = ["", "/reading", "/audit", "/invitations"];
    let all: String = everywhere
        .iter()
        .map(|what| owner.get(&format!("{path}{what}")).expect(200).text())
        .collect();
    for hidden in ["night boat", "Regulation", "same_order", "predicted", "blind_spot", "clarity"] {
        assert!(!all.contains(hidden), "{hidden} is told before the release");
    }
}

/// The names of all fields, at any depth.
fn collect_names(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                names.insert(name.clone());
                collect_names(value, names);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect_names(value, names)),
        _ => {}
    }
}

#[test]
fn a_release_without_a_body_shows_what_was_saved() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = closed_round(&server, &owner);
    let path = format!("/api/rounds/{}", round.id);
    let told = owner.get(&format!("{path}/reading")).expect(200).json();
    let body = json!({ "version": 0, "groups": in_one_group(&told) });
    owner.put(&format!("{path}/reading"), &body).expect(200);
    let release = |body: &str| owner.draft("POST", &format!("{path}/release")).text(body).send();
    release("{").expect(400);
    release(r#"{"reading": "team"}"#).expect(422);
    owner.draft("POST", &format!("{path}/release")).send().expect(200);
    let report = owner.get(&format!("{path}/report")).expect(200).json();
    assert_eq!(report["report"]["sentences"]["reading"], "facilitator");
}

#[test]
fn what_is_no_reading_is_refused_by_its_field() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = closed_round(&server, &owner);
    let path = format!("/api/rounds/{}/reading", round.id);
    let told = owner.get(&path).expect(200).json();
    let mut unnamed = in_one_group(&told);
    unnamed[0]["label"] = json!(" ");
    for (version, groups) in [
        (0, json!([])),
        (0, json!([{ "label": "Gas", "sentences": [] }])),
        (0, json!([{ "label": "Gas", "sentences": ["Not ours", "Nor this"] }])),
        (0, unnamed),
    ] {
        let refused = owner.put(&path, &json!({ "version": version, "groups": groups }));
        assert_eq!(refused.expect(422).json()["field"], "groups");
    }
    let negative = json!({ "version": -1, "groups": told["groups"] });
    assert_eq!(owner.put(&path, &negative).expect(422).json()["field"], "version");
}

#[test]
fn the_page_shows_sentences_and_lets_organizers_alone_release() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let facilitator = colleague(&server, &owner, "facilitator");
    let open = open_round(&owner, 5);
    let page = |client: &Client, id: &str| {
        let draft = client.draft("GET", &format!("/rounds/{id}/reading"));
        draft.header("accept", "text/html").send()
    };
    let early = page(&facilitator, &open.id).expect(409).text();
    assert!(early.contains("not closed yet") && !early.contains("data-reading"), "{early}");

    let round = closed_round(&server, &owner);
    let shown = page(&facilitator, &round.id).expect(200).text();
    assert!(shown.contains("island number 1") && shown.contains("Islands"), "{shown}");
    assert!(!shown.contains("data-release="), "a facilitator reads, an organizer releases");
    for hidden in ["night boat", "Regulation", "same_order", "predicted", "blind_spot"] {
        assert!(!shown.contains(hidden), "{hidden} is on the page before the release");
    }
    assert!(page(&owner, &round.id).expect(200).text().contains("data-release=\"machine\""));
    let to_sign_in = page(&server.visitor(), &round.id).expect(303);
    assert!(to_sign_in.header("location").unwrap().starts_with("/sign-in?next="));

    owner.draft("POST", &format!("/api/rounds/{}/release", round.id)).send().expect(200);
    let report = format!("/rounds/{}/report", round.id);
    assert_eq!(page(&owner, &round.id).expect(303).header("location"), Some(&*report));
}

#[test]
fn without_anything_to_read_the_page_says_why() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = open_round(&owner, 5);
    for link in &round.links[..4] {
        Leader::new(server.visitor(), link).answer(&answers(1));
    }
    server.skip(time::Duration::days(8));
    server.installation.sweep().unwrap();
    // The look at the timers also ended the session.
    sign_in(&owner, "ana@example.org", PASSWORD).expect(200);
    let page = owner.draft("GET", &format!("/rounds/{}/reading", round.id));
    let said = page.header("accept", "text/html").send().expect(200).text();
    assert!(said.contains("Too few answers. Nothing is shown."), "{said}");
    assert!(!said.contains("island number"), "{said}");
}
