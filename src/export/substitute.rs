//! Never boxes: what no font given can draw becomes a note in brackets that says
//! how many characters are missing, as long as the room they took allows.

use super::Error;
use crate::charts::text::{Fonts, Weight, escape, is_invisible, is_right_to_left};
use ab_glyph::{Font as _, FontRef};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{self, roxmltree};
use std::collections::BTreeMap;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// The picture with every text drawable, and the number of characters replaced.
pub(super) fn substitute(svg: &str, fonts: &Database) -> Result<(String, usize), Error> {
    let document = roxmltree::Document::parse(svg).map_err(usvg::Error::ParsingFailed)?;
    let in_picture = |node: &roxmltree::Node<'_, '_>| {
        node.is_text() && node.ancestors().any(|above| above.has_tag_name("text"))
    };
    let coverage = Coverage { fonts, known: BTreeMap::new() };
    let mut noter = Noter { coverage, widths: Fonts::embedded()?, replaced: 0 };
    let mut replacements: Vec<(Range<usize>, String)> = Vec::new();
    for node in document.descendants().filter(in_picture) {
        let text = node.text().unwrap_or_default();
        if let Some(drawable) = noter.drawable(text) {
            replacements.push((node.range(), escape(&drawable)));
        }
    }
    let mut svg = svg.to_owned();
    for (range, text) in replacements.into_iter().rev() {
        svg.replace_range(range, &text);
    }
    Ok((svg, noter.replaced))
}

/// Which characters the fonts have.
struct Coverage<'a> {
    fonts: &'a Database,
    known: BTreeMap<char, bool>,
}

impl Coverage<'_> {
    fn has(&mut self, grapheme: &str) -> bool {
        grapheme.chars().all(|character| self.has_character(character))
    }

    fn has_character(&mut self, character: char) -> bool {
        if is_invisible(character) || character.is_whitespace() {
            return true;
        }
        if let Some(&known) = self.known.get(&character) {
            return known;
        }
        let has = |data: &[u8], index: u32| {
            FontRef::try_from_slice_and_index(data, index)
                .is_ok_and(|font| font.glyph_id(character).0 != 0)
        };
        let mut faces = self.fonts.faces();
        let known = faces.any(|face| self.fonts.with_face_data(face.id, has).unwrap_or(false));
        self.known.insert(character, known);
        known
    }
}

struct Noter<'a> {
    coverage: Coverage<'a>,
    widths: Fonts,
    replaced: usize,
}

impl Noter<'_> {
    /// `text` with notes for what is missing; `None` when nothing is.
    fn drawable(&mut self, text: &str) -> Option<String> {
        let mut drawable = String::new();
        let mut missing: Vec<&str> = Vec::new();
        let mut pending = String::new();
        let before = self.replaced;
        for grapheme in text.graphemes(true) {
            if !self.coverage.has(grapheme) {
                pending.clear();
                missing.push(grapheme);
            } else if missing.is_empty() {
                drawable.push_str(grapheme);
            } else if grapheme.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
                // White space inside a run of missing characters belongs to the run.
                pending.push_str(grapheme);
            } else {
                drawable.push_str(&self.note(&mut missing));
                drawable.push_str(&pending);
                pending.clear();
                drawable.push_str(grapheme);
            }
        }
        if !missing.is_empty() {
            drawable.push_str(&self.note(&mut missing));
            drawable.push_str(&pending);
        }
        (self.replaced > before).then(|| upright(drawable))
    }

    /// The longest note that takes no more room than what it stands for.
    fn note(&mut self, missing: &mut Vec<&str>) -> String {
        let count = missing.len();
        self.replaced += count;
        let characters = if count == 1 { "character" } else { "characters" };
        let notes = [
            format!("[{count} {characters} not in this font]"),
            format!("[{count} not in font]"),
            format!("[{count} ?]"),
        ];
        // Half an em more than what is missing: no line is set that tight.
        let room = self.ems(&missing.concat()) + 0.5;
        missing.clear();
        let fits = |note: &&String| self.ems(note) <= room;
        notes.iter().find(fits).cloned().unwrap_or_else(|| "[?]".to_owned())
    }

    fn ems(&self, text: &str) -> f64 {
        self.widths.width(text, 1.0, Weight::Regular)
    }
}

/// A note in Latin letters needs no isolate from right to left.
fn upright(text: String) -> String {
    let bare: String = text.chars().filter(|c| !matches!(c, '\u{2067}' | '\u{2069}')).collect();
    if is_right_to_left(&bare) { text } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::text::REGULAR;

    fn substituted(text: &str) -> (String, usize) {
        let mut fonts = Database::new();
        fonts.load_font_data(REGULAR.to_vec());
        let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><text>{text}</text></svg>");
        let (svg, count) = substitute(&svg, &fonts).unwrap();
        let document = roxmltree::Document::parse(&svg).unwrap();
        (document.root_element().first_child().unwrap().text().unwrap().to_owned(), count)
    }

    #[test]
    fn what_the_fonts_have_is_left_as_it_is() {
        let text = "Zürich &amp; Ανάπτυξη, Рост, Tăng trưởng → 20 %";
        assert_eq!(substituted(text), (text.replace("&amp;", "&"), 0));
    }

    #[test]
    fn what_they_lack_is_counted_in_a_note_that_fits() {
        let long = "我们选择企业客户而不是个人客户，然后再看";
        assert_eq!(substituted(long), ("[20 characters not in this font]".into(), 20));
        assert_eq!(substituted("fast in 日本, now"), ("fast in [2 ?], now".into(), 2));
        assert_eq!(substituted("Go 👩‍👩‍👧 go").1, 1, "one family is one character");
    }

    #[test]
    fn words_of_one_script_are_one_note() {
        assert_eq!(substituted("\u{2067}توسيع السوق\u{2069}"), ("[10 not in font]".into(), 10));
    }
}
