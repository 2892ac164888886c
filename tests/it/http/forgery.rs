//! Requests that another site makes a signed-in browser send.

use super::server::TestServer;
use parallax::server::{Access, Server};
use serde_json::json;

#[test]
fn nothing_changes_on_behalf_of_another_site() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let changing = Server::routes()
        .into_iter()
        .filter(|route| route.path.starts_with("/api/") && route.method != "GET");
    for route in changing {
        let path = route.path.replace("{round}", "aaaaaaaaaaaaaaaa");
        let path = ["{account}", "{team}", "{pulse}", "{invitation}"]
            .iter()
            .fold(path, |path, name| path.replace(name, "999999"));
        let draft = || match &*route.method {
            "DELETE" => owner.draft("DELETE", &path),
            method => owner.draft(method, &path).json(&json!({})),
        };
        let forged = [
            draft().header("origin", "https://evil.example"),
            draft().header("origin", "null"),
            draft().without("origin"),
            draft().header("sec-fetch-site", "cross-site"),
            draft().header("sec-fetch-site", "same-site"),
        ];
        for draft in forged {
            assert_eq!(draft.send().expect(403).problem(), "foreign-origin", "{route:?}");
        }
        if route.access != Access::Anyone {
            for draft in [draft().without("x-csrf-token"), draft().header("x-csrf-token", "x")] {
                assert_eq!(draft.send().expect(403).problem(), "csrf-token", "{route:?}");
            }
        }
    }
    let disguised = owner.draft("POST", "/%61pi/session").header("origin", "https://evil.example");
    assert_eq!(disguised.json(&json!({})).send().expect(403).problem(), "foreign-origin");
    owner.get("/api/session").expect(200);
}

#[test]
fn our_own_pages_are_believed() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let draft = || owner.draft("POST", "/api/teams").json(&json!({ "name": "Board" }));
    draft().send().expect(201);
    draft().without("origin").header("sec-fetch-site", "same-origin").send().expect(201);
}
