//! `POST /api/demo`: who may, what comes, what a second one gets.

use super::organizer::colleague;
use super::server::TestServer;

#[test]
fn an_organizer_explores_a_demo_team_and_removes_it() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let load = |client: &super::client::Client| client.draft("POST", "/api/demo").send();
    load(&server.visitor()).expect(401);
    load(&colleague(&server, &owner, "facilitator")).expect(403);
    let organizer = colleague(&server, &owner, "organizer");
    let team = load(&organizer).expect(201).json();
    assert_eq!(team["name"], "Halden Ferries (demo)");
    assert_eq!(load(&owner).expect(409).problem(), "demo-there");

    let pulses = owner.get(&format!("/api/teams/{}/pulses", team["id"])).expect(200).json();
    let pulse = &pulses[0]["id"];
    let rounds = owner.get(&format!("/api/pulses/{pulse}/rounds")).expect(200).json();
    let states: Vec<_> = rounds.as_array().unwrap().iter().map(|round| &round["state"]).collect();
    assert_eq!(states, ["released", "released", "closed"]);
    let id = rounds[0]["id"].as_str().unwrap();
    let report = owner.get(&format!("/api/rounds/{id}/report")).expect(200).json();
    assert_eq!(report["answered"], 9);

    let removed = owner.delete(&format!("/api/teams/{}", team["id"])).expect(200).json();
    assert_eq!(removed["rounds"], 4);
    owner.get(&format!("/api/rounds/{id}")).expect(404);
}
