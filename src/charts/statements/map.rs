//! The map: a mark per sentence, a line round each group, names where there is room
//! for all of them. No axes: directions mean nothing. What stands alone has no line.
//! Groups that overlap are drawn so: the groups come from the full distances, of
//! which two dimensions show a part.

use crate::analysis::report::Sentences;
use crate::charts::Error;
use crate::charts::canvas::{Align, BOTTOM, Canvas, MARGIN, TOP, Type};
use crate::charts::groups::{look, name};
use crate::charts::hull::{dense, round_hull};
use crate::charts::marks::mark;
use crate::charts::place::{Area, Named, extent, place_labels};
use crate::charts::theme::Tone;

/// From the panel's edge to the outermost mark: room for a group's line, above and
/// below also for its name.
const INSET: (f64, f64) = (30.0, 84.0);
const RADIUS: f64 = 11.0;
/// A panel narrower than this has smaller marks.
const SMALL: f64 = 400.0;
/// From a group's marks to its line, in radii of a mark.
const PADDING: f64 = 2.2;
/// The widest name before it is broken.
const NAME_WIDTH: f64 = 210.0;

/// One group and the line round its marks.
struct Hull {
    group: usize,
    outline: Vec<(f64, f64)>,
}

/// The panel on a slide, `width` px wide and as high as the list.
pub(super) fn beside_list(width: f64) -> Area {
    Area { left: MARGIN, top: TOP, width, height: (BOTTOM - TOP).min(width * 1.25) }
}

/// Draws the map in a panel, the names of the groups in `size`.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    sentences: &Sentences,
    panel: Area,
    size: f64,
) -> Result<(), Error> {
    let small = sentences.count > 20 || panel.width < SMALL;
    let radius = if small { RADIUS * 0.75 } else { RADIUS };
    let places = centred(separate(places(sentences, &panel), 2.3 * radius), &panel);
    let groups: Vec<usize> = sentences.map.points.iter().map(|point| point.group).collect();
    let hulls = hulls(sentences, &places, &groups, radius);
    for hull in &hulls {
        let (role, _) = look(sentences, hull.group);
        canvas.polygon(&hull.outline, role, 0.1)?;
        let closed: Vec<(f64, f64)> =
            hull.outline.iter().chain(hull.outline.first()).copied().collect();
        canvas.path(&closed, role, 2.0)?;
    }
    for (&place, &group) in places.iter().zip(&groups) {
        let (role, shape) = look(sentences, group);
        mark(canvas, place, radius, shape, role)?;
    }
    let style = Type::strong(size, Tone::Ink);
    names(canvas, sentences, &hulls, (&places, radius), (&panel, style))
}

/// Coordinates in px, equal on both axes, centred in the panel.
fn places(sentences: &Sentences, panel: &Area) -> Vec<(f64, f64)> {
    let points = &sentences.map.points;
    let (left, right) = extent(points.iter().map(|point| point.x));
    let (bottom, top) = extent(points.iter().map(|point| point.y));
    // A group on one spot spans nothing: the other way decides.
    let fit = |room: f64, span: f64| if span > 0.0 { room / span } else { f64::MAX };
    let across = fit(panel.width - 2.0 * INSET.0, right - left);
    let scale = across.min(fit(panel.height - 2.0 * INSET.1, top - bottom));
    let scale = if scale < f64::MAX { scale } else { 0.0 };
    let (x, y) = (f64::midpoint(left, right), f64::midpoint(bottom, top));
    let middle = (panel.left + panel.width / 2.0, panel.top + panel.height / 2.0);
    let place = |px: f64, py: f64| (middle.0 + (px - x) * scale, middle.1 - (py - y) * scale);
    points.iter().map(|point| place(point.x, point.y)).collect()
}

/// Moves all marks alike, to the middle of the panel.
fn centred(places: Vec<(f64, f64)>, panel: &Area) -> Vec<(f64, f64)> {
    let (left, right) = extent(places.iter().map(|place| place.0));
    let (top, bottom) = extent(places.iter().map(|place| place.1));
    let dx = panel.left + panel.width / 2.0 - f64::midpoint(left, right);
    let dy = panel.top + panel.height / 2.0 - f64::midpoint(top, bottom);
    places.into_iter().map(|(x, y)| (x + dx, y + dy)).collect()
}

/// Pushes marks that would cover each other apart until all can be counted.
fn separate(mut places: Vec<(f64, f64)>, distance: f64) -> Vec<(f64, f64)> {
    const ROUNDS: usize = 60;
    const GOLDEN_ANGLE: f64 = 2.399_963;
    // A hair's breadth in all directions: sentences on one spot part into a round heap.
    for (index, place) in places.iter_mut().enumerate() {
        let (turn, hair) = (GOLDEN_ANGLE * index as f64, 0.1 * (index as f64).sqrt());
        *place = (place.0 + hair * libm::cos(turn), place.1 + hair * libm::sin(turn));
    }
    for _ in 0..ROUNDS {
        for second in 1..places.len() {
            for first in 0..second {
                let (a, b) = (places[first], places[second]);
                let (dx, dy) = (b.0 - a.0, b.1 - a.1);
                let apart = libm::hypot(dx, dy).max(f64::MIN_POSITIVE);
                let push = (distance - apart).max(0.0) / 2.0 / apart;
                places[first] = (a.0 - dx * push, a.1 - dy * push);
                places[second] = (b.0 + dx * push, b.1 + dy * push);
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
        Hull { group, outline: round_hull(&members, PADDING * mark) }
    };
    (0..sentences.groups.len()).filter(shared).map(hull).collect()
}

fn names(
    canvas: &mut Canvas<'_>,
    sentences: &Sentences,
    hulls: &[Hull],
    (places, radius): (&[(f64, f64)], f64),
    (panel, style): (&Area, Type),
) -> Result<(), Error> {
    let widest = NAME_WIDTH.min(panel.width * 0.45);
    let wrapped: Vec<Vec<String>> = hulls
        .iter()
        .map(|hull| {
            let name = name(&sentences.groups[hull.group].label, hull.group);
            canvas.fonts().wrap_balanced(&name, style.face(), widest, 2).lines
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
            Named { outline: dense(&hull.outline), size }
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
