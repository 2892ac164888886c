//! `parallax demo` as somebody starts it who wants to look around.

use crate::http::organizer;
use crate::serve::{Served, on};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// A demo with its data in `folder`, among settings that name somebody else's.
fn demo(folder: &Path) -> Command {
    let mut command = on(folder, &["demo", "--listen", "127.0.0.1:0"]);
    let real = format!("sqlite:{}", folder.join("real.sqlite").display());
    command.env("PARALLAX_DATABASE", real).env("PARALLAX_KEYS", folder.join("real-keys"));
    command
}

/// What stands behind a word on its line.
fn said(lines: &str, word: &str) -> String {
    let line = lines.lines().find(|line| line.trim_start().starts_with(word)).unwrap();
    line.split_whitespace().nth(1).unwrap().to_owned()
}

#[test]
fn a_demo_says_that_it_is_one_how_to_sign_in_and_shows_a_report() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Served::spawn(folder.path(), &mut demo(folder.path()));
    assert_eq!(server.get("/readyz"), 200);
    let lines = server.lines_until("delete that folder");
    assert!(lines.contains("This is a demo") && !lines.contains("setup"), "{lines}");
    assert!(lines.contains(&format!("{}/sign-in", server.url())), "{lines}");
    let visitor = server.visitor();
    let password = said(&lines, "password");
    organizer::sign_in(&visitor, &said(&lines, "e-mail"), &password).expect(200);
    let team = &visitor.get("/api/teams").expect(200).json()[0];
    let pulses = visitor.get(&format!("/api/teams/{}/pulses", team["id"])).expect(200).json();
    let rounds = visitor.get(&format!("/api/pulses/{}/rounds", pulses[0]["id"])).json();
    let id = rounds[1]["id"].as_str().unwrap();
    let report = visitor.get(&format!("/api/rounds/{id}/report")).expect(200).json();
    assert_eq!(report["report"]["team"], "Halden Ferries (demo)");
    let sentences = &report["report"]["sentences"];
    assert_eq!(
        (&sentences["reading"], &sentences["groups"][0]["size"]),
        (&"facilitator".into(), &5.into())
    );
    let stopped = server.stop();
    assert_eq!(stopped.status.code(), Some(0), "{}", stopped.log);
    assert!(!stopped.log.contains(&password), "{}", stopped.log);
    let made: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert!(made.iter().all(|name| name == "data" || name == "log"), "{made:?}");
    let inside = folder.path().join("data/demo/parallax.sqlite");
    assert!(inside.is_file() && !folder.path().join("data/parallax.sqlite").exists());
}

#[test]
fn a_demo_that_was_killed_while_it_loaded_is_whole_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let log = fs::File::create(folder.path().join("log")).unwrap();
    let mut process = demo(folder.path()).stderr(log).spawn().unwrap();
    let is_loading = || fs::read_to_string(folder.path().join("log")).unwrap().contains("loading");
    while !is_loading() {
        std::thread::sleep(Duration::from_millis(10));
    }
    std::thread::sleep(Duration::from_millis(700));
    process.kill().unwrap();
    process.wait().unwrap();
    let mut again = demo(folder.path());
    let mut server = Served::spawn(folder.path(), again.env("PARALLAX_MODELS", "no-such-folder"));
    let lines = server.lines_until("start again");
    assert!(lines.contains("parallax models fetch"), "{lines}");
    let visitor = server.visitor();
    organizer::sign_in(&visitor, &said(&lines, "e-mail"), &said(&lines, "password")).expect(200);
    let teams = visitor.get("/api/teams").expect(200).json();
    assert_eq!(teams.as_array().unwrap().len(), 1);
    let pulses = visitor.get(&format!("/api/teams/{}/pulses", teams[0]["id"])).json();
    assert_eq!(pulses.as_array().unwrap().len(), 2);
}

#[test]
fn a_demo_at_an_address_without_tls_says_why_it_shows_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = demo(folder.path());
    let output = command.args(["--public-url", "http://parallax.example.org"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("TLS") && message.contains("https://"), "{message}");
    assert!(output.stdout.is_empty());
}

#[test]
fn a_demo_takes_nobody_elses_database() {
    let folder = tempfile::tempdir().unwrap();
    let output = demo(folder.path()).args(["--database", "sqlite:real.sqlite"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("leave out --database"), "{message}");
}
