//! Numbers and lists in words. Counts, never percentages of a small team.

use super::text::is_right_to_left;

/// How long a name may be inside a title, and a title on one line, in characters.
const LONGEST_NAME: usize = 48;
const LONGEST_TITLE: usize = 84;

/// "one" to "twelve", digits above.
pub(crate) fn in_words(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS.get(number).map_or_else(|| number.to_string(), ToString::to_string)
}

/// "1 leader", "9 leaders".
pub(crate) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// The same for a count that ties may have made a fraction: "4½" stays readable aloud.
pub(crate) fn part_count(number: f64) -> String {
    let whole = number.floor();
    let fraction = number - whole;
    let vulgar =
        [(0.0, ""), (0.25, "¼"), (1.0 / 3.0, "⅓"), (0.5, "½"), (2.0 / 3.0, "⅔"), (0.75, "¾")];
    let exact = vulgar.iter().find(|(value, _)| (fraction - value).abs() < 1e-6);
    match exact {
        Some((_, "")) => format!("{whole:.0}"),
        Some((_, sign)) if whole == 0.0 => (*sign).to_owned(),
        Some((_, sign)) => format!("{whole:.0}{sign}"),
        None if (1.0 - fraction).abs() < 1e-6 => format!("{:.0}", whole + 1.0),
        None => format!("{number:.2}"),
    }
}

/// "a", "a and b", "a, b and c".
pub(crate) fn list<S: AsRef<str>>(names: &[S]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

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

/// The first letter a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_leaders_are_written_as_fractions() {
        assert_eq!(part_count(4.0), "4");
        assert_eq!(part_count(4.5), "4½");
        assert_eq!(part_count(1.0 / 3.0), "⅓");
        assert_eq!(part_count(1.0 / 3.0 + 1.0 / 3.0 + 1.0 / 3.0), "1");
    }

    #[test]
    fn lists_read_like_a_sentence() {
        assert_eq!(list(&["cost", "speed", "scale"]), "cost, speed and scale");
        assert_eq!(list(&["cost"]), "cost");
    }

    #[test]
    fn long_names_are_cut_between_words() {
        let name = quoted("Grow the partner channel in the Nordics and the Benelux countries");
        assert_eq!(name, "“Grow the partner channel in the Nordics and the…”");
        assert_eq!(quoted("Cost"), "Cost");
    }
}
