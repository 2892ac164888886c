//! How groups of sentences look: colour, shape, name. A group of one is like any
//! other sentence, neutral and unnamed (it would point at its author).

use super::Error;
use super::canvas::{Align, Canvas, Type};
use super::marks::Shape;
use super::theme::{Role, Tone};
use crate::analysis::report::{Reading, Sentences};
use crate::analysis::wording::count;

/// A group as it is drawn and listed; all groups of one are listed together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Section {
    pub(crate) name: String,
    pub(crate) size: usize,
    pub(crate) role: Role,
    pub(crate) shape: Shape,
    /// Empty when statements are withheld.
    pub(crate) sentences: Vec<String>,
}

/// Three colours at most; further groups are told apart by shape and name.
const LOOKS: [(Role, Shape); 7] = [
    (Role::Agree, Shape::Dot),
    (Role::Split, Shape::Triangle),
    (Role::Third, Shape::Diamond),
    (Role::Neutral, Shape::Dot),
    (Role::Neutral, Shape::Triangle),
    (Role::Neutral, Shape::Diamond),
    (Role::Neutral, Shape::Pointer),
];

/// What stands alone.
const ALONE: (Role, Shape) = (Role::Neutral, Shape::Square);

/// The look of the group at `index`; groups come largest first.
pub(crate) fn look(sentences: &Sentences, index: usize) -> (Role, Shape) {
    let alone = sentences.groups.get(index).is_none_or(|group| group.size == 1);
    if alone { ALONE } else { LOOKS[index.min(LOOKS.len() - 1)] }
}

/// Groups of two or more, largest first, then everything that stands alone.
pub(crate) fn sections(sentences: &Sentences) -> Vec<Section> {
    let mut sections = Vec::new();
    let (mut alone, mut alone_size) = (Vec::new(), 0);
    for (index, group) in sentences.groups.iter().enumerate() {
        if group.size == 1 {
            alone_size += 1;
            alone.extend(group.sentences.iter().cloned());
            continue;
        }
        let (role, shape) = look(sentences, index);
        let name = name(&group.label, index);
        sections.push(Section {
            name,
            size: group.size,
            role,
            shape,
            sentences: group.sentences.clone(),
        });
    }
    if alone_size > 0 {
        let name = if alone_size == 1 { "Stands alone" } else { "Stand alone" };
        let (role, shape) = ALONE;
        let name = name.to_owned();
        sections.push(Section { name, size: alone_size, role, shape, sentences: alone });
    }
    sections
}

/// The group's label, or its number when two leaders shared no word to name it by.
pub(crate) fn name(label: &str, index: usize) -> String {
    if label.trim().is_empty() { format!("Group {}", index + 1) } else { label.to_owned() }
}

/// "4, 3 and 2 sentences": sizes of the groups of two or more, and what stands alone.
pub(crate) fn sizes(sections: &[Section]) -> String {
    let parts: Vec<String> =
        sections.iter().map(|section| format!("{}: {}", section.name, section.size)).collect();
    parts.join("; ")
}

/// Whose grouping this is, for a subtitle.
pub(crate) fn by_whom(reading: Reading) -> &'static str {
    match reading {
        Reading::Machine => "Grouped by the machine’s first reading.",
        Reading::Facilitator => "Grouped by the facilitator.",
        Reading::Team => "Grouped by the team’s own card sort.",
    }
}

/// A warning where the machine could not read what was written.
pub(crate) fn caution(sentences: &Sentences) -> Option<&'static str> {
    let unread = sentences.unsupported_language && sentences.reading == Reading::Machine;
    unread.then_some("The machine could not read every language: do not trust these groups.")
}

/// "9 leaders", from the number of sentences.
pub(crate) fn leaders(sentences: &Sentences) -> String {
    count(sentences.count, "leader")
}

/// A group's count, and its name in the group's colour, in at most `width`.
pub(crate) fn heading(
    canvas: &mut Canvas<'_>,
    (x, baseline): (f64, f64),
    (count, name): (&str, &str),
    width: f64,
    role: Role,
    size: f64,
) -> Result<(), Error> {
    let style = Type::strong(size, role.tone());
    let muted = Type::new(size, Tone::Muted);
    let beside = canvas.fonts().width(count, size, muted.weight) + size * 0.5;
    let name = canvas.fonts().ellipsize(name, style.face(), width - beside);
    canvas.text((x, baseline), count, muted, Align::Left)?;
    canvas.text((x + beside, baseline), &name, style, Align::Left)
}
