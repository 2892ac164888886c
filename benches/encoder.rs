//! How fast the default engine turns sentences into vectors.
//!
//! Prints sentences a second at several batch sizes, the time from cold to the
//! first vector and the peak memory. Needs the weights (`make models`).
//! `benches/peers/encoder.py` prints the same for sentence-transformers.
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![allow(clippy::disallowed_methods, reason = "a benchmark reads its own input")]

use anyhow::Context;
use parallax::encoder::{Encoder, EngineChoice, Weights, load};
use serde_json::Value;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Batch sizes: one leader's sentence, a team, a large team, an organization.
const BATCHES: [usize; 4] = [1, 8, 64, 1_024];

/// The best of these counts: other work on the machine only ever slows a run.
const RUNS: usize = 3;

fn main() -> anyhow::Result<()> {
    let start = Instant::now();
    let models = std::env::var_os("PARALLAX_MODELS").map(PathBuf::from);
    let encoder = load(EngineChoice::Auto, &Weights::locate(models)?)?;
    encoder.encode(&["Own day surgery in our region."])?;
    println!("cold start to first vector {:>6.0} ms", start.elapsed().as_secs_f64() * 1e3);

    let sentences = sentences()?;
    let texts: Vec<&str> = sentences.iter().map(String::as_str).collect();
    for batch in BATCHES {
        let rate = rate(&*encoder, &texts, batch)?;
        println!("batches of {batch:<5}           {rate:>6.0} sentences/s");
    }
    if let Some(peak) = peak_memory() {
        println!("peak memory                {peak:>6} MB");
    }
    Ok(())
}

/// Sentences a second in the best of [`RUNS`].
fn rate(encoder: &dyn Encoder, texts: &[&str], batch: usize) -> anyhow::Result<f64> {
    let mut best = f64::INFINITY;
    for _ in 0..RUNS {
        let start = Instant::now();
        for batch in texts.chunks(batch) {
            black_box(encoder.encode(batch)?);
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    Ok(texts.len() as f64 / best)
}

/// The 999 sentences of the invented teams, all different.
fn sentences() -> anyhow::Result<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/teams");
    let mut sentences = Vec::new();
    for name in ["teams.json", "teams-b.json", "teams-c.json", "teams-d.json", "teams-e.json"] {
        let path = folder.join(name);
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let file: Value = serde_json::from_str(&text)?;
        let teams = file["teams"].as_array().into_iter().flatten();
        let texts = teams.flat_map(|team| team["sentences"].as_array().into_iter().flatten());
        sentences.extend(texts.filter_map(|sentence| Some(sentence["text"].as_str()?.to_owned())));
    }
    Ok(sentences)
}

/// The most memory the process ever held, in megabytes (Linux only).
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kibibytes * 1_024 / 1_000_000)
}
