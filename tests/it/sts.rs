//! The script that holds the vectors against the STS benchmark, on made-up pairs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Five pairs, from nearly the same to nothing in common, in the form of the benchmark's file.
fn pairs() -> PathBuf {
    root().join("tests/fixtures/sts/pairs.tsv")
}

fn spearman(file: &Path) -> Output {
    let script = root().join("tests/sts/spearman.py");
    let program = env!("CARGO_BIN_EXE_parallax");
    Command::new("python3").arg(script).arg(program).arg(file).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn pairs_that_people_and_vectors_order_alike_correlate_fully() {
    let output = spearman(&pairs());
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).starts_with("5 pairs, Spearman 1.0000 "), "{}", said(&output));
}

/// As JSON lines, with the first two scores equal and the rest turned round:
/// ranks 4.5 4.5 1 2 3 against 5 4 3 2 1.
#[test]
fn ties_and_disagreement_count() {
    let text = fs::read_to_string(pairs()).unwrap();
    let line = |(line, score): (&str, f64)| {
        let fields: Vec<&str> = line.split('\t').collect();
        let pair = serde_json::json!({
            "score": score, "sentence1": fields[5], "sentence2": fields[6]
        });
        format!("{pair}\n")
    };
    let file = tempfile::NamedTempFile::new().unwrap();
    let scores = [4.0, 4.0, 1.0, 2.0, 3.0];
    fs::write(file.path(), text.lines().zip(scores).map(line).collect::<String>()).unwrap();
    let output = spearman(file.path());
    assert!(said(&output).starts_with("5 pairs, Spearman 0.5643 "), "{}", said(&output));
}

#[test]
fn the_whole_test_set_must_reach_the_published_figure() {
    let text = fs::read_to_string(pairs()).unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    let lines: Vec<&str> = text.lines().cycle().take(1_379).collect();
    fs::write(file.path(), lines.join("\n")).unwrap();
    let output = spearman(file.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("these are not the published vectors"), "{}", said(&output));
}
