//! Guessing is slowed down; an office that answers is not.

use super::client::Client;
use super::leader::Leader;
use super::organizer::{PASSWORD, open_round, sign_in};
use super::server::TestServer;
use data_encoding::BASE64URL_NOPAD;
use serde_json::json;

#[test]
fn guessed_tokens_are_slowed_down_and_nobody_is_locked_out() {
    let server = TestServer::spawn();
    let round = open_round(&server.owner(), 5);
    let mut leader = Leader::new(server.visitor_at("203.0.113.7"), &round.links[0]);
    let guess =
        |_: &u32| leader.ask_permit(&BASE64URL_NOPAD.encode(&crate::leader::random::<16>()));
    // Limits refill while they are tried: a slow machine is served a few more.
    let before = (0..500).find(|at| guess(at).status == 429);
    assert!(before.is_some_and(|before| before >= 20), "{before:?}");
    let refused = (0..5).map(|at| guess(&at)).find(|answer| answer.status == 429).unwrap();
    assert!(refused.header("retry-after").unwrap().parse::<u32>().unwrap() > 0);
    leader.get_permit();
}

#[test]
fn signing_in_is_limited_by_address_and_no_account_is_locked_out() {
    let server = TestServer::spawn();
    server.owner();
    let attacker = server.visitor();
    let tried = |_: &u32| sign_in(&attacker, "ana@example.org", "a wrong password").status;
    let before = (0..100).find(|at| tried(at) == 429);
    assert!(before.is_some_and(|before| before >= 5), "{before:?}");
    sign_in(&server.visitor(), "ana@example.org", PASSWORD).expect(200);
}

#[test]
fn fifty_leaders_of_one_office_are_all_served() {
    let server = TestServer::spawn();
    let round = open_round(&server.owner(), 50);
    for link in &round.links {
        let office = || server.visitor_at("203.0.113.8");
        for asset in ["fonts/Inter-Regular.woff2", "fonts/Inter-SemiBold.woff2"] {
            office().get(&format!("/assets/{asset}")).expect(200);
        }
        let mut leader = Leader::new(office(), link);
        leader.get("status").expect(200);
        leader.answer(&json!({ "clarity": 70 }));
        leader.cast(2, &json!({ "clarity": 80 })).expect(200);
    }
    let someone = Leader::new(server.visitor(), &round.links[0]);
    assert_eq!(someone.get("status").expect(200).json()["answered"], 50);
}

#[test]
fn leaders_requests_have_a_limit_too() {
    let server = TestServer::spawn();
    let flooding = server.visitor_at("2001:db8::1");
    let neighbour = server.visitor_at("2001:db8:0:0:ffff::2");
    let refused = |client: &Client, requests: u32| {
        (0..requests).find(|_| client.get("/r/aaaaaaaaaaaaaaaa").status == 429)
    };
    let before = refused(&flooding, 20_000);
    assert!(before.is_some_and(|before| before >= 1_200), "{before:?}");
    // A limit of its own would serve the neighbour as many; the one they share is used up.
    assert!(refused(&neighbour, 1_000).is_some(), "the neighbour is not limited");
    server.visitor().get("/r/aaaaaaaaaaaaaaaa").expect(200);
}
