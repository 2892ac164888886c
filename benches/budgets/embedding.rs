//! The default engine beside sentence-transformers, on the same sentences.

use crate::best;
use crate::machine::peak_memory;
use crate::peers;
use crate::table::{self, Peer, Unit};
use anyhow::{Context as _, ensure};
use parallax::encoder::Encoder;
use serde_json::json;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// One leader's sentence, a small team, a large team, an organisation.
const BATCHES: [usize; 4] = [1, 8, 64, 1_024];
const RUNS: usize = 3;

/// No more batches than this are timed at a time: single sentences are slow.
const MOST_BATCHES: usize = 128;

pub(crate) fn measure(encoder: &dyn Encoder, sentences: &[String]) -> anyhow::Result<()> {
    let texts: Vec<&str> = sentences.iter().map(String::as_str).collect();
    let mut peer = peers::Peer::start("encoder.py")?;
    for size in BATCHES {
        let texts = &texts[..texts.len().min(size * MOST_BATCHES)];
        let took = best(RUNS, || {
            texts.chunks(size).try_for_each(|batch| encoder.encode(batch).map(drop))
        })?;
        let rate = |ms: f64| texts.len() as f64 * 1e3 / ms;
        let other = peer
            .as_mut()
            .map(|peer| peer.ask(&json!({"batch": size, "sentences": texts, "runs": RUNS})))
            .transpose()?;
        let other = other.map_or(Peer::NotInstalled, |(ms, _)| Peer::Measured(rate(ms)));
        let budget = (size == 64).then_some(200.0);
        let what = format!("embedding, batches of {size}");
        table::row(what, Unit::SentencesPerSecond, budget, rate(took), other);
    }
    let other = peer.as_ref().map_or(Peer::NotInstalled, |peer| Peer::Measured(peer.start));
    let what = "start of the program to its first vector";
    table::row(what, Unit::Milliseconds, None, best(RUNS, first_vector)?, other);
    if let Some(peak) = peak_memory(std::process::id()) {
        let other = peer.and_then(|peer| peak_memory(peer.id()));
        let other = other.map_or(Peer::NotInstalled, Peer::Measured);
        table::row("peak memory after the embedding", Unit::Megabytes, None, peak, other);
    }
    Ok(())
}

/// One run of `parallax embed` on one sentence.
fn first_vector() -> anyhow::Result<()> {
    let mut process = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .arg("embed")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut input = process.stdin.take().context("no input")?;
    writeln!(input, "Own day surgery in our region.")?;
    drop(input);
    ensure!(process.wait_with_output()?.status.success(), "parallax embed failed");
    Ok(())
}
