//! Figure 4, the trade-offs that divide: the most contested pairs of priorities,
//! leaders growing outwards from the middle on the side they put first, the larger
//! side on the left.

mod narrow;

use crate::analysis::priorities::conflict::hardest;
use crate::analysis::report::{PairConflict, Priorities};
use crate::analysis::wording::count;
use crate::charts::canvas::{
    Align, BOTTOM, Canvas, HALF_CAP, MARGIN, TOP, Type, WIDTH, Words, picture, row_label,
};
use crate::charts::marks::{Shape, mark};
use crate::charts::text::Fonts;
use crate::charts::theme::{Role, Tone};
use crate::charts::wording::{fitting_title, quoted};
use crate::charts::{Error, Figure, Frame, PageFigure, Table};

const SHOWN: usize = 5;
/// Beyond this many leaders a side is a bar.
const DOTS_UP_TO: usize = 20;
const MIDDLE: f64 = WIDTH / 2.0;
/// Distance of two dots, and the room a side has for them.
const PITCH: f64 = 32.0;
const SIDE: f64 = 280.0;
/// Between the last dot and the label beyond its count.
const COUNT: f64 = 60.0;
const LEADERS: Leaders = Leaders { middle: MIDDLE, inner: 10.0, radius: 13.5 };

/// How leaders are drawn who grow outwards from the middle.
struct Leaders {
    middle: f64,
    /// Between the middle line and the first dot.
    inner: f64,
    radius: f64,
}

impl Leaders {
    /// Where `count` leaders end on a side: -1 left, 1 right.
    fn end(&self, side: f64, count: usize, pitch: f64) -> f64 {
        self.middle + side * (self.inner + pitch * count as f64)
    }

    /// A dot each, or a bar where there are too many.
    fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        (side, y): (f64, f64),
        (count, pitch, bars): (usize, f64, bool),
        role: Role,
    ) -> Result<(), Error> {
        if bars {
            let (start, end) = (self.end(side, 0, pitch), self.end(side, count, pitch));
            let corner = (start.min(end), y - self.radius);
            return canvas.bar(corner, ((end - start).abs(), 2.0 * self.radius), role, 1.0, 3.0);
        }
        let radius = self.radius.min(pitch * 0.44);
        for index in 0..count {
            let x = self.end(side, index, pitch) + side * pitch / 2.0;
            mark(canvas, (x, y), radius, Shape::Dot, role)?;
        }
        Ok(())
    }
}

/// `None` when no pair is contested.
pub(crate) fn figure(
    priorities: &Priorities,
    fonts: &Fonts,
    frame: Frame,
) -> Result<Option<Figure>, Error> {
    let pairs = pairs(priorities);
    let Some(first) = pairs.first() else { return Ok(None) };
    let words = words(priorities, &pairs, first);
    let svg = picture(fonts, frame, &words, |canvas| draw(canvas, &pairs))?;
    let table = table(&pairs);
    Ok(Some(Figure::new(words, svg, table)))
}

/// The figure for a page.
pub(crate) fn on_page(priorities: &Priorities, fonts: &Fonts) -> Result<Option<PageFigure>, Error> {
    let Some(figure) = figure(priorities, fonts, Frame::Page)? else { return Ok(None) };
    let pairs = pairs(priorities);
    let Some(first) = pairs.first() else { return Ok(None) };
    let words = words(priorities, &pairs, first);
    let narrow = narrow::draw(fonts, &words, &pairs)?;
    Ok(Some(PageFigure::new(figure, words, narrow)))
}

fn pairs(priorities: &Priorities) -> Vec<Pair<'_>> {
    hardest(&priorities.pair_conflicts, SHOWN).into_iter().map(Pair::new).collect()
}

/// Two priorities, the one that more leaders put first before the other.
struct Pair<'a> {
    first: &'a str,
    second: &'a str,
    more: usize,
    fewer: usize,
}

impl<'a> Pair<'a> {
    fn new(pair: &'a PairConflict) -> Self {
        let PairConflict { a, b, a_first, b_first, .. } = pair;
        if a_first >= b_first {
            Self { first: a, second: b, more: *a_first, fewer: *b_first }
        } else {
            Self { first: b, second: a, more: *b_first, fewer: *a_first }
        }
    }

    /// As even as the number of leaders allows.
    fn is_even(&self) -> bool {
        let leaders = self.more + self.fewer;
        let apart = self.more - self.fewer;
        // Beyond the dots, a tenth of the leaders is not seen.
        apart <= 1 || (leaders > DOTS_UP_TO && apart * 10 <= leaders)
    }
}

fn words(priorities: &Priorities, pairs: &[Pair<'_>], hardest: &Pair<'_>) -> Words {
    let Pair { first, second, more, fewer } = hardest;
    let title = fitting_title(&[
        format!("{} or {}? We are {more} to {fewer}", quoted(first), quoted(second)),
        format!("Our hardest choice between two priorities divides us {more} to {fewer}"),
    ]);
    let bars = priorities.respondents > DOTS_UP_TO;
    let unit = if bars { "Bar = leaders who put" } else { "Dot = a leader who puts" };
    let orange = if pairs.iter().any(Pair::is_even) { " Orange = nearly even." } else { "" };
    let subtitle =
        format!("The most contested pairs, no priority more than twice. {unit} it first.{orange}");
    let pairs = count(pairs.len(), "pair");
    let description = format!(
        "{pairs} of priorities divide {} the most. Hardest: {more} put {first} above {second}, \
         {fewer} the other way.",
        count(priorities.respondents, "leader")
    );
    Words { id: "conflicts", title, subtitle, description }
}

fn draw(canvas: &mut Canvas<'_>, pairs: &[Pair<'_>]) -> Result<(), Error> {
    let most = pairs.iter().map(|pair| pair.more).max().unwrap_or(1).max(1);
    let pitch = PITCH.min(SIDE / most as f64);
    let height = ((BOTTOM - TOP) / pairs.len() as f64).min(108.0);
    let reach = LEADERS.inner + pitch * most as f64;
    let bottom = TOP + height * pairs.len() as f64;
    canvas.line((MIDDLE, TOP + 12.0), (MIDDLE, bottom - 12.0), Role::Grid, 2.0)?;
    for (index, pair) in pairs.iter().enumerate() {
        let y = TOP + height * (index as f64 + 0.5);
        let role = if pair.is_even() { Role::Split } else { Role::Agree };
        let bars = most > DOTS_UP_TO;
        for (side, leaders, name) in [(-1.0, pair.more, pair.first), (1.0, pair.fewer, pair.second)]
        {
            LEADERS.draw(canvas, (side, y), (leaders, pitch, bars), role)?;
            let end = LEADERS.end(side, leaders, pitch);
            words_beside(canvas, (side, end, y), leaders, (name, reach, height), role)?;
        }
    }
    Ok(())
}

fn words_beside(
    canvas: &mut Canvas<'_>,
    (side, end, y): (f64, f64, f64),
    leaders: usize,
    (name, reach, row): (&str, f64, f64),
    role: Role,
) -> Result<(), Error> {
    let align = if side < 0.0 { Align::Right } else { Align::Left };
    let number = Type::strong(Type::BODY, role.tone());
    let baseline = y + number.size * HALF_CAP;
    canvas.text((end + side * 12.0, baseline), &leaders.to_string(), number, align)?;
    let edge = MIDDLE + side * (reach + COUNT);
    let room = (MIDDLE - reach - COUNT - MARGIN).min(360.0);
    let label = Type::new(Type::BODY, Tone::Ink);
    let (lines, label) = row_label(canvas.fonts(), name, label, room, row);
    canvas.label((edge, y), &lines, label, align)
}

fn table(pairs: &[Pair<'_>]) -> Table {
    let row = |pair: &Pair<'_>| {
        let Pair { first, second, more, fewer } = pair;
        vec![(*first).to_owned(), more.to_string(), fewer.to_string(), (*second).to_owned()]
    };
    let columns = [
        "One priority",
        "Leaders who put it first",
        "Leaders who put the other first",
        "The other priority",
    ];
    let caption = "The most contested pairs of priorities".to_owned();
    Table::new(caption, &columns, pairs.iter().map(row).collect())
}
