//! Figure 1, strategies in the room: one number, or an honest range, and one mark
//! per sentence in the rows of its group.

use super::canvas::{Align, BOTTOM, Canvas, HALF_CAP, MARGIN, TOP, Type, WIDTH, Words, picture};
use super::groups::{Section, by_whom, caution, heading, leaders, sections, sizes};
use super::marks::mark;
use super::text::Fonts;
use super::theme::{Role, Tone};
use super::wording::{capital, count, in_words};
use super::{Error, Figure, Frame, Table};
use crate::analysis::report::{Reading, Sentences};

/// Where the rows of marks begin.
const ROWS: f64 = 760.0;
const NUMERAL: f64 = 240.0;
const NUMERAL_BASELINE: f64 = 392.0;
/// Vertical middle of number and sentence; the rows are centred on it.
const MIDDLE: f64 = 372.0;
/// Between the centres of two marks, in radii.
const DISTANCE: f64 = 2.5;

/// Lowest and highest number that the reading allows, in whole strategies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Range {
    low: usize,
    high: usize,
}

pub(crate) fn figure(sentences: &Sentences, fonts: &Fonts, frame: Frame) -> Result<Figure, Error> {
    let range = Range::of(sentences);
    let sections = sections(sentences);
    let words = words(sentences, range, &sections);
    let svg = picture(fonts, frame, &words, |canvas| {
        number(canvas, sentences, range)?;
        rows(canvas, &sections)
    })?;
    let table = table(&words.title, &sections);
    Ok(Figure::new(words, svg, table))
}

impl Range {
    fn of(sentences: &Sentences) -> Self {
        let room = &sentences.strategies_in_the_room;
        let whole = |value: f64| (value.round().max(1.0)) as usize;
        Self { low: whole(room.low), high: whole(room.high) }
    }

    fn is_firm(self) -> bool {
        self.low == self.high
    }

    fn spoken(self) -> String {
        if self.is_firm() {
            in_words(self.low)
        } else {
            format!("{} to {}", in_words(self.low), in_words(self.high))
        }
    }
}

fn words(sentences: &Sentences, range: Range, sections: &[Section]) -> Words {
    let different = if range.high == 1 { "strategy" } else { "different strategies" };
    let found = format!("{} {different} in the room", range.spoken());
    let title = match sentences.reading {
        Reading::Machine => format!("Machine’s first reading: {found}"),
        Reading::Facilitator | Reading::Team => capital(&found),
    };
    let how = "Each leader answered alone. One mark = one sentence.";
    let subtitle = match caution(sentences) {
        Some(caution) => format!("{how} {caution}"),
        None => format!("{how} {}", by_whom(sentences.reading)),
    };
    let description = format!(
        "{title}: {}. {}. {}",
        statement(sentences, range).trim_end_matches('.'),
        sizes(sections),
        by_whom(sentences.reading)
    );
    Words { id: "strategies", title, subtitle, description }
}

fn statement(sentences: &Sentences, range: Range) -> String {
    let leaders = leaders(sentences);
    if range.high == 1 {
        return format!("{leaders} described one strategy.");
    }
    if range.is_firm() {
        return format!("{leaders} described about {} different strategies.", range.low);
    }
    format!("{leaders} described between {} and {} different strategies.", range.low, range.high)
}

/// What to keep in mind: words copied from a slide are not a shared strategy.
fn reservation(sentences: &Sentences, range: Range) -> Option<String> {
    let (recited, of) = (sentences.recited, sentences.count);
    if recited > 0 {
        return Some(format!(
            "{recited} of {of} repeat the official text nearly word for word; \
             that is no evidence of understanding."
        ));
    }
    let same = range.high == 1 && sentences.reading == Reading::Machine;
    same.then(|| "Check that the wording is not copied from a slide.".to_owned())
}

fn number(canvas: &mut Canvas<'_>, sentences: &Sentences, range: Range) -> Result<(), Error> {
    let numeral = Type::strong(NUMERAL, Tone::Ink);
    // A large figure carries white on its left: it starts where the text below does.
    let low = range.low.to_string();
    let x = MARGIN - canvas.fonts().bearing(&low, NUMERAL, numeral.weight);
    canvas.text((x, NUMERAL_BASELINE), &low, numeral, Align::Left)?;
    if !range.is_firm() {
        let end = x + canvas.fonts().width(&low, NUMERAL, numeral.weight);
        up_to(canvas, end, range.high, numeral)?;
    }
    let large = Type::new(36.0, Tone::Ink);
    let room = ROWS - MARGIN - 96.0;
    let lines = canvas.fonts().wrap_balanced(&statement(sentences, range), large.face(), room, 3);
    let y = NUMERAL_BASELINE + 84.0;
    canvas.lines((MARGIN, y), &lines.lines, large, Align::Left)?;
    let Some(reservation) = reservation(sentences, range) else { return Ok(()) };
    let body = Type::new(Type::BODY, Tone::Muted);
    let below = y + lines.lines.len() as f64 * large.leading() + 8.0;
    let lines = canvas.fonts().wrap_balanced(&reservation, body.face(), room, 3);
    canvas.lines((MARGIN, below), &lines.lines, body, Align::Left)
}

/// "– 3": the dash drawn, because the font's touches figures of this size.
fn up_to(canvas: &mut Canvas<'_>, x: f64, high: usize, numeral: Type) -> Result<(), Error> {
    let (length, thickness, white) = (0.30 * NUMERAL, 0.09 * NUMERAL, 0.06 * NUMERAL);
    let y = NUMERAL_BASELINE - HALF_CAP * NUMERAL - thickness / 2.0;
    canvas.bar((x + white, y), (length, thickness), Role::Ink, 1.0, 0.0)?;
    let after = x + length + 2.0 * white;
    canvas.text((after, NUMERAL_BASELINE), &high.to_string(), numeral, Align::Left)
}

fn rows(canvas: &mut Canvas<'_>, sections: &[Section]) -> Result<(), Error> {
    const LARGEST: f64 = 14.0;
    let room = WIDTH - MARGIN - ROWS;
    let most = sections.iter().map(|section| section.size).max().unwrap_or(1) as f64;
    let height = ((BOTTOM - TOP) / sections.len().max(1) as f64).min(104.0);
    let radius = (room / (most * DISTANCE)).min(LARGEST).min(height * 0.16);
    let size = if height < 80.0 { Type::SMALL } else { Type::BODY };
    let of: usize = sections.iter().map(|section| section.size).sum();
    let top = (MIDDLE - height * sections.len() as f64 / 2.0).max(TOP);
    for (index, section) in sections.iter().enumerate() {
        let y = top + height * (index as f64 + 0.5);
        let count = format!("{} of {of}", section.size);
        let name_and_count = (section.name.as_str(), count.as_str());
        heading(canvas, (ROWS, y - radius), name_and_count, room, section.role, size)?;
        marks(canvas, section, (ROWS + radius, y + radius + 2.0), radius)?;
    }
    Ok(())
}

fn marks(
    canvas: &mut Canvas<'_>,
    section: &Section,
    (x, y): (f64, f64),
    radius: f64,
) -> Result<(), Error> {
    for index in 0..section.size {
        let at = (x + index as f64 * radius * DISTANCE, y);
        mark(canvas, at, radius, section.shape, section.role)?;
    }
    Ok(())
}

fn table(title: &str, sections: &[Section]) -> Table {
    let row = |section: &Section| vec![section.name.clone(), count(section.size, "sentence")];
    let rows = sections.iter().map(row).collect();
    Table::new(format!("{title}: sentences per group"), &["Group", "Sentences"], rows)
}
