//! Figures: a [`Report`] in, pictures with their words and tables out.
//!
//! One file per figure. A figure's title says what was found, its subtitle how
//! to read it, its table gives the same counts. Pure, and the same report gives
//! the same bytes. Marks are drawn in the order of value: nothing here knows a
//! leader, and nothing joins two answers of one. This module knows
//! `analysis::report` and `analysis::wording` and nothing else; pictures are drawn
//! through our own canvas, over plotters as a drawing surface only.

mod canvas;
mod conflicts;
mod consensus;
mod groups;
mod hull;
mod marks;
mod place;
mod ranks;
mod rows;
mod specificity;
mod statements;
mod strategies;
mod svg;
pub mod text;
mod theme;
mod wording;

pub use theme::STYLE;

use crate::analysis::report::Report;
use canvas::Words;
use plotters::drawing::DrawingAreaErrorKind;
use text::Fonts;

/// Why a figure could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An embedded font is no font.
    #[error("a font in web/dist/fonts can't be read; build it again: npm run build --prefix web")]
    Font,
    /// The drawing surface refused.
    #[error("the figure could not be drawn")]
    Drawing(#[from] DrawingAreaErrorKind<std::io::Error>),
}

/// One picture with everything that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// File name and anchor: `strategies`, `statements`, `specificity`, `ranks`, `conflicts`, `consensus`.
    pub id: &'static str,
    /// What was found, in one sentence without a full stop.
    pub title: String,
    /// How to read the picture.
    pub subtitle: String,
    /// Two or three sentences for who does not see it: direction, extremes, number of leaders.
    pub description: String,
    /// The picture, a complete SVG document of 1280 x 720 px (bare: 1280 x 600).
    pub svg: String,
    /// The same counts as a table.
    pub table: Table,
}

/// Counts, never a row per person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What the table counts.
    pub caption: String,
    /// Column headings.
    pub columns: Vec<String>,
    /// Cells, as many a row as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// A figure on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFigure {
    /// Words, table, and the bare picture for wide windows.
    pub figure: Figure,
    /// The picture for a phone: 380 px wide, as tall as it needs.
    pub narrow: Narrow,
}

/// A picture for a phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrow {
    /// The picture, a complete SVG document.
    pub svg: String,
    /// How to read it, where that is not how the wide one is read.
    pub subtitle: Option<String>,
}

/// The sentences on a page: text, not a picture of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statements {
    /// Words and table; the picture is the map, empty where there is none.
    pub figure: Figure,
    /// The groups, largest first, then what stands alone.
    pub groups: Vec<SentenceGroup>,
}

/// Sentences that describe the same strategy, as a page lists them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentenceGroup {
    /// What it is called.
    pub name: String,
    /// "4 of 9".
    pub count: String,
    /// The role of its colour: `agree`, `split`, `third`, `neutral`.
    pub role: &'static str,
    /// Its mark on the map, as SVG.
    pub mark: String,
    /// Its sentences; empty when they are withheld.
    pub sentences: Vec<String>,
    /// What stands in their place.
    pub not_shown: Option<String>,
}

/// All figures of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageFigures {
    /// How many strategies are in the room.
    pub strategies: Option<PageFigure>,
    /// What each leader wrote.
    pub statements: Option<Statements>,
    /// How far they agree, and on how much.
    pub specificity: Option<PageFigure>,
    /// How the priorities were ranked, in the order of the debrief.
    pub priorities: Vec<PageFigure>,
}

/// Whether title and subtitle are part of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    Titled,
    Bare,
    /// Bare, and without empty paper above and below: a page has no slides to fill.
    Page,
}

/// The figures of a report in the order of the debrief, without those whose gate
/// the report does not pass.
///
/// # Errors
/// An embedded font is broken, or the drawing surface refused.
pub fn figures(report: &Report) -> Result<Vec<Figure>, Error> {
    drawn(report, Frame::Titled)
}

/// The same figures for a slide that sets title and subtitle itself.
///
/// # Errors
/// As [`figures`].
pub fn bare_figures(report: &Report) -> Result<Vec<Figure>, Error> {
    drawn(report, Frame::Bare)
}

/// The figures as a page shows them: words and tables in the page's own type, pictures
/// for wide windows and for phones.
///
/// # Errors
/// As [`figures`].
pub fn page_figures(report: &Report) -> Result<PageFigures, Error> {
    let fonts = Fonts::embedded()?;
    let mut page = PageFigures::default();
    if let Some(sentences) = &report.sentences {
        page.strategies = Some(strategies::on_page(sentences, &fonts)?);
        page.statements = statements::on_page(sentences, &fonts)?;
        page.specificity = specificity::on_page(sentences, &fonts)?;
    }
    if let Some(priorities) = &report.priorities {
        page.priorities.push(ranks::on_page(priorities, &fonts)?);
        page.priorities.extend(conflicts::on_page(priorities, &fonts)?);
        page.priorities.push(consensus::on_page(priorities, &fonts)?);
    }
    Ok(page)
}

fn drawn(report: &Report, frame: Frame) -> Result<Vec<Figure>, Error> {
    let fonts = Fonts::embedded()?;
    let mut figures = Vec::new();
    if let Some(sentences) = &report.sentences {
        figures.push(strategies::figure(sentences, &fonts, frame)?);
        figures.extend(statements::figure(sentences, &fonts, frame)?);
        figures.extend(specificity::figure(sentences, &fonts, frame)?);
    }
    if let Some(priorities) = &report.priorities {
        figures.push(ranks::figure(priorities, &fonts, frame)?);
        figures.extend(conflicts::figure(priorities, &fonts, frame)?);
        figures.push(consensus::figure(priorities, &fonts, frame)?);
    }
    Ok(figures)
}

impl Figure {
    fn new(words: Words, svg: String, table: Table) -> Self {
        let Words { id, title, subtitle, description } = words;
        Self { id, title, subtitle, description, svg, table }
    }
}

impl PageFigure {
    fn new(figure: Figure, words: Words, svg: String) -> Self {
        let subtitle = Some(words.subtitle).filter(|subtitle| *subtitle != figure.subtitle);
        Self { figure, narrow: Narrow { svg, subtitle } }
    }
}

impl Table {
    fn new(caption: String, columns: &[&str], rows: Vec<Vec<String>>) -> Self {
        let columns = columns.iter().map(ToString::to_string).collect();
        Self { caption, columns, rows }
    }
}
