//! The sentences by group in columns. Tried from generous to tight: smaller type
//! down to 18 px, more columns, a smaller map, no map; what is cut says so.

use super::not_shown;
use super::pack::{Lines, Pace, Packed, Part, Spot};
use crate::charts::Error;
use crate::charts::canvas::{Align, BOTTOM, Canvas, HALF_CAP, MARGIN, Type, WIDTH};
use crate::charts::groups::{Section, heading};
use crate::charts::marks::mark;
use crate::charts::text::{Fonts, is_right_to_left};
use crate::charts::theme::Tone;

/// Where a sentence begins behind the rule in its group's colour.
const INDENT: f64 = 28.0;
/// Where the note stands that something was cut, below all columns.
const NOTE: f64 = BOTTOM + 20.0;
/// Where the list begins beside a map, and beside the smaller one.
const BESIDE_MAP: f64 = 660.0;
const BESIDE_SMALL_MAP: f64 = 424.0;
/// The widest column: longer lines are hard to read.
const MEASURE: f64 = 880.0;
/// White between two columns, and between map and list.
const GUTTER: f64 = 48.0;

/// Columns side by side from `left` to the right margin.
#[derive(Debug, Clone, Copy)]
struct Columns {
    left: f64,
    count: usize,
}

impl Columns {
    fn width(self) -> f64 {
        let count = self.count as f64;
        ((WIDTH - MARGIN - self.left - GUTTER * (count - 1.0)) / count).min(MEASURE)
    }

    fn x(self, column: usize) -> f64 {
        self.left + column as f64 * (self.width() + GUTTER)
    }
}

/// A way to set the list.
#[derive(Debug, Clone, Copy)]
struct Setting {
    columns: Columns,
    size: f64,
    dense: bool,
}

/// The list as it is set.
pub(super) struct List<'a> {
    sections: &'a [Section],
    setting: Setting,
    packed: Packed,
    /// The text of each sentence in lines, by section.
    lines: Vec<Vec<Vec<String>>>,
    cut: bool,
    left_out: usize,
}

/// The first setting that holds everything, else the tightest, shortened.
pub(super) fn choose<'a>(fonts: &Fonts, sections: &'a [Section], mapped: bool) -> List<'a> {
    let settings = settings(mapped);
    let holds = |setting: &&Setting| setting.pace().fits(&setting.measure(fonts, sections));
    if let Some(setting) = settings.iter().find(holds) {
        let lines = setting.measure(fonts, sections);
        return List::set(fonts, sections, *setting, &lines);
    }
    let tightest =
        Setting { columns: Columns { left: MARGIN, count: 2 }, size: Type::SMALL, dense: true };
    let shortened = tightest.pace().shortened(&tightest.measure(fonts, sections));
    List::set(fonts, sections, tightest, &shortened)
}

/// From the most generous to the tightest. Whole sentences matter more than a map.
fn settings(mapped: bool) -> Vec<Setting> {
    let with = |left: f64, count: usize, size: f64, dense: bool| Setting {
        columns: Columns { left, count },
        size,
        dense,
    };
    let mut settings = Vec::new();
    if mapped {
        settings.extend([22.0, 20.0, 18.0].map(|size| with(BESIDE_MAP, 1, size, false)));
        settings.push(with(BESIDE_MAP, 1, Type::SMALL, true));
        settings.push(with(BESIDE_SMALL_MAP, 2, Type::SMALL, false));
        settings.push(with(BESIDE_SMALL_MAP, 2, Type::SMALL, true));
    }
    for size in [24.0, 22.0, 20.0, 18.0] {
        settings.extend([1, 2].map(|count| with(MARGIN, count, size, false)));
    }
    settings.push(with(MARGIN, 2, Type::SMALL, true));
    settings
}

impl Setting {
    fn body(&self) -> Type {
        Type::new(self.size, Tone::Ink)
    }

    fn pace(&self) -> Pace {
        let (heading, sentence, group) =
            if self.dense { (4.0, 6.0, 10.0) } else { (9.0, 12.0, 16.0) };
        let leading = self.body().leading();
        Pace { columns: self.columns.count, leading, heading, sentence, group }
    }

    fn text_width(&self) -> f64 {
        self.columns.width() - INDENT
    }

    fn measure(&self, fonts: &Fonts, sections: &[Section]) -> Lines {
        let count = |text: &String| fonts.line_count(text, self.body().face(), self.text_width());
        sections.iter().map(|section| texts(section).iter().map(count).collect()).collect()
    }
}

impl<'a> List<'a> {
    fn set(fonts: &Fonts, sections: &'a [Section], setting: Setting, most: &Lines) -> Self {
        let mut cut = false;
        let mut wrap = |text: &String, most: usize| {
            let wrapped = fonts.wrap(text, setting.body().face(), setting.text_width(), most);
            cut |= wrapped.cut;
            wrapped.lines
        };
        let lines = sections.iter().zip(most).map(|(section, most)| {
            let texts = texts(section);
            texts.iter().zip(most).map(|(text, &most)| wrap(text, most)).collect()
        });
        let lines = lines.collect();
        let packed = setting.pace().balanced(most);
        let all: usize = sections.iter().map(|section| texts(section).len()).sum();
        let left_out = all - most.iter().map(Vec::len).sum::<usize>();
        Self { sections, setting, packed, lines, cut, left_out }
    }

    /// Room to the left of the list for a map; `None` when the list takes it.
    pub(super) fn room_for_map(&self) -> Option<f64> {
        let left = self.setting.columns.left;
        (left > MARGIN).then_some(left - GUTTER - MARGIN)
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) -> Result<(), Error> {
        for spot in &self.packed.spots {
            match spot.part {
                Part::Heading { section, continued } => {
                    self.draw_heading(canvas, spot, &self.sections[section], continued)?;
                }
                Part::Sentence { section, index } => {
                    let lines = &self.lines[section][index];
                    self.draw_sentence(canvas, spot, &self.sections[section], lines)?;
                }
            }
        }
        let Some(note) = self.note() else { return Ok(()) };
        let style = Type::new(Type::SMALL, Tone::Muted);
        canvas.text((self.setting.columns.left, NOTE), &note, style, Align::Left)
    }

    fn note(&self) -> Option<String> {
        match (self.left_out, self.cut) {
            (0, false) => None,
            (0, true) => Some("Shortened to fit; the report’s table has the full text.".to_owned()),
            (more, _) => Some(format!("And {more} more; the report’s table has the full text.")),
        }
    }

    fn draw_heading(
        &self,
        canvas: &mut Canvas<'_>,
        spot: &Spot,
        section: &Section,
        continued: bool,
    ) -> Result<(), Error> {
        let size = self.setting.size;
        let x = self.setting.columns.x(spot.column);
        let baseline = spot.top + size * 0.95;
        let centre = (x + 8.0, baseline - size * HALF_CAP);
        mark(canvas, centre, 8.0, section.shape, section.role)?;
        let of: usize = self.sections.iter().map(|section| section.size).sum();
        let count =
            if continued { "continued".to_owned() } else { format!("{} of {of}", section.size) };
        let words = (count.as_str(), section.name.as_str());
        let width = self.setting.text_width();
        heading(canvas, (x + INDENT, baseline), words, width, section.role, size)
    }

    fn draw_sentence(
        &self,
        canvas: &mut Canvas<'_>,
        spot: &Spot,
        section: &Section,
        lines: &[String],
    ) -> Result<(), Error> {
        let tone = if section.sentences.is_empty() { Tone::Muted } else { Tone::Ink };
        let style = Type { tone, ..self.setting.body() };
        let x = self.setting.columns.x(spot.column);
        let height = lines.len() as f64 * style.leading();
        canvas.bar((x + 6.5, spot.top), (3.0, height), section.role, 1.0, 1.5)?;
        let rtl = lines.first().is_some_and(|line| is_right_to_left(line));
        let (x, align) = if rtl {
            (x + self.setting.columns.width(), Align::Right)
        } else {
            (x + INDENT, Align::Left)
        };
        let baseline = spot.top + style.leading() / 2.0 + style.size * HALF_CAP;
        canvas.lines((x, baseline), lines, style, align)
    }
}

/// A section's sentences, or that they are not shown.
fn texts(section: &Section) -> Vec<String> {
    if section.sentences.is_empty() {
        return vec![not_shown(section.size)];
    }
    section.sentences.clone()
}
