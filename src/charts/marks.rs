//! The marks that stand for people, and how several of them share a place.
//! One mark is one leader, never a named one: marks come in the order of value.

use super::Error;
use super::canvas::Canvas;
use super::theme::Role;
use std::f64::consts::TAU;

/// A shape that goes with a colour, so that neither speaks alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Dot,
    Triangle,
    Diamond,
    Square,
    Pointer,
}

/// Draws one mark. All shapes look equally large at the same radius.
pub(crate) fn mark(
    canvas: &mut Canvas<'_>,
    (x, y): (f64, f64),
    radius: f64,
    shape: Shape,
    role: Role,
) -> Result<(), Error> {
    match shape {
        Shape::Dot => canvas.disc((x, y), radius, role, 1.0),
        Shape::Square => {
            let side = SQUARE * radius;
            canvas.bar((x - side / 2.0, y - side / 2.0), (side, side), role, 1.0, 2.0)
        }
        _ => {
            let corners = corners(shape).iter().map(|(dx, dy)| (x + dx * radius, y + dy * radius));
            canvas.polygon(&corners.collect::<Vec<_>>(), role, 1.0)
        }
    }
}

/// The same mark by itself, to stand before a name in a page's text. Says nothing to
/// screen readers: the name does.
pub(crate) fn symbol(shape: Shape, role: Role) -> String {
    const RADIUS: f64 = 40.0;
    let class = format!("c-{}", role.name());
    let drawn = if shape == Shape::Dot {
        format!("<circle class=\"{class}\" r=\"{RADIUS}\"/>")
    } else {
        let points: Vec<String> = corners(shape)
            .iter()
            .map(|(x, y)| format!("{:.0},{:.0}", x * RADIUS, y * RADIUS))
            .collect();
        format!("<polygon class=\"{class}\" points=\"{}\"/>", points.join(" "))
    };
    format!(
        "<svg class=\"viz symbol\" viewBox=\"-50 -50 100 100\" width=\"20\" height=\"20\" \
         aria-hidden=\"true\" focusable=\"false\">{drawn}</svg>"
    )
}

/// Side of a square, in radii.
const SQUARE: f64 = 1.76;

/// Corners of a shape round its middle, in radii.
fn corners(shape: Shape) -> &'static [(f64, f64)] {
    const HALF: f64 = SQUARE / 2.0;
    match shape {
        Shape::Triangle => &[(0.0, -1.1), (1.13, 0.85), (-1.13, 0.85)],
        Shape::Pointer => &[(0.0, 1.1), (1.13, -0.85), (-1.13, -0.85)],
        Shape::Diamond => &[(0.0, -1.22), (1.22, 0.0), (0.0, 1.22), (-1.22, 0.0)],
        Shape::Dot | Shape::Square => &[(-HALF, -HALF), (HALF, -HALF), (HALF, HALF), (-HALF, HALF)],
    }
}

/// A leader who counts in part, because a tie covers several ranks: a ring of
/// which `share` (0-1) is filled, clockwise from the top.
pub(crate) fn part_dot(
    canvas: &mut Canvas<'_>,
    (x, y): (f64, f64),
    radius: f64,
    share: f64,
    role: Role,
) -> Result<(), Error> {
    const STEPS: u32 = 24;
    canvas.ring((x, y), radius, role, (radius * 0.2).clamp(1.5, 2.0))?;
    let edge = (0..=STEPS).map(|step| {
        let angle = share * TAU * f64::from(step) / f64::from(STEPS);
        (x + radius * libm::sin(angle), y - radius * libm::cos(angle))
    });
    let sector: Vec<(f64, f64)> = std::iter::once((x, y)).chain(edge).collect();
    canvas.polygon(&sector, role, 1.0)
}

/// Where `count` marks go around a centre, in units of their distance: columns
/// of at most `tallest`, symmetric, so that a number is seen without counting.
pub(crate) fn pips(count: usize, tallest: usize) -> Vec<(f64, f64)> {
    let columns = columns_of(count, tallest.max(1));
    let middle = (columns.len() as f64 - 1.0) / 2.0;
    let placed = columns.iter().enumerate().flat_map(|(column, &height)| {
        let top = (height as f64 - 1.0) / 2.0;
        (0..height).map(move |row| (column as f64 - middle, row as f64 - top))
    });
    placed.collect()
}

/// Heights of the columns: as even and as symmetric as possible, else the taller
/// ones first.
fn columns_of(count: usize, tallest: usize) -> Vec<usize> {
    let columns = count.div_ceil(tallest);
    if columns == 0 {
        return Vec::new();
    }
    let mut heights = vec![count / columns; columns];
    let mut rest = count % columns;
    if rest % 2 == 1 && columns % 2 == 1 {
        heights[columns / 2] += 1;
        rest -= 1;
    }
    let symmetric = rest.is_multiple_of(2);
    for extra in 0..rest {
        let from_right = symmetric && extra % 2 == 1;
        let column = if symmetric { extra / 2 } else { extra };
        heights[if from_right { columns - 1 - column } else { column }] += 1;
    }
    heights
}

/// Distance between the centres of neighbouring marks, in radii.
pub(crate) const PITCH: f64 = 2.25;

/// The largest radius at which every cell of `room` holds its marks, and the
/// tallest column then; `most` is the largest number of marks in a cell.
pub(crate) fn fitting(most: usize, room: (f64, f64), largest: f64) -> (f64, usize) {
    let radius_at = |tallest: usize| {
        let wide = most.div_ceil(tallest) as f64;
        let across = room.0 / ((wide - 1.0) * PITCH + 2.0);
        let down = room.1 / ((tallest as f64 - 1.0) * PITCH + 2.0);
        across.min(down).min(largest)
    };
    // Up to three rows look like pips: worth a slightly smaller dot.
    let compact = |tallest: usize| if tallest <= 3 { 0.85 } else { 1.01 };
    (2..=most).fold((radius_at(1), 1), |best, tallest| {
        let radius = radius_at(tallest);
        if radius >= best.0 * compact(tallest) { (radius, tallest) } else { best }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pips_are_symmetric() {
        assert_eq!(columns_of(7, 3), [2, 3, 2]);
        assert_eq!(columns_of(8, 3), [3, 2, 3]);
        assert_eq!(columns_of(5, 3), [3, 2]);
        assert_eq!(columns_of(11, 3), [3, 3, 3, 2]);
        assert_eq!(columns_of(4, 3), [2, 2]);
        assert_eq!(columns_of(15, 3), [3; 5]);
        for count in 0..30 {
            assert_eq!(pips(count, 3).len(), count);
        }
    }

    #[test]
    fn marks_shrink_until_the_fullest_cell_holds_them() {
        let (radius, tallest) = fitting(9, (60.0, 60.0), 11.0);
        assert_eq!(tallest, 3);
        assert!((radius - 60.0 / 6.5).abs() < 1e-9);
        assert_eq!(fitting(1, (60.0, 60.0), 11.0), (11.0, 1));
    }
}
