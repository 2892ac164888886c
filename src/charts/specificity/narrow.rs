//! Agreement by specificity on a phone: the square, and below it a row for each count.

use super::{DISTANCE, Found, one, square};
use crate::charts::Error;
use crate::charts::canvas::{NARROW, Type, Words, narrow_picture};
use crate::charts::groups::heading;
use crate::charts::text::Fonts;
use crate::charts::theme::Role;

const SIDE: f64 = 340.0;
/// Where the rows begin, and the height of one.
const ROWS: f64 = SIDE + 64.0;
const ROW: f64 = 72.0;
const RADIUS: f64 = 11.0;

pub(super) fn draw(fonts: &Fonts, words: &Words, found: &Found<'_>) -> Result<String, Error> {
    let of = found.sentences.count;
    let radius = RADIUS.min(NARROW / (of.max(1) as f64 * DISTANCE));
    narrow_picture(fonts, words, ROWS + 3.0 * ROW, |canvas| {
        square(canvas, found, ((NARROW - SIDE) / 2.0, 4.0, SIDE), Type::ON_PHONE)?;
        for (index, (what, size, role, shape)) in found.counts().into_iter().enumerate() {
            let top = ROWS + ROW * index as f64;
            let count = format!("{size} of {of}");
            heading(canvas, (0.0, top + 14.0), (&count, what), NARROW, Role::Ink, Type::ON_PHONE)?;
            for sentence in 0..of {
                let at = (radius + sentence as f64 * radius * DISTANCE, top + 38.0);
                one(canvas, at, radius, (sentence < size).then_some((role, shape)))?;
            }
        }
        Ok(())
    })
}
