//! Figure 4, the trade-offs that divide: the most contested pairs of priorities,
//! leaders growing outwards from the middle on the side they put first.

use super::canvas::{Align, BOTTOM, Canvas, HALF_CAP, MARGIN, TOP, Type, WIDTH, Words, picture};
use super::marks::{Shape, mark};
use super::text::Fonts;
use super::theme::{Role, Tone};
use super::wording::{count, quoted};
use super::{Error, Figure, Frame, Table};
use crate::analysis::report::{PairConflict, Priorities};

/// From where a pair is contested, `4 p (1 - p)`: 0.6 is a little over four to one.
const CONTESTED: f64 = 0.6;
const SHOWN: usize = 5;
/// Beyond this many leaders a side is a bar.
const DOTS_UP_TO: usize = 20;
const MIDDLE: f64 = WIDTH / 2.0;
/// Radius of a dot, distance of two, and the room a side has for dots.
const RADIUS: f64 = 12.0;
const PITCH: f64 = 28.0;
const SIDE: f64 = 280.0;
/// Between the middle line and the first dot, the last dot and its count, a count and a label.
const INNER: f64 = 10.0;
const COUNT: f64 = 60.0;

/// `None` when no pair is contested.
pub(crate) fn figure(
    priorities: &Priorities,
    fonts: &Fonts,
    frame: Frame,
) -> Result<Option<Figure>, Error> {
    let contested = priorities.pair_conflicts.iter().filter(|pair| pair.conflict >= CONTESTED);
    let pairs: Vec<&PairConflict> = contested.take(SHOWN).collect();
    let Some(hardest) = pairs.first() else { return Ok(None) };
    let words = words(priorities, hardest, pairs.len());
    let svg = picture(fonts, frame, &words, |canvas| draw(canvas, &pairs))?;
    let table = table(&pairs);
    Ok(Some(Figure::new(words, svg, table)))
}

fn words(priorities: &Priorities, hardest: &PairConflict, shown: usize) -> Words {
    let PairConflict { a, b, a_first, b_first, .. } = hardest;
    let (more, fewer) = (a_first.max(b_first), a_first.min(b_first));
    let (winner, loser) = if a_first >= b_first { (a, b) } else { (b, a) };
    let title = format!("{} or {}? We are {more} to {fewer}", quoted(winner), quoted(loser));
    let unit =
        if priorities.respondents > DOTS_UP_TO { "Bar = leaders." } else { "Dot = one leader." };
    let subtitle = format!(
        "The most contested pairs: which priority each leader puts first. {unit} \
         Orange = nearly even."
    );
    let pairs = count(shown, "pair");
    let description = format!(
        "{pairs} of priorities divide {} the most. Hardest: {more} put {winner} above {loser}, \
         {fewer} the other way.",
        count(priorities.respondents, "leader")
    );
    Words { id: "conflicts", title, subtitle, description }
}

fn draw(canvas: &mut Canvas<'_>, pairs: &[&PairConflict]) -> Result<(), Error> {
    let most = pairs.iter().map(|pair| pair.a_first.max(pair.b_first)).max().unwrap_or(1).max(1);
    let pitch = PITCH.min(SIDE / most as f64);
    let height = ((BOTTOM - TOP) / pairs.len() as f64).min(108.0);
    let reach = INNER + pitch * most as f64;
    let bottom = TOP + height * pairs.len() as f64;
    canvas.line((MIDDLE, TOP + 12.0), (MIDDLE, bottom - 12.0), Role::Grid, 2.0)?;
    for (index, pair) in pairs.iter().enumerate() {
        let y = TOP + height * (index as f64 + 0.5);
        let role = if is_even(pair) { Role::Split } else { Role::Agree };
        let bars = most > DOTS_UP_TO;
        for (side, leaders, name) in [(-1.0, pair.a_first, &pair.a), (1.0, pair.b_first, &pair.b)] {
            let end = MIDDLE + side * (INNER + pitch * leaders as f64);
            if bars {
                bar(canvas, (side, end, y), role)?;
            } else {
                dots(canvas, (side, y), leaders, pitch, role)?;
            }
            words_beside(canvas, (side, end, y), leaders, (name, reach), role)?;
        }
    }
    Ok(())
}

/// As even as the number of leaders allows.
fn is_even(pair: &PairConflict) -> bool {
    let (a, b) = (pair.a_first, pair.b_first);
    if a + b > DOTS_UP_TO { pair.conflict >= 0.99 } else { a.abs_diff(b) <= 1 }
}

fn dots(
    canvas: &mut Canvas<'_>,
    (side, y): (f64, f64),
    leaders: usize,
    pitch: f64,
    role: Role,
) -> Result<(), Error> {
    let radius = RADIUS.min(pitch * 0.44);
    for index in 0..leaders {
        let x = MIDDLE + side * (INNER + pitch * (index as f64 + 0.5));
        mark(canvas, (x, y), radius, Shape::Dot, role)?;
    }
    Ok(())
}

fn bar(canvas: &mut Canvas<'_>, (side, end, y): (f64, f64, f64), role: Role) -> Result<(), Error> {
    let start = MIDDLE + side * INNER;
    let (left, width) = (start.min(end), (end - start).abs());
    canvas.bar((left, y - RADIUS), (width, 2.0 * RADIUS), role, 1.0, 3.0)
}

fn words_beside(
    canvas: &mut Canvas<'_>,
    (side, end, y): (f64, f64, f64),
    leaders: usize,
    (name, reach): (&str, f64),
    role: Role,
) -> Result<(), Error> {
    let align = if side < 0.0 { Align::Right } else { Align::Left };
    let number = Type::strong(Type::BODY, role.tone());
    let baseline = y + number.size * HALF_CAP;
    canvas.text((end + side * 12.0, baseline), &leaders.to_string(), number, align)?;
    let edge = MIDDLE + side * (reach + COUNT);
    let room = (MIDDLE - reach - COUNT - MARGIN).min(360.0);
    let label = Type::new(Type::BODY, Tone::Ink);
    let wrapped = canvas.fonts().wrap_balanced(name, label.face(), room, 3);
    canvas.label((edge, y), &wrapped.lines, label, align)
}

fn table(pairs: &[&PairConflict]) -> Table {
    let row = |pair: &&PairConflict| {
        vec![pair.a.clone(), pair.a_first.to_string(), pair.b_first.to_string(), pair.b.clone()]
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
