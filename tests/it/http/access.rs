//! Every route × every role, from the server's own table.

use super::client::{Answer, Client};
use super::organizer::colleague;
use super::server::TestServer;
use parallax::server::{Access, RouteLine, Server};
use serde_json::json;

const NO_ROUND: &str = "aaaaaaaaaaaaaaaa";

fn ask(client: &Client, route: &RouteLine, account: &str) -> Answer {
    let path = route.path.replace("{round}", NO_ROUND).replace("{account}", account);
    let path = path.replace("{path}", "nothing").replace("{team}", "999999");
    let path = path.replace("{pulse}", "999999").replace("{invitation}", "999999");
    let draft = client.draft(&route.method, &path);
    if matches!(&*route.method, "GET" | "DELETE") {
        draft.send()
    } else {
        draft.json(&json!({})).send()
    }
}

fn own_account(client: &Client) -> String {
    client.get("/api/session").expect(200).json()["account"]["id"].to_string()
}

fn may(role: &str, access: Access) -> bool {
    match access {
        Access::Anyone | Access::Leader => true,
        Access::SignedIn => role != "nobody",
        Access::Organizer => matches!(role, "organizer" | "owner"),
        Access::Owner => role == "owner",
    }
}

#[test]
fn every_route_keeps_out_who_is_not_meant() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let organizer = colleague(&server, &owner, "organizer");
    let facilitator = colleague(&server, &owner, "facilitator");
    let nobody = server.visitor();
    let mut routes = Server::routes();
    // Signing out is asked last: it ends the session it is asked with.
    routes.sort_by_key(|route| route.method == "DELETE" && route.path == "/api/session");
    for (role, client) in [
        ("nobody", &nobody),
        ("facilitator", &facilitator),
        ("organizer", &organizer),
        ("owner", &owner),
    ] {
        let account = if role == "nobody" { "1".to_owned() } else { own_account(client) };
        for route in &routes {
            let answer = ask(client, route, &account);
            let context = format!("{role}: {} {}: {}", route.method, route.path, answer.text());
            assert!(answer.status < 500, "{context}");
            match (may(role, route.access), role) {
                (true, _) => assert!(!matches!(answer.status, 401 | 403), "{context}"),
                (false, "nobody") => assert_eq!(answer.status, 401, "{context}"),
                (false, _) => assert_eq!(answer.status, 403, "{context}"),
            }
        }
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let without_body = ["/open", "/restart", "/release", "/renew"];
    for route in Server::routes().iter().filter(|route| route.path.contains('{')) {
        let takes_nothing = route.method == "GET" || route.method == "DELETE";
        if takes_nothing || without_body.iter().any(|end| route.path.ends_with(end)) {
            let page = route.path == "/r/{round}";
            ask(&owner, route, "999999").expect(if page { 200 } else { 404 });
        }
    }
    for path in
        ["/teams", "/api", "/api/", "/r", "/r/", "/api/teams/", "/api/teams/x", "/api/rounds/X"]
    {
        assert_eq!(owner.get(path).expect(404).problem(), "not-found", "{path}");
    }
}

#[test]
fn a_method_that_is_not_taken_is_told_which_are() {
    let server = TestServer::spawn();
    let refused = server.visitor().draft("OPTIONS", "/api/teams").send().expect(405);
    assert_eq!(refused.problem(), "method-not-allowed");
    assert_eq!(refused.header("allow"), Some("GET, POST, HEAD"));
    let refused = server.visitor().draft("POST", "/r/aaaaaaaaaaaaaaaa/ballot").send().expect(405);
    assert_eq!(refused.header("allow"), Some("PUT"));
}

#[test]
fn the_server_is_set_up_once() {
    let server = TestServer::spawn();
    let visitor = server.visitor();
    super::organizer::set_up(&visitor, "guessed").expect(403);
    let token = server.installation.begin_set_up().unwrap().unwrap();
    super::organizer::set_up(&visitor, &token).expect(201);
    super::organizer::set_up(&server.visitor(), &token).expect(403);
    assert_eq!(server.installation.begin_set_up().unwrap(), None);
    assert_eq!(visitor.get("/api/accounts").expect(200).json().as_array().unwrap().len(), 1);
}
