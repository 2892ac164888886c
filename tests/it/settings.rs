//! The settings as an operator gives them: flags, variables, `parallax.toml`.

use crate::command_line::parallax;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn serve(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = parallax(&["serve"]);
    command.args(arguments).current_dir(folder);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("PARALLAX_")) {
        command.env_remove(name);
    }
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn printed(output: &Output) -> toml::Table {
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout).parse().unwrap()
}

#[test]
fn flags_are_above_variables_above_the_file_above_the_defaults() {
    let folder = tempfile::tempdir().unwrap();
    let file = "trusted-proxies = 1\nsweep-seconds = 11\nlog-level = \"warn\"\ndata-dir = \"d\"";
    fs::write(folder.path().join("parallax.toml"), file).unwrap();
    let output = serve(folder.path(), &["--print-config", "--trusted-proxies", "3"])
        .env("PARALLAX_TRUSTED_PROXIES", "2")
        .env("PARALLAX_SWEEP_SECONDS", "12")
        .output()
        .unwrap();
    let settings = printed(&output);
    assert_eq!(settings["trusted-proxies"].as_integer(), Some(3), "the flag");
    assert_eq!(settings["sweep-seconds"].as_integer(), Some(12), "the variable");
    assert_eq!(settings["log-level"].as_str(), Some("warn"), "the file");
    assert_eq!(settings["log-format"].as_str(), Some("text"), "the default");
    assert_eq!(settings["database"].as_str(), Some("sqlite:d/parallax.sqlite"));
    assert_eq!(settings["public-url"].as_str(), Some("http://127.0.0.1:8080"));
}

#[test]
fn what_is_printed_can_be_a_settings_file_and_holds_no_password() {
    let folder = tempfile::tempdir().unwrap();
    let first = serve(folder.path(), &["--print-config"])
        .env("PARALLAX_DATABASE", "postgres://ana:hunter2@db/parallax")
        .output()
        .unwrap();
    assert!(!text(&first.stdout).contains("hunter2"));
    fs::write(folder.path().join("parallax.toml"), &first.stdout).unwrap();
    let second = serve(folder.path(), &["--print-config"]).output().unwrap();
    assert_eq!(printed(&first), printed(&second));
}

#[test]
fn a_mistake_in_the_file_stops_the_start_with_file_line_and_nearest_name() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("other.toml"), "listen = \"127.0.0.1:0\"\nkey = \"k\"").unwrap();
    let output = serve(folder.path(), &["--config", "other.toml"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let message = text(&output.stderr);
    for part in ["other.toml", "line 2", "\"key\"", "\"keys\""] {
        assert!(message.contains(part), "{part}: {message}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "something was made");
}

#[test]
fn help_documents_every_setting_and_never_prints_a_password() {
    let folder = tempfile::tempdir().unwrap();
    let output = serve(folder.path(), &["--help"])
        .env("PARALLAX_DATABASE", "postgres://ana:hunter2@db/parallax")
        .output()
        .unwrap();
    let help = text(&output.stdout);
    let settings = printed(&serve(folder.path(), &["--print-config"]).output().unwrap());
    for name in settings.keys().map(String::as_str).chain(["config", "models"]) {
        let variable = format!("PARALLAX_{}", name.replace('-', "_").to_uppercase());
        assert!(help.contains(&format!("--{name} ")) && help.contains(&variable), "{name}");
    }
    assert!(!help.contains("hunter2"));
}

#[test]
fn the_sample_file_names_every_setting_with_a_value_that_is_allowed() {
    let folder = tempfile::tempdir().unwrap();
    let sample = include_str!("../../deploy/parallax.toml");
    let is_setting = |line: &str| line.contains(" = ");
    let uncommented: Vec<_> = sample
        .lines()
        .map(|line| line.trim_start_matches("# "))
        .filter(|l| is_setting(l))
        .collect();
    fs::write(folder.path().join("parallax.toml"), uncommented.join("\n")).unwrap();
    let settings = printed(&serve(folder.path(), &["--print-config"]).output().unwrap());
    assert_eq!(settings.len(), uncommented.len());
    fs::write(folder.path().join("parallax.toml"), sample).unwrap();
    printed(&serve(folder.path(), &["--print-config"]).output().unwrap());
}
