//! What organizers do, one function per action.

use super::client::{Answer, Client};
use super::server::TestServer;
use serde_json::{Value, json};
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};

pub(crate) const PASSWORD: &str = "correct horse battery";

pub(crate) fn set_up(client: &Client, token: &str) -> Answer {
    let answer = client.post(
        "/api/setup",
        &json!({ "token": token, "organization": "Halden Ferries", "email": "ana@example.org",
                 "name": "Ana Ruiz", "password": PASSWORD }),
    );
    if answer.status == 201 {
        client.remember(&answer);
    }
    answer
}

pub(crate) fn sign_in(client: &Client, email: &str, password: &str) -> Answer {
    let answer = client.post("/api/session", &json!({ "email": email, "password": password }));
    if answer.status == 200 {
        client.remember(&answer);
    }
    answer
}

/// Adds an account; its number.
pub(crate) fn add_account(owner: &Client, email: &str, role: &str) -> i64 {
    let new = json!({ "email": email, "name": "Bo Lindqvist", "password": PASSWORD, "role": role });
    owner.post("/api/accounts", &new).expect(201).json()["id"].as_i64().unwrap()
}

/// An account of this role, signed in.
pub(crate) fn colleague(server: &TestServer, owner: &Client, role: &str) -> Client {
    let email = format!("{role}@example.org");
    add_account(owner, &email, role);
    let client = server.visitor();
    sign_in(&client, &email, PASSWORD).expect(200);
    client
}

pub(crate) fn create_team(client: &Client, name: &str) -> i64 {
    let made = client.post("/api/teams", &json!({ "name": name })).expect(201);
    made.json()["id"].as_i64().unwrap()
}

pub(crate) fn set_roster(client: &Client, team: i64, leaders: usize) -> Answer {
    let leader = |number: usize| json!({ "name": format!("Leader {number:02}"), "email": null });
    let leaders: Vec<Value> = (1..=leaders).map(leader).collect();
    client.put(&format!("/api/teams/{team}/roster"), &json!({ "leaders": leaders }))
}

pub(crate) fn questions() -> Value {
    json!({ "priorities": ["Safety", "Regulation", "Growth"], "ranked": "full", "recall": false,
            "official": { "statement": "Grow by buying rivals",
                          "order": [["Growth"], ["Safety", "Regulation"]] } })
}

pub(crate) fn create_pulse(client: &Client, team: i64) -> i64 {
    let pulse = json!({ "name": "Quarterly", "cadence": "quarterly", "questions": questions() });
    let made = client.post(&format!("/api/teams/{team}/pulses"), &pulse).expect(201);
    made.json()["id"].as_i64().unwrap()
}

/// Drafts a round of a week; its name.
pub(crate) fn draft_round(client: &Client, pulse: i64) -> String {
    let closes = (OffsetDateTime::now_utc() + Duration::days(7)).format(&Rfc3339).unwrap();
    let plan = json!({ "closes_at": closes, "closes_when_all_answered": true });
    let made = client.post(&format!("/api/pulses/{pulse}/rounds"), &plan).expect(201);
    made.json()["id"].as_str().unwrap().to_owned()
}

/// An open round, and the links of its leaders.
pub(crate) struct OpenRound {
    pub(crate) id: String,
    pub(crate) team: i64,
    pub(crate) links: Vec<String>,
}

pub(crate) fn open_round(client: &Client, leaders: usize) -> OpenRound {
    let team = create_team(client, "Executive team");
    set_roster(client, team, leaders).expect(200);
    let pulse = create_pulse(client, team);
    let id = draft_round(client, pulse);
    let opened = client.draft("POST", &format!("/api/rounds/{id}/open")).send().expect(200);
    let links = opened.json();
    let link = |link: &Value| link["url"].as_str().unwrap().to_owned();
    OpenRound { id, team, links: links.as_array().unwrap().iter().map(link).collect() }
}
