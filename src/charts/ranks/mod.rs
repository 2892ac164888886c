//! Figure 3, how the priorities were ranked: a row per priority, from the median
//! at the top down. One dot per leader; with four leaders only how far the ranks
//! reach, with more than twenty the share per rank.

mod cells;
mod dots;
mod grid;
mod narrow;
mod row;
mod spans;
mod words;

use super::canvas::{Canvas, picture};
use super::text::Fonts;
use super::{Error, Figure, Frame, PageFigure, Table};
use crate::analysis::report::{Priorities, Verdict};
use crate::analysis::wording::part_count;
use grid::Grid;
use row::Row;

/// With so few leaders a dot would be a person everybody can name.
const SPANS_UP_TO: usize = 4;
/// With so many leaders dots are no longer counted.
const DOTS_UP_TO: usize = 20;

/// Smaller dots are not seen from the back row, in px.
const SMALLEST_DOT: f64 = 4.5;

/// How leaders are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Spans,
    Dots,
    /// Where dots would be too small to see: a number per rank.
    Counts,
    /// A share per rank, in percent.
    Shares,
}

pub(crate) fn figure(
    priorities: &Priorities,
    fonts: &Fonts,
    frame: Frame,
) -> Result<Figure, Error> {
    let rows = row::sorted(priorities);
    let form = Form::of(priorities.respondents, fonts, &rows);
    let words = words::words(priorities, &rows, form);
    let svg = picture(fonts, frame, &words, |canvas| {
        let grid = Grid::new(canvas.fonts(), &rows, form);
        grid.draw(canvas, &rows, form)?;
        form.draw(canvas, &grid, &rows)
    })?;
    let table = table(priorities, &rows);
    Ok(Figure::new(words, svg, table))
}

/// The figure for a page.
pub(crate) fn on_page(priorities: &Priorities, fonts: &Fonts) -> Result<PageFigure, Error> {
    let figure = figure(priorities, fonts, Frame::Page)?;
    let rows = row::sorted(priorities);
    let (words, narrow) = narrow::draw(fonts, priorities, &rows)?;
    Ok(PageFigure::new(figure, words, narrow))
}

impl Form {
    fn of(respondents: usize, fonts: &Fonts, rows: &[Row<'_>]) -> Self {
        let grid = Grid::new(fonts, rows, Self::Dots);
        Self::that_fits(respondents, || dots::radius(&grid, rows) >= SMALLEST_DOT)
    }

    /// Dots where they are seen, else numbers.
    fn that_fits(respondents: usize, dots_are_seen: impl FnOnce() -> bool) -> Self {
        if respondents <= SPANS_UP_TO {
            return Self::Spans;
        }
        if respondents > DOTS_UP_TO {
            return Self::Shares;
        }
        if dots_are_seen() { Self::Dots } else { Self::Counts }
    }

    fn draw(self, canvas: &mut Canvas<'_>, grid: &Grid, rows: &[Row<'_>]) -> Result<(), Error> {
        match self {
            Self::Spans => spans::draw(canvas, grid, rows),
            Self::Dots => dots::draw(canvas, grid, rows),
            Self::Counts | Self::Shares => cells::draw(canvas, grid, rows, self),
        }
    }
}

fn table(priorities: &Priorities, rows: &[Row<'_>]) -> Table {
    let ranks = priorities.items.len();
    let unranked = rows.iter().any(|row| row.unranked > 0);
    let mut columns = vec!["Priority".to_owned()];
    columns.extend((1..=ranks).map(|rank| format!("Rank {rank}")));
    if unranked {
        columns.push("Not ranked".to_owned());
    }
    columns.push("Verdict".to_owned());
    let cells = |row: &Row<'_>| {
        let mut cells = vec![row.item.item.clone()];
        cells.extend(row.item.rank_counts.iter().map(|&count| part_count(count)));
        if unranked {
            cells.push(row.unranked.to_string());
        }
        cells.push(verdict(row.item.verdict).to_owned());
        cells
    };
    let caption = "Leaders per rank, 1 = most important; a tie counts in part for each rank";
    Table { caption: caption.to_owned(), columns, rows: rows.iter().map(cells).collect() }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Split => "split",
        Verdict::High => "agreed high",
        Verdict::Low => "agreed low",
        Verdict::Mixed => "mixed",
    }
}
