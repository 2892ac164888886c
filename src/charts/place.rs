//! Places names beside the outlines they name: some places each, the one that is
//! nearest and touches nothing. A name that would touch an outline, a mark or
//! another name is left out; the list names it too.

use super::hull::contains;

/// An upright box, in px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// A dense convex outline to be named, and the room its name takes.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) outline: Vec<(f64, f64)>,
    pub(crate) size: (f64, f64),
}

/// How often every name is placed anew, knowing where the others went.
const ROUNDS: usize = 4;
/// White between an outline and its name.
const GAP: f64 = 7.0;
/// White that a name keeps from everything else.
const CLEAR: f64 = 4.0;

impl Area {
    pub(crate) fn around((x, y): (f64, f64), radius: f64) -> Self {
        let side = 2.0 * radius;
        Self { left: x - radius, top: y - radius, width: side, height: side }
    }

    fn right(&self) -> f64 {
        self.left + self.width
    }

    fn bottom(&self) -> f64 {
        self.top + self.height
    }

    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.left < other.right()
            && other.left < self.right()
            && self.top < other.bottom()
            && other.top < self.bottom()
    }

    fn lies_in(&self, panel: &Self) -> bool {
        self.left >= panel.left
            && self.right() <= panel.right()
            && self.top >= panel.top
            && self.bottom() <= panel.bottom()
    }

    fn holds(&self, (x, y): (f64, f64)) -> bool {
        (self.left..=self.right()).contains(&x) && (self.top..=self.bottom()).contains(&y)
    }

    fn wider(&self, by: f64) -> Self {
        let (width, height) = (self.width + 2.0 * by, self.height + 2.0 * by);
        Self { left: self.left - by, top: self.top - by, width, height }
    }

    fn corners(&self) -> [(f64, f64); 4] {
        let (right, bottom) = (self.right(), self.bottom());
        [(self.left, self.top), (right, self.top), (self.left, bottom), (right, bottom)]
    }
}

/// Where each name goes, in the order given; `None` where it would touch something.
pub(crate) fn place_labels(named: &[Named], marks: &[Area], panel: &Area) -> Vec<Option<Area>> {
    let free: Vec<Vec<Area>> = (0..named.len())
        .map(|index| {
            let mut places = candidates(&named[index]);
            places.retain(|area| area.lies_in(panel) && is_clear(area, index, named, marks));
            places
        })
        .collect();
    let mut placed: Vec<Option<Area>> = vec![None; named.len()];
    for _ in 0..ROUNDS {
        for index in 0..named.len() {
            let met = |area: &&Area| {
                let others = placed.iter().enumerate().filter(|(other, _)| *other != index);
                others.filter_map(|(_, other)| *other).any(|other| other.meets(area))
            };
            placed[index] = free[index].iter().find(|area| !met(area)).copied();
        }
    }
    placed
}

/// Whether a name there touches no outline and no mark, and lies in no other's outline.
fn is_clear(area: &Area, index: usize, named: &[Named], marks: &[Area]) -> bool {
    let wider = area.wider(CLEAR);
    let crossed = named.iter().any(|other| other.outline.iter().any(|&point| wider.holds(point)));
    let covered = marks.iter().any(|mark| mark.meets(&wider));
    let mut others = named.iter().enumerate().filter(|(other, _)| *other != index);
    let inside = others
        .any(|(_, other)| area.corners().iter().any(|&corner| contains(&other.outline, corner)));
    !(crossed || covered || inside)
}

/// Above first, then below, both also towards the sides, then beside.
fn candidates(named: &Named) -> Vec<Area> {
    let Named { outline, size: (width, height) } = named;
    let (left, right) = extent(outline.iter().map(|point| point.0));
    let (top, bottom) = extent(outline.iter().map(|point| point.1));
    let at = |share: f64| (left + (right - left) * share, top + (bottom - top) * share);
    let shares = [0.5, 0.35, 0.65, 0.2, 0.8, 0.0, 1.0];
    let area = |left: f64, top: f64| Area { left, top, width: *width, height: *height };
    let across = |x: f64| {
        let near = outline.iter().filter(move |point| (point.0 - x).abs() <= width / 2.0 + GAP);
        extent(near.map(|point| point.1))
    };
    let down = |y: f64| {
        let near = outline.iter().filter(move |point| (point.1 - y).abs() <= height / 2.0 + GAP);
        extent(near.map(|point| point.0))
    };
    let above =
        shares.map(|share| at(share).0).map(|x| area(x - width / 2.0, across(x).0 - GAP - height));
    let below = shares.map(|share| at(share).0).map(|x| area(x - width / 2.0, across(x).1 + GAP));
    let beside = shares.map(|share| at(share).1).map(|y| {
        let (left, right) = down(y);
        let top = y - height / 2.0;
        [area(right + GAP, top), area(left - GAP - width, top)]
    });
    let over = above.into_iter().zip(below).flat_map(|(above, below)| [above, below]);
    over.chain(beside.into_iter().flatten()).collect()
}

/// Smallest and largest of some numbers.
pub(crate) fn extent(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::hull::{dense, round_hull};

    const PANEL: Area = Area { left: 0.0, top: 0.0, width: 400.0, height: 400.0 };

    fn named(centre: (f64, f64), size: (f64, f64)) -> Named {
        Named { outline: dense(&round_hull(&[centre], 20.0)), size }
    }

    #[test]
    fn a_name_goes_above_unless_that_leaves_the_panel() {
        let low = named((200.0, 200.0), (80.0, 20.0));
        let high = named((200.0, 25.0), (80.0, 20.0));
        assert!(place_labels(&[low], &[], &PANEL)[0].unwrap().top < 180.0);
        assert!(place_labels(&[high], &[], &PANEL)[0].unwrap().top >= 45.0);
    }

    #[test]
    fn a_name_touches_no_outline_no_mark_and_no_other_name() {
        let crowd: Vec<Named> = (0..8)
            .map(|index| named((100.0 + f64::from(index) * 25.0, 200.0), (90.0, 40.0)))
            .collect();
        let marks = [Area::around((200.0, 150.0), 11.0)];
        let placed = place_labels(&crowd, &marks, &PANEL);
        let placed: Vec<Area> = placed.into_iter().flatten().collect();
        assert!(placed.len() > 1);
        for (index, area) in placed.iter().enumerate() {
            assert!(placed[..index].iter().all(|other| !area.meets(other)));
            assert!(marks.iter().all(|mark| !area.meets(mark)));
            let outlines = crowd.iter().flat_map(|named| &named.outline);
            assert!(outlines.into_iter().all(|&point| !area.holds(point)));
        }
    }
}
