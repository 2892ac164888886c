//! From a report to its pictures and its page.

use crate::table::{self, Peer, Unit};
use crate::{best, teams};
use parallax::analysis::Settings;
use parallax::charts::figures;
use parallax::export::{Beside, html};
use parallax::service::analyze::{pngs, run};
use parallax::service::encoding::Encoding;

const RUNS: usize = 9;

pub(crate) fn measure(encoding: &Encoding, sentences: &[String]) -> anyhow::Result<()> {
    let team = teams::responses(12, 10, sentences)?;
    let report = run(&team, Ok(encoding), &Settings::default())?.report;
    let drawn = figures(&report)?;
    let row = |what: String, budget: Option<f64>, took: f64| {
        table::row(what, Unit::Milliseconds, budget, took, Peer::None);
    };
    row(format!("{} figures as SVG", drawn.len()), None, best(RUNS, || figures(&report))?);
    let took = best(RUNS, || anyhow::Ok(pngs(&figures(&report)?, &[])?))?;
    row(format!("{} figures as SVG and PNG", drawn.len()), Some(300.0), took);
    row("report.html".to_owned(), None, best(RUNS, || html(&report, &[], Beside::default()))?);
    Ok(())
}
