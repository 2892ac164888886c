//! Five to twenty leaders: a dot each, stacked on the rank, over a bar for the
//! middle half. Ranks are discrete: dots are stacked, never jittered.

use super::grid::Grid;
use super::row::Row;
use crate::charts::Error;
use crate::charts::canvas::Canvas;
use crate::charts::marks::{PITCH, Shape, fitting, mark, part_dot, pips};
use crate::charts::theme::Role;

/// The largest dot.
const LARGEST: f64 = 13.0;
/// Share of a cell that dots may fill.
const FILL: (f64, f64) = (0.86, 0.84);

pub(super) fn draw(canvas: &mut Canvas<'_>, grid: &Grid, rows: &[Row<'_>]) -> Result<(), Error> {
    let (radius, tallest) = size(grid, rows);
    for (index, row) in rows.iter().enumerate() {
        middle_half(canvas, grid, row, grid.y(index), radius)?;
        for (rank, (whole, part)) in row.cells().enumerate() {
            let centre = (grid.x(rank as f64 + 1.0), grid.y(index));
            stack(canvas, centre, (whole, part), (radius, tallest), row.role())?;
        }
        if let Some(x) = grid.unranked() {
            let count = (row.unranked, 0.0);
            stack(canvas, (x, grid.y(index)), count, (radius, tallest), Role::Neutral)?;
        }
    }
    Ok(())
}

/// The radius that all dots have.
pub(super) fn radius(grid: &Grid, rows: &[Row<'_>]) -> f64 {
    size(grid, rows).0
}

fn size(grid: &Grid, rows: &[Row<'_>]) -> (f64, usize) {
    let most = rows.iter().map(fullest).max().unwrap_or(1).max(1);
    let (width, height) = grid.cell();
    fitting(most, (width * FILL.0, height * FILL.1), LARGEST)
}

/// Marks in the row's fullest cell.
fn fullest(row: &Row<'_>) -> usize {
    let marks = |(whole, part): (usize, f64)| whole + usize::from(part > 0.0);
    row.cells().map(marks).max().unwrap_or(0).max(row.unranked)
}

fn middle_half(
    canvas: &mut Canvas<'_>,
    grid: &Grid,
    row: &Row<'_>,
    y: f64,
    radius: f64,
) -> Result<(), Error> {
    let (low, high) = row.middle_half;
    if !high.is_finite() || low >= high {
        return Ok(());
    }
    let reach = radius + 5.0;
    let height = (radius * 0.9).max(5.0);
    let left = grid.x(low) - reach;
    let width = grid.x(high) + reach - left;
    canvas.bar((left, y - height / 2.0), (width, height), row.role(), 0.28, height / 2.0)
}

fn stack(
    canvas: &mut Canvas<'_>,
    (x, y): (f64, f64),
    (whole, part): (usize, f64),
    (radius, tallest): (f64, usize),
    role: Role,
) -> Result<(), Error> {
    let marks = whole + usize::from(part > 0.0);
    for (index, (column, row)) in pips(marks, tallest).into_iter().enumerate() {
        let at = (x + column * PITCH * radius, y + row * PITCH * radius);
        if index < whole {
            mark(canvas, at, radius, Shape::Dot, role)?;
        } else {
            // Paper under the ring: the bar behind must not look like a part of it.
            canvas.disc(at, radius, Role::Paper, 1.0)?;
            part_dot(canvas, at, radius, part, role)?;
        }
    }
    Ok(())
}
