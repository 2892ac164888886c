//! The map: a mark per sentence, a disc round each group, names where there is
//! room for all of them. No axes: directions mean nothing. What stands alone has no disc.

use crate::analysis::report::Sentences;
use crate::charts::Error;
use crate::charts::canvas::{Align, BOTTOM, Canvas, MARGIN, TOP, Type};
use crate::charts::groups::{look, name};
use crate::charts::marks::mark;
use crate::charts::place::{Area, Named, place_labels};
use crate::charts::theme::Tone;

/// From the panel's edge to the outermost mark: room for discs and names.
const INSET: f64 = 64.0;
const RADIUS: f64 = 11.0;
/// A panel narrower than this has smaller marks.
const SMALL: f64 = 400.0;
/// From a group's outermost mark to its disc's edge, in radii of a mark.
const HALO: f64 = 2.1;
/// The widest name before it is broken.
const NAME_WIDTH: f64 = 210.0;

/// The marks of one group and the disc round them.
struct Hull {
    group: usize,
    centre: (f64, f64),
    radius: f64,
}

/// Draws the map in a panel `width` px wide, as high as the list.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    sentences: &Sentences,
    width: f64,
) -> Result<(), Error> {
    let height = (BOTTOM - TOP).min(width * 1.25);
    let panel = Area { left: MARGIN, top: TOP, width, height };
    let small = sentences.count > 20 || width < SMALL;
    let radius = if small { RADIUS * 0.75 } else { RADIUS };
    let places = separate(places(sentences, &panel), 2.3 * radius);
    let groups: Vec<usize> = sentences.map.points.iter().map(|point| point.group).collect();
    let hulls = hulls(sentences, &places, &groups, radius);
    for hull in &hulls {
        let (role, _) = look(sentences, hull.group);
        canvas.disc(hull.centre, hull.radius, role, 0.1)?;
        canvas.ring(hull.centre, hull.radius, role, 2.0)?;
    }
    for (&place, &group) in places.iter().zip(&groups) {
        let (role, shape) = look(sentences, group);
        mark(canvas, place, radius, shape, role)?;
    }
    names(canvas, sentences, &hulls, (&places, radius), &panel)
}

/// Coordinates in px, equal on both axes, centred in the panel.
fn places(sentences: &Sentences, panel: &Area) -> Vec<(f64, f64)> {
    let points = &sentences.map.points;
    let (left, right) = extent(points.iter().map(|point| point.x));
    let (bottom, top) = extent(points.iter().map(|point| point.y));
    // A group on one spot spans nothing: the other way decides.
    let fit = |room: f64, span: f64| if span > 0.0 { room / span } else { f64::MAX };
    let across = fit(panel.width - 2.0 * INSET, right - left);
    let scale = across.min(fit(panel.height - 2.0 * INSET, top - bottom));
    let scale = if scale < f64::MAX { scale } else { 0.0 };
    let (x, y) = (f64::midpoint(left, right), f64::midpoint(bottom, top));
    let middle = (panel.left + panel.width / 2.0, panel.top + panel.height / 2.0);
    let place = |px: f64, py: f64| (middle.0 + (px - x) * scale, middle.1 - (py - y) * scale);
    points.iter().map(|point| place(point.x, point.y)).collect()
}

fn extent(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    })
}

/// Pushes marks that would cover each other apart until all can be counted.
fn separate(mut places: Vec<(f64, f64)>, distance: f64) -> Vec<(f64, f64)> {
    const ROUNDS: usize = 60;
    for _ in 0..ROUNDS {
        for second in 1..places.len() {
            for first in 0..second {
                let (a, b) = (places[first], places[second]);
                let (dx, dy) = (b.0 - a.0, b.1 - a.1);
                let apart = libm::hypot(dx, dy);
                if apart >= distance {
                    continue;
                }
                // Sentences on one spot part sideways.
                let (ux, uy) = if apart > 1e-9 { (dx / apart, dy / apart) } else { (1.0, 0.0) };
                let push = (distance - apart) / 2.0;
                places[first] = (a.0 - ux * push, a.1 - uy * push);
                places[second] = (b.0 + ux * push, b.1 + uy * push);
            }
        }
    }
    places
}

fn hulls(sentences: &Sentences, places: &[(f64, f64)], groups: &[usize], mark: f64) -> Vec<Hull> {
    let shared = |group: &usize| sentences.groups[*group].size > 1;
    let hull = |group: usize| {
        let members: Vec<(f64, f64)> = places
            .iter()
            .zip(groups)
            .filter(|(_, of)| **of == group)
            .map(|(place, _)| *place)
            .collect();
        let n = members.len().max(1) as f64;
        let x = members.iter().map(|place| place.0).sum::<f64>() / n;
        let y = members.iter().map(|place| place.1).sum::<f64>() / n;
        let reach = members.iter().map(|place| libm::hypot(place.0 - x, place.1 - y));
        let radius = reach.fold(0.0, f64::max) + HALO * mark;
        Hull { group, centre: (x, y), radius }
    };
    (0..sentences.groups.len()).filter(shared).map(hull).collect()
}

fn names(
    canvas: &mut Canvas<'_>,
    sentences: &Sentences,
    hulls: &[Hull],
    (places, radius): (&[(f64, f64)], f64),
    panel: &Area,
) -> Result<(), Error> {
    let style = Type::strong(Type::SMALL, Tone::Ink);
    let wrapped: Vec<Vec<String>> = hulls
        .iter()
        .map(|hull| {
            let name = name(&sentences.groups[hull.group].label, hull.group);
            canvas.fonts().wrap_balanced(&name, style.face(), NAME_WIDTH, 2).lines
        })
        .collect();
    let named: Vec<Named> = hulls
        .iter()
        .zip(&wrapped)
        .map(|(hull, lines)| {
            let widths =
                lines.iter().map(|line| canvas.fonts().width(line, style.size, style.weight));
            let width = widths.fold(0.0, f64::max);
            let size = (width, lines.len() as f64 * style.leading());
            Named { centre: hull.centre, radius: hull.radius, size }
        })
        .collect();
    let marks: Vec<Area> = places.iter().map(|&place| Area::around(place, radius)).collect();
    // All names or none: the list has them beside the same shape and colour.
    let areas: Option<Vec<Area>> = place_labels(&named, &marks, panel).into_iter().collect();
    for ((hull, lines), area) in hulls.iter().zip(&wrapped).zip(areas.unwrap_or_default()) {
        let (role, _) = look(sentences, hull.group);
        let centre = (area.left + area.width / 2.0, area.top + area.height / 2.0);
        canvas.label(centre, lines, Type { tone: role.tone(), ..style }, Align::Centre)?;
    }
    Ok(())
}
