//! The grid that all forms of the rank figure share: labels on the left, a column
//! per rank, what is said about a row on the right.

use super::Form;
use super::row::Row;
use super::words::bands;
use crate::charts::Error;
use crate::charts::canvas::{Align, BOTTOM, Canvas, HALF_CAP, MARGIN, TOP, Type, WIDTH, row_label};
use crate::charts::text::Fonts;
use crate::charts::theme::{Role, Tone};

/// The widest label before it is broken.
const LABEL_WIDTH: f64 = 340.0;
/// White between a label, a cell and what is said at a row's end.
const GAP: f64 = 16.0;
/// Room before the column of what was not ranked.
const UNRANKED: f64 = 70.0;
/// Ranks and rows farther apart than this are hard to follow.
const WIDEST: f64 = 220.0;
const TALLEST: f64 = 116.0;
/// The rank numbers' baseline, and where the rows begin.
const NUMBERS: f64 = TOP + 14.0;
const ROWS: f64 = TOP + 28.0;

/// Where ranks and rows are, in px.
pub(super) struct Grid {
    pub(super) ranks: usize,
    pub(super) first: f64,
    pub(super) step: f64,
    pub(super) row_height: f64,
    /// Vertical middle of each row.
    pub(super) rows: Vec<f64>,
    pub(super) label_edge: f64,
    pub(super) unranked: Option<f64>,
    pub(super) aside: f64,
    /// Size of a number in a cell.
    pub(super) number: f64,
}

impl Grid {
    pub(super) fn new(fonts: &Fonts, rows: &[Row<'_>], form: Form) -> Self {
        let ranks = rows.first().map_or(1, |row| row.item.rank_counts.len()).max(2);
        let row_height = ((BOTTOM - ROWS) / rows.len().max(1) as f64).min(TALLEST);
        let label = Self::label_style(row_height, true);
        let widest = rows.iter().map(|row| fonts.width(&row.item.item, label.size, label.weight));
        let label_edge = MARGIN + widest.fold(0.0, f64::max).min(LABEL_WIDTH).ceil();
        // Half a cell's share of a step: dots leave white between ranks, cells do not.
        let half = if matches!(form, Form::Counts | Form::Shares) { 0.5 } else { 0.43 };
        let asides = rows.iter().filter(|row| says(row, form)).map(|row| {
            let style = Self::aside_style(row);
            fonts.width(&bands(row), style.size, style.weight)
        });
        let aside = asides.fold(0.0, f64::max);
        let any_unranked = rows.iter().any(|row| row.unranked > 0);
        let mut room = WIDTH - MARGIN - GAP - label_edge;
        let mut steps = ranks as f64 - 1.0 + 2.0 * half;
        if aside > 0.0 {
            room -= GAP + aside;
        }
        if any_unranked {
            room -= UNRANKED;
            steps += half;
        }
        let step = (room / steps).min(WIDEST);
        let first = label_edge + GAP + half * step;
        let last = first + step * (ranks as f64 - 1.0);
        let unranked = any_unranked.then_some(last + half * step + UNRANKED);
        let aside = unranked.unwrap_or(last) + half * step + GAP;
        let middles = (0..rows.len()).map(|row| ROWS + (row as f64 + 0.5) * row_height).collect();
        let (rows, number) = (middles, Type::SMALL);
        Self { ranks, first, step, row_height, rows, label_edge, unranked, aside, number }
    }

    /// Horizontal place of a rank, 1 = first; between two ranks for a median.
    pub(super) fn x(&self, rank: f64) -> f64 {
        self.first + (rank - 1.0) * self.step
    }

    /// Vertical middle of a row.
    pub(super) fn y(&self, row: usize) -> f64 {
        self.rows[row]
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
        let bottom = ROWS + rows.len() as f64 * self.row_height;
        for rank in 1..=self.ranks {
            let x = self.x(rank as f64);
            canvas.text((x, NUMBERS), &rank.to_string(), muted, Align::Centre)?;
            if matches!(form, Form::Spans | Form::Dots) {
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
        let width = self.label_edge - MARGIN + 1.0;
        let (lines, style) =
            row_label(canvas.fonts(), &row.item.item, style, width, self.row_height);
        canvas.label((self.label_edge, y), &lines, style, Align::Right)
    }

    fn aside(&self, canvas: &mut Canvas<'_>, row: &Row<'_>, y: f64) -> Result<(), Error> {
        let style = Self::aside_style(row);
        let baseline = y + style.size * HALF_CAP;
        canvas.text((self.aside, baseline), &bands(row), style, Align::Left)
    }

    fn aside_style(row: &Row<'_>) -> Type {
        if row.is_split() {
            Type::strong(Type::SMALL, Tone::Split)
        } else {
            Type::new(Type::SMALL, Tone::Muted)
        }
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
