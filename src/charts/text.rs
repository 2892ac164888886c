//! Text as it will be set: exact widths in our fonts, lines, cuts. Knows nothing
//! of figures. Sizes and widths are in px of the picture.

use super::Error;
use ab_glyph::{Font as _, FontRef};
use unicode_bidi::{Direction, get_base_direction};
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation as _;

/// Inter, weight 400.
pub const REGULAR: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/web/dist/fonts/Inter-Regular.ttf"));
/// Inter, weight 600.
pub const SEMIBOLD: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/web/dist/fonts/Inter-SemiBold.ttf"));

/// Large type is set tighter: this share of its size off every character.
const TRACKING_FROM: f64 = 30.0;
const TRACKING: f64 = -0.02;

/// The two weights in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    SemiBold,
}

/// Our fonts, ready to measure with.
pub struct Fonts {
    regular: FontRef<'static>,
    semibold: FontRef<'static>,
}

/// Text in lines. `cut` tells that its end was left out behind an ellipsis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// The lines, without the spaces they were broken at.
    pub lines: Vec<String>,
    /// Whether something is missing.
    pub cut: bool,
}

impl Fonts {
    /// # Errors
    /// [`Error::Font`] when an embedded font can't be read.
    pub fn embedded() -> Result<Self, Error> {
        let read = |bytes| FontRef::try_from_slice(bytes).map_err(|_| Error::Font);
        Ok(Self { regular: read(REGULAR)?, semibold: read(SEMIBOLD)? })
    }

    /// Width of one line. Characters outside our fonts, which a browser takes
    /// from the reader's own, count as 1 em.
    pub fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let font = self.face(weight);
        let em = f64::from(font.units_per_em().unwrap_or(1.0));
        let advance = |character| match font.glyph_id(character) {
            _ if is_invisible(character) => 0.0,
            glyph if glyph.0 == 0 => 1.0,
            glyph => f64::from(font.h_advance_unscaled(glyph)) / em,
        };
        let ems: f64 = text.chars().map(|character| advance(character) + tracking(size)).sum();
        ems * size
    }

    /// White between a text's start and its first character's ink.
    pub(crate) fn bearing(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let font = self.face(weight);
        let em = f64::from(font.units_per_em().unwrap_or(1.0));
        let first = text.chars().next().map(|first| font.glyph_id(first));
        first.map_or(0.0, |glyph| f64::from(font.h_side_bearing_unscaled(glyph)) / em * size)
    }

    fn face(&self, weight: Weight) -> &FontRef<'static> {
        match weight {
            Weight::Regular => &self.regular,
            Weight::SemiBold => &self.semibold,
        }
    }

    /// Breaks `text` into at most `most` lines no wider than `width`, as even as
    /// possible: no word alone on the last line where that can be helped.
    pub fn wrap_balanced(
        &self,
        text: &str,
        (size, weight): (f64, Weight),
        width: f64,
        most: usize,
    ) -> Lines {
        let pieces = self.pieces(text, (size, weight), width);
        let fill = |width| self.fill(&pieces, (size, weight), width);
        let loosest = fill(width);
        if loosest.len() > most {
            return self.cut_lines(loosest, (size, weight), width, most);
        }
        // The narrowest width with as few lines; 1 px is finer than the eye.
        let (mut narrow, mut wide) = (0.0, width);
        while wide - narrow > 1.0 {
            let middle = f64::midpoint(narrow, wide);
            let lines = fill(middle);
            let fits = lines.iter().all(|line| self.width(line, size, weight) <= middle);
            if fits && lines.len() <= loosest.len() { wide = middle } else { narrow = middle }
        }
        Lines { lines: fill(wide), cut: false }
    }

    /// Breaks `text` into at most `most` full lines, as prose is set; narrower only
    /// to keep the last line from holding a scrap.
    pub fn wrap(
        &self,
        text: &str,
        (size, weight): (f64, Weight),
        width: f64,
        most: usize,
    ) -> Lines {
        const SCRAP: f64 = 0.18;
        const NARROWER: [f64; 5] = [1.0, 0.95, 0.9, 0.85, 0.8];
        let loosest = self.fill(&self.pieces(text, (size, weight), width), (size, weight), width);
        if loosest.len() > most {
            return self.cut_lines(loosest, (size, weight), width, most);
        }
        let scrap = |lines: &Vec<String>| {
            let last = lines.last().map_or(0.0, |line| self.width(line, size, weight));
            lines.len() > 1 && last < SCRAP * width
        };
        let tries = NARROWER.iter().map(|share| {
            let width = share * width;
            self.fill(&self.pieces(text, (size, weight), width), (size, weight), width)
        });
        let best =
            tries.take_while(|lines| lines.len() == loosest.len()).find(|lines| !scrap(lines));
        Lines { lines: best.unwrap_or(loosest), cut: false }
    }

    /// How many lines `text` takes as prose.
    pub(crate) fn line_count(&self, text: &str, style: (f64, Weight), width: f64) -> usize {
        self.fill(&self.pieces(text, style, width), style, width).len()
    }

    /// `text` on one line of at most `width`, its end replaced by an ellipsis if need be.
    pub fn ellipsize(&self, text: &str, (size, weight): (f64, Weight), width: f64) -> String {
        if self.width(text, size, weight) <= width {
            return text.to_owned();
        }
        let room = width - self.width("…", size, weight);
        let mut kept = String::new();
        let mut taken = 0.0;
        for grapheme in text.graphemes(true) {
            taken += self.width(grapheme, size, weight);
            if taken > room {
                break;
            }
            kept.push_str(grapheme);
        }
        // Whole words, unless that gives away too much of the line.
        let words = kept.rfind(' ').filter(|at| at * 5 > kept.len() * 3);
        let kept = &kept[..words.unwrap_or(kept.len())];
        format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '.', '–', '-']))
    }

    /// Pieces between which a line may break (UAX 14); a piece too wide for a
    /// line of its own is broken between characters.
    fn pieces(&self, text: &str, (size, weight): (f64, Weight), width: f64) -> Vec<String> {
        let mut pieces = Vec::new();
        let mut start = 0;
        for (end, _) in linebreaks(text) {
            let piece = &text[start..end];
            if self.width(piece.trim_end(), size, weight) <= width {
                pieces.push(piece.to_owned());
            } else {
                pieces.extend(self.broken(piece, (size, weight), width));
            }
            start = end;
        }
        pieces
    }

    /// Parts of about the same width, with a hyphen where a word goes on. What is
    /// wider than a line is in practice a German compound: it breaks by syllables.
    fn broken(&self, piece: &str, (size, weight): (f64, Weight), width: f64) -> Vec<String> {
        let room = width - self.width("-", size, weight);
        let whole = self.width(piece, size, weight);
        let target = (whole / (whole / room).ceil() + 2.0 * size).min(room);
        let mut parts = Vec::new();
        let (mut part, mut taken) = (String::new(), 0.0);
        for unit in self.units(piece, (size, weight), target) {
            let advance = self.width(unit, size, weight);
            if !part.is_empty() && taken + advance > target {
                let goes_on =
                    part.ends_with(char::is_alphabetic) && unit.starts_with(char::is_alphabetic);
                part.push_str(if goes_on { "-" } else { "" });
                parts.push(std::mem::take(&mut part));
                taken = 0.0;
            }
            part.push_str(unit);
            taken += advance;
        }
        parts.push(part);
        parts
    }

    /// Syllables; characters where a syllable is no syllable.
    fn units<'a>(&self, piece: &'a str, (size, weight): (f64, Weight), room: f64) -> Vec<&'a str> {
        let mut units = Vec::new();
        for syllable in hypher::hyphenate(piece, hypher::Lang::German) {
            if self.width(syllable, size, weight) <= room / 2.0 {
                units.push(syllable);
            } else {
                units.extend(syllable.graphemes(true));
            }
        }
        units
    }

    fn fill(&self, pieces: &[String], (size, weight): (f64, Weight), width: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let (mut line, mut taken) = (String::new(), 0.0);
        for piece in pieces {
            if !line.is_empty() && taken + self.width(piece.trim_end(), size, weight) > width {
                lines.push(line.trim_end().to_owned());
                line.clear();
                taken = 0.0;
            }
            line.push_str(piece);
            taken += self.width(piece, size, weight);
        }
        lines.push(line.trim_end().to_owned());
        lines
    }

    fn cut_lines(
        &self,
        mut lines: Vec<String>,
        style: (f64, Weight),
        width: f64,
        most: usize,
    ) -> Lines {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(self.ellipsize(&rest, style, width));
        Lines { lines, cut: true }
    }
}

/// Letter-spacing at this size, in em.
pub(crate) fn tracking(size: f64) -> f64 {
    if size >= TRACKING_FROM { TRACKING } else { 0.0 }
}

/// Whether the text reads from right to left.
pub(crate) fn is_right_to_left(text: &str) -> bool {
    get_base_direction(text) == Direction::Rtl
}

/// Without characters that XML forbids, line breaks, and marks that make a text
/// read as something it is not.
pub(crate) fn printable(text: &str) -> String {
    let allowed = |c: &char| {
        let overrides = matches!(c, '\u{202a}'..='\u{202e}');
        !c.is_control() && !overrides && !matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(allowed).collect()
}

/// Text as XML character data.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}

/// Joiners, directional marks and variation selectors take no room.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: (f64, Weight) = (20.0, Weight::Regular);

    fn fonts() -> Fonts {
        Fonts::embedded().unwrap()
    }

    #[test]
    fn widths_are_those_of_the_font() {
        // Inter 4: advance of "n" is 1232 of 2048 units per em; a browser agrees.
        let width = fonts().width("Zürich", 18.0, Weight::Regular);
        assert!((53.0..56.0).contains(&width), "{width}");
        assert!((fonts().width("日本", 18.0, Weight::Regular) - 36.0).abs() < 1e-9);
    }

    #[test]
    fn lines_are_balanced_and_lose_nothing() {
        let text = "Win enterprise accounts in the DACH region";
        let wrapped = fonts().wrap_balanced(text, BODY, 340.0, 3);
        assert_eq!(wrapped.lines, ["Win enterprise accounts", "in the DACH region"]);
        assert!(!wrapped.cut);
    }

    #[test]
    fn prose_fills_its_lines_and_leaves_no_scrap() {
        let text = "Line = where it moves if any one leader is left out; open = could swap.";
        let lines = fonts().wrap(text, BODY, 600.0, 3).lines;
        let full = "Line = where it moves if any one leader is left out; open =";
        assert_eq!(lines, [full, "could swap."]);
        let scrap = "Line = where it moves if any one leader is left out today";
        let lines = fonts().wrap(scrap, BODY, 500.0, 3).lines;
        assert_eq!(lines.len(), 2);
        assert!(lines[1].contains(' '), "{lines:?}");
    }

    #[test]
    fn what_does_not_fit_is_cut_with_an_ellipsis() {
        let text = "Win enterprise accounts in the DACH region and then in the Nordics";
        let wrapped = fonts().wrap_balanced(text, BODY, 200.0, 2);
        assert_eq!(wrapped.lines.len(), 2);
        assert!(wrapped.cut && wrapped.lines[1].ends_with('…'), "{wrapped:?}");
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        let word = "Donaudampfschifffahrtsgesellschaftskapitänsmütze";
        let wrapped = fonts().wrap_balanced(word, BODY, 200.0, 9);
        assert_eq!(wrapped.lines.concat().replace('-', ""), word);
        for line in &wrapped.lines {
            assert!(fonts().width(line, 20.0, Weight::Regular) <= 200.0, "{line}");
        }
    }

    #[test]
    fn chinese_breaks_between_characters_and_not_before_a_full_stop() {
        let wrapped = fonts().wrap_balanced("我们选择企业客户而不是个人。", BODY, 100.0, 9);
        assert!(wrapped.lines.len() >= 3);
        assert!(wrapped.lines.iter().all(|line| !line.starts_with('。')), "{wrapped:?}");
    }

    #[test]
    fn direction_follows_the_first_letter_that_has_one() {
        assert!(is_right_to_left("«نمو» first"));
        assert!(!is_right_to_left("Growth نمو"));
    }
}
