//! The released report as pages and files: nothing of it before the release, to anybody,
//! in any form; after it, the same for all, in an order of each reader's own.

use super::client::{Answer, Client};
use super::leader::Leader;
use super::organizer::{OpenRound, PASSWORD, colleague, open_round, sign_in};
use super::server::TestServer;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Read as _;

/// What was written; it must not be seen before the release.
const STOPS: [&str; 6] = [
    "The night boat",
    "Cabin refurbishment",
    "Diesel overhauls",
    "Discount fares",
    "Summer sailings",
    "The <b>restaurant</b> & \"lounge\"",
];

fn answers(number: usize) -> Value {
    let order = [[[0], [1], [2]], [[2], [1], [0]], [[1], [0], [2]]];
    json!({ "sentence": format!("We choose island number {number} over the mainland"),
            "forecast": { "same": 2, "first": 0 }, "ranking": order[number % 3],
            "stop": STOPS[number % 6], "clarity": 60 + number, "commitment": 4 })
}

fn cast(server: &TestServer, round: &OpenRound, leaders: usize) -> Vec<Leader> {
    let answered = |(number, link): (usize, &String)| {
        let mut leader = Leader::new(server.visitor(), link);
        leader.answer(&answers(number));
        leader
    };
    round.links.iter().take(leaders).enumerate().map(answered).collect()
}

fn release(server: &TestServer, owner: &Client, round: &OpenRound) {
    server.installation.sweep().unwrap();
    owner.draft("POST", &format!("/api/rounds/{}/release", round.id)).send().expect(200);
}

fn accounts_paths(round: &OpenRound) -> Vec<String> {
    let files =
        ["report", "report.html", "analysis.json", "figures/ranks.svg", "figures/ranks.png"];
    files.iter().map(|file| format!("/rounds/{}/{file}", round.id)).collect()
}

/// A browser's request for a page.
fn visit(client: &Client, path: &str) -> Answer {
    client.draft("GET", path).header("accept", "text/html").send()
}

fn assert_sealed(answer: Answer) {
    let answer = answer.expect(409);
    assert_eq!(answer.header("etag"), None);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let text = answer.text();
    for word in STOPS.iter().chain(&["island number", "class=\"viz\"", "Regulation"]) {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn before_the_release_nothing_is_shown_in_any_form() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let facilitator = colleague(&server, &owner, "facilitator");
    let round = open_round(&owner, 6);
    let leaders = cast(&server, &round, 6);
    for state in ["open", "closed"] {
        for path in accounts_paths(&round) {
            for method in ["GET", "HEAD"] {
                for client in [&owner, &facilitator] {
                    assert_sealed(client.draft(method, &path).send());
                }
            }
            assert_sealed(visit(&owner, &path));
        }
        for method in ["GET", "HEAD"] {
            assert_sealed(leaders[0].draft(method, "report.html").send());
        }
        assert_eq!(owner.get(&format!("/api/rounds/{}", round.id)).json()["state"], state);
        server.installation.sweep().unwrap();
    }
}

#[test]
fn after_it_accounts_have_the_page_its_figures_and_its_files() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let facilitator = colleague(&server, &owner, "facilitator");
    let round = open_round(&owner, 6);
    cast(&server, &round, 6);
    release(&server, &owner, &round);
    let types = [
        "text/html; charset=utf-8",
        "text/html; charset=utf-8",
        "application/json",
        "image/svg+xml",
        "image/png",
    ];
    for (path, media_type) in accounts_paths(&round).iter().zip(types) {
        let answer = facilitator.get(path).expect(200);
        assert_eq!(answer.header("content-type"), Some(media_type), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(answer.header("etag"), None, "{path}");
        assert!(facilitator.draft("HEAD", path).send().expect(200).body.is_empty());
        server.visitor().get(path).expect(401);
        assert_eq!(visit(&server.visitor(), path).status, 303, "{path}");
    }
    let page = visit(&owner, &accounts_paths(&round)[0]).expect(200).text();
    assert!(page.contains("Round 1, released on "), "{page}");
    for name in ["ranks", "consensus"] {
        for kind in ["svg", "png"] {
            let file = format!("/rounds/{}/figures/{name}.{kind}", round.id);
            assert!(page.contains(&format!("href=\"{file}\"")), "{file}");
            owner.get(&file).expect(200);
        }
    }
    for unknown in ["ranks", "ranks.pdf", "nothing.svg", "..%2freport.svg", ".svg"] {
        let path = format!("/rounds/{}/figures/{unknown}", round.id);
        assert_eq!(owner.get(&path).expect(404).problem(), "not-found", "{unknown}");
    }
    let numbers = owner.get(&accounts_paths(&round)[2]).json();
    assert_eq!(numbers["schema"], "parallax.analysis/1");
    assert_eq!(numbers["respondents"], 6);
}

#[test]
fn what_people_wrote_is_text_and_no_page_has_inline_style_or_script() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = open_round(&owner, 6);
    let leaders = cast(&server, &round, 6);
    release(&server, &owner, &round);
    let pages = [
        visit(&owner, &accounts_paths(&round)[0]).expect(200).text(),
        leaders[0].get("report.html").expect(200).text(),
    ];
    for page in pages {
        assert!(page.contains("The &#60;b&#62;restaurant&#60;/b&#62; &#38;"), "{page}");
        for inline in [" style=", "<style", "<script>", " onclick=", " onload=", "<b>"] {
            assert!(!page.contains(inline), "{inline}");
        }
    }
}

#[test]
fn leaders_read_it_with_the_key_that_all_of_them_share() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = open_round(&owner, 6);
    let leaders = cast(&server, &round, 6);
    release(&server, &owner, &round);
    let page = leaders[3].get("report.html").expect(200);
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!((page.header("etag"), page.header("set-cookie")), (None, None));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert!(!page.text().contains("/figures/"), "files are for accounts");
    let path = format!("/r/{}/report.html", round.id);
    let visitor = server.visitor();
    let wrong = visitor.draft("GET", &path).header("parallax-round-key", "AAAAAAAAAAAAAAAAAAAAAA");
    assert_eq!(wrong.send().expect(404).problem(), "not-found");
    assert_eq!(visitor.get(&path).expect(404).problem(), "not-found");
    assert_eq!(owner.get(&path).expect(404).problem(), "not-found", "an account is no key");
}

#[test]
fn leaders_get_it_small_and_accounts_as_it_is() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = open_round(&owner, 6);
    let leaders = cast(&server, &round, 6);
    release(&server, &owner, &round);
    let key = leaders[0].key();
    let ask = |client: &Client, path: &str| {
        let asked = client.draft("GET", path).header("accept-encoding", "gzip, br");
        asked.header("parallax-round-key", &key).send().expect(200)
    };
    let small = ask(&server.visitor(), &format!("/r/{}/report.html", round.id));
    assert_eq!(small.header("content-encoding"), Some("gzip"));
    assert_eq!(small.header("vary"), Some("Accept-Encoding"));
    let mut page = String::new();
    flate2::read::GzDecoder::new(&small.body[..]).read_to_string(&mut page).unwrap();
    assert!(page.contains("data-stop>"), "it is the report");
    assert!(small.body.len() * 3 < page.len(), "{} of {}", small.body.len(), page.len());
    for path in accounts_paths(&round) {
        // They hold the session's token: see src/server/coding.rs.
        assert_eq!(ask(&owner, &path).header("content-encoding"), None, "{path}");
    }
}

#[test]
fn every_reader_gets_another_order_of_the_same() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = open_round(&owner, 6);
    let leaders = cast(&server, &round, 6);
    release(&server, &owner, &round);
    let order = |page: &str| -> Vec<String> {
        let parts = page.split("data-stop>").skip(1);
        parts.map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
    };
    let read = |_| order(&leaders[0].get("report.html").expect(200).text());
    let orders: Vec<Vec<String>> = (0..12).map(read).collect();
    let sets: BTreeSet<BTreeSet<&String>> = orders.iter().map(|it| it.iter().collect()).collect();
    assert_eq!(sets.len(), 1);
    assert_eq!(sets.first().unwrap().len(), 6);
    let different: BTreeSet<&Vec<String>> = orders.iter().collect();
    assert!(different.len() > 6, "{} of 12 readers", different.len());
}

#[test]
fn of_too_few_answers_nothing_is_shown() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = open_round(&owner, 6);
    let leaders = cast(&server, &round, 4);
    server.skip(time::Duration::days(8));
    sign_in(&owner, "ana@example.org", PASSWORD).expect(200);
    release(&server, &owner, &round);
    let paths = accounts_paths(&round);
    let (report, files) = paths.split_first().unwrap();
    for page in [visit(&owner, report), leaders[0].get("report.html")] {
        let page = page.expect(200).text();
        assert!(page.contains("Too few answers. Nothing is shown."), "{page}");
        assert!(page.contains("Executive team"));
        for word in STOPS.iter().chain(&["<figure", "Regulation", "/figures/", "analysis.json"]) {
            assert!(!page.contains(word), "{word}");
        }
    }
    for file in files {
        owner.get(file).expect(404);
    }
}
