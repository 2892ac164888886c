//! The peers: Python programs that answer one JSON line with another.

use anyhow::Context as _;
use serde_json::Value;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Instant;

/// A running peer.
pub(crate) struct Peer {
    process: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
    /// Milliseconds from its start until it was ready for questions.
    pub(crate) start: f64,
}

impl Peer {
    /// Starts a script of `benches/peers`; `None` when what it needs is not
    /// installed, so that it ends without a word.
    pub(crate) fn start(script: &str) -> anyhow::Result<Option<Self>> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let python = root.join("target/peers/bin/python");
        if !python.exists() {
            return Ok(None);
        }
        let start = Instant::now();
        let mut process = Command::new(python)
            .arg(root.join("benches/peers").join(script))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let questions = process.stdin.take().context("the peer has no input")?;
        let answers = BufReader::new(process.stdout.take().context("the peer has no output")?);
        let mut peer = Self { process, questions, answers, start: 0.0 };
        if peer.line()?.is_empty() {
            return Ok(None);
        }
        peer.start = start.elapsed().as_secs_f64() * 1e3;
        Ok(Some(peer))
    }

    /// Its answer: milliseconds of its best run, and the result.
    pub(crate) fn ask(&mut self, question: &Value) -> anyhow::Result<(f64, f64)> {
        writeln!(self.questions, "{question}")?;
        let answer = self.line()?;
        let answer: Value =
            serde_json::from_str(&answer).with_context(|| format!("peer says {answer:?}"))?;
        let number = |name: &str| answer[name].as_f64().with_context(|| format!("no {name}"));
        Ok((number("ms")?, number("value")?))
    }

    /// The process, for its memory.
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    fn line(&mut self) -> anyhow::Result<String> {
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        Ok(line)
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone afterwards.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
