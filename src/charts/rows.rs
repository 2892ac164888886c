//! Rows of a picture for a phone: a name above the strip it belongs to, both as wide as
//! the picture. Knows nothing of what is on the strip.

use super::Error;
use super::canvas::{Align, Canvas, Type};
use super::text::Fonts;
use super::theme::Role;

/// The most lines of a name; the table has it whole.
const MOST_LINES: usize = 4;
/// White between a name and its strip, and below the strip.
const ABOVE: f64 = 4.0;
const BELOW: f64 = 14.0;

/// A name, and a word on its row.
pub(crate) struct Name<'a> {
    pub(crate) text: &'a str,
    pub(crate) style: Type,
    /// Stands below it, in a line of its own.
    pub(crate) aside: Option<(String, Type)>,
}

/// Where every row stands, in px.
pub(crate) struct Rows {
    each: Vec<Row>,
    strip: f64,
    bottom: f64,
}

struct Row {
    top: f64,
    lines: Vec<(String, Type)>,
    /// Vertical middle of the strip.
    middle: f64,
}

impl Rows {
    /// Rows from `top` down, each with a strip `strip` px high below its name.
    pub(crate) fn new(fonts: &Fonts, names: &[Name<'_>], top: f64, width: f64, strip: f64) -> Self {
        let mut rows = Vec::new();
        let mut top = top;
        for Name { text, style, aside } in names {
            let wrapped = fonts.wrap(text, style.face(), width, MOST_LINES).lines;
            let mut lines: Vec<(String, Type)> =
                wrapped.into_iter().map(|line| (line, *style)).collect();
            lines.extend(aside.clone());
            let height: f64 = lines.iter().map(|(_, style)| style.leading()).sum();
            let middle = top + height + ABOVE + strip / 2.0;
            rows.push(Row { top, lines, middle });
            top = middle + strip / 2.0 + BELOW;
        }
        Self { each: rows, strip, bottom: top - BELOW }
    }

    /// Vertical middle of each strip.
    pub(crate) fn middles(&self) -> Vec<f64> {
        self.each.iter().map(|row| row.middle).collect()
    }

    /// Top and bottom of the strips from one row to another.
    pub(crate) fn span(&self, first: usize, last: usize) -> (f64, f64) {
        (self.each[first].middle - self.strip / 2.0, self.each[last].middle + self.strip / 2.0)
    }

    /// Where the last strip ends.
    pub(crate) fn bottom(&self) -> f64 {
        self.bottom
    }

    /// Draws the names, on paper: lines of a grid do not run through them.
    pub(crate) fn draw_names(&self, canvas: &mut Canvas<'_>) -> Result<(), Error> {
        for Row { top, lines, .. } in &self.each {
            let mut top = *top;
            for (text, style) in lines {
                let width = canvas.fonts().width(text, style.size, style.weight) + 8.0;
                canvas.bar((0.0, top), (width, style.leading()), Role::Paper, 1.0, 0.0)?;
                canvas.text((0.0, top + style.size), text, *style, Align::Left)?;
                top += style.leading();
            }
        }
        Ok(())
    }
}
