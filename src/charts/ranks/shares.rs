//! More than twenty leaders: a cell per rank, the darker the more leaders, with
//! the share in percent.

use super::grid::Grid;
use super::row::Row;
use crate::charts::Error;
use crate::charts::canvas::{Align, Canvas, HALF_CAP, Type};
use crate::charts::theme::Tone;

/// White between cells.
const GAP: f64 = 3.0;
/// Opacity of the fullest cell: text on it keeps 4.5 to 1 in light and dark.
const DARKEST: f64 = 0.6;
/// Shares below this stay blank: a wall of ones and twos says nothing.
const WORTH_A_NUMBER: f64 = 0.5;

pub(super) fn draw(canvas: &mut Canvas<'_>, grid: &Grid, rows: &[Row<'_>]) -> Result<(), Error> {
    let shares = |row: &Row<'_>| -> Vec<f64> {
        let shown = row.item.shown.max(1) as f64;
        row.item.rank_counts.iter().map(|count| count / shown).collect()
    };
    let most = rows.iter().flat_map(shares).fold(f64::MIN_POSITIVE, f64::max);
    let (width, height) = grid.cell();
    let size = (width.min(120.0) - GAP, height.min(64.0) - GAP);
    for (index, row) in rows.iter().enumerate() {
        for (rank, share) in shares(row).into_iter().enumerate() {
            let centre = (grid.x(rank as f64 + 1.0), grid.y(index));
            cell(canvas, centre, size, (share, share / most), row)?;
        }
        if let Some(x) = grid.unranked() {
            let share = row.unranked as f64 / row.item.shown.max(1) as f64;
            number(canvas, (x, grid.y(index)), share)?;
        }
    }
    Ok(())
}

fn cell(
    canvas: &mut Canvas<'_>,
    centre: (f64, f64),
    (width, height): (f64, f64),
    (share, strength): (f64, f64),
    row: &Row<'_>,
) -> Result<(), Error> {
    let corner = (centre.0 - width / 2.0, centre.1 - height / 2.0);
    let opacity = 0.04 + (DARKEST - 0.04) * strength;
    canvas.bar(corner, (width, height), row.role(), opacity, 3.0)?;
    number(canvas, centre, share)
}

fn number(canvas: &mut Canvas<'_>, (x, y): (f64, f64), share: f64) -> Result<(), Error> {
    let percent = share * 100.0;
    if percent < WORTH_A_NUMBER {
        return Ok(());
    }
    let style = Type::new(Type::SMALL, Tone::Ink);
    let baseline = y + style.size * HALF_CAP;
    canvas.text((x, baseline), &format!("{percent:.0}"), style, Align::Centre)
}
