//! The sentences by group in columns. Tried from generous to tight: smaller type
//! down to 18 px, more columns, fewer lines a sentence; what is cut says so.

use super::not_shown;
use crate::charts::Error;
use crate::charts::canvas::{Align, BOTTOM, Canvas, HALF_CAP, TOP, Type};
use crate::charts::groups::Section;
use crate::charts::marks::{Shape, mark};
use crate::charts::text::{Fonts, is_right_to_left};
use crate::charts::theme::{Role, Tone};

/// Where a column stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) x: f64,
    pub(super) width: f64,
}

/// Indent of a sentence behind the rule in its group's colour.
const INDENT: f64 = 18.0;
/// White below a heading, a sentence, a group.
const BELOW_HEADING: f64 = 10.0;
const BELOW_SENTENCE: f64 = 12.0;
const BELOW_GROUP: f64 = 14.0;
/// Height of the note that something was cut.
const NOTE: f64 = 32.0;

/// One thing in a column, with the place of its top edge.
struct Placed {
    x: f64,
    top: f64,
    width: f64,
    what: What,
}

enum What {
    Heading { name: String, role: Role, shape: Shape },
    Sentence { lines: Vec<String>, role: Role, tone: Tone },
}

/// A way to set the list.
#[derive(Clone, Copy)]
struct Setting<'a> {
    columns: &'a [Column],
    size: f64,
    /// Lines a sentence may take.
    most: usize,
    bottom: f64,
}

/// What a setting gives: everything placed, and what it cost.
#[derive(Default)]
struct Flow {
    placed: Vec<Placed>,
    cut: bool,
    left_out: usize,
}

pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    sections: &[Section],
    layouts: &[Vec<Column>],
) -> Result<(), Error> {
    let (flow, size) = choose(canvas.fonts(), sections, layouts);
    for placed in &flow.placed {
        draw_placed(canvas, placed, size)?;
    }
    let Some(note) = note(&flow) else { return Ok(()) };
    let x = flow.placed.first().map_or(0.0, |first| first.x);
    canvas.text((x, BOTTOM), &note, Type::new(Type::SMALL, Tone::Muted), Align::Left)
}

fn note(flow: &Flow) -> Option<String> {
    match (flow.left_out, flow.cut) {
        (0, false) => None,
        (0, true) => Some("Shortened to fit; full text in the table below.".to_owned()),
        (left_out, _) => Some(format!("And {left_out} more; full text in the table below.")),
    }
}

/// The first setting that holds everything, else the tightest with what it holds.
fn choose(fonts: &Fonts, sections: &[Section], layouts: &[Vec<Column>]) -> (Flow, f64) {
    const WHOLE: usize = 40;
    let whole = [Type::BODY, Type::SMALL].map(|size| (size, WHOLE));
    let cut = [5, 4, 3, 2, 1].map(|most| (Type::SMALL, most));
    let whole = layouts.iter().flat_map(|columns| whole.map(|(size, most)| (columns, size, most)));
    let tight = layouts.last().into_iter();
    let cut = tight.flat_map(|columns| cut.map(|(size, most)| (columns, size, most)));
    let mut last = (Flow::default(), Type::SMALL);
    for (columns, size, most) in whole.chain(cut) {
        let bottom = if most == WHOLE { BOTTOM } else { BOTTOM - NOTE };
        let flow = flow(fonts, sections, Setting { columns, size, most, bottom });
        let complete = flow.left_out == 0 && !(flow.cut && most == WHOLE);
        last = (flow, size);
        if complete {
            break;
        }
    }
    last
}

fn flow(fonts: &Fonts, sections: &[Section], setting: Setting<'_>) -> Flow {
    let mut flow = Flow::default();
    let mut cursor = Cursor { column: 0, top: TOP };
    let body = Type::new(setting.size, Tone::Ink);
    for section in sections {
        let heading = Type::strong(setting.size, section.role.tone());
        let heading_height = heading.leading() + BELOW_HEADING;
        let blocks = blocks(fonts, section, body, setting);
        let first = blocks.first().map_or(0.0, |(lines, _)| height(lines, body));
        if !cursor.make_room(heading_height + first, setting) {
            flow.left_out += section.size;
            continue;
        }
        let name = format!("{}  {}", section.size, section.name);
        let width = setting.columns[cursor.column].width;
        let name = fonts.ellipsize(&name, heading.face(), width - 28.0);
        let what = What::Heading { name, role: section.role, shape: section.shape };
        flow.placed.push(cursor.place(what, heading_height, setting));
        for (lines, cut) in blocks {
            let height = height(&lines, body);
            if !cursor.make_room(height - BELOW_SENTENCE, setting) {
                flow.left_out += 1;
                continue;
            }
            flow.cut |= cut;
            let tone = if section.sentences.is_empty() { Tone::Muted } else { Tone::Ink };
            let what = What::Sentence { lines, role: section.role, tone };
            flow.placed.push(cursor.place(what, height, setting));
        }
        cursor.top += BELOW_GROUP;
    }
    flow
}

fn blocks(
    fonts: &Fonts,
    section: &Section,
    body: Type,
    setting: Setting<'_>,
) -> Vec<(Vec<String>, bool)> {
    let withheld = [not_shown(section.size)];
    let texts: &[String] =
        if section.sentences.is_empty() { &withheld } else { &section.sentences };
    let narrowest = setting.columns.iter().map(|column| column.width).fold(f64::MAX, f64::min);
    let wrap = |text: &String| {
        let wrapped = fonts.wrap_balanced(text, body.face(), narrowest - INDENT, setting.most);
        (wrapped.lines, wrapped.cut)
    };
    texts.iter().map(wrap).collect()
}

fn height(lines: &[String], body: Type) -> f64 {
    lines.len() as f64 * body.leading() + BELOW_SENTENCE
}

/// Where the next thing goes.
struct Cursor {
    column: usize,
    top: f64,
}

impl Cursor {
    /// Moves to the next column when `height` does not fit; false when there is none.
    fn make_room(&mut self, height: f64, setting: Setting<'_>) -> bool {
        if self.top + height <= setting.bottom {
            return true;
        }
        if self.column + 1 >= setting.columns.len() || TOP + height > setting.bottom {
            return false;
        }
        self.column += 1;
        self.top = TOP;
        true
    }

    fn place(&mut self, what: What, height: f64, setting: Setting<'_>) -> Placed {
        let Column { x, width } = setting.columns[self.column];
        let placed = Placed { x, top: self.top, width, what };
        self.top += height;
        placed
    }
}

fn draw_placed(canvas: &mut Canvas<'_>, placed: &Placed, size: f64) -> Result<(), Error> {
    let Placed { x, top, width, what } = placed;
    match what {
        What::Heading { name, role, shape } => {
            let style = Type::strong(size, role.tone());
            let baseline = top + size * 0.95;
            mark(canvas, (x + 8.0, baseline - size * HALF_CAP), 8.0, *shape, *role)?;
            canvas.text((x + 28.0, baseline), name, style, Align::Left)
        }
        What::Sentence { lines, role, tone } => {
            let style = Type::new(size, *tone);
            let height = lines.len() as f64 * style.leading();
            canvas.bar((x + 6.5, *top), (3.0, height), *role, 1.0, 1.5)?;
            let rtl = lines.first().is_some_and(|line| is_right_to_left(line));
            let (x, align) =
                if rtl { (x + width, Align::Right) } else { (x + 10.0 + INDENT, Align::Left) };
            let baseline = top + style.leading() / 2.0 + size * HALF_CAP;
            canvas.lines((x, baseline), lines, style, align)
        }
    }
}
