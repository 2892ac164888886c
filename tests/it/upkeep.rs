//! What an operator does beside serving: accounts, backups, migrations.

use crate::serve::{Served, on};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Output, Stdio};

const PASSWORD: &str = "a password of Bo";

fn run(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = on(folder, arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process = command.spawn().unwrap();
    // A verb that fails before it reads has closed its input: what it says counts.
    let _ = process.stdin.take().unwrap().write_all(input.as_bytes());
    process.wait_with_output().unwrap()
}

fn succeed(folder: &Path, arguments: &[&str], input: &str) -> String {
    let output = run(folder, arguments, input);
    let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert!(output.status.success(), "{arguments:?}: {said}");
    assert!(!said.contains(PASSWORD), "{said}");
    said
}

fn fail(folder: &Path, arguments: &[&str], input: &str) -> String {
    let output = run(folder, arguments, input);
    let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
    assert!(!said.contains(PASSWORD), "{said}");
    said
}

/// A folder in which Ana owns Halden Ferries.
fn set_up() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Served::start(folder.path(), &[]);
    server.set_up();
    server.stop();
    folder
}

const ADD_BO: [&str; 5] = ["account", "add", "bo@example.org", "--name", "Bo Lindqvist"];

#[test]
fn before_the_first_account_there_is_a_set_up_link_and_nobody_to_add_to() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    assert!(!succeed(here, &["account", "list"], "").contains('@'));
    let link =
        |said: String| said.lines().find(|line| line.contains("/setup#")).unwrap().to_owned();
    let first = link(succeed(here, &["account", "setup-link"], ""));
    assert_ne!(first, link(succeed(here, &["account", "setup-link"], "")));
    fail(here, &ADD_BO, PASSWORD);
}

#[test]
fn accounts_are_added_listed_changed_and_deleted() {
    let folder = set_up();
    let here = folder.path();
    fail(here, &["account", "setup-link"], "");
    assert!(fail(here, &ADD_BO, "short\n").contains("12"));
    succeed(here, &ADD_BO, &format!("{PASSWORD}\n"));
    fail(here, &ADD_BO, PASSWORD);
    let list = succeed(here, &["account", "list"], "");
    assert!(list.contains("ana@example.org\towner\tAna Ruiz\n"), "{list}");
    assert!(list.contains("bo@example.org\torganizer\tBo Lindqvist\n"), "{list}");
    succeed(here, &["account", "reset-password", "Bo@example.org"], "another password\n");
    fail(here, &["account", "reset-password", "cy@example.org"], PASSWORD);
    fail(here, &["account", "delete", "ana@example.org"], "");
    succeed(here, &["backup", "before.sqlite"], "");
    let said = succeed(here, &["account", "delete", "bo@example.org"], "");
    assert!(said.contains("before.sqlite"), "{said}");
    assert!(!succeed(here, &["account", "list"], "").contains("bo@"));
}

#[test]
fn a_password_is_no_argument() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["account", "add", "--help"], "");
    assert!(!String::from_utf8(output.stdout).unwrap().contains("--password"));
}

#[test]
fn migrate_brings_an_empty_folder_up_to_date_and_can_be_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let first = succeed(folder.path(), &["migrate"], "");
    assert!(first.contains("parallax.sqlite fits") && first.contains("migrated"), "{first}");
    let again = succeed(folder.path(), &["migrate"], "");
    assert!(again.contains("parallax.sqlite fits") && !again.contains("migrated"), "{again}");
}

/// The drill: back up while the server runs, lose everything, restore, start.
#[test]
fn a_backup_can_be_restored_on_an_empty_machine() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let mut server = Served::start(here, &[]);
    server.set_up();
    let said = succeed(here, &["backup", "copy.sqlite"], "");
    assert!(said.contains("neither keys nor ballots"), "{said}");
    server.kill();
    fs::remove_dir_all(here.join("data")).unwrap();
    succeed(here, &["restore", "copy.sqlite", "--yes"], "");
    assert!(succeed(here, &["account", "list"], "").contains("ana@example.org"));
    let server = Served::start(here, &[]);
    assert_eq!(server.get("/readyz"), 200);
    assert!(!server.stop().stdout.contains("setup"));
}

#[test]
fn a_backup_overwrites_nothing_and_a_dated_one_says_its_name() {
    let folder = set_up();
    let here = folder.path();
    fs::write(here.join("taken"), "precious").unwrap();
    fail(here, &["backup", "taken"], "");
    assert_eq!(fs::read_to_string(here.join("taken")).unwrap(), "precious");
    fs::create_dir(here.join("backups")).unwrap();
    let said = succeed(here, &["backup", "--dir", "backups"], "");
    let made = fs::read_dir(here.join("backups")).unwrap().next().unwrap().unwrap();
    let name = made.file_name().into_string().unwrap();
    assert!(name.starts_with("parallax-2") && name.ends_with("Z.sqlite"), "{name}");
    assert!(said.contains(&name), "{said}");
}

#[test]
fn a_restore_needs_a_yes_a_real_backup_and_no_running_server() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let mut server = Served::start(here, &[]);
    server.set_up();
    succeed(here, &["backup", "copy.sqlite"], "");
    assert!(fail(here, &["restore", "copy.sqlite"], "yes\n").contains("--yes"));
    assert!(fail(here, &["restore", "no-such-file", "--yes"], "").contains("no-such-file"));
    fail(here, &["restore", "copy.sqlite", "--yes"], "");
    assert_eq!(server.get("/readyz"), 200, "the running server must not notice");
    server.stop();
    fs::write(here.join("noise"), "not a database").unwrap();
    fail(here, &["restore", "noise", "--yes"], "");
    assert!(succeed(here, &["account", "list"], "").contains("ana@example.org"));
    succeed(here, &["restore", "copy.sqlite", "--yes"], "");
}
