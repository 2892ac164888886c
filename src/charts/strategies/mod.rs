//! Figure 1, strategies in the room: one number, or an honest range, and one mark
//! per sentence in the rows of its group.

mod narrow;

use crate::analysis::report::{Reading, Sentences};
use crate::analysis::wording::{
    UNCLEAR, capital, count, in_words, is_unclear, mostly_fog, strategies_in_words,
    strategies_range,
};
use crate::charts::canvas::{
    Align, BOTTOM, Canvas, HALF_CAP, MARGIN, TOP, Type, WIDTH, Words, picture,
};
use crate::charts::groups::{Section, by_whom, caution, heading, leaders, sections, sizes};
use crate::charts::marks::mark;
use crate::charts::text::Fonts;
use crate::charts::theme::{Role, Tone};
use crate::charts::{Error, Figure, Frame, PageFigure, Table};

/// Where the rows of marks begin.
const ROWS: f64 = 760.0;
const NUMERAL: f64 = 240.0;
const NUMERAL_BASELINE: f64 = 392.0;
/// Vertical middle of number and sentence; the rows are centred on it.
const MIDDLE: f64 = 390.0;
/// Between the centres of two marks, in radii.
const DISTANCE: f64 = 2.7;

pub(crate) fn figure(sentences: &Sentences, fonts: &Fonts, frame: Frame) -> Result<Figure, Error> {
    let range = strategies_range(&sentences.strategies_in_the_room);
    let sections = sections(sentences);
    let words = words(sentences, range, &sections);
    let svg = picture(fonts, frame, &words, |canvas| {
        number(canvas, sentences, range)?;
        rows(canvas, &sections)
    })?;
    let table = table(&words.title, &sections);
    Ok(Figure::new(words, svg, table))
}

/// The figure for a page.
pub(crate) fn on_page(sentences: &Sentences, fonts: &Fonts) -> Result<PageFigure, Error> {
    let figure = figure(sentences, fonts, Frame::Page)?;
    let sections = sections(sentences);
    let range = strategies_range(&sentences.strategies_in_the_room);
    let words = words(sentences, range, &sections);
    let narrow = narrow::draw(fonts, &words, &sections)?;
    Ok(PageFigure::new(figure, words, narrow))
}

/// "three", or "two to four" when the number is not firm.
fn spelled((low, high): (usize, usize)) -> String {
    if low == high { in_words(low) } else { format!("{} to {}", in_words(low), in_words(high)) }
}

fn words(sentences: &Sentences, (low, high): (usize, usize), sections: &[Section]) -> Words {
    let different = if high == 1 { "strategy" } else { "different strategies" };
    let found = format!("{} {different} in the room", spelled((low, high)));
    let title = match sentences.reading {
        Reading::Machine => format!("Machine’s first reading: {found}"),
        Reading::Facilitator | Reading::Team => capital(&found),
    };
    let how = "One mark = one sentence.";
    let subtitle = match caution(sentences) {
        Some(caution) => format!("{caution} {how}"),
        None => format!("Each leader answered alone. {how} {}", by_whom(sentences.reading)),
    };
    let description = format!(
        "{title}: {}. {}. {}",
        statement(sentences).trim_end_matches('.'),
        sizes(sections),
        by_whom(sentences.reading)
    );
    Words { id: "strategies", title, subtitle, description }
}

fn statement(sentences: &Sentences) -> String {
    let strategies = strategies_in_words(&sentences.strategies_in_the_room);
    format!("{} described {strategies}.", leaders(sentences))
}

/// What to keep in mind: words copied from a slide are not a shared strategy.
fn reservation(sentences: &Sentences, (low, high): (usize, usize)) -> Option<String> {
    let (recited, of) = (sentences.recited, sentences.count);
    if recited > 0 {
        return Some(format!(
            "{recited} of {of} repeat the official text nearly word for word; \
             that is no evidence of understanding."
        ));
    }
    if let Some(fog) = mostly_fog(sentences) {
        let unclear = is_unclear(&sentences.strategies_in_the_room);
        return Some(if unclear { format!("{UNCLEAR} {fog}.") } else { format!("{fog}.") });
    }
    if sentences.reading != Reading::Machine || caution(sentences).is_some() {
        return None;
    }
    match (low, high) {
        (_, 1) => Some("Check that the wording is not copied from a slide.".to_owned()),
        _ if is_unclear(&sentences.strategies_in_the_room) => Some(UNCLEAR.to_owned()),
        _ if low < high => {
            Some("The groups are the machine’s best guess; the sentences decide.".to_owned())
        }
        _ => None,
    }
}

fn number(
    canvas: &mut Canvas<'_>,
    sentences: &Sentences,
    (low, high): (usize, usize),
) -> Result<(), Error> {
    // Grey where the machine could not read what was written.
    let tone = if caution(sentences).is_some() { Tone::Muted } else { Tone::Ink };
    let numeral = Type::strong(NUMERAL, tone);
    // A large figure carries white on its left: it starts where the text below does.
    let first = low.to_string();
    let x = MARGIN - canvas.fonts().bearing(&first, NUMERAL, numeral.weight);
    canvas.text((x, NUMERAL_BASELINE), &first, numeral, Align::Left)?;
    if low < high {
        let end = x + canvas.fonts().width(&first, NUMERAL, numeral.weight);
        up_to(canvas, end, high, numeral)?;
    }
    let large = Type::new(36.0, Tone::Ink);
    let room = ROWS - MARGIN - 96.0;
    let lines = canvas.fonts().wrap_balanced(&statement(sentences), large.face(), room, 3);
    let y = NUMERAL_BASELINE + 84.0;
    canvas.lines((MARGIN, y), &lines.lines, large, Align::Left)?;
    let Some(reservation) = reservation(sentences, (low, high)) else { return Ok(()) };
    let body = Type::new(Type::BODY, Tone::Muted);
    let below = y + lines.lines.len() as f64 * large.leading() + 8.0;
    let lines = canvas.fonts().wrap_balanced(&reservation, body.face(), room, 3);
    canvas.lines((MARGIN, below), &lines.lines, body, Align::Left)
}

/// "– 3": the dash drawn, because the font's touches figures of this size.
fn up_to(canvas: &mut Canvas<'_>, x: f64, high: usize, numeral: Type) -> Result<(), Error> {
    let (length, thickness, white) = (0.30 * NUMERAL, 0.09 * NUMERAL, 0.06 * NUMERAL);
    let y = NUMERAL_BASELINE - HALF_CAP * NUMERAL - thickness / 2.0;
    let role = if numeral.tone == Tone::Ink { Role::Ink } else { Role::Neutral };
    canvas.bar((x + white, y), (length, thickness), role, 1.0, 0.0)?;
    let after = x + length + 2.0 * white;
    canvas.text((after, NUMERAL_BASELINE), &high.to_string(), numeral, Align::Left)
}

fn rows(canvas: &mut Canvas<'_>, sections: &[Section]) -> Result<(), Error> {
    const LARGEST: f64 = 20.0;
    let room = WIDTH - MARGIN - ROWS;
    let most = sections.iter().map(|section| section.size).max().unwrap_or(1) as f64;
    let height = ((BOTTOM - TOP) / sections.len().max(1) as f64).min(124.0);
    let radius = (room / (most * DISTANCE)).min(LARGEST).min(height * 0.17);
    let size = if height < 80.0 { Type::SMALL } else { Type::BODY };
    let of: usize = sections.iter().map(|section| section.size).sum();
    let top = (MIDDLE - height * sections.len() as f64 / 2.0).max(TOP);
    for (index, section) in sections.iter().enumerate() {
        let y = top + height * (index as f64 + 0.5);
        let count = format!("{} of {of}", section.size);
        let words = (count.as_str(), section.name.as_str());
        heading(canvas, (ROWS, y - radius - 2.0), words, room, section.role, size)?;
        marks(canvas, section, (ROWS + radius, y + radius + 4.0), radius)?;
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
