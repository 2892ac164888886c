//! Names and titles that fit a figure. What is not about figures is worded in
//! `analysis::wording`.

use super::text::is_right_to_left;

/// How long a name may be inside a title, and a title on one line, in characters.
const LONGEST_NAME: usize = 48;
const LONGEST_TITLE: usize = 84;

/// A name inside a sentence: in quotes when it has several words, and no longer
/// than [`LONGEST_NAME`]: whole words, then an ellipsis.
pub(crate) fn quoted(name: &str) -> String {
    let name = short(name);
    let name = if is_right_to_left(&name) { format!("\u{2068}{name}\u{2069}") } else { name };
    if name.contains(' ') { format!("“{name}”") } else { name }
}

fn short(name: &str) -> String {
    if name.chars().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    let start: String = name.chars().take(LONGEST_NAME).collect();
    let kept = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
    let kept = if kept.chars().count() * 2 < LONGEST_NAME { start.as_str() } else { kept };
    format!("{}…", kept.trim_end_matches(|c: char| !c.is_alphanumeric()))
}

/// The first title that is set in one line, else the last: from the most telling
/// to the plainest.
pub(crate) fn fitting_title(titles: &[String]) -> String {
    let fits = |title: &&String| title.chars().count() <= LONGEST_TITLE;
    titles.iter().find(fits).or(titles.last()).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_between_words() {
        let name = quoted("Grow the partner channel in the Nordics and the Benelux countries");
        assert_eq!(name, "“Grow the partner channel in the Nordics and the…”");
        assert_eq!(quoted("Cost"), "Cost");
    }
}
