//! Whoever analyses with either engine reads the same report.

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// `analysis.json` of the file, made with `engine`, and the engine it names.
fn report(file: &Path, engine: &str) -> (Value, Value) {
    let folder = tempfile::tempdir().unwrap();
    let status = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["analyze", "--encoder", engine, "--out"])
        .arg(folder.path())
        .arg(file)
        .stdout(std::process::Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    let text = std::fs::read_to_string(folder.path().join("analysis.json")).unwrap();
    let mut report: Value = serde_json::from_str(&text).unwrap();
    let engine = report["provenance"].as_object_mut().unwrap().remove("engine").unwrap();
    assert!(report["sentences"].is_object(), "too few sentences to compare");
    (report, engine)
}

#[test]
fn both_engines_make_the_same_report() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/halden-ferries.csv");
    let (theirs, candle) = report(&file, "candle");
    let (ours, rust_bert) = report(&file, "rust-bert");
    assert_eq!((candle.as_str(), rust_bert.as_str()), (Some("candle"), Some("rust-bert")));
    assert_eq!(ours, theirs);
}
