//! What every response carries, whatever its status; probes.

use super::client::Answer;
use super::server::TestServer;
use parallax::server::Server;
use serde_json::json;

fn assert_hardened(answer: &Answer) {
    let policy = answer.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; script-src 'self'"), "{policy}");
    assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "{policy}");
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
    assert_eq!(answer.header("cross-origin-opener-policy"), Some("same-origin"));
    assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"));
    assert!(answer.header("permissions-policy").unwrap().contains("camera=()"));
    assert!(answer.header("cache-control").is_some());
    assert_eq!(answer.header("server"), None);
}

#[test]
fn every_route_answers_with_the_security_headers() {
    let server = TestServer::spawn();
    let owner = server.owner();
    for client in [&owner, &server.visitor()] {
        for route in Server::routes() {
            let path = route.path.replace("{round}", "aaaaaaaaaaaaaaaa").replace(['{', '}'], "");
            let answer = client.draft(&route.method, &path).send();
            assert_hardened(&answer);
            let is_asset = path.starts_with("/assets/") || path == "/favicon.ico";
            if !is_asset || answer.status != 200 {
                assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
            }
            if answer.status >= 400 {
                answer.problem();
            }
        }
    }
}

#[test]
fn errors_of_every_kind_are_hardened_problems() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let errors = [
        (owner.get("/no/such/page"), 404, "not-found"),
        (owner.draft("TRACE", "/healthz").send(), 405, "method-not-allowed"),
        (owner.draft("POST", "/api/teams").send(), 415, "media-type"),
        (owner.draft("POST", "/api/teams").text("{").send(), 400, "malformed"),
        (owner.post("/api/teams", &json!({ "name": "" })), 422, "invalid"),
        (owner.post("/api/teams", &json!({ "name": "x".repeat(300_000) })), 413, "body-size"),
        (server.visitor().get("/api/teams"), 401, "no-session"),
        (owner.draft("POST", "/api/teams").without("origin").send(), 403, "foreign-origin"),
    ];
    for (answer, status, problem) in errors {
        let answer = answer.expect(status);
        assert_hardened(&answer);
        assert_eq!(answer.problem(), problem);
    }
}

#[test]
fn strict_transport_is_asked_for_with_tls_only() {
    let strict = TestServer::spawn_behind_tls().visitor().get("/healthz").expect(200);
    assert!(strict.header("strict-transport-security").unwrap().starts_with("max-age="));
    let plain = TestServer::spawn().visitor().get("/healthz").expect(200);
    assert_eq!(plain.header("strict-transport-security"), None);
}

#[test]
fn the_probes_answer() {
    let server = TestServer::spawn();
    for probe in ["/healthz", "/readyz"] {
        assert_eq!(server.visitor().get(probe).expect(200).text(), "ok\n");
    }
    std::fs::remove_dir_all(server.folder.path().join("keys")).unwrap();
    server.visitor().get("/healthz").expect(200);
    let failed = server.visitor().get("/readyz").expect(503);
    assert_eq!(failed.problem(), "unavailable");
    assert!(failed.header("retry-after").is_some());
    assert_eq!(failed.json()["request_id"].as_str().unwrap().len(), 16);
}

#[test]
fn head_is_get_without_a_body() {
    let server = TestServer::spawn();
    let owner = server.owner();
    for path in ["/healthz", "/api/session", "/api/teams", "/r/aaaaaaaaaaaaaaaa", "/nowhere"] {
        let (get, head) = (owner.get(path), owner.draft("HEAD", path).send());
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{path}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{path}");
        assert_eq!(head.header("content-length"), get.header("content-length"), "{path}");
        assert_hardened(&head);
    }
}
