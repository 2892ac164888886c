//! Speed of the priorities analysis: medians, best with `cargo bench --bench priorities`.
//!
//! Worst case for the consensus: leaders who answer at random, so that the
//! majorities leave all items in one block.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

use parallax::analysis::priorities::consensus;
use parallax::analysis::priorities::preferences::Preferences;
use parallax::analysis::priorities::standings::Standings;
use parallax::analysis::priorities::{Settings, analyze, majority};
use parallax::analysis::resample::{Stream, generator, shuffle};
use parallax::domain::{self, Priorities, Ranking};
use std::hint::black_box;
use std::time::{Duration, Instant};

fn main() -> domain::Result<()> {
    println!("| what | median |\n|---|---|");
    for items in [12, 16, 20] {
        let counts = one_block(items)?;
        let took = median(9, || consensus::solve(&counts, &[]));
        println!("| Kemeny, {items} items in one block | {took:.2?} |");
    }
    let teams = [
        (12, 7, 25),
        (12, 10, 25),
        (12, 12, 25),
        (12, 20, 9),
        (1_000, 10, 9),
        (1_000, 20, 5),
        (5_000, 10, 3),
        (5_000, 20, 3),
    ];
    for (leaders, items, runs) in teams {
        let priorities = priorities(items)?;
        for (kind, swaps) in [("random", None), ("one order", Some(items))] {
            let rankings = team(&priorities, leaders, 7, swaps)?;
            let answers: Vec<Option<&Ranking>> = rankings.iter().map(Some).collect();
            let settings = Settings { seed: 42, permutations: 9_999 };
            let took = median(runs, || analyze(&priorities, &answers, settings));
            println!("| analysis, {leaders} leaders, {items} items, {kind} | {took:.2?} |");
        }
    }
    Ok(())
}

fn median<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[runs / 2]
}

fn priorities(items: usize) -> domain::Result<Priorities> {
    Priorities::parse(&(0..items).map(|item| format!("item {item}")).collect::<Vec<_>>())
}

/// Rankings at random, or the list with a few neighbours swapped.
fn team(
    priorities: &Priorities,
    leaders: usize,
    seed: u64,
    swaps: Option<usize>,
) -> domain::Result<Vec<Ranking>> {
    let mut rng = generator(seed, Stream::Simulation);
    let items = priorities.items().len();
    let mut ranking = || {
        let mut order: Vec<usize> = (0..items).collect();
        match swaps {
            None => shuffle(&mut order, &mut rng),
            Some(swaps) => {
                let mut places: Vec<usize> = (0..items - 1).collect();
                shuffle(&mut places, &mut rng);
                places.iter().take(swaps / 2).for_each(|&place| order.swap(place, place + 1));
            }
        }
        let groups: Vec<Vec<usize>> = order.into_iter().map(|item| vec![item]).collect();
        Ranking::from_groups(priorities, &groups, &[])
    };
    (0..leaders).map(|_| ranking()).collect()
}

/// Nine random leaders whose majorities do not part the items.
fn one_block(items: usize) -> domain::Result<Preferences> {
    let priorities = priorities(items)?;
    let mut seed = 0;
    loop {
        let team = team(&priorities, 9, seed, None)?;
        let standings: Vec<Standings> = team.iter().map(Standings::of).collect();
        let counts = Preferences::count(items, &standings);
        if majority::blocks(&counts).len() == 1 {
            return Ok(counts);
        }
        seed += 1;
    }
}
