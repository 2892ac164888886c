//! Bodies that are too large, of another form, or meant to break what shows them.

use super::client::Client;
use super::leader::Leader;
use super::organizer::{create_team, open_round};
use super::server::TestServer;
use serde_json::{Value, json};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

fn refused(client: &Client, body: &str, status: u16) -> Value {
    client.draft("POST", "/api/teams").text(body).send().expect(status).json()
}

#[test]
fn unknown_fields_and_wrong_types_are_named() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let unknown = refused(&owner, r#"{"name": "Board", "admin": true}"#, 422);
    assert_eq!(unknown["field"], "admin");
    let wrong = refused(&owner, r#"{"name": ["Board"]}"#, 422);
    assert_eq!(wrong["field"], "name");
    let missing = refused(&owner, "{}", 422);
    assert!(missing["detail"].as_str().unwrap().contains("`name`"), "{missing}");
    let team = create_team(&owner, "Board");
    let roster = json!({ "leaders": [{ "name": "Ana" }, { "name": "Bo", "email": "bo" }] });
    let wrong = owner.put(&format!("/api/teams/{team}/roster"), &roster).expect(422).json();
    assert_eq!(wrong["field"], "leaders[1].email");
    let pulse = json!({ "name": "Q", "cadence": "daily", "questions": {} });
    let wrong = owner.post(&format!("/api/teams/{team}/pulses"), &pulse).expect(422).json();
    assert_eq!(wrong["field"], "cadence");
}

#[test]
fn what_is_no_json_is_refused() {
    let server = TestServer::spawn();
    let owner = server.owner();
    for body in ["", r#"{"name": "\ud800"}"#, "{\"name\": \"\0\"}", "[1", "\u{feff}{}"] {
        refused(&owner, body, 400);
    }
    let deep = "[".repeat(100_000);
    assert!(matches!(owner.draft("POST", "/api/teams").text(&deep).send().status, 400 | 422));
}

#[test]
fn markup_in_a_name_is_text() {
    let server = TestServer::spawn();
    let owner = server.owner();
    for name in ["<img src=x onerror=alert(1)>", "=HYPERLINK(\"http://x\")", "#let x = 1", "&amp;"]
    {
        let team = create_team(&owner, name);
        let answer = owner.get(&format!("/api/teams/{team}")).expect(200);
        assert_eq!(answer.json()["name"], name);
        assert_eq!(answer.header("content-type"), Some("application/json"));
    }
    let hidden = create_team(&owner, "Bo\u{202e}ard\u{0}");
    assert_eq!(owner.get(&format!("/api/teams/{hidden}")).json()["name"], "Board");
}

/// The status line of a request written by hand; its body is not finished.
fn status_of(server: &TestServer, request: &str, body: &[u8]) -> String {
    let mut stream = TcpStream::connect(server.address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    // The server may have refused and closed before all of it is sent.
    let _ = stream.write_all(body);
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).unwrap();
    String::from_utf8(answer.to_vec()).unwrap()
}

#[test]
fn ten_megabytes_are_refused_before_they_arrive() {
    let server = TestServer::spawn();
    let round = "aaaaaaaaaaaaaaaa";
    let key = "AAAAAAAAAAAAAAAAAAAAAA";
    let url = server.installation.public_url();
    for (line, headers) in [
        ("POST /api/session".to_owned(), format!("Origin: {url}\r\n")),
        (format!("PUT /r/{round}/ballot"), format!("Parallax-Round-Key: {key}\r\n")),
        (format!("POST /r/{round}/permit"), format!("Parallax-Round-Key: {key}\r\n")),
    ] {
        let head =
            format!("{line} HTTP/1.1\r\nHost: x\r\n{headers}Content-Type: application/json\r\n");
        let announced = format!("{head}Content-Length: 10485760\r\n\r\n");
        assert_eq!(status_of(&server, &announced, b"{"), "HTTP/1.1 413", "{line}");
        let chunked = format!("{head}Transfer-Encoding: chunked\r\n\r\n");
        let chunk = format!("80000\r\n{}\r\n", " ".repeat(0x80000));
        assert_eq!(status_of(&server, &chunked, chunk.as_bytes()), "HTTP/1.1 413", "{line}");
    }
}

#[test]
fn a_roster_of_five_thousand_fits_and_one_more_is_told() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let team = create_team(&owner, "Everybody");
    let put = |count: usize| {
        let leader = |at: usize| {
            json!({ "name": format!("Leader {at} {}", "of a long name ".repeat(4)),
                    "email": format!("leader.number.{at}@subsidiary.example.org") })
        };
        let leaders: Vec<Value> = (0..count).map(leader).collect();
        owner.put(&format!("/api/teams/{team}/roster"), &json!({ "leaders": leaders }))
    };
    assert_eq!(put(5_000).expect(200).json()["leaders"].as_array().unwrap().len(), 5_000);
    assert_eq!(put(5_001).expect(422).json()["field"], "leaders");
}

#[test]
fn a_ballot_of_another_size_is_refused() {
    let server = TestServer::spawn();
    let round = open_round(&server.owner(), 5);
    let mut leader = Leader::new(server.visitor(), &round.links[0]);
    leader.get_permit();
    let body = leader.browser.body(1, r#"{"clarity":70}"#);
    let body = String::from_utf8(body).unwrap();
    let shorter = body.replacen('.', "", 1);
    let longer = body.replacen('.', "..", 1);
    for wrong in [shorter, longer, "x".repeat(16_384)] {
        let refused = leader.draft("PUT", "ballot").text(&wrong).send().expect(400);
        assert_eq!(refused.problem(), "body-size");
    }
    leader.draft("PUT", "ballot").text(&body).send().expect(200);
    let bad = leader.cast(2, &json!({ "clarity": 700 })).expect(422);
    assert!(bad.json()["field"].is_string(), "{}", bad.text());
}
