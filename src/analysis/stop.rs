//! The stop list: answers put together when they share their words.
//! It knows words only: two names for one activity stay apart.

use super::report;
use super::resample::{Stream, generator, shuffle};
use crate::domain::Stop;
use strsim::sorensen_dice;

/// Two answers are put together from this share of common letter pairs.
const ALIKE: f64 = 0.6;

/// Groups the answers; `None` below `fewest` of them. Answers within a group are
/// shuffled by `seed`, and left out unless `show` is set.
pub(super) fn analyze(
    answers: &[&Stop],
    fewest: usize,
    show: bool,
    seed: u64,
) -> Option<report::Stop> {
    if answers.len() < fewest {
        return None;
    }
    let mut activities: Vec<&str> = answers
        .iter()
        .filter_map(|answer| match answer {
            Stop::Activity(text) => Some(text.as_str()),
            Stop::Nothing => None,
        })
        .collect();
    activities.sort_unstable();
    let nothing = answers.len() - activities.len();
    let mut groups = together(&activities);
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let mut generator = generator(seed, Stream::StopGroups);
    let groups = groups.into_iter().map(|mut group| {
        shuffle(&mut group, &mut generator);
        let size = group.len();
        let answers = if show { group.into_iter().map(String::from).collect() } else { Vec::new() };
        report::StopGroup { size, answers }
    });
    Some(report::Stop { count: answers.len(), nothing, groups: groups.collect() })
}

/// Connected groups of alike answers, in alphabetical order of their first answer.
fn together<'a>(sorted: &[&'a str]) -> Vec<Vec<&'a str>> {
    let mut groups: Vec<Vec<&str>> = Vec::new();
    for &answer in sorted {
        let alike = |group: &Vec<&str>| group.iter().any(|member| are_alike(member, answer));
        let (mut joined, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(alike);
        groups = apart;
        joined.push(vec![answer]);
        groups.push(joined.concat());
    }
    groups.sort();
    groups
}

fn are_alike(one: &str, other: &str) -> bool {
    sorensen_dice(&one.to_lowercase(), &other.to_lowercase()) >= ALIKE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_that_share_their_words_are_put_together() {
        let answers = [
            Stop::parse("The loyalty app").unwrap(),
            Stop::parse("Nothing").unwrap(),
            Stop::parse("Ferry to Kiel").unwrap(),
            Stop::parse("the Loyalty App!").unwrap(),
        ];
        let answers: Vec<&Stop> = answers.iter().collect();
        let stop = analyze(&answers, 4, true, 42).unwrap();
        assert_eq!((stop.count, stop.nothing), (4, 1));
        let sizes: Vec<usize> = stop.groups.iter().map(|group| group.size).collect();
        assert_eq!(sizes, [2, 1]);
        let turned: Vec<&Stop> = answers.iter().rev().copied().collect();
        assert_eq!(analyze(&turned, 4, true, 42).unwrap(), stop, "the order of answers shows");
    }

    #[test]
    fn too_few_answers_show_nothing_and_withheld_answers_only_their_number() {
        let answer = Stop::parse("The loyalty app").unwrap();
        assert_eq!(analyze(&[&answer; 3], 4, true, 42), None);
        let counted = analyze(&[&answer; 4], 4, false, 42).unwrap();
        assert_eq!(counted.groups, [report::StopGroup { size: 4, answers: vec![] }]);
    }
}
