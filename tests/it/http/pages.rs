//! What people see in a browser: problems become pages, programs keep their JSON.

use super::client::{Answer, Client};
use super::server::TestServer;
use parallax::server::Server;
use std::fs;
use std::path::{Path, PathBuf};

/// As browsers ask for a page.
const ACCEPTED: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

fn browse(client: &Client, path: &str) -> Answer {
    client.draft("GET", path).header("accept", ACCEPTED).send()
}

#[test]
fn a_problem_is_a_page_where_a_page_was_asked_for() {
    let server = TestServer::spawn();
    let visitor = server.visitor();
    for path in ["/nowhere", "/r/aaaaaaaaaaaaaaaa/nowhere", "/r/aaaaaaaaaaaaaaaa/report"] {
        let page = browse(&visitor, path).expect(404);
        assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"), "{path}");
        assert_eq!(page.header("cache-control"), Some("no-store"), "{path}");
        assert!(page.text().contains("<h1>There is no page here</h1>"), "{path}");
        // Leaders have no account to go home to.
        assert_eq!(page.text().contains("href=\"/\""), path == "/nowhere", "{path}");
    }
}

#[test]
fn programs_keep_the_problem() {
    let server = TestServer::spawn();
    let visitor = server.visitor();
    assert_eq!(visitor.get("/nowhere").expect(404).problem(), "not-found");
    assert_eq!(browse(&visitor, "/api/teams").expect(401).problem(), "no-session");
    assert_eq!(browse(&visitor, "/assets/nothing.js").expect(404).problem(), "not-found");
    let posted = visitor.draft("POST", "/nowhere").header("accept", ACCEPTED).send();
    assert_eq!(posted.expect(404).problem(), "not-found");
}

#[test]
fn a_failure_of_the_server_names_its_line_in_the_log() {
    let server = TestServer::spawn();
    std::fs::remove_dir_all(server.folder.path().join("keys")).unwrap();
    let page = browse(&server.visitor(), "/readyz").expect(503);
    assert!(page.header("retry-after").is_some());
    let text = page.text();
    assert!(text.contains("Nothing was lost"), "{text}");
    let id = text.split("<code>").nth(1).unwrap().split('<').next().unwrap();
    assert_eq!(id.len(), 16, "{text}");
}

#[test]
fn what_is_looked_at_while_parallax_is_built_is_a_page() {
    let server = TestServer::spawn();
    let page = browse(&server.visitor(), "/styleguide").expect(200);
    assert!(page.text().starts_with("<!doctype html>"));
    let is_documented = Server::openapi().unwrap().contains("styleguide");
    assert!(!is_documented);
}

fn files_of(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files_of(&path) } else { vec![path] }).collect()
}

/// Every template: its path and its text.
fn templates() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/templates");
    let read = |path: PathBuf| (path.clone(), fs::read_to_string(path).unwrap());
    files_of(&folder).into_iter().map(read).collect()
}

#[test]
fn every_asset_that_a_template_names_is_there() {
    let server = TestServer::spawn();
    let visitor = server.visitor();
    let mut count = 0;
    for (path, text) in templates() {
        for call in ["asset(\"", "script(\"", "style(\""] {
            for asset in text.split(call).skip(1).filter_map(|rest| rest.split('"').next()) {
                let found = visitor.get(&format!("/assets/{asset}")).status;
                assert_eq!(found, 200, "{asset}, in {}: npm run build?", path.display());
                count += 1;
            }
        }
    }
    assert!(count >= 4, "{count}");
}

#[test]
fn nothing_in_a_template_is_refused_by_the_policy() {
    for (path, text) in templates() {
        // The report is one file that is opened from a disk, with a policy of its own.
        if path.ends_with("report.html") {
            continue;
        }
        for banned in [" style=", "<style", "javascript:", " onclick=", "<script>"] {
            assert!(!text.contains(banned), "{banned} in {}", path.display());
        }
    }
}
