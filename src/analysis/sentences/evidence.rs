//! Evidence: what is known about a pair of sentences before anybody judges it.
//!
//! It must not know how evidence is weighed.

use super::cosine::cosines;
use super::direction::Stances;
use super::vectors::{Error, Vectors};
use super::words::{dice, words};
use std::collections::BTreeMap;

/// What is known about a pair of sentences before it is judged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// Cosine of the sentence vectors, -1 to 1, rounded to three decimals.
    pub cosine: f64,
    /// Share of content words in common, 0-1 (Dice over stems).
    pub shared_words: f64,
    /// Subjects on which the two point in opposite directions.
    pub opposed: usize,
    /// Choices on which the two lean opposite ways, by words that suggest it.
    pub leaning_apart: usize,
    /// Ends of a choice at which both stand.
    pub agreed: usize,
}

impl Evidence {
    /// More opposed subjects than this say nothing more.
    pub const MOST_OPPOSED: usize = 2;

    /// More shared ends of a choice than this say nothing more.
    pub const MOST_AGREED: usize = 4;

    /// The numbers that are weighed, in the order of [`super::Weights`] behind the
    /// intercept. Opposition counts by how far the two speak about the same thing;
    /// each further choice in common says less than the one before.
    /// Shared words are not weighed: what they say the cosine says better, and
    /// without them the model did better on teams it had not seen.
    pub(super) fn features(&self) -> [f64; FEATURES] {
        let opposed = (self.opposed + self.leaning_apart).min(Self::MOST_OPPOSED) as f64;
        let agreed = self.agreed.min(Self::MOST_AGREED) as f64;
        [self.cosine, self.cosine.max(0.0) * opposed, agreed.sqrt()]
    }
}

/// How many numbers are weighed.
pub(super) const FEATURES: usize = 3;

/// Everything known about the pairs of a team's sentences, condensed in the
/// order (0,1), (0,2) … (1,2) ….
pub(super) struct Pairs {
    /// Sentences.
    pub(super) n: usize,
    /// Evidence of each pair.
    pub(super) evidence: Vec<Evidence>,
    /// Whether the two texts are the same.
    pub(super) identical: Vec<bool>,
}

impl Pairs {
    /// Gathers the evidence on all pairs of `texts`.
    ///
    /// # Errors
    /// [`Error::NoVector`].
    pub(super) fn gather(
        texts: &[&str],
        vectors: &Vectors<'_>,
        stances: &Stances<'_>,
    ) -> Result<Self, Error> {
        let n = texts.len();
        let stems = numbered_stems(texts);
        let rows: Result<Vec<&[f32]>, Error> = texts.iter().map(|text| vectors.of(text)).collect();
        let cosines = cosines(&rows?);
        let mut evidence = Vec::with_capacity(cosines.len());
        let mut identical = Vec::with_capacity(cosines.len());
        let shared = shared_with_later(&stems);
        let same = runs(texts);
        for ((cosine, shared), (i, j)) in cosines.into_iter().zip(shared).zip(pairs(n)) {
            let shared_words = dice(shared as usize, stems[i].len(), stems[j].len());
            evidence.push(Evidence {
                cosine,
                shared_words,
                opposed: stances.opposed(i, j, shared as usize),
                leaning_apart: stances.leaning_apart(i, j),
                agreed: stances.agreed(i, j),
            });
            identical.push(same[i] == same[j]);
        }
        Ok(Self { n, evidence, identical })
    }
}

/// All pairs i < j below `n`, in condensed order.
pub(super) fn pairs(n: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..n).flat_map(move |i| (i + 1..n).map(move |j| (i, j)))
}

/// Place of the pair (i, j), i < j, in condensed order.
pub(super) fn condensed(n: usize, i: usize, j: usize) -> usize {
    i * (2 * n - i - 1) / 2 + j - i - 1
}

/// A number for each text, the same for equal ones: they stand together.
fn runs(sorted: &[&str]) -> Vec<usize> {
    let mut run = 0;
    let change = |i: usize| usize::from(i > 0 && sorted[i] != sorted[i - 1]);
    (0..sorted.len())
        .map(|i| {
            run += change(i);
            run
        })
        .collect()
}

/// How many entries each pair of lists shares, in condensed order. It follows each
/// entry to the later lists that hold it too: most pairs share nothing.
fn shared_with_later(lists: &[Vec<u32>]) -> Vec<u32> {
    let n = lists.len();
    let entries = lists.iter().flatten().max().map_or(0, |&last| last as usize + 1);
    let mut shared = vec![0; n * n.saturating_sub(1) / 2];
    let mut later: Vec<Vec<usize>> = vec![Vec::new(); entries];
    for (i, list) in lists.iter().enumerate().rev() {
        for &entry in list {
            let holders = &mut later[entry as usize];
            for &j in holders.iter() {
                shared[condensed(n, i, j)] += 1;
            }
            holders.push(i);
        }
    }
    shared
}

/// The distinct content stems of each text as sorted numbers.
fn numbered_stems(texts: &[&str]) -> Vec<Vec<u32>> {
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    let mut number = |stem: String| {
        let next = numbers.len() as u32;
        *numbers.entry(stem).or_insert(next)
    };
    let mut stems = |text: &&str| {
        let content = words(text).into_iter().filter(|word| word.content);
        let mut own: Vec<u32> = content.map(|word| number(word.stem)).collect();
        own.sort_unstable();
        own.dedup();
        own
    };
    texts.iter().map(&mut stems).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn condensed_order_is_the_order_of_pairs() {
        for (place, (i, j)) in pairs(7).enumerate() {
            assert_eq!(condensed(7, i, j), place);
        }
    }
    #[test]
    fn shared_entries_are_counted_for_every_pair() {
        let lists = [vec![0, 1, 2], vec![], vec![1, 2, 3], vec![0]];
        assert_eq!(shared_with_later(&lists), [0, 2, 1, 0, 0, 0]);
        assert_eq!(shared_with_later(&[]), [0; 0]);
    }
}
