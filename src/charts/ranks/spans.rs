//! Four leaders: how far the ranks reach, not who gave them.

use super::grid::Grid;
use super::row::Row;
use crate::charts::Error;
use crate::charts::canvas::Canvas;

const THICKNESS: f64 = 14.0;

pub(super) fn draw(canvas: &mut Canvas<'_>, grid: &Grid, rows: &[Row<'_>]) -> Result<(), Error> {
    for (index, row) in rows.iter().enumerate() {
        let Some((first, last)) = row.reach() else { continue };
        let thickness = THICKNESS.min(grid.cell().1 * 0.6);
        let left = grid.x(first) - thickness / 2.0;
        let width = grid.x(last) - grid.x(first) + thickness;
        let corner = (left, grid.y(index) - thickness / 2.0);
        canvas.bar(corner, (width, thickness), row.role(), 1.0, thickness / 2.0)?;
    }
    Ok(())
}
