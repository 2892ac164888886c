//! Places labels beside what they name: eight places each, the one that covers
//! least. A label that would cover a mark or another is left out; the list names
//! it too.

/// An upright box, in px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// A disc to be named, and the room its name takes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named {
    pub(crate) centre: (f64, f64),
    pub(crate) radius: f64,
    pub(crate) size: (f64, f64),
}

/// How often every label is placed anew, knowing where the others went.
const ROUNDS: usize = 4;
/// White between a disc and its label.
const GAP: f64 = 8.0;
/// Covering a label is worse than covering a mark, leaving the panel worse still.
const ON_LABEL: f64 = 50.0;
const OUTSIDE: f64 = 1_000.0;

impl Area {
    pub(crate) fn around((x, y): (f64, f64), radius: f64) -> Self {
        let side = 2.0 * radius;
        Self { left: x - radius, top: y - radius, width: side, height: side }
    }

    pub(crate) fn overlap(&self, other: &Self) -> f64 {
        let across =
            (self.left + self.width).min(other.left + other.width) - self.left.max(other.left);
        let down = (self.top + self.height).min(other.top + other.height) - self.top.max(other.top);
        across.max(0.0) * down.max(0.0)
    }

    /// How much of it lies outside `panel`; less than one px² is none.
    fn outside(&self, panel: &Self) -> f64 {
        let outside = self.width * self.height - self.overlap(panel);
        if outside < 1.0 { 0.0 } else { outside }
    }
}

/// Where each label goes, in the order of `named`; `None` where there is no room.
pub(crate) fn place_labels(named: &[Named], obstacles: &[Area], panel: &Area) -> Vec<Option<Area>> {
    let discs: Vec<Area> =
        named.iter().map(|named| Area::around(named.centre, named.radius * 0.8)).collect();
    let mut placed: Vec<Option<Area>> = vec![None; named.len()];
    for _ in 0..ROUNDS {
        for index in 0..named.len() {
            let cost = |area: &Area| {
                let covered: f64 =
                    obstacles.iter().chain(&discs).map(|other| area.overlap(other)).sum();
                let labels: f64 = others(&placed, index).map(|label| area.overlap(label)).sum();
                let outside = area.outside(panel);
                covered + ON_LABEL * labels + OUTSIDE * outside
            };
            let candidates = candidates(&named[index]);
            placed[index] = candidates.into_iter().min_by(|a, b| cost(a).total_cmp(&cost(b)));
        }
    }
    without_collisions(&placed, obstacles, &discs, panel)
}

fn others(placed: &[Option<Area>], index: usize) -> impl Iterator<Item = &Area> {
    placed
        .iter()
        .enumerate()
        .filter(move |(other, _)| *other != index)
        .filter_map(|(_, area)| area.as_ref())
}

/// Above first, then below, beside, and at the corners.
fn candidates(named: &Named) -> [Area; 8] {
    let Named { centre: (x, y), radius, size: (width, height) } = *named;
    let corner = radius * 0.75;
    let at = |left: f64, top: f64| Area { left, top, width, height };
    let (middle, centre) = (x - width / 2.0, y - height / 2.0);
    let (above, below) = (y - radius - GAP - height, y + radius + GAP);
    [
        at(middle, above),
        at(middle, below),
        at(x + radius + GAP, centre),
        at(x - radius - GAP - width, centre),
        at(x + corner, y - corner - height),
        at(x - corner - width, y - corner - height),
        at(x + corner, y + corner),
        at(x - corner - width, y + corner),
    ]
}

fn without_collisions(
    placed: &[Option<Area>],
    obstacles: &[Area],
    discs: &[Area],
    panel: &Area,
) -> Vec<Option<Area>> {
    let mut kept: Vec<Option<Area>> = Vec::with_capacity(placed.len());
    for (index, area) in placed.iter().enumerate() {
        let other_discs = discs.iter().enumerate().filter(|(disc, _)| *disc != index);
        let keep = area.filter(|area| {
            let labels = kept.iter().flatten();
            let discs = other_discs.map(|(_, disc)| disc);
            let clear =
                labels.chain(obstacles).chain(discs).all(|other| area.overlap(other) == 0.0);
            clear && area.outside(panel) == 0.0
        });
        kept.push(keep);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const PANEL: Area = Area { left: 0.0, top: 0.0, width: 400.0, height: 400.0 };

    #[test]
    fn a_label_goes_above_unless_that_leaves_the_panel() {
        let low = Named { centre: (200.0, 200.0), radius: 20.0, size: (80.0, 20.0) };
        let high = Named { centre: (200.0, 25.0), ..low };
        assert!(place_labels(&[low], &[], &PANEL)[0].unwrap().top < 180.0);
        assert!(place_labels(&[high], &[], &PANEL)[0].unwrap().top >= 25.0 - 10.0);
    }

    #[test]
    fn labels_never_cover_each_other() {
        let crowd: Vec<Named> = (0..12)
            .map(|index| Named {
                centre: (180.0 + f64::from(index) * 4.0, 200.0),
                radius: 20.0,
                size: (160.0, 40.0),
            })
            .collect();
        let placed = place_labels(&crowd, &[], &PANEL);
        let placed: Vec<Area> = placed.into_iter().flatten().collect();
        assert!(!placed.is_empty());
        for (index, area) in placed.iter().enumerate() {
            assert!(placed[..index].iter().all(|other| area.overlap(other) == 0.0));
        }
    }
}
