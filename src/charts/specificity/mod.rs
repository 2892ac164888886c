//! Figure 2b, agreement by specificity: where the team stands between one strategy and
//! many, between choices and fog, and what the sentences hold.

mod narrow;

use crate::analysis::report::{Quadrant, Reading, Sentences, Specificity};
use crate::analysis::wording::count;
use crate::charts::canvas::{Align, Canvas, MARGIN, TOP, Type, WIDTH, Words, picture};
use crate::charts::groups::{caution, heading};
use crate::charts::marks::{Shape, mark};
use crate::charts::text::Fonts;
use crate::charts::theme::{Role, Tone};
use crate::charts::{Error, Figure, Frame, PageFigure, Table};

/// The square of the four quadrants: left edge, top edge, side.
const SQUARE: (f64, f64, f64) = (MARGIN, TOP + 8.0, 448.0);
/// Where the rows of marks begin, and the height of one.
const ROWS: f64 = 640.0;
const ROW: f64 = 132.0;
const RADIUS: f64 = 18.0;
/// Between the centres of two marks, in radii.
const DISTANCE: f64 = 2.7;

/// `None` where specificity was not read.
pub(crate) fn figure(
    sentences: &Sentences,
    fonts: &Fonts,
    frame: Frame,
) -> Result<Option<Figure>, Error> {
    let Some(found) = Found::of(sentences) else { return Ok(None) };
    let words = found.words();
    let svg = picture(fonts, frame, &words, |canvas| {
        square(canvas, &found, SQUARE, Type::BODY)?;
        rows(canvas, &found)
    })?;
    Ok(Some(Figure::new(words, svg, found.table())))
}

/// The figure for a page.
pub(crate) fn on_page(sentences: &Sentences, fonts: &Fonts) -> Result<Option<PageFigure>, Error> {
    let Some(figure) = figure(sentences, fonts, Frame::Page)? else { return Ok(None) };
    let Some(found) = Found::of(sentences) else { return Ok(None) };
    let words = found.words();
    let narrow = narrow::draw(fonts, &words, &found)?;
    Ok(Some(PageFigure::new(figure, words, narrow)))
}

/// What the figure shows.
struct Found<'a> {
    sentences: &'a Sentences,
    specificity: &'a Specificity,
}

impl<'a> Found<'a> {
    fn of(sentences: &'a Sentences) -> Option<Self> {
        Some(Self { sentences, specificity: sentences.specificity.as_ref()? })
    }

    /// Whether agreement or its absence may be claimed: the range of strategies must not
    /// hold the opposite, one strategy or three.
    fn is_clear(&self) -> bool {
        let room = &self.sentences.strategies_in_the_room;
        if self.specificity.agreement >= 0.5 { room.high < 2.5 } else { room.low >= 1.5 }
    }

    fn words(&self) -> Words {
        let sharp = self.specificity.mean >= 0.5;
        let title = match (self.is_clear(), self.specificity.quadrant) {
            (true, Quadrant::Aligned) => "Aligned: largely one strategy, and it chooses",
            (true, Quadrant::AlignedOnFog) => {
                "Aligned on fog: largely the same, and true of any company"
            }
            (true, Quadrant::SharpButSplit) => "Sharp but split: real choices, not the same ones",
            (true, Quadrant::Scattered) => "Scattered: little is chosen, and little is shared",
            (false, _) if sharp => "Real choices; whether they are the same is not clear",
            (false, _) => "Little is chosen; whether it is the same is not clear",
        };
        let whose = match self.sentences.reading {
            Reading::Machine => "The machine’s first reading",
            Reading::Facilitator => "Agreement: the facilitator’s reading; the rest: the machine’s",
            Reading::Team => "Agreement: the team’s own reading; the rest: the machine’s",
        };
        let subtitle = match caution(self.sentences) {
            Some(caution) => caution.to_owned(),
            None => format!("{whose}. Dot = the team."),
        };
        let Specificity { choosing, measured, fog, .. } = self.specificity;
        let description = format!(
            "{title}. Of {}, {choosing} say what is given up, {measured} hold a number or a \
             date, {fog} would be true of any company.",
            count(self.sentences.count, "sentence")
        );
        Words { id: "specificity", title: title.to_owned(), subtitle, description }
    }

    /// What is counted, and how its marks look.
    fn counts(&self) -> [(&'static str, usize, Role, Shape); 3] {
        let Specificity { choosing, measured, fog, .. } = self.specificity;
        [
            ("say what is given up", *choosing, Role::Agree, Shape::Dot),
            ("hold a number or a date", *measured, Role::Agree, Shape::Dot),
            ("would be true of any company", *fog, Role::Neutral, Shape::Square),
        ]
    }

    fn table(&self) -> Table {
        let of = self.sentences.count;
        let row = |(what, size, ..): (&str, usize, Role, Shape)| {
            vec![format!("Sentences that {what}"), format!("{size} of {of}")]
        };
        let caption = "What the sentences hold".to_owned();
        Table::new(caption, &["What", "Sentences"], self.counts().map(row).to_vec())
    }
}

/// The four quadrants with the team in one of them.
fn square(
    canvas: &mut Canvas<'_>,
    found: &Found<'_>,
    (left, top, side): (f64, f64, f64),
    letters: f64,
) -> Result<(), Error> {
    let (right, bottom, half) = (left + side, top + side, side / 2.0);
    let here = found.specificity.quadrant;
    for quadrant in
        [Quadrant::AlignedOnFog, Quadrant::Aligned, Quadrant::Scattered, Quadrant::SharpButSplit]
    {
        let (column, row, name) = place(quadrant);
        let corner = (left + column * half, top + row * half);
        let stands_here = quadrant == here && found.is_clear();
        if stands_here {
            canvas.bar(corner, (half, half), Role::Agree, 0.08, 0.0)?;
        }
        let style = if stands_here {
            Type::strong(letters, Tone::Ink)
        } else {
            Type::new(letters, Tone::Muted)
        };
        // Beside the middle line: most teams stand near the upper or the lower edge.
        let y = top + half + if row == 0.0 { -letters * 0.8 } else { letters * 1.5 };
        canvas.text((corner.0 + half / 2.0, y), name, style, Align::Centre)?;
    }
    for (from, to) in [
        ((left, top), (right, top)),
        ((left, bottom), (right, bottom)),
        ((left, top), (left, bottom)),
        ((right, top), (right, bottom)),
        ((left + half, top), (left + half, bottom)),
        ((left, top + half), (right, top + half)),
    ] {
        canvas.line(from, to, Role::Grid, 2.0)?;
    }
    let muted = Type::new(letters, Tone::Muted);
    let below = bottom + letters * 1.5;
    canvas.text((left, below), "many strategies", muted, Align::Left)?;
    canvas.text((right, below), "one strategy", muted, Align::Right)?;
    team(canvas, found, (left, top, side))
}

/// Column and row of a quadrant, and its name.
fn place(quadrant: Quadrant) -> (f64, f64, &'static str) {
    match quadrant {
        Quadrant::SharpButSplit => (0.0, 0.0, "Sharp but split"),
        Quadrant::Aligned => (1.0, 0.0, "Aligned"),
        Quadrant::Scattered => (0.0, 1.0, "Scattered"),
        Quadrant::AlignedOnFog => (1.0, 1.0, "Aligned on fog"),
    }
}

fn team(
    canvas: &mut Canvas<'_>,
    found: &Found<'_>,
    (left, top, side): (f64, f64, f64),
) -> Result<(), Error> {
    // The mark stays inside, whole.
    let inner = side - 2.0 * RADIUS;
    let Specificity { agreement, mean, .. } = found.specificity;
    let x = left + RADIUS + agreement.clamp(0.0, 1.0) * inner;
    let y = top + RADIUS + (1.0 - mean.clamp(0.0, 1.0)) * inner;
    mark(canvas, (x, y), RADIUS * 0.8, Shape::Dot, Role::Agree)
}

/// What the sentences hold, a mark for each sentence that does.
fn rows(canvas: &mut Canvas<'_>, found: &Found<'_>) -> Result<(), Error> {
    let of = found.sentences.count;
    let room = WIDTH - MARGIN - ROWS;
    let radius = RADIUS.min(room / (of.max(1) as f64 * DISTANCE));
    let top = SQUARE.1 + (SQUARE.2 - 3.0 * ROW) / 2.0;
    for (index, (what, size, role, shape)) in found.counts().into_iter().enumerate() {
        let y = top + ROW * (index as f64 + 0.5);
        let count = format!("{size} of {of}");
        heading(canvas, (ROWS, y - 22.0), (&count, what), room, Role::Ink, Type::BODY)?;
        for sentence in 0..of {
            let at = (ROWS + radius + sentence as f64 * radius * DISTANCE, y + 14.0);
            one(canvas, at, radius, (sentence < size).then_some((role, shape)))?;
        }
    }
    Ok(())
}

/// A sentence that holds it, or the ring of one that does not.
fn one(
    canvas: &mut Canvas<'_>,
    at: (f64, f64),
    radius: f64,
    filled: Option<(Role, Shape)>,
) -> Result<(), Error> {
    match filled {
        Some((role, shape)) => mark(canvas, at, radius, shape, role),
        None => canvas.ring(at, radius, Role::Grid, 2.0),
    }
}
