//! The line round a group of marks: as tight as its convex hull, as far from each
//! mark on every side, with round corners. Coordinates in px. Knows nothing of groups.

use std::f64::consts::TAU;

/// Corners of a drawn quarter of a circle, times four.
const CORNERS: usize = 48;
/// Points of a [`dense`] outline are at most so far apart.
const DENSE: f64 = 5.0;

type Point = (f64, f64);

/// The convex hull of discs of `padding` round `marks`, without its first point again.
pub(crate) fn round_hull(marks: &[Point], padding: f64) -> Vec<Point> {
    let disc = |&(x, y): &Point| {
        (0..CORNERS).map(move |corner| {
            let angle = TAU * corner as f64 / CORNERS as f64;
            (x + padding * libm::cos(angle), y + padding * libm::sin(angle))
        })
    };
    convex_hull(marks.iter().flat_map(disc).collect())
}

/// Andrew's monotone chain (Information Processing Letters 9, 1979).
fn convex_hull(mut points: Vec<Point>) -> Vec<Point> {
    points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut hull = chain(points.iter().copied());
    hull.extend(chain(points.iter().rev().copied()));
    hull
}

/// One side of the hull, without its last point.
fn chain(points: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut side: Vec<Point> = Vec::new();
    for point in points {
        while let [.., a, b] = side.as_slice() {
            if turn(*a, *b, point) > 1e-9 {
                break;
            }
            side.pop();
        }
        side.push(point);
    }
    side.pop();
    side
}

/// Positive when `a`, `b`, `c` turn the way a hull goes round.
fn turn(a: Point, b: Point, c: Point) -> f64 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

/// The same outline with a point every few px, to ask what it touches.
pub(crate) fn dense(outline: &[Point]) -> Vec<Point> {
    let next = outline.iter().cycle().skip(1);
    let edge = |(&(ax, ay), &(bx, by)): (&Point, &Point)| {
        let steps = (libm::hypot(bx - ax, by - ay) / DENSE).ceil().max(1.0) as usize;
        (0..steps).map(move |step| {
            let share = step as f64 / steps as f64;
            (ax + (bx - ax) * share, ay + (by - ay) * share)
        })
    };
    outline.iter().zip(next).flat_map(edge).collect()
}

/// Whether `point` lies inside a convex outline.
pub(crate) fn contains(outline: &[Point], point: Point) -> bool {
    let next = outline.iter().cycle().skip(1);
    outline.iter().zip(next).all(|(&a, &b)| turn(a, b, point) >= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hull_keeps_its_distance_from_every_mark() {
        let marks = [(0.0, 0.0), (100.0, 0.0), (40.0, 60.0), (45.0, 20.0)];
        let hull = round_hull(&marks, 20.0);
        for mark in marks {
            assert!(contains(&hull, mark));
            let nearest = dense(&hull)
                .iter()
                .map(|point| libm::hypot(point.0 - mark.0, point.1 - mark.1))
                .fold(f64::MAX, f64::min);
            assert!(nearest > 19.8, "{nearest}");
        }
        assert!(!contains(&hull, (100.0, 60.0)), "tighter than a circle");
    }

    #[test]
    fn one_mark_has_a_circle() {
        let hull = round_hull(&[(5.0, 5.0)], 10.0);
        assert_eq!(hull.len(), CORNERS);
    }
}
