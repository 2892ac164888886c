//! The released report as a reader gets it: a page, a file, a figure. Drawn anew for every
//! reader, so that each reads the sentences in another order (R3); nothing is kept of who
//! reads. Before the release there is nothing here for anybody (R1).

use super::analyze;
use super::error::{Error, Result};
use super::installation::Installation;
use super::{leaders, random, tenancy};
use crate::analysis::report::Report;
use crate::ballot::RoundKey;
use crate::ballot::release::Released;
use crate::charts;
use crate::domain::{Account, Right, Round, RoundId, State, Team};
use crate::export::{self, Beside, Part};
use crate::store::{self, Connection, pulses, reports, rounds, teams};
use time::macros::format_description;

/// Pixels of a PNG per pixel of the design: sharp on a projector.
const PNG_SCALE: f32 = 2.0;

/// A report as a page shows it.
pub struct ReportPage {
    /// The team that was asked.
    pub team: Team,
    /// The round.
    pub round: Round,
    /// The report's markup, or in its place why nothing is shown.
    pub body: String,
    /// Whether there is more than that: figures and files.
    pub has_report: bool,
}

/// What a figure is wanted as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// For pages and vector programs.
    Svg,
    /// For slides, at twice its size.
    Png,
}

impl Installation {
    /// The report for an account. `figures` is the address of the figures' files.
    pub fn report_page(&self, actor: &Account, id: &RoundId, figures: &str) -> Result<ReportPage> {
        let shown = self.shown_to(actor, id)?;
        shown.page(Some(figures))
    }

    /// The report for whoever has the round's key.
    pub fn leaders_report_page(&self, id: &RoundId, key: RoundKey) -> Result<ReportPage> {
        let shown = self.store.read(|connection| {
            let text = leaders::released(connection, id, key)?.report;
            let round = rounds::get(connection, id)?;
            Shown::read(connection, round, &text)
        })?;
        shown.page(None)
    }

    /// The report as one file that needs nothing beside it.
    pub fn report_file(&self, actor: &Account, id: &RoundId) -> Result<String> {
        let Shown { round, released, .. } = self.shown_to(actor, id)?;
        let report = released.report.as_ref().ok_or(NOTHING)?;
        let beside = Beside { round: Some(&told(&round)), figures: None };
        export::html(report, &parts(&released), beside).map_err(drawing)
    }

    /// Every number, as `parallax analyze` writes it.
    pub fn report_numbers(&self, actor: &Account, id: &RoundId) -> Result<Vec<u8>> {
        export::json(&self.report_shown_to(actor, id)?).map_err(drawing)
    }

    /// One figure of the report, by its name.
    pub fn figure(
        &self,
        actor: &Account,
        id: &RoundId,
        name: &str,
        picture: Picture,
    ) -> Result<Vec<u8>> {
        let figures = charts::figures(&self.report_shown_to(actor, id)?);
        let figures = figures.map_err(analyze::Error::from)?;
        let figure = figures.into_iter().find(|figure| figure.id == name);
        let svg = figure.ok_or(Error::NotFound { what: "figure" })?.svg;
        match picture {
            Picture::Svg => Ok(svg.into_bytes()),
            Picture::Png => Ok(export::png(&svg, PNG_SCALE, &[]).map_err(drawing)?.bytes),
        }
    }

    fn report_shown_to(&self, actor: &Account, id: &RoundId) -> Result<Report> {
        self.shown_to(actor, id)?.released.report.ok_or(NOTHING)
    }

    fn shown_to(&self, actor: &Account, id: &RoundId) -> Result<Shown> {
        tenancy::require(actor, Right::ReadReports)?;
        self.store.read(|connection| {
            let round = tenancy::round(connection, actor, id)?;
            match (round.state, reports::find(connection, id)?) {
                (State::Released, Some(stored)) => Shown::read(connection, round, &stored.report),
                _ => Err(Error::conflict("not-released", "the round is not released yet")),
            }
        })
    }
}

const NOTHING: Error = Error::NotFound { what: "report: too few answered" };

/// What one reader is shown.
struct Shown {
    team: Team,
    round: Round,
    released: Released,
}

impl Shown {
    fn read(connection: &mut Connection, round: Round, report: &str) -> Result<Self> {
        let released = Released::parse(report)
            .map_err(|source| store::Error::Corrupt { what: "report", source: Box::new(source) })?;
        let released = released.in_fresh_order(random::seed()?);
        let pulse = pulses::get(connection, round.pulse)?;
        let team = teams::get(connection, pulse.team)?;
        Ok(Self { team, round, released })
    }

    fn page(self, figures: Option<&str>) -> Result<ReportPage> {
        let Self { team, round, released } = self;
        let body = match (&released.report, &released.withheld) {
            (Some(report), _) => {
                let beside = Beside { round: Some(&told(&round)), figures };
                export::report_body(report, &parts(&released), beside)
            }
            (None, reason) => {
                export::no_report(team.name.as_str(), reason.as_deref().unwrap_or_default())
            }
        };
        let body = body.map_err(drawing)?;
        Ok(ReportPage { team, round, body, has_report: released.report.is_some() })
    }
}

fn parts(released: &Released) -> Vec<Part<'_>> {
    let shown = released.subgroups.iter();
    shown.map(|part| Part { name: &part.name, report: &part.report }).collect()
}

/// "Round 2, released on 4 May 2026."
fn told(round: &Round) -> String {
    let day = format_description!("[day padding:none] [month repr:long] [year]");
    let released = round.released_at.and_then(|at| at.format(day).ok());
    match released {
        Some(day) => format!("Round {}, released on {day}.", round.number),
        None => format!("Round {}.", round.number),
    }
}

fn drawing(error: export::Error) -> Error {
    Error::Analysis(error.into())
}
