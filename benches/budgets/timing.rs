//! What an attacker on the wire can read from times: whether a permit was asked for before,
//! and how much was written. Each pair of requests follows one another, the order turned
//! every time, so that whatever slows the machine slows both kinds.

use crate::rounds::{Browser, Server, agent, open_round, percentile};
use crate::table::{self, Peer, Unit};
use anyhow::Context as _;
use parallax::domain::instrument::{sentence, stop};

const WARM_UP: usize = 50;
const PAIRS: usize = 250;
/// Milliseconds between two medians, at most.
const APART: f64 = 5.0;
const SHORTEST: &str = r#"{"clarity":1}"#;

pub(crate) fn measure() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let sqlite = format!("sqlite:{}", folder.path().join("parallax.sqlite").display());
    let mut browsers = open_round(folder.path(), &sqlite)?;
    let server = Server::start(folder.path(), &sqlite)?;
    let apart = permits(&mut browsers, &server.url)?;
    row("first and repeated permits on SQLite, medians apart", apart);
    let apart = ballots(&browsers, &server.url)?;
    row("shortest and longest ballots on SQLite, medians apart", apart);
    Ok(())
}

fn row(what: &str, apart: f64) {
    table::row(what, Unit::Milliseconds, Some(APART), apart, Peer::None);
}

/// The first request of one browser beside a repeated one of the browser before it.
fn permits(browsers: &mut [Browser], url: &str) -> anyhow::Result<f64> {
    let agent = agent();
    browsers.first_mut().context("no browser")?.ask_permit(&agent, url)?;
    medians_apart(|turn, second| {
        browsers[if second { turn } else { turn + 1 }].ask_permit(&agent, url)
    })
}

/// Two revisions of one browser; the body has one size.
fn ballots(browsers: &[Browser], url: &str) -> anyhow::Result<f64> {
    let agent = agent();
    let longest = serde_json::json!({
        "sentence": "\u{1f9ed}".repeat(sentence::MOST_CHARACTERS_ASKED),
        "stop": "\u{1f9ed}".repeat(stop::MOST_CHARACTERS_ASKED),
    })
    .to_string();
    let browser = browsers.first().context("no browser")?;
    let mut version = 0;
    medians_apart(|_, second| {
        version += 1;
        browser.cast(&agent, url, version, if second { &longest } else { SHORTEST })
    })
}

/// Asks in pairs, and tells how far the medians of the two kinds are apart.
fn medians_apart(mut ask: impl FnMut(usize, bool) -> anyhow::Result<f64>) -> anyhow::Result<f64> {
    let mut took = [Vec::new(), Vec::new()];
    for turn in 0..WARM_UP + PAIRS {
        let turned = turn % 2 == 1;
        for second in [turned, !turned] {
            let milliseconds = ask(turn, second)?;
            if turn >= WARM_UP {
                took[usize::from(second)].push(milliseconds);
            }
        }
    }
    let [one, other] = took.map(|kind| percentile(kind, 0.5));
    Ok((one - other).abs())
}
