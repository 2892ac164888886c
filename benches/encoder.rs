//! How fast the default engine turns sentences into vectors.
//!
//! Prints sentences a second at several batch sizes, the time from cold to the
//! first vector and the peak memory. Needs the weights (`make models`).

use parallax::encoder::{Encoder, EngineChoice, Weights, load};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Batch sizes: one leader's sentence, a team, a large team, an organization.
const BATCHES: [usize; 4] = [1, 8, 64, 1_024];
/// Texts encoded for each figure, whatever the batch size.
const TEXTS: usize = 1_024;
/// The best of these counts: other work on the machine only ever slows a run.
const RUNS: usize = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let start = Instant::now();
    let encoder = load(EngineChoice::Auto, &Weights::locate(None)?)?;
    encoder.encode(&["Own day surgery in our region."])?;
    println!("cold start to first vector   {:>8.0} ms", milliseconds(start.elapsed()));

    let sentences = sentences();
    let texts: Vec<&str> = sentences.iter().map(String::as_str).cycle().take(TEXTS).collect();
    for batch in BATCHES {
        println!(
            "batches of {batch:<5}             {:>8.0} sentences/s",
            rate(&*encoder, &texts, batch)?
        );
    }
    if let Some(peak) = peak_memory() {
        println!("peak memory                  {peak:>8} MB");
    }
    Ok(())
}

/// Sentences a second in the best of [`RUNS`].
fn rate(
    encoder: &dyn Encoder,
    texts: &[&str],
    batch: usize,
) -> Result<f64, Box<dyn std::error::Error>> {
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        for chunk in texts.chunks(batch) {
            black_box(encoder.encode(chunk)?);
        }
        best = best.min(start.elapsed());
    }
    Ok(texts.len() as f64 / best.as_secs_f64())
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

fn sentences() -> Vec<String> {
    serde_json::from_str(&std::fs::read_to_string("/tmp/enc/texts.json").unwrap()).unwrap()
}

/// The most memory the process ever held, in megabytes (Linux only).
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes / 1_000)
}
