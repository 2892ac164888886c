//! Swaps: the same words put together the other way round.
//!
//! "One berry, five countries" and "five berries, one country" share every word and
//! choose the opposite. It knows which words stand in one clause, not what they mean.

use super::super::words::{Word, words};
use super::numbers::is_number;
use super::scope::breaks;
use std::ops::Range;

/// Words that begin another clause.
const JOINTS: &[&str] = &["and", "but", "while", "because", "so", "instead", "rather", "than"];

/// Words that say which way a clause points, though they mean nothing alone: "surgeons in,
/// dentists out", "spin the shops off, keep the web".
const POLES: &[&str] =
    &["one", "in", "out", "off", "keep", "kept", "go", "goes", "only", "own", "first", "last"];

/// Two words of each of two clauses: fewer in common can't be swapped.
const LEAST_COMMON: usize = 4;

/// So many of them are content words; the others may be figures.
pub(super) const LEAST_SHARED: usize = 2;

/// The telling words of a sentence that stand in one clause only, by stem.
pub(super) struct Clauses(Vec<Member>);

struct Member {
    stem: String,
    clause: usize,
    at: Range<usize>,
}

/// A word both sentences use: its clause in each, and where it stands.
struct Common<'a> {
    clause: [usize; 2],
    at: [&'a Range<usize>; 2],
}

impl Clauses {
    /// The clauses of `sentence`.
    pub(super) fn of(sentence: &str) -> Self {
        let words = words(sentence);
        let breaks = breaks(sentence, &words);
        let mut clause = 0;
        let mut members: Vec<Member> = Vec::new();
        for (word, starts) in words.into_iter().zip(breaks) {
            let joint = JOINTS.contains(&word.text.as_str());
            clause += usize::from(starts) + usize::from(joint);
            if !joint && is_telling(&word) {
                members.push(Member { stem: stem_of(word.stem), clause, at: word.at });
            }
        }
        members.sort_by(|a, b| a.stem.cmp(&b.stem).then(a.at.start.cmp(&b.at.start)));
        Self(unambiguous(members))
    }

    /// Where this sentence puts p with x and q with y, and `other` p with y and q with x:
    /// the bytes of p and x here, and of p and y there.
    pub(super) fn swapped(&self, other: &Self) -> Option<[Range<usize>; 2]> {
        let common = self.common(other);
        if common.len() < LEAST_COMMON {
            return None;
        }
        for p in &common {
            let partner =
                |x: &&Common<'_>| x.clause[0] == p.clause[0] && x.clause[1] != p.clause[1];
            for x in common.iter().filter(partner) {
                let crosswise = |y: &&Common<'_>| {
                    let q = [y.clause[0], x.clause[1]];
                    y.clause[0] != p.clause[0]
                        && y.clause[1] == p.clause[1]
                        && common.iter().any(|word| word.clause == q)
                };
                if let Some(y) = common.iter().find(crosswise) {
                    return Some([span(p.at[0], x.at[0]), span(p.at[1], y.at[1])]);
                }
            }
        }
        None
    }

    fn common<'a>(&'a self, other: &'a Self) -> Vec<Common<'a>> {
        let theirs = |stem: &String| {
            let place = other.0.binary_search_by(|member| member.stem.cmp(stem)).ok()?;
            Some(&other.0[place])
        };
        let both = self.0.iter().filter_map(|mine| Some((mine, theirs(&mine.stem)?)));
        both.map(|(mine, theirs)| Common {
            clause: [mine.clause, theirs.clause],
            at: [&mine.at, &theirs.at],
        })
        .collect()
    }
}

fn is_telling(word: &Word) -> bool {
    word.content || POLES.contains(&word.text.as_str()) || is_number(&word.text)
}

/// The stem, where short words have forms that no ending tells.
fn stem_of(stem: String) -> String {
    match stem.as_str() {
        "goe" | "goes" => "go".to_owned(),
        "kept" => "keep".to_owned(),
        _ => stem,
    }
}

/// Of a sorted list, the words that stand in one clause only, each once.
fn unambiguous(members: Vec<Member>) -> Vec<Member> {
    let mut kept: Vec<Member> = Vec::with_capacity(members.len());
    let mut torn: Option<String> = None;
    for member in members {
        if torn.as_ref() == Some(&member.stem) {
            continue;
        }
        match kept.last() {
            Some(last) if last.stem == member.stem && last.clause != member.clause => {
                torn = kept.pop().map(|member| member.stem);
            }
            Some(last) if last.stem == member.stem => {}
            _ => kept.push(member),
        }
    }
    kept
}

fn span(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    a.start.min(b.start)..a.end.max(b.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn swapped(a: &str, b: &str) -> Option<[String; 2]> {
        let [mine, theirs] = Clauses::of(a).swapped(&Clauses::of(b))?;
        Some([a[mine].to_owned(), b[theirs].to_owned()])
    }

    #[test]
    fn words_that_changed_partners_are_found_both_ways() {
        for (a, b) in [
            ("One berry, five countries", "Five berries, one country"),
            (
                "Head office decides and the clinics execute.",
                "Clinics decide and head office executes",
            ),
            ("Sell the brand, rent the shops", "rent the brand, sell the shops"),
            ("Sell the ducts, keep the masts", "Sell the masts, keep the ducts"),
            ("Dentists in, surgeons out.", "Surgeons in, dentists out."),
            ("Savings stay, loans go", "Loans stay, savings goes"),
            ("Spin the shops off, keep the web", "spin the web off, keep the shops"),
            ("Fairs only; the web shop is off", "Web shop only; off the fairs by June"),
        ] {
            assert!(swapped(a, b).is_some() && swapped(b, a).is_some(), "{a} / {b}");
        }
        let found = swapped("One berry, five countries", "Five berries, one country").unwrap();
        assert_eq!(found, ["One berry", "Five berries"]);
    }

    #[test]
    fn another_order_of_the_same_clauses_is_no_swap() {
        for (a, b) in [
            (
                "Outsource payroll and IT, keep claims in-house.",
                "keep claims in-house, outsource IT and payroll",
            ),
            ("Sell the brand, rent the shops", "rent the shops, sell the brand"),
            ("Dentists in, surgeons out", "Out with surgeons, in with dentists"),
            ("Grow in Asia, cut costs", "cut costs in Asia, grow there"),
            ("", "one two three four"),
        ] {
            assert_eq!(swapped(a, b), None, "{a} / {b}");
        }
    }
}
