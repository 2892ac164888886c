//! Puts headings and sentences into columns, knowing only how many lines each
//! sentence has: which setting holds all of them, and what is shortened when none
//! does. Vertical places in px.

use crate::charts::canvas::{BOTTOM, TOP};

/// Heights of what is packed, in px.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    pub(super) columns: usize,
    /// Of one line.
    pub(super) leading: f64,
    /// White below a heading, a sentence, a group.
    pub(super) heading: f64,
    pub(super) sentence: f64,
    pub(super) group: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A section's name; `continued` at the head of a further column.
    Heading {
        section: usize,
        continued: bool,
    },
    Sentence {
        section: usize,
        index: usize,
    },
}

/// Where a column may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Break {
    Anywhere,
    BetweenSections,
}

/// A part and the place of its top edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    pub(super) column: usize,
    pub(super) top: f64,
    pub(super) part: Part,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Packed {
    pub(super) spots: Vec<Spot>,
    pub(super) left_out: usize,
}

/// Lines of each sentence, by section.
pub(super) type Lines = Vec<Vec<usize>>;

impl Pace {
    /// Of a section without the white below it.
    fn height(&self, lines: &[usize]) -> f64 {
        let text = lines.iter().sum::<usize>() as f64 * self.leading;
        let white = lines.len().saturating_sub(1) as f64 * self.sentence;
        self.leading + self.heading + text + white
    }

    pub(super) fn fits(&self, lines: &Lines) -> bool {
        self.pack(lines, BOTTOM).left_out == 0
    }

    /// All columns about equally long; a section goes on in a further column only
    /// where that saves much height.
    pub(super) fn balanced(&self, lines: &Lines) -> Packed {
        const WORTH_IT: f64 = 1.35;
        let Some((least, broken)) = self.shortest(lines, Break::Anywhere) else {
            return self.pack(lines, BOTTOM);
        };
        match self.shortest(lines, Break::BetweenSections) {
            Some((height, whole)) if height <= WORTH_IT * least && !whole.is_continued() => whole,
            _ => broken,
        }
    }

    /// The least height that holds everything, with what it looks like.
    fn shortest(&self, lines: &Lines, breaks: Break) -> Option<(f64, Packed)> {
        const STEP: f64 = 4.0;
        let steps = ((BOTTOM - TOP) / STEP) as usize;
        let heights = (0..=steps).map(|step| STEP * step as f64);
        let mut packed = heights.map(|height| (height, self.packed(lines, TOP + height, breaks)));
        packed.find(|(_, packed)| packed.left_out == 0)
    }

    /// As many lines as there is room for; the longest sentences are shortened first.
    /// Where one line each is too much, the largest groups show fewer sentences.
    pub(super) fn shortened(&self, lines: &Lines) -> Lines {
        let longest = lines.iter().flatten().copied().max().unwrap_or(1);
        let capped = |most: usize| -> Lines {
            lines.iter().map(|of| of.iter().map(|&lines| lines.min(most)).collect()).collect()
        };
        let fitting = (1..=longest).rev().map(capped).find(|lines| self.fits(lines));
        let mut kept = fitting.unwrap_or_else(|| capped(1));
        while !self.fits(&kept) {
            let Some(largest) = kept.iter_mut().max_by_key(|of| of.len()) else { break };
            largest.pop();
        }
        while self.lengthen(&mut kept, lines) {}
        kept
    }

    /// Gives each sentence that wants it another line where everything still fits;
    /// whether any got one.
    fn lengthen(&self, kept: &mut Lines, wanted: &Lines) -> bool {
        let mut any = false;
        for (section, wanted) in wanted.iter().enumerate() {
            for (index, &wanted) in wanted.iter().take(kept[section].len()).enumerate() {
                if kept[section][index] >= wanted {
                    continue;
                }
                kept[section][index] += 1;
                if self.fits(kept) {
                    any = true;
                } else {
                    kept[section][index] -= 1;
                }
            }
        }
        any
    }

    /// From the top of the first column on; no column goes below `bottom`.
    pub(super) fn pack(&self, lines: &Lines, bottom: f64) -> Packed {
        self.packed(lines, bottom, Break::Anywhere)
    }

    fn packed(&self, lines: &Lines, bottom: f64, breaks: Break) -> Packed {
        let mut packed = Packed { spots: Vec::new(), left_out: 0 };
        let mut cursor = Cursor { pace: *self, bottom, column: 0, top: TOP };
        for (section, lines) in lines.iter().enumerate() {
            let mut begun = false;
            if breaks == Break::BetweenSections {
                cursor.keep_together(self.height(lines));
            }
            for (index, &lines) in lines.iter().enumerate() {
                let height = lines as f64 * self.leading;
                let Some(headed) = cursor.make_room(height, begun) else {
                    packed.left_out += 1;
                    continue;
                };
                if headed {
                    let heading = Part::Heading { section, continued: begun };
                    packed.spots.push(cursor.place(heading, self.leading + self.heading));
                    begun = true;
                }
                let sentence = Part::Sentence { section, index };
                packed.spots.push(cursor.place(sentence, height + self.sentence));
            }
            cursor.top += self.group;
        }
        packed
    }
}

impl Packed {
    fn is_continued(&self) -> bool {
        let continued = |spot: &Spot| matches!(spot.part, Part::Heading { continued: true, .. });
        self.spots.iter().any(continued)
    }
}

/// Where the next part goes.
struct Cursor {
    pace: Pace,
    bottom: f64,
    column: usize,
    top: f64,
}

impl Cursor {
    /// Goes to the next column where this one has no room for the whole section.
    fn keep_together(&mut self, height: f64) {
        let full = self.top > TOP && self.top + height > self.bottom;
        if full && self.column + 1 < self.pace.columns {
            self.column += 1;
            self.top = TOP;
        }
    }

    /// Makes room for a sentence, with a heading before the first and at the head of
    /// each further column: whether there is to be one; `None` without any room.
    fn make_room(&mut self, height: f64, begun: bool) -> Option<bool> {
        let heading = self.pace.leading + self.pace.heading;
        let here = self.top + height + if begun { 0.0 } else { heading };
        if here <= self.bottom {
            return Some(!begun);
        }
        if self.column + 1 >= self.pace.columns || TOP + heading + height > self.bottom {
            return None;
        }
        self.column += 1;
        self.top = TOP;
        Some(true)
    }

    fn place(&mut self, part: Part, height: f64) -> Spot {
        let spot = Spot { column: self.column, top: self.top, part };
        self.top += height;
        spot
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACE: Pace =
        Pace { columns: 2, leading: 20.0, heading: 5.0, sentence: 10.0, group: 15.0 };

    fn headings(packed: &Packed) -> Vec<(usize, Part)> {
        let heading = |spot: &&Spot| matches!(spot.part, Part::Heading { .. });
        packed.spots.iter().filter(heading).map(|spot| (spot.column, spot.part)).collect()
    }

    #[test]
    fn columns_break_between_groups_where_that_costs_little() {
        let packed = PACE.balanced(&vec![vec![1; 5], vec![1; 3]]);
        let expected = [
            (0, Part::Heading { section: 0, continued: false }),
            (1, Part::Heading { section: 1, continued: false }),
        ];
        assert_eq!(headings(&packed), expected);
    }

    /// The first group leaves room for one sentence of the second, which stays whole.
    #[test]
    fn a_group_that_fits_the_next_column_is_not_begun_in_this_one() {
        let packed = PACE.balanced(&vec![vec![1, 1], vec![1, 1, 1]]);
        assert!(!packed.is_continued());
        assert_eq!(headings(&packed)[1], (1, Part::Heading { section: 1, continued: false }));
    }

    #[test]
    fn a_large_group_goes_on_in_the_next_column_under_its_name() {
        let packed = PACE.balanced(&vec![vec![1; 12], vec![1]]);
        assert!(headings(&packed).contains(&(1, Part::Heading { section: 0, continued: true })));
        assert_eq!(packed.left_out, 0);
    }

    #[test]
    fn of_too_many_sentences_every_group_shows_some() {
        let kept = PACE.shortened(&vec![vec![3; 60], vec![2; 4], vec![1]]);
        assert!(PACE.fits(&kept));
        assert_eq!((kept[1].len(), kept[2].len()), (4, 1));
    }

    #[test]
    fn the_longest_are_shortened_and_only_as_far_as_need_be() {
        let lines = vec![vec![2, 20, 20, 1, 20]];
        let kept = PACE.shortened(&lines);
        assert_eq!((kept[0][0], kept[0][3]), (2, 1));
        assert!(PACE.fits(&kept) && !PACE.fits(&lines));
        for index in [1, 2, 4] {
            let mut longer = kept.clone();
            longer[0][index] += 1;
            assert!(kept[0][index] >= 10, "{kept:?}");
            assert!(kept[0][index] == 20 || !PACE.fits(&longer), "{kept:?}");
        }
    }
}
