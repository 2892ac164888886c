//! Kemeny's order beside corankco, mean tau beside scipy: the same rankings, and
//! the same results, or the run ends with an error.

use crate::table::{self, Peer, Unit};
use crate::{best, peers, teams};
use anyhow::ensure;
use parallax::analysis::priorities::agreement::{Agreement, agreement};
use parallax::analysis::priorities::consensus;
use parallax::analysis::priorities::majority;
use parallax::analysis::priorities::preferences::Preferences;
use parallax::analysis::priorities::standings::Standings;
use serde_json::{Value, json};
use std::convert::Infallible;

/// Items in one block, and the budget in milliseconds.
const BLOCKS: [(usize, f64); 3] = [(12, 1.0), (16, 5.0), (20, 150.0)];

pub(crate) fn measure() -> anyhow::Result<()> {
    let mut peer = peers::Peer::start("rankings.py")?;
    for (items, budget) in BLOCKS {
        let team = one_block(items)?;
        let counts = Preferences::count(items, &team);
        let took = best(9, || Ok::<_, Infallible>(consensus::solve(&counts, &[])))?;
        let cost = consensus::solve(&counts, &[]).cost as f64;
        let other = ask(peer.as_mut(), "kemeny", &team, cost)?;
        let what = format!("Kemeny's order, {items} items in one block, 9 leaders");
        table::row(what, Unit::Milliseconds, Some(budget), took, other);
    }
    let team = team(100, 10, 7)?;
    let tau = || agreement(&Preferences::count(10, &team)).map_or(f64::NAN, Agreement::mean_tau);
    let took = best(25, || Ok::<_, Infallible>(tau()))?;
    let other = ask(peer.as_mut(), "mean_tau", &team, tau())?;
    table::row("mean tau, 100 leaders x 10 priorities", Unit::Milliseconds, None, took, other);
    Ok(())
}

/// The peer's time for the same; an error when it comes to another result.
fn ask(
    peer: Option<&mut peers::Peer>,
    what: &str,
    team: &[Standings],
    expected: f64,
) -> anyhow::Result<Peer> {
    let Some(peer) = peer else { return Ok(Peer::NotInstalled) };
    let rankings: Value = team.iter().map(order).collect();
    let (ms, found) = peer.ask(&json!({"what": what, "rankings": rankings}))?;
    ensure!((found - expected).abs() < 1e-9, "{what}: {expected} here, {found} by the peer");
    Ok(Peer::Measured(ms))
}

/// Item indices, best first.
fn order(leader: &Standings) -> Vec<usize> {
    let mut order: Vec<usize> = (0..leader.items()).collect();
    order.sort_by_key(|&item| leader.doubled_rank(item));
    order
}

fn team(leaders: usize, items: usize, seed: u64) -> anyhow::Result<Vec<Standings>> {
    let rankings = teams::rankings(&teams::priorities(items)?, leaders, seed)?;
    Ok(rankings.iter().map(Standings::of).collect())
}

/// The first nine random leaders whose majorities do not part the items: the
/// hardest case.
fn one_block(items: usize) -> anyhow::Result<Vec<Standings>> {
    let mut seed = 0;
    loop {
        let team = team(9, items, seed)?;
        if majority::blocks(&Preferences::count(items, &team)).len() == 1 {
            return Ok(team);
        }
        seed += 1;
    }
}
