//! Numbers as survey tools write them into cells.

/// Whether a cell says "no answer".
pub(super) fn is_blank(cell: &str) -> bool {
    let cell = cell.trim();
    let marks = ["-", "–", "—", "n/a", "na", "n.a.", "#n/a", "null"];
    cell.is_empty() || marks.contains(&cell.to_lowercase().as_str())
}

/// A plain number; a comma may stand for the decimal point.
pub(super) fn decimal(text: &str) -> Option<f64> {
    let text = text.trim();
    let plain = text.chars().all(|c| c.is_ascii_digit() || ".,-+".contains(c));
    let number = plain.then(|| text.replacen(',', ".", 1).parse::<f64>().ok())?;
    number.filter(|number| number.is_finite())
}

/// A number on a scale that ends at `high`: "70", "70 %" (of 100), "4/5" (of 5).
pub(super) fn on_scale(text: &str, high: u32) -> Option<f64> {
    let text = text.trim();
    let of_high = text.strip_suffix(&format!("/{high}"));
    let percent = text.strip_suffix('%').filter(|_| high == 100);
    decimal(of_high.or(percent).unwrap_or(text))
}

/// A rank, doubled so that the half ranks of ties stay whole: "1", "1.0",
/// "2,5", "1st", "2.", "3e", "Rank 1", "Platz 2", "#3", "1st choice".
pub(super) fn doubled_rank(text: &str) -> Option<u32> {
    let folded = text.trim().to_lowercase();
    let words = ["ranking", "rank", "rang", "rango", "platz", "place", "position", "posición"];
    let after_word = words.iter().find_map(|word| folded.strip_prefix(word));
    let after_word = after_word.map(|rest| rest.trim_start_matches([' ', ':', '-', '.', '\u{a0}']));
    let mut rest = after_word.unwrap_or(&folded).trim_start_matches('#');
    rest = rest.strip_suffix("choice").unwrap_or(rest).trim_end();
    let suffixes = ["st", "nd", "rd", "th", "ère", "ere", "er", "ème", "eme", "e", "º", "ª", "."];
    rest = suffixes.iter().find_map(|suffix| rest.strip_suffix(suffix)).unwrap_or(rest);
    let doubled = decimal(rest)? * 2.0;
    let whole = doubled.fract() == 0.0 && (0.0..1e6).contains(&doubled);
    whole.then_some(doubled as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_read_as_tools_write_them() {
        for one in ["1", " 1.0 ", "1,0", "1st", "1.", "Rank 1", "Rang: 1", "#1", "1er", "1º"] {
            assert_eq!(doubled_rank(one), Some(2), "{one}");
        }
        assert_eq!(doubled_rank("2.5"), Some(5));
        assert_eq!(doubled_rank("1st choice"), Some(2));
        assert_eq!(doubled_rank("Platz 12"), Some(24));
    }

    #[test]
    fn what_is_no_rank_is_not_read_as_one() {
        for none in ["", "first", "1.3", "-1", "1 of 5", "1e5", "inf", "NaN", "2024-01-01", "1-2"] {
            assert_eq!(doubled_rank(none), None, "{none}");
        }
    }

    #[test]
    fn scales_may_repeat_their_end() {
        assert_eq!(on_scale("70 %", 100), Some(70.0));
        assert_eq!(on_scale("4/5", 5), Some(4.0));
        assert_eq!(on_scale("4 %", 5), None);
        assert_eq!(on_scale("4/10", 5), None);
    }
}
