//! The team's order on a phone: each priority above its own strip, one grid through all.

use super::{place, reach};
use crate::analysis::report::Priorities;
use crate::charts::Error;
use crate::charts::canvas::{Align, Canvas, HALF_CAP, NARROW, Type, Words, narrow_picture};
use crate::charts::rows::{Name, Rows};
use crate::charts::text::Fonts;
use crate::charts::theme::{Role, Tone};

const STRIP: f64 = 30.0;
const NUMBERS: f64 = 34.0;
const RADIUS: f64 = 9.0;
/// Room on the right for the bracket and its word.
const ASIDE: f64 = 64.0;
/// From so many positions on only some carry their number.
const ALL_NUMBERED: usize = 12;

pub(super) fn draw(
    fonts: &Fonts,
    words: &Words,
    priorities: &Priorities,
    blocks: &[(usize, usize)],
) -> Result<String, Error> {
    let firm = priorities.beyond_chance;
    let positions = &priorities.consensus.positions;
    let style = Type::new(Type::ON_PHONE, if firm { Tone::Ink } else { Tone::Muted });
    let names: Vec<Name<'_>> =
        positions.iter().map(|it| Name { text: &it.item, style, aside: None }).collect();
    let rows = Rows::new(fonts, &names, NUMBERS, NARROW - ASIDE, STRIP);
    let step = (NARROW - ASIDE) / positions.len().max(1) as f64;
    let x = |position: usize| (position as f64 - 0.5) * step;
    narrow_picture(fonts, words, rows.bottom() + 2.0, |canvas| {
        for position in 1..=positions.len() {
            number(canvas, (position, x(position)), positions.len(), rows.bottom())?;
        }
        rows.draw_names(canvas)?;
        let radius = RADIUS.min(step * 0.45);
        for ((index, position), y) in positions.iter().enumerate().zip(rows.middles()) {
            reach(canvas, (x(position.best), x(position.worst), y), radius)?;
            place(canvas, (x(index + 1), y), radius, firm)?;
        }
        let open = blocks.iter().filter(|block| block.0 != block.1);
        open.into_iter().try_for_each(|&(first, last)| bracket(canvas, rows.span(first, last)))
    })
}

fn number(
    canvas: &mut Canvas<'_>,
    (position, x): (usize, f64),
    of: usize,
    bottom: f64,
) -> Result<(), Error> {
    canvas.line((x, NUMBERS - 8.0), (x, bottom), Role::Grid, 1.5)?;
    let inner = position.is_multiple_of(5) && position + 2 < of;
    if of > ALL_NUMBERED && position != 1 && position != of && !inner {
        return Ok(());
    }
    let muted = Type::new(Type::ON_PHONE, Tone::Muted);
    canvas.text((x, 17.0), &position.to_string(), muted, Align::Centre)
}

/// Joins the rows that could swap, on the right, with the word "open".
fn bracket(canvas: &mut Canvas<'_>, (top, bottom): (f64, f64)) -> Result<(), Error> {
    let x = NARROW - ASIDE + 6.0;
    let corners = [(x, top), (x + 7.0, top), (x + 7.0, bottom), (x, bottom)];
    canvas.path(&corners, Role::Neutral, 2.0)?;
    let style = Type::new(Type::ON_PHONE, Tone::Muted);
    let baseline = f64::midpoint(top, bottom) + style.size * HALF_CAP;
    canvas.text((NARROW, baseline), "open", style, Align::Right)
}
