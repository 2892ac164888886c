//! Label: what a group of sentences is called on a slide.
//!
//! It knows the group's terms, not its sentences.

use super::terms::Term;
use crate::domain::STANDS_ALONE;

/// Most terms that make a label.
const LABEL_TERMS: usize = 2;

/// Words that name nothing by themselves: no label is made of them alone.
const WEAK: &str = "alone back bank best bet better big biggest build building built business buy buying \
    cheap cheaper close company cost costs cut different digital direct double earn easy electric \
    exit expensive fast faster fewer focus free full good great grow growing growth hard help high \
    higher highest home independent invest keep key large later leader leading lead less local \
    long low lower lowest main major move moves national new old open own part pay people place point \
    premium private profitable public quality real rest right run running sell selling serve serving \
    shared short simple single small smaller special standard start strong time true turn whole \
    win winning work works world year years";

/// A group's name: its most telling terms that a third of its leaders used;
/// `number` counts groups from 1.
pub(super) fn label(size: usize, terms: &[Term], number: usize) -> String {
    if size == 1 {
        return STANDS_ALONE.to_owned();
    }
    let weak = |term: &Term| WEAK.split_whitespace().any(|word| word == term.text);
    let common = terms.iter().filter(|term| 3 * term.leaders >= size && !weak(term));
    let named: Vec<&str> = common.take(LABEL_TERMS).map(|term| term.text.as_str()).collect();
    let joined = named.join(", ");
    let mut letters = joined.chars();
    let Some(first) = letters.next() else { return format!("Group {number}") };
    first.to_uppercase().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_for_every_kind_of_group() {
        let term = |text: &str, leaders| Term { text: text.to_owned(), leaders };
        let terms = [term("gas plants", 2), term("coast", 3), term("public", 3)];
        assert_eq!(label(4, &terms, 1), "Gas plants, coast");
        assert_eq!(label(7, &terms, 1), "Coast", "two of seven do not speak for the group");
        assert_eq!(label(4, &terms[2..], 3), "Group 3", "a weak word names nothing");
        assert_eq!(label(2, &[], 3), "Group 3");
        assert_eq!(label(1, &[], 4), "Stands alone");
    }
}
