//! The smaller verbs, run as their user would.

use crate::command_line::parallax;
use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::process::{Output, Stdio};

fn run(arguments: &[&str], input: &str) -> Output {
    let mut command = parallax(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that fails before it reads has closed its input: what it says counts.
    let written = child.stdin.take().unwrap().write_all(input.as_bytes());
    assert!(written.is_ok() || child.wait().unwrap().code() == Some(1));
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn embed_turns_lines_into_unit_vectors() {
    let output = run(&["embed"], "Grow by buying rivals\n\nGrow without buying anyone\n");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let lines: Vec<Value> =
        text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["text"], "Grow by buying rivals");
    for line in &lines {
        let vector: Vec<f64> = line["vector"]
            .as_array()
            .unwrap()
            .iter()
            .map(|value| value.as_f64().unwrap())
            .collect();
        let length: f64 = vector.iter().map(|value| value * value).sum();
        assert_eq!(vector.len(), 384);
        assert!((length - 1.0).abs() < 1e-5, "{length}");
    }
    assert!(text(&output.stderr).contains("blank lines left out: 1"));
}

#[test]
fn missing_weights_are_named_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let models = folder.path().to_str().unwrap();
    let embed = run(&["embed", "--models", models], "Grow\n");
    assert_eq!(embed.status.code(), Some(1));
    assert!(text(&embed.stderr).contains("parallax models fetch"));
    let verify = run(&["models", "verify", "--models", models], "");
    assert_eq!(verify.status.code(), Some(1));
    assert_eq!(text(&verify.stdout).matches(": missing").count(), 3);
}

#[test]
fn wrong_weights_are_an_error_and_no_report() {
    let folder = tempfile::tempdir().unwrap();
    let weights = folder.path().join("models/all-MiniLM-L6-v2");
    fs::create_dir_all(&weights).unwrap();
    for name in ["config.json", "tokenizer.json", "model.safetensors"] {
        fs::write(weights.join(name), "not what it should be").unwrap();
    }
    let csv = "Our strategy in one sentence\na b\nc d\ne f\ng h\n";
    fs::write(folder.path().join("team.csv"), csv).unwrap();
    let output = parallax(&["analyze", "team.csv", "--models", "models"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("SHA-256"), "{}", text(&output.stderr));
    assert!(!folder.path().join("parallax-report").exists());
}

#[test]
fn calibrate_names_the_file_that_is_not_labelled_teams() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("teams.json"), "{\"groups\": []}").unwrap();
    let output =
        parallax(&["calibrate", "teams.json"]).current_dir(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("teams.json"), "{}", text(&output.stderr));
}

#[test]
fn help_names_every_verb() {
    let help = text(&run(&["--help"], "").stdout);
    for verb in [
        "serve",
        "demo",
        "account",
        "migrate",
        "backup",
        "restore",
        "analyze",
        "embed",
        "calibrate",
        "models",
    ] {
        assert!(help.contains(verb), "{verb}");
    }
}
