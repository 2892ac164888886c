//! Pages: who gets which, what they say by state and by role, and what they never say.

use super::client::{Answer, Client};
use super::leader::Leader;
use super::organizer::{colleague, create_pulse, create_team, draft_round, open_round, set_roster};
use super::rounds::answers;
use super::server::TestServer;
use parallax::server::{Access, Server};
use serde_json::json;
use time::Duration;

/// As a browser asks for a page.
fn browse(client: &Client, path: &str) -> Answer {
    client.draft("GET", path).header("accept", "text/html,application/xhtml+xml").send()
}

#[track_caller]
fn page(client: &Client, path: &str) -> String {
    let answer = browse(client, path).expect(200);
    assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
    answer.text()
}

#[track_caller]
fn says(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word} is missing in {text}");
    }
}

#[track_caller]
fn never_says(text: &str, words: &[&str]) {
    for word in words {
        assert!(!text.contains(word), "{word} in {text}");
    }
}

#[test]
fn without_a_session_a_page_leads_to_signing_in_and_back() {
    let server = TestServer::spawn();
    server.owner();
    let visitor = server.visitor();
    let pages = Server::routes().into_iter().filter(|route| route.is_page);
    for route in pages.filter(|it| !matches!(it.access, Access::Anyone | Access::Leader)) {
        let path = route.path.replace("{round}", "aaaaaaaaaaaaaaaa").replace(['{', '}'], "");
        let answer = browse(&visitor, &path).expect(303);
        assert!(answer.header("location").unwrap().starts_with("/sign-in"), "{path}");
    }
    let asked = browse(&visitor, "/teams/3?x=1").expect(303);
    assert_eq!(asked.header("location"), Some("/sign-in?next=%2Fteams%2F3%3Fx%3D1"));
    let form = page(&visitor, "/sign-in?next=%2Fteams%2F3%3Fx%3D1");
    says(&form, &["data-then=\"/teams/3?x=1\"", "name=\"password\""]);
    never_says(&page(&visitor, "/sign-in?next=%2F%2Fevil.org"), &["evil.org"]);
}

#[test]
fn who_is_signed_in_is_led_on() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let answer = browse(&owner, "/sign-in?next=%2Forganization").expect(303);
    assert_eq!(answer.header("location"), Some("/organization"));
    let answer = browse(&owner, "/sign-in?next=https%3A%2F%2Fevil.org").expect(303);
    assert_eq!(answer.header("location"), Some("/"));
}

#[test]
fn before_and_after_the_set_up() {
    let server = TestServer::spawn();
    let visitor = server.visitor();
    says(&page(&visitor, "/sign-in"), &["Not set up yet"]);
    says(&page(&visitor, "/setup"), &["POST /api/setup"]);
    let owner = server.owner();
    says(&page(&visitor, "/setup"), &["This server is set up"]);
    says(&page(&owner, "/"), &["Create your first pulse", "POST /api/demo"]);
}

#[test]
fn a_page_shows_what_its_viewer_may_do() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let (organizer, facilitator) =
        (colleague(&server, &owner, "organizer"), colleague(&server, &owner, "facilitator"));
    let round = open_round(&owner, 5);
    let (team, path) = (format!("/teams/{}", round.team), format!("/rounds/{}", round.id));
    says(&page(&organizer, &team), &["Leader 01", "Delete the team"]);
    let seen = page(&facilitator, &team);
    never_says(&seen, &["Leader 01", "Delete", "New pulse"]);
    says(&page(&organizer, &path), &["Leader 01", "Revoke", "Restart the round"]);
    never_says(&page(&facilitator, &path), &["Leader 01", "Revoke", "data-api", "Restart"]);
    says(&page(&owner, "/organization"), &["organizer@example.org", "Add an account"]);
    never_says(
        &page(&organizer, "/organization"),
        &["@example.org\"", "Add an account", "data-api"],
    );
    for (client, address) in [(&organizer, "/audit"), (&facilitator, "/pulses/new")] {
        let refused = browse(client, address).expect(403).text();
        says(&refused, &["may not open this page"]);
    }
}

#[test]
fn pages_of_another_team_round_or_state_are_not_there() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = open_round(&owner, 5);
    for path in ["/teams/99", "/pulses/99/next", "/pulses/new?team=99", "/rounds/aaaaaaaaaaaaaaaa"]
    {
        says(&browse(&owner, path).expect(404).text(), &["There is no page here"]);
    }
    for what in ["edit", "preview"] {
        browse(&owner, &format!("/rounds/{}/{what}", round.id)).expect(409);
    }
}

#[test]
fn the_last_check_says_what_stands_in_the_way() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let team = create_team(&owner, "Board <b>");
    set_roster(&owner, team, 4).expect(200);
    let id = draft_round(&owner, create_pulse(&owner, team));
    let path = format!("/rounds/{id}");
    let seen = page(&owner, &path);
    says(&seen, &["Stands in the way", "4 leaders invited", "Board &#60;b&#62;"]);
    never_says(&seen, &["data-opens=\"launch\"", "<b>"]);
    set_roster(&owner, team, 6).expect(200);
    says(&page(&owner, &path), &["data-opens=\"launch\"", "This server sends no mail"]);
    says(&page(&owner, &format!("{path}/preview")), &["Nothing is sent or kept", &id]);
    let sheet = owner.get(&format!("/api{path}/preview")).expect(200).text();
    says(&sheet, &["In one sentence, off the top of your head", "Regulation", "Leader 03"]);
    never_says(&sheet, &["Grow by buying rivals", "issuer", "\"seal\""]);
    server.skip(Duration::days(7));
    // The session is over too, after a week.
    super::organizer::sign_in(&owner, "ana@example.org", super::organizer::PASSWORD).expect(200);
    let seen = page(&owner, &path);
    says(&seen, &["The closing time is over"]);
    never_says(&seen, &["data-opens=\"launch\""]);
}

#[test]
fn a_round_without_tls_can_not_be_launched_from_its_page() {
    let server = TestServer::spawn_behind_tls();
    let owner = server.owner();
    let team = create_team(&owner, "Board");
    set_roster(&owner, team, 6).expect(200);
    let id = draft_round(&owner, create_pulse(&owner, team));
    says(&page(&owner, &format!("/rounds/{id}")), &["https://parallax.example.org, encrypted"]);
}

#[test]
fn the_flow_is_filled_with_what_is_there() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = open_round(&owner, 5);
    let fresh = page(&owner, "/pulses/new");
    says(&fresh, &["data-step=\"priorities\"", "ana@example.org/new"]);
    let of_team = page(&owner, &format!("/pulses/new?team={}", round.team));
    says(&of_team, &["Leader 05", "data-step=\"priorities\""]);
    let pulse = owner.get(&format!("/api/rounds/{}", round.id)).json()["pulse"].to_string();
    let next = page(&owner, &format!("/pulses/{pulse}/next"));
    says(&next, &["word for word", "round 2", "Leader 05"]);
    never_says(&next, &["data-step=\"priorities\""]);
    let id = draft_round(&owner, create_pulse(&owner, round.team));
    says(&page(&owner, &format!("/rounds/{id}/edit")), &["Grow by buying rivals", &id]);
}

/// Every page that an account can open, at each step of a round.
fn all_pages(client: &Client, round: &str, team: i64) -> String {
    let pulse = client.get(&format!("/api/rounds/{round}")).json()["pulse"].to_string();
    let paths = [
        "/".to_owned(),
        format!("/teams/{team}"),
        format!("/teams/{team}/roster"),
        format!("/rounds/{round}"),
        format!("/rounds/{round}/audit"),
        format!("/pulses/new?team={team}"),
        format!("/pulses/{pulse}/next"),
        "/organization".to_owned(),
        "/audit".to_owned(),
        "/account".to_owned(),
    ];
    paths.iter().map(|path| page(client, path)).collect()
}

#[test]
fn no_page_tells_anything_of_answers_before_the_close() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = open_round(&owner, 6);
    let before = all_pages(&owner, &round.id, round.team);
    let mut leaders: Vec<_> =
        round.links.iter().map(|link| Leader::new(server.visitor(), link)).collect();
    leaders[0].answer(&answers(1));
    leaders[1].answer(&answers(2));
    let with_two = all_pages(&owner, &round.id, round.team);
    assert_eq!(with_two, before, "two answers are told by nothing, not even by length");
    says(&before, &["Fewer than 3 of 6 are in", "5 answers are needed"]);
    for (number, leader) in leaders.iter_mut().enumerate().take(5).skip(2) {
        leader.answer(&answers(number));
    }
    let with_five = all_pages(&owner, &round.id, round.team);
    says(&with_five, &["5 of 6 in"]);
    never_says(&with_five, &["island number", "the night boat", "spent", "\"clarity\""]);
    server.skip(Duration::days(8));
    server.installation.sweep().unwrap();
    super::organizer::sign_in(&owner, "ana@example.org", super::organizer::PASSWORD).expect(200);
    let closed = all_pages(&owner, &round.id, round.team);
    says(&closed, &["Read the sentences", "releases itself", "5 of 6 in"]);
    never_says(&closed, &["island number", "the night boat"]);
    let path = format!("/api/rounds/{}/release", round.id);
    owner.post(&path, &json!({ "reading": "machine" })).expect(200);
    let released = all_pages(&owner, &round.id, round.team);
    says(&released, &["Open the report", "Start the next round"]);
}

#[test]
fn a_round_with_too_few_answers_says_that_nothing_is_shown() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = open_round(&owner, 5);
    Leader::new(server.visitor(), &round.links[0]).answer(&answers(1));
    server.skip(Duration::days(8));
    server.installation.sweep().unwrap();
    super::organizer::sign_in(&owner, "ana@example.org", super::organizer::PASSWORD).expect(200);
    let seen = page(&owner, &format!("/rounds/{}", round.id));
    says(&seen, &["Too few answers. Nothing is shown.", "fewer than 3 of 5 in"]);
    never_says(&seen, &["/reading", "data-opens=\"release\""]);
}

#[test]
fn a_deletion_names_what_goes_and_the_backups_that_hold_it() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = open_round(&owner, 5);
    let seen = page(&owner, &format!("/teams/{}", round.team));
    says(&seen, &["the roster of 5 leaders", "destroyed unread", "No backup is known"]);
    server.installation.backup(&server.folder.path().join("night.sqlite")).unwrap();
    for path in [format!("/teams/{}", round.team), format!("/rounds/{}", round.id)] {
        says(&page(&owner, &path), &["1 backup may still hold it", "night.sqlite"]);
    }
}

#[test]
fn advice_on_priorities_keeps_nothing_and_refuses_nothing() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let asked = json!({ "priorities": ["Revenue growth", "Safety", "Grow revenue"] });
    let advice = owner.post("/api/priorities/advice", &asked).expect(200).json();
    assert_eq!(advice.as_array().unwrap().len(), 2, "{advice}");
    assert_eq!(advice[1]["items"], json!([0, 2]));
}

#[test]
fn a_new_draft_hides_no_round_that_waits_to_be_read() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = open_round(&owner, 5);
    for (number, link) in round.links.iter().enumerate() {
        Leader::new(server.visitor(), link).answer(&answers(number));
    }
    server.installation.sweep().unwrap();
    let pulse = owner.get(&format!("/api/rounds/{}", round.id)).json()["pulse"].as_i64().unwrap();
    let next = draft_round(&owner, pulse);
    for path in ["/".to_owned(), format!("/teams/{}", round.team)] {
        let seen = page(&owner, &path);
        let (draft, reading) =
            (format!("\"/rounds/{next}\""), format!("/rounds/{}/reading", round.id));
        says(&seen, &["Check and launch", &draft, "Read the sentences", &reading]);
    }
}
