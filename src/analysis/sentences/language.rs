//! Language: is a sentence evidently not English?
//!
//! The sentence encoder reads English only. This is a check that rather misses
//! a foreign sentence than accuses a terse English one.

use super::words::words;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// So many foreign sentences make the groups untrustworthy, whatever their share.
const ENOUGH: usize = 3;

/// Function words of English.
const ENGLISH_WORDS: &str = "the of and to in for with on that is are we our be by from as at it not no \
    this will or an a us who what they their them have has than can more all only through into";

/// Function words of the commonest other languages in leadership teams, without
/// those that are also English words.
const FOREIGN_WORDS: &str = "der das und ist wir nicht ein eine einen mit f\u{fc}r auf den dem des zu im \
    von werden unser unsere als durch \
    le les et nous une dans pour avec sur notre nos qui que du au aux est pas plus \
    el los las y con por para una nuestro nuestra nuestros en del m\u{e1}s ser \
    il lo gli della nel nella che per siamo nostro nostra di e \
    o os uma n\u{e3}o nosso nossa com mais da do em \
    het een van wij niet onze voor naar zijn op te \
    och att f\u{f6}r p\u{e5} v\u{e5}r av inte som og vi p\u{e5} vores ikke \
    i w na nie z si\u{119} nasz nasza jest";

type Words = LazyLock<BTreeSet<&'static str>>;
static ENGLISH: Words = LazyLock::new(|| ENGLISH_WORDS.split_whitespace().collect());
static FOREIGN: Words = LazyLock::new(|| FOREIGN_WORDS.split_whitespace().collect());

/// Whether so many sentences are evidently not English that the groups should not be trusted:
/// the majority, or three or more.
pub(super) fn unsupported(sentences: &[&str]) -> bool {
    let foreign = sentences.iter().filter(|text| !reads_as_english(text)).count();
    foreign >= ENOUGH || 2 * foreign > sentences.len()
}

/// Not English: mostly letters of another script, or at least two foreign
/// function words and more of them than English ones.
fn reads_as_english(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let latin = text.chars().filter(|c| c.is_alphabetic() && *c < '\u{250}').count();
    if 2 * latin < letters {
        return false;
    }
    let (mut english, mut foreign) = (0, 0);
    for word in words(text) {
        english += usize::from(ENGLISH.contains(word.text.as_str()));
        foreign += usize::from(FOREIGN.contains(word.text.as_str()));
    }
    foreign < 2 || foreign <= english
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_sentences_are_recognised() {
        for text in [
            "Wir wachsen nur mit den Kunden, die wir schon haben",
            "Nous voulons la croissance dans les march\u{e9}s existants",
            "Crecer con los clientes que ya tenemos",
            "\u{6210}\u{9577}\u{306f}\u{6d77}\u{5916}\u{304b}\u{3089}",
        ] {
            assert!(!reads_as_english(text), "{text}");
        }
    }

    #[test]
    fn terse_english_is_english() {
        for text in [
            "Dental only.",
            "MRO first, second and third.",
            "go fabless, 60 more designers",
            "Own the D-A-CH region from Kiel to Klagenfurt",
            "1 GWh, 2030",
            "\u{1f680}",
        ] {
            assert!(reads_as_english(text), "{text}");
        }
    }

    #[test]
    fn one_foreign_sentence_among_nine_is_tolerated() {
        let mut team = vec!["Grow in the home market"; 8];
        team.push("Wir wachsen mit den Kunden");
        assert!(!unsupported(&team));
        team.extend(["Nous sommes dans le nord", "Crecer con los clientes"]);
        assert!(unsupported(&team));
    }
}
