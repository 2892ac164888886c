//! Runs the built program as its user would, and reads what it wrote.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The weights that `make models` fetched: where the program itself looks.
pub(crate) fn parallax(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command.args(arguments).stdin(Stdio::null());
    command
}

/// A folder of one test, gone when dropped, with the report of one run in it.
pub(crate) struct Run {
    folder: tempfile::TempDir,
    pub(crate) output: Output,
}

impl Run {
    /// Analyses `content`, written as `name`, with further `arguments`.
    pub(crate) fn analyze(name: &str, content: &[u8], arguments: &[&str]) -> Self {
        Self::with(name, content, arguments, |_| {})
    }

    /// As [`Run::analyze`], on a machine without the encoder's weights.
    pub(crate) fn without_weights(name: &str, content: &[u8], arguments: &[&str]) -> Self {
        Self::with(name, content, arguments, |command| {
            command.env("PARALLAX_MODELS", "no-such-folder");
        })
    }

    fn with(name: &str, content: &[u8], arguments: &[&str], change: impl Fn(&mut Command)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(name), content).unwrap();
        let mut command = parallax(&["analyze", name, "--out", "report"]);
        command.args(arguments).current_dir(folder.path());
        change(&mut command);
        let output = command.output().unwrap();
        Self { folder, output }
    }

    pub(crate) fn stderr(&self) -> String {
        String::from_utf8(self.output.stderr.clone()).unwrap()
    }

    pub(crate) fn stdout(&self) -> String {
        String::from_utf8(self.output.stdout.clone()).unwrap()
    }

    pub(crate) fn succeeded(self) -> Self {
        assert!(self.output.status.success(), "{}", self.stderr());
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("report").join(name)
    }

    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.text(name)).unwrap()
    }

    /// Every file of the report with its bytes, by relative path.
    pub(crate) fn files(&self) -> Vec<(String, Vec<u8>)> {
        let root = self.folder.path().join("report");
        let mut files = Vec::new();
        collect(&root, &root, &mut files);
        files.sort();
        files
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    let Ok(listing) = fs::read_dir(folder) else { return };
    for entry in listing {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            files.push((name, fs::read(&path).unwrap()));
        }
    }
}

/// The example that ships with the project: nine leaders, as a survey tool exports them.
pub(crate) fn example() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/halden-ferries.csv");
    fs::read_to_string(path).unwrap()
}
