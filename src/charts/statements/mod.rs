//! Figure 2, what the groups say: the sentences by group, shuffled within, beside
//! a map of how near they are to each other. No mark is linked to a sentence.

mod list;
mod map;
mod pack;

use super::canvas::{NARROW, Type, Words, narrow_picture, picture};
use super::groups::{Section, by_whom, caution, leaders, sections, sizes};
use super::marks::symbol;
use super::place::Area;
use super::text::Fonts;
use super::{Error, Figure, Frame, SentenceGroup, Statements, Table};
use crate::analysis::report::{Reading, Sentences};
use crate::analysis::wording::{capital, count, in_words};

/// With fewer leaders a mark on the map would be a person everybody can name.
const MAPPED_FROM: usize = 5;

/// `None` when there is nothing to show: neither a sentence nor a map.
pub(crate) fn figure(
    sentences: &Sentences,
    fonts: &Fonts,
    frame: Frame,
) -> Result<Option<Figure>, Error> {
    let sections = sections(sentences);
    let withheld = sections.iter().all(|section| section.sentences.is_empty());
    let mapped = is_mapped(sentences);
    if withheld && !mapped {
        return Ok(None);
    }
    let list = list::choose(fonts, &sections, mapped);
    let room = list.room_for_map();
    let words = words(sentences, &sections, room.is_some());
    let svg = picture(fonts, frame, &words, |canvas| {
        if let Some(room) = room {
            map::draw(canvas, sentences, map::beside_list(room), Type::SMALL)?;
        }
        list.draw(canvas)
    })?;
    let table = table(sentences, &sections);
    Ok(Some(Figure::new(words, svg, table)))
}

/// What a page sets itself: words, table and groups of sentences, beside the map.
pub(crate) fn on_page(sentences: &Sentences, fonts: &Fonts) -> Result<Option<Statements>, Error> {
    let sections = sections(sentences);
    let withheld = sections.iter().all(|section| section.sentences.is_empty());
    let mapped = is_mapped(sentences);
    if withheld && !mapped {
        return Ok(None);
    }
    let words = words(sentences, &sections, mapped);
    let panel = Area { left: 0.0, top: 0.0, width: NARROW, height: NARROW };
    let draw = |words| {
        narrow_picture(fonts, words, panel.height, |canvas| {
            map::draw(canvas, sentences, panel, Type::ON_PHONE)
        })
    };
    let map = mapped.then(|| draw(&words)).transpose()?;
    let table = table(sentences, &sections);
    let groups = sections.into_iter().map(|section| listed(section, sentences.count)).collect();
    Ok(Some(Statements { figure: Figure::new(words, map.unwrap_or_default(), table), groups }))
}

fn listed(section: Section, of: usize) -> SentenceGroup {
    let not_shown = section.sentences.is_empty().then(|| not_shown(section.size));
    SentenceGroup {
        count: format!("{} of {of}", section.size),
        role: section.role.name(),
        mark: symbol(section.shape, section.role),
        name: section.name,
        sentences: section.sentences,
        not_shown,
    }
}

fn is_mapped(sentences: &Sentences) -> bool {
    let enough = sentences.count >= MAPPED_FROM;
    enough && sentences.map.drawn && !sentences.map.points.is_empty()
}

fn words(sentences: &Sentences, sections: &[Section], mapped: bool) -> Words {
    let how = if mapped {
        "Nearer = more alike; directions mean nothing. Order shuffled."
    } else {
        "One group = one strategy. Order shuffled."
    };
    let whose = caution(sentences).unwrap_or_else(|| by_whom(sentences.reading));
    let description =
        format!("{} wrote one sentence each. {}. {whose}", leaders(sentences), sizes(sections));
    Words {
        id: "statements",
        title: title(sentences),
        subtitle: format!("{whose} {how}"),
        description,
    }
}

fn title(sentences: &Sentences) -> String {
    if caution(sentences).is_some() {
        return "What each leader wrote".to_owned();
    }
    let alone = sentences.groups.iter().filter(|group| group.size == 1).count();
    let shared = sentences.groups.len() - alone;
    if shared > 1 {
        return groups(shared, alone);
    }
    let found = found(sentences.count, alone);
    match sentences.reading {
        Reading::Machine => format!("Machine’s first reading: {found}"),
        Reading::Facilitator | Reading::Team => capital(&found),
    }
}

/// "Three groups of sentences, and two that stand alone".
fn groups(shared: usize, alone: usize) -> String {
    let groups = format!("{} groups of sentences", capital(&in_words(shared)));
    match alone {
        0 => format!("{groups}, none alone"),
        1 => format!("{groups}, and one that stands alone"),
        alone => format!("{groups}, and {} that stand alone", in_words(alone)),
    }
}

/// What at most one group says.
fn found(of: usize, alone: usize) -> String {
    let together = of - alone;
    match (together, alone) {
        (0, _) => "no two sentences describe the same strategy".to_owned(),
        (_, 0) => format!("all {of} sentences describe one strategy"),
        (_, 1) => format!("{together} of {of} sentences describe one strategy, one stands alone"),
        (_, alone) => format!(
            "{together} of {of} sentences describe one strategy, {} stand alone",
            in_words(alone)
        ),
    }
}

fn table(sentences: &Sentences, sections: &[Section]) -> Table {
    let of = sentences.count;
    let group = |section: &Section| format!("{} ({} of {of})", section.name, section.size);
    let rows = sections.iter().flat_map(|section| {
        let wording = |text: &String| vec![group(section), text.clone()];
        let withheld = || vec![group(section), not_shown(section.size)];
        let mut rows: Vec<Vec<String>> = section.sentences.iter().map(wording).collect();
        if rows.is_empty() {
            rows.push(withheld());
        }
        rows
    });
    let caption = "The sentences by group, in shuffled order".to_owned();
    Table::new(caption, &["Group", "Sentence"], rows.collect())
}

fn not_shown(size: usize) -> String {
    format!("{}, not shown", count(size, "sentence"))
}
