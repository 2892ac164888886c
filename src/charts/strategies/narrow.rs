//! The groups on a phone: a mark per sentence in rows below each name. The number itself
//! stands on the page.

use crate::charts::Error;
use crate::charts::canvas::{NARROW, Type, Words, narrow_picture};
use crate::charts::groups::{Section, heading};
use crate::charts::marks::mark;
use crate::charts::text::Fonts;

const RADIUS: f64 = 11.0;
/// Between the centres of two marks, across and down.
const PITCH: f64 = 29.0;
/// A group's name, and the white below its marks.
const HEADING: f64 = 26.0;
const GAP: f64 = 18.0;

pub(super) fn draw(fonts: &Fonts, words: &Words, sections: &[Section]) -> Result<String, Error> {
    let of: usize = sections.iter().map(|section| section.size).sum();
    let height: f64 = sections.iter().map(height).sum();
    narrow_picture(fonts, words, height, |canvas| {
        let mut top = 0.0;
        for section in sections {
            let count = format!("{} of {of}", section.size);
            let names = (count.as_str(), section.name.as_str());
            heading(canvas, (0.0, top + 18.0), names, NARROW, section.role, Type::ON_PHONE)?;
            for index in 0..section.size {
                let (column, row) = (index % a_row(), index / a_row());
                let x = RADIUS * 1.2 + column as f64 * PITCH;
                let y = top + HEADING + RADIUS * 1.3 + row as f64 * PITCH;
                mark(canvas, (x, y), RADIUS, section.shape, section.role)?;
            }
            top += self::height(section);
        }
        Ok(())
    })
}

/// Marks in a row.
fn a_row() -> usize {
    ((NARROW - 2.4 * RADIUS) / PITCH) as usize + 1
}

fn height(section: &Section) -> f64 {
    HEADING + section.size.div_ceil(a_row()) as f64 * PITCH + GAP
}
