//! The contested pairs on a phone: both names above, the leaders below them growing from
//! the middle outwards.

use super::{DOTS_UP_TO, Leaders, Pair};
use crate::charts::Error;
use crate::charts::canvas::{Align, Canvas, HALF_CAP, NARROW, Type, Words, narrow_picture};
use crate::charts::text::Fonts;
use crate::charts::theme::{Role, Tone};

const MIDDLE: f64 = NARROW / 2.0;
const MOST_LINES: usize = 4;
/// White between the two names, and between the middle and a name.
const GUTTER: f64 = 24.0;
/// The room for a count.
const COUNT: f64 = 34.0;
const PITCH: f64 = 26.0;
const LEADERS: Leaders = Leaders { middle: MIDDLE, inner: 9.0, radius: 10.5 };
/// Height of a row of dots, and the white below it.
const DOTS: f64 = 38.0;
const GAP: f64 = 22.0;

/// A pair with its names in lines, and where it begins.
struct Row<'a> {
    pair: &'a Pair<'a>,
    names: [Vec<String>; 2],
    top: f64,
    middle: f64,
}

pub(super) fn draw(fonts: &Fonts, words: &Words, pairs: &[Pair<'_>]) -> Result<String, Error> {
    let rows = rows(fonts, pairs);
    let most = pairs.iter().map(|pair| pair.more).max().unwrap_or(1).max(1);
    let pitch = PITCH.min((MIDDLE - LEADERS.inner - COUNT) / most as f64);
    let bottom = rows.last().map_or(0.0, |row| row.middle + DOTS / 2.0);
    narrow_picture(fonts, words, bottom + 2.0, |canvas| {
        for row in &rows {
            draw_row(canvas, row, (pitch, most > DOTS_UP_TO))?;
        }
        Ok(())
    })
}

fn label() -> Type {
    Type::new(Type::ON_PHONE, Tone::Ink)
}

fn rows<'a>(fonts: &Fonts, pairs: &'a [Pair<'a>]) -> Vec<Row<'a>> {
    let width = MIDDLE - GUTTER / 2.0;
    let mut top = 0.0;
    let mut rows = Vec::new();
    for pair in pairs {
        let wrap = |name: &str| fonts.wrap(name, label().face(), width, MOST_LINES).lines;
        let names = [wrap(pair.first), wrap(pair.second)];
        let lines = names.iter().map(Vec::len).max().unwrap_or(1) as f64;
        let middle = top + lines * label().leading() + DOTS / 2.0;
        rows.push(Row { pair, names, top, middle });
        top = middle + DOTS / 2.0 + GAP;
    }
    rows
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    row: &Row<'_>,
    (pitch, bars): (f64, bool),
) -> Result<(), Error> {
    let Row { pair, names, top, middle } = row;
    let role = if pair.is_even() { Role::Split } else { Role::Agree };
    let sides = [(-1.0, 0.0, Align::Left, pair.more), (1.0, NARROW, Align::Right, pair.fewer)];
    let (from, to) = (middle - DOTS / 2.0 + 4.0, middle + DOTS / 2.0 - 2.0);
    canvas.line((MIDDLE, from), (MIDDLE, to), Role::Grid, 2.0)?;
    for ((side, edge, align, leaders), lines) in sides.into_iter().zip(names) {
        // Names of one line stand next to their dots, not above a gap.
        let height = lines.len() as f64 * label().leading();
        let first = middle - DOTS / 2.0 - height + label().size;
        canvas.lines((edge, first.max(top + label().size)), lines, label(), align)?;
        LEADERS.draw(canvas, (side, *middle), (leaders, pitch, bars), role)?;
        let end = LEADERS.end(side, leaders, pitch);
        let count = Type::strong(Type::ON_PHONE, role.tone());
        let beside = if side < 0.0 { Align::Right } else { Align::Left };
        let baseline = middle + count.size * HALF_CAP;
        canvas.text((end + side * 8.0, baseline), &leaders.to_string(), count, beside)?;
    }
    Ok(())
}
