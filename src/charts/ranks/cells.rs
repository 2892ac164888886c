//! More leaders or priorities than dots can show: a cell per rank, the darker the
//! more leaders, with their number or their share in percent.

use super::Form;
use super::grid::Grid;
use super::row::Row;
use crate::analysis::wording::part_count;
use crate::charts::Error;
use crate::charts::canvas::{Align, Canvas, HALF_CAP, Type};
use crate::charts::text::Weight;
use crate::charts::theme::Tone;

/// White between cells.
const GAP: f64 = 3.0;
/// Opacity of the fullest cell: text on it keeps 4.5 to 1 in light and dark.
const DARKEST: f64 = 0.6;
/// Shares below half a percent stay blank.
const WORTH_A_NUMBER: f64 = 0.005;

/// One number, and how strong its cell is, 0 to 1.
struct Cell {
    text: String,
    strength: f64,
}

pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    grid: &Grid,
    rows: &[Row<'_>],
    form: Form,
) -> Result<(), Error> {
    let counts = rows.iter().flat_map(|row| row.item.rank_counts.iter().copied());
    let most = counts.fold(f64::MIN_POSITIVE, f64::max);
    let (width, height) = grid.cell();
    let size = (width - GAP, height.min(72.0) - GAP);
    for (index, row) in rows.iter().enumerate() {
        for (rank, &count) in row.item.rank_counts.iter().enumerate() {
            let centre = (grid.x(rank as f64 + 1.0), grid.y(index));
            let cell = Cell { text: number(row, count, form), strength: count / most };
            draw_cell(canvas, centre, size, &cell, row, grid.number)?;
        }
        if let Some(x) = grid.unranked() {
            let text = number(row, row.unranked as f64, form);
            draw_number(canvas, (x, grid.y(index)), &text, grid.number)?;
        }
    }
    Ok(())
}

/// Blank for nobody.
fn number(row: &Row<'_>, count: f64, form: Form) -> String {
    let share = count / row.item.shown.max(1) as f64;
    match form {
        _ if share < WORTH_A_NUMBER => String::new(),
        Form::Shares => format!("{:.0}", share * 100.0),
        _ => part_count(count),
    }
}

fn draw_cell(
    canvas: &mut Canvas<'_>,
    centre: (f64, f64),
    (width, height): (f64, f64),
    cell: &Cell,
    row: &Row<'_>,
    number: f64,
) -> Result<(), Error> {
    let corner = (centre.0 - width / 2.0, centre.1 - height / 2.0);
    let opacity = 0.04 + (DARKEST - 0.04) * cell.strength;
    canvas.bar(corner, (width, height), row.role(), opacity, 3.0)?;
    // On a phone a number may not fit its cell: the table has it.
    let fits = canvas.fonts().width(&cell.text, number, Weight::Regular) <= width + GAP;
    if fits { draw_number(canvas, centre, &cell.text, number) } else { Ok(()) }
}

fn draw_number(
    canvas: &mut Canvas<'_>,
    (x, y): (f64, f64),
    text: &str,
    size: f64,
) -> Result<(), Error> {
    if text.is_empty() {
        return Ok(());
    }
    let style = Type::new(size, Tone::Ink);
    canvas.text((x, y + style.size * HALF_CAP), text, style, Align::Centre)
}
