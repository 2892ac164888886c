//! Recitation: does a sentence repeat the official text nearly word for word?

use super::words::words;
use std::collections::BTreeSet;

/// Above this likeness of characters a sentence counts as a copy.
const NEAR_COPY: f64 = 0.80;

/// Above this share of content words in common a sentence is the official text
/// in short: the same words, with the small ones left out or the order changed.
const SAME_WORDS: f64 = 0.65;

/// This many words in a row taken from the official text count as a copy.
const COPIED_RUN: usize = 6;

/// Whether `sentence` repeats `official`: bigram Dice or normalised
/// Damerau-Levenshtein likeness of 0.80 or more, six words in a row, or nearly
/// the same content words.
pub(super) fn recites(sentence: &str, official: &str) -> bool {
    if shared_content(sentence, official) >= SAME_WORDS {
        return true;
    }
    let (sentence, official) = (spoken(sentence), spoken(official));
    let (a, b) = (sentence.join(" "), official.join(" "));
    let alike = || strsim::sorensen_dice(&a, &b) >= NEAR_COPY;
    let edited = || strsim::normalized_damerau_levenshtein(&a, &b) >= NEAR_COPY;
    longest_common_run(&sentence, &official) >= COPIED_RUN || alike() || edited()
}

/// Dice over the distinct stems of content words.
fn shared_content(a: &str, b: &str) -> f64 {
    let stems = |text: &str| -> BTreeSet<String> {
        words(text).into_iter().filter(|word| word.content).map(|word| word.stem).collect()
    };
    let (a, b) = (stems(a), stems(b));
    2.0 * a.intersection(&b).count() as f64 / (a.len() + b.len()).max(1) as f64
}

/// The words as heard: case and punctuation do not matter.
fn spoken(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.text).collect()
}

/// Length of the longest run of words both have, in O(words of a x words of b).
fn longest_common_run(a: &[String], b: &[String]) -> usize {
    let mut previous = vec![0; b.len() + 1];
    let mut longest = 0;
    for word in a {
        let mut current = vec![0; b.len() + 1];
        for (j, other) in b.iter().enumerate() {
            if word == other {
                current[j + 1] = previous[j] + 1;
                longest = longest.max(current[j + 1]);
            }
        }
        previous = current;
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values printed in the strsim 0.11 README and documentation.
    #[test]
    fn measures_are_the_ones_we_mean() {
        let dice = strsim::sorensen_dice("web applications", "applications of the web");
        assert!((dice - 0.787_878_787_878_787_8).abs() < 1e-12);
        let damerau = strsim::normalized_damerau_levenshtein("levenshtein", "l\u{f6}wenbr\u{e4}u");
        assert!((damerau - 0.272_727_272_727_272_7).abs() < 1e-12);
    }

    const OFFICIAL: &str = "Win developers bottom-up with a free product and let teams upgrade.";

    #[test]
    fn copies_are_found() {
        for copy in [
            "win developers bottom up with a free product, and let teams upgrade",
            "As it says: we win developers bottom-up with a free product.",
            "Win developer bottom-up with free product and let team upgrade!",
            "free product, bottom-up, win developers, teams upgrade (same slide as ever)",
        ] {
            assert!(recites(copy, OFFICIAL), "{copy}");
        }
    }

    #[test]
    fn own_words_are_not_copies() {
        for own in ["Get them hooked on the free plan", "Win developers with a free plan", ""] {
            assert!(!recites(own, OFFICIAL), "{own}");
        }
    }
}
