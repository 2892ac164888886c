//! Sessions: when they begin, what their cookie says, when they end.

use super::organizer::{PASSWORD, add_account, colleague, sign_in};
use super::server::TestServer;
use serde_json::json;
use time::Duration;

#[test]
fn signing_in_always_begins_a_new_session() {
    let server = TestServer::spawn();
    server.owner();
    let victim = server.visitor();
    *victim.cookie.borrow_mut() = Some("parallax=planted-by-somebody-else".to_owned());
    sign_in(&victim, "ana@example.org", PASSWORD).expect(200);
    let first = victim.cookie.borrow().clone();
    assert_ne!(first.as_deref(), Some("parallax=planted-by-somebody-else"));
    sign_in(&victim, "ana@example.org", PASSWORD).expect(200);
    assert_ne!(*victim.cookie.borrow(), first);
    for old in ["parallax=planted-by-somebody-else", &first.unwrap()] {
        let other = server.visitor();
        *other.cookie.borrow_mut() = Some(old.to_owned());
        other.get("/api/session").expect(401);
    }
    victim.get("/api/session").expect(200);
}

#[test]
fn a_cookie_is_as_strict_as_the_connection_allows() {
    let cookie = |server: &TestServer| {
        server.owner();
        let answer = sign_in(&server.visitor(), "ana@example.org", PASSWORD).expect(200);
        answer.header("set-cookie").unwrap().to_owned()
    };
    let plain = cookie(&TestServer::spawn());
    assert!(plain.starts_with("parallax=") && !plain.contains("Secure"), "{plain}");
    let strict = cookie(&TestServer::spawn_behind_tls());
    assert!(strict.starts_with("__Host-parallax=") && strict.contains("; Secure"), "{strict}");
    for cookie in [plain, strict] {
        for part in ["; HttpOnly", "; SameSite=Lax", "; Path=/"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
}

#[test]
fn signing_out_ends_the_session_everywhere() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let gone = owner.delete("/api/session").expect(204);
    assert!(gone.header("set-cookie").unwrap().contains("Max-Age=0"));
    assert_eq!(owner.get("/api/session").expect(401).problem(), "no-session");
}

#[test]
fn another_role_or_password_ends_old_sessions() {
    let server = TestServer::spawn();
    let owner = server.owner();
    for change in [json!({ "role": "organizer" }), json!({ "password": "another long password" })] {
        let email = format!("bo{}@example.org", change.to_string().len());
        let id = add_account(&owner, &email, "facilitator");
        let colleague = server.visitor();
        sign_in(&colleague, &email, PASSWORD).expect(200);
        owner.patch(&format!("/api/accounts/{id}"), &change).expect(200);
        colleague.get("/api/session").expect(401);
    }
}

#[test]
fn deleting_an_account_says_where_it_may_still_be() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let id = add_account(&owner, "bo@example.org", "organizer");
    let removed = owner.delete(&format!("/api/accounts/{id}")).expect(200).json();
    assert_eq!(removed["backups"], json!([]));
    assert!(removed["note"].as_str().unwrap().contains("no backup is known"));
}

#[test]
fn a_session_ends_when_it_is_not_used() {
    let server = TestServer::spawn();
    let owner = server.owner();
    server.skip(Duration::hours(7));
    owner.get("/api/session").expect(200);
    server.skip(Duration::hours(9));
    owner.get("/api/session").expect(401);
}

#[test]
fn an_unknown_address_and_a_wrong_password_look_the_same() {
    let server = TestServer::spawn();
    server.owner();
    let unknown = sign_in(&server.visitor(), "nobody@example.org", PASSWORD).expect(401);
    let wrong = sign_in(&server.visitor(), "ana@example.org", "wrong but long enough").expect(401);
    let short = sign_in(&server.visitor(), "ana@example.org", "short").expect(401);
    assert_eq!(unknown.body, wrong.body);
    assert_eq!(short.body, wrong.body);
}

#[test]
fn everybody_changes_their_own_name_and_nobody_elses() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let facilitator = colleague(&server, &owner, "facilitator");
    let id = facilitator.get("/api/session").json()["account"]["id"].clone();
    let renamed = facilitator.patch(&format!("/api/accounts/{id}"), &json!({ "name": "Bo" }));
    assert_eq!(renamed.expect(200).json()["name"], "Bo");
    let promoted = json!({ "role": "owner" });
    facilitator.patch(&format!("/api/accounts/{id}"), &promoted).expect(403);
    let other = owner.get("/api/session").json()["account"]["id"].clone();
    facilitator.patch(&format!("/api/accounts/{other}"), &json!({ "name": "X" })).expect(403);
}
