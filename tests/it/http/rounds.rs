//! A round over HTTP, from draft to release, and what it does not tell on the way.

use super::leader::Leader;
use super::organizer::{OpenRound, colleague, open_round, set_roster};
use super::server::TestServer;
use serde_json::{Value, json};
use time::Duration;

pub(super) fn answers(number: usize) -> Value {
    json!({ "sentence": format!("We choose island number {number} over the mainland"),
            "forecast": { "same": 2, "first": 0 }, "ranking": [[2], [0, 1]],
            "stop": "the night boat", "clarity": 70, "commitment": 4 })
}

fn leaders(server: &TestServer, round: &OpenRound) -> Vec<Leader> {
    round.links.iter().map(|link| Leader::new(server.visitor(), link)).collect()
}

#[test]
fn a_round_is_answered_closed_and_released() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let facilitator = colleague(&server, &owner, "facilitator");
    let round = open_round(&owner, 5);
    let path = format!("/api/rounds/{}", round.id);
    let mut leaders = leaders(&server, &round);
    for (number, leader) in leaders.iter_mut().enumerate() {
        for (method, what) in [("GET", "report"), ("HEAD", "report"), ("GET", "bulletin")] {
            let sealed = leader.draft(method, what).send().expect(409);
            assert_eq!(sealed.header("etag"), None);
        }
        facilitator.get(&format!("{path}/report")).expect(409);
        leader.answer(&answers(number));
        leader.cast(1, &answers(number)).expect(200);
        let told = leader.get("status").expect(200).json();
        let expected = if number < 2 { Value::Null } else { (number + 1).into() };
        assert_eq!(told["answered"], expected);
        assert_eq!(owner.get(&path).expect(200).json()["answered"], expected);
    }
    server.installation.sweep().unwrap();
    assert_eq!(owner.get(&path).expect(200).json()["state"], "closed");
    assert_eq!(leaders[0].cast(2, &answers(9)).expect(409).problem(), "round-closed");
    assert_eq!(leaders[0].get("report").expect(409).problem(), "not-released");
    let sealed = facilitator.get(&format!("{path}/report")).expect(409);
    assert_eq!(sealed.problem(), "not-released", "nobody is shown it before everybody is");
    let released = owner.draft("POST", &format!("{path}/release")).send().expect(200).json();
    assert_eq!(released["state"], "released");
    let report = facilitator.get(&format!("{path}/report")).expect(200);
    assert_eq!(report.header("etag"), None);
    assert_eq!(leaders[1].get("report").expect(200).body, report.body);
    let bulletin = leaders[2].get("bulletin").expect(200).json();
    assert_eq!(bulletin["commits"].as_array().unwrap().len(), 5);
    assert_eq!(
        leaders[3].get("audit").expect(200).json(),
        owner.get(&format!("{path}/audit")).json()
    );
}

#[test]
fn an_answer_after_the_time_is_too_late() {
    let server = TestServer::spawn();
    let round = open_round(&server.owner(), 5);
    let mut leader = Leader::new(server.visitor(), &round.links[0]);
    leader.answer(&answers(1));
    // Nobody has looked at the timers yet: the round is still open by its state.
    server.skip(Duration::days(8));
    assert_eq!(leader.cast(2, &answers(2)).expect(409).problem(), "round-closed");
    server.skip(Duration::days(-8));
    leader.cast(2, &answers(2)).expect(200);
    server.skip(Duration::days(8));
    server.installation.sweep().unwrap();
    server.skip(Duration::days(-8));
    assert_eq!(leader.cast(3, &answers(3)).expect(409).problem(), "round-closed");
}

#[test]
fn a_version_is_never_taken_twice() {
    let server = TestServer::spawn();
    let round = open_round(&server.owner(), 5);
    let mut leader = Leader::new(server.visitor(), &round.links[0]);
    leader.answer(&answers(1));
    leader.cast(2, &answers(2)).expect(200);
    let stale = leader.cast(1, &answers(1)).expect(409);
    assert_eq!(stale.problem(), "version-stale");
    assert_eq!(stale.json()["stored_version"], 2);
    let other_words = leader.cast(2, &answers(3)).expect(409);
    assert_eq!(other_words.json()["stored_version"], 2);
}

#[test]
fn a_token_is_spent_once() {
    let server = TestServer::spawn();
    let round = open_round(&server.owner(), 5);
    let mut leader = Leader::new(server.visitor(), &round.links[0]);
    let first = leader.get_permit();
    assert_eq!(leader.get_permit().body, first.body);
    let other_device = Leader::new(server.visitor(), &round.links[0]);
    let refused = other_device.ask_permit(&other_device.token()).expect(409);
    assert_eq!(refused.problem(), "permit-spent");
    let stranger = leader.ask_permit("AAAAAAAAAAAAAAAAAAAAAA").expect(403);
    assert_eq!(stranger.problem(), "invitation-unknown");
}

#[test]
fn nothing_on_the_wire_tells_how_much_was_written() {
    let server = TestServer::spawn();
    let round = open_round(&server.owner(), 5);
    let mut leaders = leaders(&server, &round);
    let (short, long) = (json!({ "clarity": 1 }), json!({ "sentence": "w".repeat(300) }));
    let mut sizes = Vec::new();
    for (leader, answers) in leaders.iter_mut().zip([&short, &long]) {
        let (first, repeated) = (leader.get_permit(), leader.get_permit());
        assert_eq!(first.body.len(), repeated.body.len());
        assert_eq!(leader.browser.body(1, &answers.to_string()).len(), 8_192);
        let cast = leader.cast(1, answers).expect(200);
        sizes.push((first.body.len(), cast.body.len(), cast.headers.len()));
    }
    assert_eq!(sizes[0], sizes[1]);
}

#[test]
fn a_scanner_that_opens_every_link_spends_nothing() {
    let server = TestServer::spawn();
    let round = open_round(&server.owner(), 5);
    let scanner = server.visitor();
    for link in &round.links {
        let path = link.split_once('#').unwrap().0;
        let path = &path[path.find("/r/").unwrap()..];
        for method in ["GET", "HEAD"] {
            for what in ["", "/sheet", "/status", "/permit", "/ballot", "/report"] {
                (0..10).for_each(|_| drop(scanner.draft(method, &format!("{path}{what}")).send()));
            }
        }
    }
    for mut leader in leaders(&server, &round) {
        leader.answer(&answers(1));
    }
}

#[test]
fn a_round_can_be_told_from_none_only_with_its_key() {
    let server = TestServer::spawn();
    let round = open_round(&server.owner(), 5);
    let leader = Leader::new(server.visitor(), &round.links[0]);
    let visitor = server.visitor();
    let existing = format!("/r/{}", round.id);
    assert_eq!(visitor.get(&existing).body, visitor.get("/r/aaaaaaaaaaaaaaaa").body);
    for what in ["sheet", "status", "report", "bulletin", "audit"] {
        let path = format!("{existing}/{what}");
        let unknown = visitor.draft("GET", &format!("/r/aaaaaaaaaaaaaaaa/{what}"));
        let unknown = unknown.header("parallax-round-key", &leader.key()).send().expect(404);
        let wrong_key = visitor.draft("GET", &path);
        let wrong_key = wrong_key.header("parallax-round-key", "AAAAAAAAAAAAAAAAAAAAAA").send();
        let no_key = visitor.get(&path);
        let no_name = visitor.get(&format!("/r/x/{what}"));
        for answer in [wrong_key, no_key, no_name] {
            assert_eq!(answer.expect(404).body, unknown.body, "{what}");
        }
    }
}

#[test]
fn leaders_routes_know_no_cookie() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = open_round(&owner, 5);
    let key = round.links[0].rsplit('.').next().unwrap();
    for what in ["", "/sheet", "/status", "/report", "/audit"] {
        let path = format!("/r/{}{what}", round.id);
        let with = owner.draft("GET", &path).header("parallax-round-key", key).send();
        let without = owner.draft("GET", &path).header("parallax-round-key", key);
        let without = without.without("cookie").send();
        assert_eq!((with.status, &with.body), (without.status, &without.body), "{what}");
        assert_eq!(with.header("set-cookie"), None);
    }
}

#[test]
fn a_lost_link_is_renewed_and_a_revoked_one_ends() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = open_round(&owner, 5);
    let invitations = format!("/api/rounds/{}/invitations", round.id);
    let listed = owner.get(&invitations).expect(200).json();
    assert_eq!(listed[0]["revoked"], false);
    assert!(!listed.to_string().contains("spent"));
    let id = &listed[0]["id"];
    let old = Leader::new(server.visitor(), &round.links[0]);
    let renewed = owner.draft("POST", &format!("{invitations}/{id}/renew")).send().expect(200);
    let mut new = Leader::new(server.visitor(), renewed.json()["url"].as_str().unwrap());
    old.ask_permit(&old.token()).expect(403);
    new.answer(&answers(1));
    let id = &listed[1]["id"];
    owner.delete(&format!("{invitations}/{id}")).expect(204);
    let revoked = Leader::new(server.visitor(), &round.links[1]);
    revoked.ask_permit(&revoked.token()).expect(403);
}

#[test]
fn what_can_not_be_opened_or_changed_says_why() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = open_round(&owner, 5);
    let path = format!("/api/rounds/{}", round.id);
    owner.draft("POST", &format!("{path}/open")).send().expect(409);
    owner.draft("POST", &format!("{path}/release")).send().expect(409);
    owner.patch(&path, &json!({ "minimum": 4 })).expect(409);
    set_roster(&owner, round.team, 9).expect(200);
    assert_eq!(owner.get(&path).json()["invited"], 5);
    let restarted = owner.draft("POST", &format!("{path}/restart")).send().expect(200).json();
    assert_eq!((&restarted["state"], &restarted["words"]), (&json!("draft"), &Value::Null));
    let changed = owner.patch(&path, &json!({ "minimum": 4 })).expect(200).json();
    assert_eq!(
        (&changed["minimum"], &changed["closes_when_all_answered"]),
        (&json!(4), &json!(true))
    );
    let removed = owner.delete(&path).expect(200).json();
    assert_eq!(removed["rounds"], 1);
    owner.get(&path).expect(404);
}
