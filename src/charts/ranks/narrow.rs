//! The ranks on a phone: each priority above its own strip, one grid through all of them.

use super::grid::Grid;
use super::row::Row;
use super::words::{bands, words};
use super::{Form, dots};
use crate::analysis::report::Priorities;
use crate::charts::Error;
use crate::charts::canvas::{Align, Canvas, NARROW, Type, Words, narrow_picture};
use crate::charts::rows::{Name, Rows};
use crate::charts::text::Fonts;
use crate::charts::theme::{Role, Tone};

/// Smaller dots are not told apart on a phone, in px of the picture.
const SMALLEST_DOT: f64 = 3.8;
/// Height of a strip of dots; of bars or cells.
const DOTS: f64 = 48.0;
const BARS: f64 = 32.0;
/// The rank numbers above the first row and below the last.
const NUMBERS: f64 = 34.0;
/// Room for the column of what was not ranked, and its heading.
const UNRANKED: f64 = 88.0;
/// Size of a number in a cell: with many ranks a cell is narrow.
const CELL: f64 = 14.0;

pub(super) fn draw(
    fonts: &Fonts,
    priorities: &Priorities,
    rows: &[Row<'_>],
) -> Result<(Words, String), Error> {
    let dotted = grid(rows, &strips(fonts, rows, Form::Dots), Form::Dots);
    let seen = || dots::radius(&dotted, rows) >= SMALLEST_DOT;
    let form = Form::that_fits(priorities.respondents, seen);
    let strips = strips(fonts, rows, form);
    let grid = grid(rows, &strips, form);
    let words = words(priorities, rows, form);
    let svg = narrow_picture(fonts, &words, strips.bottom() + NUMBERS, |canvas| {
        numbers(canvas, &grid, strips.bottom(), form)?;
        strips.draw_names(canvas)?;
        form.draw(canvas, &grid, rows)
    })?;
    Ok((words, svg))
}

fn strips(fonts: &Fonts, rows: &[Row<'_>], form: Form) -> Rows {
    let names: Vec<Name<'_>> = rows.iter().map(|row| name(row, form)).collect();
    Rows::new(fonts, &names, NUMBERS, NARROW, height(form))
}

fn height(form: Form) -> f64 {
    if form == Form::Dots { DOTS } else { BARS }
}

fn name<'a>(row: &'a Row<'_>, form: Form) -> Name<'a> {
    let plain = Type::new(Type::ON_PHONE, Tone::Ink);
    let strong = Type::strong(Type::ON_PHONE, Tone::Ink);
    let tone = if row.is_split() { Tone::Split } else { Tone::Muted };
    let said = row.is_split() || form == Form::Spans;
    let aside = Type { tone, ..if row.is_split() { strong } else { plain } };
    Name {
        text: &row.item.item,
        style: if row.is_split() { strong } else { plain },
        aside: said.then(|| (bands(row), aside)),
    }
}

fn grid(rows: &[Row<'_>], strips: &Rows, form: Form) -> Grid {
    let ranks = rows.first().map_or(1, |row| row.item.rank_counts.len()).max(2);
    let any_unranked = rows.iter().any(|row| row.unranked > 0);
    let room = if any_unranked { NARROW - UNRANKED } else { NARROW };
    let step = room / ranks as f64;
    Grid {
        ranks,
        first: step / 2.0,
        step,
        row_height: height(form),
        rows: strips.middles(),
        label_edge: 0.0,
        unranked: any_unranked.then_some(NARROW - UNRANKED / 2.0),
        aside: 0.0,
        number: CELL,
    }
}

/// The numbers of the ranks, above and below, and a line for each.
fn numbers(canvas: &mut Canvas<'_>, grid: &Grid, bottom: f64, form: Form) -> Result<(), Error> {
    let muted = Type::new(Type::ON_PHONE, Tone::Muted);
    let lines = matches!(form, Form::Spans | Form::Dots);
    for rank in 1..=grid.ranks {
        let x = grid.x(rank as f64);
        if lines {
            canvas.line((x, NUMBERS - 8.0), (x, bottom), Role::Grid, 1.5)?;
        }
        if is_numbered(rank, grid.ranks) {
            let number = rank.to_string();
            let half = canvas.fonts().width(&number, muted.size, muted.weight) / 2.0;
            let x = x.clamp(half, NARROW - half);
            for y in [17.0, bottom + 22.0] {
                canvas.text((x, y), &number, muted, Align::Centre)?;
            }
        }
    }
    let Some(x) = grid.unranked() else { return Ok(()) };
    canvas.text((x, 17.0), "not ranked", muted, Align::Centre)
}

/// Every rank, or with many the first, the last and every fifth.
fn is_numbered(rank: usize, ranks: usize) -> bool {
    ranks <= 12 || rank == 1 || rank == ranks || (rank.is_multiple_of(5) && rank + 2 < ranks)
}
