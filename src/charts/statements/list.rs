//! The sentences by group in columns. Tried from generous to tight: smaller type
//! down to 18 px, more columns, fewer lines a sentence; what is cut says so.

use super::not_shown;
use crate::charts::Error;
use crate::charts::canvas::{Align, BOTTOM, Canvas, HALF_CAP, TOP, Type};
use crate::charts::groups::{Section, heading};
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
/// Where the note stands that something was cut, below all columns.
const NOTE: f64 = BOTTOM + 20.0;

/// White below a heading, a sentence, a group.
#[derive(Clone, Copy)]
struct Spacing {
    heading: f64,
    sentence: f64,
    group: f64,
}

const ROOMY: Spacing = Spacing { heading: 10.0, sentence: 12.0, group: 14.0 };
const DENSE: Spacing = Spacing { heading: 5.0, sentence: 6.0, group: 10.0 };

/// One thing in a column, with the place of its top edge.
struct Placed {
    x: f64,
    top: f64,
    width: f64,
    what: What,
}

enum What {
    Heading { name: String, count: String, role: Role, shape: Shape },
    Sentence { lines: Vec<String>, role: Role, tone: Tone },
}

/// A way to set the list.
#[derive(Clone, Copy)]
struct Setting<'a> {
    columns: &'a [Column],
    size: f64,
    spacing: Spacing,
    /// Lines a sentence may take.
    most: usize,
}

/// The list as it is set.
pub(super) struct List {
    placed: Vec<Placed>,
    size: f64,
    cut: bool,
    left_out: usize,
}

/// The first setting that holds everything, else the tightest with what it holds.
pub(super) fn choose(fonts: &Fonts, sections: &[Section], layouts: &[Vec<Column>]) -> List {
    const WHOLE: usize = 40;
    let faces = [(Type::BODY, ROOMY), (Type::SMALL, ROOMY), (Type::SMALL, DENSE)];
    let whole = layouts.iter().flat_map(|columns| {
        faces.map(|(size, spacing)| Setting { columns, size, spacing, most: WHOLE })
    });
    let cut = layouts.iter().flat_map(|columns| {
        let set = |most| Setting { columns, size: Type::SMALL, spacing: DENSE, most };
        [6, 5, 4, 3, 2, 1].map(set)
    });
    // Fewer lines only as a last resort, and then in as many columns as there are.
    let tightest = layouts.last().map_or(0, Vec::len);
    let cut = cut.filter(|setting| setting.columns.len() == tightest);
    let mut list = List { placed: Vec::new(), size: Type::SMALL, cut: false, left_out: 0 };
    for setting in whole.chain(cut) {
        list = List::set(fonts, sections, setting);
        if list.left_out == 0 && !(list.cut && setting.most == WHOLE) {
            break;
        }
    }
    list
}

impl List {
    /// Left edge of the first column.
    pub(super) fn left(&self) -> f64 {
        self.placed.first().map_or(0.0, |first| first.x)
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) -> Result<(), Error> {
        for placed in &self.placed {
            draw_placed(canvas, placed, self.size)?;
        }
        let Some(note) = self.note() else { return Ok(()) };
        canvas.text((self.left(), NOTE), &note, Type::new(Type::SMALL, Tone::Muted), Align::Left)
    }

    fn note(&self) -> Option<String> {
        match (self.left_out, self.cut) {
            (0, false) => None,
            (0, true) => Some("Shortened to fit; full text in the table below.".to_owned()),
            (left_out, _) => Some(format!("And {left_out} more; full text in the table below.")),
        }
    }

    fn set(fonts: &Fonts, sections: &[Section], setting: Setting<'_>) -> Self {
        let Setting { size, spacing, .. } = setting;
        let mut list = Self { placed: Vec::new(), size, cut: false, left_out: 0 };
        let mut cursor = Cursor { column: 0, top: TOP };
        let body = Type::new(size, Tone::Ink);
        let of: usize = sections.iter().map(|section| section.size).sum();
        for section in sections {
            let heading_height = body.leading() + spacing.heading;
            let blocks = blocks(fonts, section, body, setting);
            let height = |lines: &[String]| lines.len() as f64 * body.leading();
            let first = blocks.first().map_or(0.0, |(lines, _)| height(lines));
            if !cursor.make_room(heading_height + first, setting) {
                list.left_out += section.size;
                continue;
            }
            let heading = What::heading(section, of);
            list.placed.push(cursor.place(heading, heading_height, setting));
            for (lines, cut) in blocks {
                let height = height(&lines);
                if !cursor.make_room(height, setting) {
                    list.left_out += 1;
                    continue;
                }
                list.cut |= cut;
                let what = What::sentence(section, lines);
                list.placed.push(cursor.place(what, height + spacing.sentence, setting));
            }
            cursor.top += spacing.group;
        }
        list
    }
}

impl What {
    fn heading(section: &Section, of: usize) -> Self {
        let Section { name, size, role, shape, .. } = section;
        let count = format!("{size} of {of}");
        Self::Heading { name: name.clone(), count, role: *role, shape: *shape }
    }

    fn sentence(section: &Section, lines: Vec<String>) -> Self {
        let tone = if section.sentences.is_empty() { Tone::Muted } else { Tone::Ink };
        Self::Sentence { lines, role: section.role, tone }
    }
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

/// Where the next thing goes.
struct Cursor {
    column: usize,
    top: f64,
}

impl Cursor {
    /// Moves to the next column when `height` does not fit; false when there is none.
    fn make_room(&mut self, height: f64, setting: Setting<'_>) -> bool {
        if self.top + height <= BOTTOM {
            return true;
        }
        if self.column + 1 >= setting.columns.len() || TOP + height > BOTTOM {
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
        What::Heading { name, count, role, shape } => {
            let baseline = top + size * 0.95;
            mark(canvas, (x + 8.0, baseline - size * HALF_CAP), 8.0, *shape, *role)?;
            let name_and_count = (name.as_str(), count.as_str());
            heading(
                canvas,
                (x + 10.0 + INDENT, baseline),
                name_and_count,
                width - 28.0,
                *role,
                size,
            )
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
