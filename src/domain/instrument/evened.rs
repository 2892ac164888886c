//! Evening out: what betrays a writer and carries no meaning. First letter, final dot,
//! quotation marks; spaces are clean already.

/// The text with a capital first letter, straight quotation marks and without dots at
/// the end. Never empty unless `text` is; evening it again changes nothing.
pub(super) fn evened(text: &str) -> String {
    let straight: String = text.chars().map(straight_quote).collect();
    let ends = |c: char| matches!(c, '.' | '…') || c.is_whitespace();
    let bare = match straight.trim_end_matches(ends) {
        "" => straight.as_str(),
        bare => bare,
    };
    let mut rest = bare.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

fn straight_quote(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn habits_of_writing_are_evened_out() {
        let expected = "Don't buy \"rivals\"";
        for text in ["don’t buy „rivals“", "Don't buy \"rivals\".", "don‘t buy «rivals» …"]
        {
            assert_eq!(evened(text), expected, "{text}");
        }
        assert_eq!(evened("élan!"), "Élan!", "what asks or shouts stays");
        assert_eq!(evened("3.5 % growth"), "3.5 % growth");
        assert_eq!((evened("..."), evened("")), ("...".to_owned(), String::new()));
    }

    /// The leader's browser evens its own answers to find them in the report:
    /// `web/test/report.test.ts` reads the same file.
    #[test]
    fn browsers_do_the_same() {
        let cases = include_str!("../../../tests/fixtures/evened.json");
        let cases: Vec<(String, String)> = serde_json::from_str(cases).unwrap();
        for (text, expected) in cases {
            let clean = crate::domain::instrument::clean_text(&text, "the text", 300).unwrap();
            assert_eq!(evened(&clean), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn evening_again_changes_nothing(text in "\\PC{1,30}") {
            let once = evened(&text);
            prop_assert!(!once.is_empty());
            prop_assert_eq!(evened(&once), once);
        }
    }
}
