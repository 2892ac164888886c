//! The grid that all forms of the rank figure share: labels on the left, a column
//! per rank, what is said about a row on the right.

use super::Form;
use super::row::Row;
use super::words::bands;
use crate::charts::Error;
use crate::charts::canvas::{Align, BOTTOM, Canvas, HALF_CAP, MARGIN, TOP, Type, WIDTH};
use crate::charts::text::Fonts;
use crate::charts::theme::{Role, Tone};

/// The widest label before it is broken.
const LABEL_WIDTH: f64 = 340.0;
/// From labels to the first rank, from the last rank to what follows.
const GAP: f64 = 56.0;
/// Room for the words at a row's end, and for the column of what was not ranked.
const ASIDE: f64 = 132.0;
const UNRANKED: f64 = 104.0;
/// The rank numbers' baseline, and where the rows begin.
const NUMBERS: f64 = TOP + 14.0;
const ROWS: f64 = TOP + 28.0;

/// Where ranks and rows are, in px.
pub(super) struct Grid {
    ranks: usize,
    first: f64,
    step: f64,
    row_height: f64,
    label_edge: f64,
    unranked: Option<f64>,
}

impl Grid {
    pub(super) fn new(fonts: &Fonts, rows: &[Row<'_>], form: Form) -> Self {
        let ranks = rows.first().map_or(1, |row| row.item.rank_counts.len()).max(2);
        let row_height = ((BOTTOM - ROWS) / rows.len().max(1) as f64).min(92.0);
        let label = Self::label_style(row_height, true);
        let widest = rows.iter().map(|row| fonts.width(&row.item.item, label.size, label.weight));
        let label_edge = MARGIN + widest.fold(0.0, f64::max).min(LABEL_WIDTH).ceil();
        let aside = if rows.iter().any(|row| says(row, form)) { ASIDE } else { 0.0 };
        let any_unranked = rows.iter().any(|row| row.unranked > 0);
        let extra = if any_unranked { UNRANKED } else { 0.0 };
        let first = label_edge + GAP;
        let room = WIDTH - MARGIN - aside - extra - 24.0 - first;
        let step = (room / (ranks as f64 - 1.0)).min(150.0);
        let last = first + step * (ranks as f64 - 1.0);
        let unranked = any_unranked.then_some(last + UNRANKED);
        Self { ranks, first, step, row_height, label_edge, unranked }
    }

    /// Horizontal place of a rank, 1 = first; between two ranks for a median.
    pub(super) fn x(&self, rank: f64) -> f64 {
        self.first + (rank - 1.0) * self.step
    }

    /// Vertical middle of a row.
    pub(super) fn y(&self, row: usize) -> f64 {
        ROWS + (row as f64 + 0.5) * self.row_height
    }

    /// Room of one cell.
    pub(super) fn cell(&self) -> (f64, f64) {
        (self.step, self.row_height)
    }

    /// Where leaders who did not rank an item are drawn, if there are any.
    pub(super) fn unranked(&self) -> Option<f64> {
        self.unranked
    }

    pub(super) fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        rows: &[Row<'_>],
        form: Form,
    ) -> Result<(), Error> {
        let muted = Type::new(Type::SMALL, Tone::Muted);
        let bottom = self.y(rows.len()) - self.row_height / 2.0;
        for rank in 1..=self.ranks {
            let x = self.x(rank as f64);
            canvas.text((x, NUMBERS), &rank.to_string(), muted, Align::Centre)?;
            if form != Form::Shares {
                canvas.line((x, ROWS), (x, bottom), Role::Grid, 1.5)?;
            }
        }
        if let Some(x) = self.unranked {
            canvas.text((x, NUMBERS), "not ranked", muted, Align::Centre)?;
        }
        for (index, row) in rows.iter().enumerate() {
            self.label(canvas, row, self.y(index))?;
            if says(row, form) {
                self.aside(canvas, row, self.y(index))?;
            }
        }
        Ok(())
    }

    fn label(&self, canvas: &mut Canvas<'_>, row: &Row<'_>, y: f64) -> Result<(), Error> {
        let style = Self::label_style(self.row_height, row.is_split());
        let most = ((self.row_height - 2.0) / style.leading()).floor().clamp(1.0, 3.0) as usize;
        let width = self.label_edge - MARGIN + 1.0;
        let wrapped = canvas.fonts().wrap_balanced(&row.item.item, style.face(), width, most);
        canvas.label((self.label_edge, y), &wrapped.lines, style, Align::Right)
    }

    fn aside(&self, canvas: &mut Canvas<'_>, row: &Row<'_>, y: f64) -> Result<(), Error> {
        let tone = if row.is_split() { Tone::Split } else { Tone::Muted };
        let style = Type { tone, ..Self::label_style(24.0, row.is_split()) };
        let baseline = y + style.size * HALF_CAP;
        canvas.text((WIDTH - MARGIN, baseline), &bands(row), style, Align::Right)
    }

    /// Small when rows are narrow; bold when split.
    fn label_style(row_height: f64, split: bool) -> Type {
        let size = if row_height < 40.0 { Type::SMALL } else { Type::BODY };
        if split { Type::strong(size, Tone::Ink) } else { Type::new(size, Tone::Ink) }
    }
}

/// Whether the row's end says how many rank it high and low.
fn says(row: &Row<'_>, form: Form) -> bool {
    row.is_split() || form == Form::Spans
}
