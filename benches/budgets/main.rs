//! The budgets, measured, beside peers in the same run: `make bench`. One part
//! alone: `cargo bench --bench budgets -- embedding`, `analysis`, `consensus`, `figures`, `rounds`,
//! `timing`.
//!
//! Every time is the best of several runs, because other work on the machine only ever
//! slows one; where a row names a median or a percentile, it is that. Needs the weights (`make models`); a peer that is not
//! installed is named as such and nothing stops.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]
#![allow(clippy::disallowed_methods, reason = "a benchmark reads its own input")]
#![allow(clippy::unwrap_used, reason = "the leader's browser is the tests' own")]

mod analysis;
mod consensus;
mod embedding;
mod figures;
#[expect(dead_code, reason = "the tests use more of it")]
#[path = "../../tests/it/leader.rs"]
mod leader;
mod machine;
mod peers;
#[expect(dead_code, reason = "the tests use more of it")]
#[path = "../../tests/it/postgres.rs"]
mod postgres;
mod rounds;
mod table;
mod teams;
mod timing;

use anyhow::Context as _;
use parallax::encoder::{EngineChoice, Weights};
use parallax::service::encoding::Encoding;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

fn main() -> anyhow::Result<()> {
    println!("{}", machine::description());
    println!("Best of several runs. Only good on an idle machine.\n");
    let weights = Weights::locate(std::env::var_os("PARALLAX_MODELS").map(PathBuf::from))?;
    let encoding =
        Encoding::open(EngineChoice::Auto, &weights).context("no encoder: run `make models`")?;
    let sentences = teams::sentences()?;

    table::head();
    if wanted("embedding") {
        embedding::measure(&weights, &sentences)?;
    }
    if wanted("analysis") {
        analysis::measure(&encoding, &sentences)?;
    }
    if wanted("consensus") {
        consensus::measure()?;
    }
    if wanted("figures") {
        figures::measure(&encoding, &sentences)?;
    }
    if wanted("rounds") {
        rounds::measure()?;
    }
    if wanted("timing") {
        timing::measure()?;
    }
    Ok(())
}

/// Whether a part is named on the command line, or none is.
fn wanted(part: &str) -> bool {
    let mut named =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).peekable();
    named.peek().is_none() || named.any(|name| name == part)
}

/// Milliseconds of the fastest of `runs`.
fn best<T, E>(runs: usize, mut work: impl FnMut() -> Result<T, E>) -> Result<f64, E> {
    let mut best = f64::INFINITY;
    for _ in 0..runs {
        let start = Instant::now();
        black_box(work()?);
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
    }
    Ok(best)
}
