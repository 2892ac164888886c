//! Both engines beside sentence-transformers, on the same sentences: the second one where it
//! is built in (`make bench-engines`).

use crate::best;
use crate::machine::peak_memory;
use crate::peers;
use crate::table::{self, Peer, Unit};
use anyhow::{Context as _, ensure};
use parallax::encoder::{self, Encoder, EngineChoice, Weights};
use serde_json::json;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};

/// One leader's sentence, a small team, a large team, an organisation.
const BATCHES: [usize; 4] = [1, 8, 64, 1_024];
const RUNS: usize = 7;

/// Sentences that `parallax embed` answers at once.
const BATCH: usize = 256;

/// No more batches than this are timed at a time: single sentences are slow.
const MOST_BATCHES: usize = 128;

pub(crate) fn measure(weights: &Weights, sentences: &[String]) -> anyhow::Result<()> {
    let engines = engines(weights)?;
    let texts: Vec<&str> = sentences.iter().map(String::as_str).collect();
    let mut peer = peers::Peer::start("encoder.py")?;
    for size in BATCHES {
        let texts = &texts[..texts.len().min(size * MOST_BATCHES)];
        let rate = |ms: f64| texts.len() as f64 * 1e3 / ms;
        let mut other = f64::INFINITY;
        let mut took = vec![f64::INFINITY; engines.len()];
        // Turn by turn, so that what else the machine does meets all alike.
        for _ in 0..RUNS {
            if let Some(peer) = &mut peer {
                let question = json!({"batch": size, "sentences": texts, "runs": 1});
                other = other.min(peer.ask(&question)?.0);
            }
            for (engine, took) in engines.iter().zip(&mut took) {
                let encode =
                    || texts.chunks(size).try_for_each(|batch| engine.encode(batch).map(drop));
                *took = took.min(best(1, encode)?);
            }
        }
        let other = peer.as_ref().map_or(Peer::NotInstalled, |_| Peer::Measured(rate(other)));
        for (engine, took) in engines.iter().zip(took) {
            let budget = (size == 64 && is_default(&**engine)).then_some(200.0);
            let what = format!("embedding, {}, batches of {size}", engine.id());
            table::row(what, Unit::SentencesPerSecond, budget, rate(took), other);
        }
    }
    let start = peer.as_ref().map_or(Peer::NotInstalled, |peer| Peer::Measured(peer.start));
    let peak = peer.as_ref().and_then(|peer| peak_memory(peer.id()));
    let peak = peak.map_or(Peer::NotInstalled, Peer::Measured);
    for engine in engines.iter().map(|engine| engine.id()) {
        let took = best(RUNS, || embed(engine, &sentences[..1]))?;
        let what = format!("start of the program to its first vector, {engine}");
        table::row(what, Unit::Milliseconds, None, took, start);
        if let Some(most) = embed(engine, sentences)? {
            let what = format!("peak memory, {} sentences, {engine}", sentences.len());
            table::row(what, Unit::Megabytes, None, most, peak);
        }
    }
    Ok(())
}

/// Every engine that is built in, the default first.
fn engines(weights: &Weights) -> anyhow::Result<Vec<Box<dyn Encoder>>> {
    let names = ["candle", "rust-bert"];
    let choices = names.iter().filter_map(|name| name.parse::<EngineChoice>().ok());
    Ok(choices.map(|choice| encoder::load(choice, weights)).collect::<Result<_, _>>()?)
}

fn is_default(engine: &dyn Encoder) -> bool {
    engine.id() == "candle"
}

/// One run of `parallax embed`, from its start to its last vector: the most memory it held.
fn embed(engine: &str, sentences: &[String]) -> anyhow::Result<Option<f64>> {
    let mut process = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["embed", "--encoder", engine])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let result = answered(&mut process, sentences);
    // Its input is closed now, so it ends.
    ensure!(process.wait()?.success(), "parallax embed failed");
    result
}

fn answered(process: &mut Child, sentences: &[String]) -> anyhow::Result<Option<f64>> {
    let mut input = process.stdin.take().context("no input")?;
    let output = process.stdout.take().context("no output")?;
    // It may write before it has read everything.
    let writer = std::thread::spawn({
        let lines = sentences.join("\n") + "\n";
        move || input.write_all(lines.as_bytes()).map(|()| input)
    });
    let mut lines = BufReader::new(output).lines();
    // A full batch is answered at once, the rest when the input ends.
    let whole = sentences.len() / BATCH * BATCH;
    for _ in 0..whole {
        lines.next().context("too few vectors")??;
    }
    let peak = peak_memory(process.id());
    drop(writer.join().ok().context("nothing was asked")??);
    for line in lines {
        line?;
    }
    Ok(peak)
}
