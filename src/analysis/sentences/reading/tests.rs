//! A people's reading against the machine's, on invented groups.

use super::*;
use crate::analysis::report::FlagCounts;
use crate::domain::Reading as Read;
use proptest::prelude::*;

const SEED: u64 = 7;

/// The machine's reading of `texts` in these groups, as the analysis makes it.
fn machine(texts: &[&str], group: &[usize]) -> Sentences {
    let mut placed: Vec<(&str, usize)> = texts.iter().copied().zip(group.iter().copied()).collect();
    placed.sort_unstable();
    let texts: Vec<&str> = placed.iter().map(|(text, _)| *text).collect();
    let group: Vec<usize> = placed.iter().map(|(_, group)| *group).collect();
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); group.iter().max().map_or(0, |m| m + 1)];
    for (place, &own) in group.iter().enumerate() {
        members[own].push(place);
    }
    members.retain(|members| !members.is_empty());
    members.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    let terms = terms::told(&texts, &members, false);
    let groups = shuffled(&texts, &members, SEED).into_iter().zip(terms).zip(1..);
    let groups = groups.map(|((sentences, terms), number)| Group {
        size: sentences.len(),
        label: super::super::label::label(sentences.len(), &terms, number),
        terms: terms.into_iter().map(|term| term.text).collect(),
        sentences,
    });
    let groups: Vec<Group> = groups.collect();
    let point = |(place, group)| MapPoint { x: f64::from(place), y: 0.0, group };
    let points = (0..).zip(members.iter().enumerate().flat_map(|(g, m)| vec![g; m.len()]));
    Sentences {
        count: texts.len(),
        reading: Reading::Machine,
        strategies_in_the_room: StrategiesInTheRoom { value: 2.9, low: 2.0, high: 3.6, groups: 3 },
        same_strategy_chance: 0.3,
        groups,
        recited: 1,
        specificity: None,
        flags: FlagCounts::default(),
        pairs: Vec::new(),
        map: Map { drawn: true, stress: Some(0.1), points: points.map(point).collect() },
        unsupported_language: false,
        machine_reading: None,
    }
}

fn reading(groups: &[(&str, &[&str])]) -> Read {
    let owned = |(label, sentences): &(&str, &[&str])| {
        ((*label).to_owned(), sentences.iter().map(ToString::to_string).collect())
    };
    Read::parse(groups.iter().map(owned).collect()).unwrap()
}

/// The machine's own groups, as somebody sends them who changes nothing.
fn unchanged(sentences: &Sentences) -> Read {
    let groups = sentences.groups.iter();
    Read::parse(groups.map(|g| (g.label.clone(), g.sentences.clone())).collect()).unwrap()
}

const TEXTS: [&str; 6] = ["Wind a", "Wind b", "Wind c", "Gas a", "Gas b", "Sun"];
const GROUPS: [usize; 6] = [0, 0, 0, 1, 1, 2];

#[test]
fn numbers_follow_from_the_groups_and_the_machines_stay_beside_them() {
    let machine = machine(&TEXTS, &GROUPS);
    let people = reading(&[
        ("At sea", &["Wind a", "Wind b"]),
        ("On land", &["Gas b", "Wind c", "Gas a"]),
        ("", &["Sun"]),
    ]);
    let read = read(&machine, &people, SEED).unwrap();
    assert_eq!(read.reading, Reading::Facilitator);
    let strategies = &read.strategies_in_the_room;
    assert_eq!((strategies.value, strategies.groups), (3.0, 3));
    assert_eq!((strategies.low, strategies.high), (strategies.value, strategies.value));
    assert!((read.same_strategy_chance - 4.0 / 15.0).abs() < 1e-12);
    let named: Vec<_> = read.groups.iter().map(|group| (&group.label[..], group.size)).collect();
    assert_eq!(named, [("On land", 3), ("At sea", 2), ("Stands alone", 1)]);
    assert_eq!(read.recited, 1, "what the words say stays");
    let kept = read.machine_reading.unwrap();
    assert_eq!(kept.strategies_in_the_room, machine.strategies_in_the_room);
    assert_eq!((kept.groups, kept.map), (machine.groups, machine.map));
}

#[test]
fn differences_are_pairs_and_groups_never_people() {
    let machine = machine(&TEXTS, &GROUPS);
    let people = reading(&[
        ("At sea", &["Wind a", "Wind b"]),
        ("On land", &["Gas b", "Wind c", "Gas a"]),
        ("", &["Sun"]),
    ]);
    let found = read(&machine, &people, SEED).unwrap().machine_reading.unwrap().differences;
    assert_eq!((found.pairs, found.read_apart, found.read_together), (15, 2, 2));
    let told = |differences: &[Difference]| {
        let part = |part: &Part| (part.label.clone(), part.sentences.join(", "));
        let all = differences.iter().map(|d| (d.label.clone(), d.parts.iter().map(part).collect()));
        all.collect::<Vec<(String, Vec<(String, String)>)>>()
    };
    let part = |label: &str, sentences: &str| (label.to_owned(), sentences.to_owned());
    let wind = vec![part("At sea", "Wind a, Wind b"), part("On land", "Wind c")];
    assert_eq!(told(&found.split), [("Wind".to_owned(), wind)]);
    let land = vec![part("Gas", "Gas a, Gas b"), part("Wind", "Wind c")];
    assert_eq!(told(&found.merged), [("On land".to_owned(), land)]);
}

#[test]
fn the_map_is_drawn_while_its_points_can_be_told() {
    let machine = machine(&TEXTS, &GROUPS);
    let merged = reading(&[("Air", &["Wind a", "Wind b", "Wind c", "Sun"]), ("Gas", &TEXTS[3..5])]);
    let map = read(&machine, &merged, SEED).unwrap().map;
    assert!(map.drawn);
    let groups: Vec<usize> = map.points.iter().map(|point| point.group).collect();
    assert_eq!(groups, [0, 0, 0, 1, 1, 0]);
    let split = reading(&[("Wind", &TEXTS[..2]), ("", &TEXTS[2..3]), ("Gas", &TEXTS[3..])]);
    let map = read(&machine, &split, SEED).unwrap().map;
    assert_eq!((map.drawn, map.points.len(), map.stress), (false, 0, Some(0.1)));
}

#[test]
fn what_is_not_the_rounds_is_refused_and_what_is_hidden_cannot_be_read() {
    let machine = machine(&TEXTS, &GROUPS);
    assert!(read(&machine, &reading(&[("All", &TEXTS[1..])]), SEED).is_err());
    let mut other = TEXTS;
    other[0] = "Coal";
    assert!(read(&machine, &reading(&[("All", &other)]), SEED).is_err());
    let mut hidden = machine;
    hidden.groups.iter_mut().for_each(|group| group.sentences.clear());
    assert!(read(&hidden, &reading(&[("All", &TEXTS)]), SEED).is_err());
}

#[test]
fn reading_again_replaces_and_the_machines_reading_stays_the_machines() {
    let machine = machine(&TEXTS, &GROUPS);
    let all = reading(&[("All", &TEXTS)]);
    let twice = read(&read(&machine, &all, SEED).unwrap(), &unchanged(&machine), SEED).unwrap();
    assert_eq!(twice, read(&machine, &unchanged(&machine), SEED).unwrap());
}

proptest! {
    #[test]
    fn the_machines_own_groups_change_no_sentence(
        group in prop::collection::vec(0..5_usize, 4..16),
    ) {
        let texts: Vec<String> = (0..group.len()).map(|i| format!("Strategy {}", i * 7 % 16)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let machine = machine(&texts, &group);
        let read = read(&machine, &unchanged(&machine), SEED).unwrap();
        prop_assert_eq!(&read.groups, &machine.groups, "also in their order");
        prop_assert_eq!(&read.map, &machine.map);
        let differences = read.machine_reading.unwrap().differences;
        prop_assert_eq!((differences.read_apart, differences.read_together), (0, 0));
        prop_assert!(differences.split.is_empty() && differences.merged.is_empty());
    }

    #[test]
    fn sizes_add_up_and_order_leaves_no_trace(
        placed in prop::collection::vec((0..9_usize, 0..4_usize, 0..4_usize), 4..16),
        turn in 0..16_usize,
    ) {
        // Some texts are equal: they may stand in several groups.
        let texts: Vec<String> = placed.iter().map(|(text, ..)| format!("Strategy {text}")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let machines: Vec<usize> = placed.iter().map(|(_, group, _)| *group).collect();
        let machine = machine(&texts, &machines);
        let mut groups: Vec<(String, Vec<String>)> =
            (0..4).map(|number| (format!("Group {number}"), Vec::new())).collect();
        for (text, (_, _, group)) in texts.iter().zip(&placed) {
            groups[*group].1.push((*text).to_owned());
        }
        groups.retain(|(_, sentences)| !sentences.is_empty());
        let first = read(&machine, &Read::parse(groups.clone()).unwrap(), SEED).unwrap();
        let turned = groups.len();
        groups.rotate_left(turn % turned);
        for (_, sentences) in &mut groups {
            sentences.reverse();
        }
        let second = read(&machine, &Read::parse(groups).unwrap(), SEED).unwrap();
        let bytes = |sentences: &Sentences| serde_json::to_string(sentences).unwrap();
        prop_assert_eq!(bytes(&first), bytes(&second));

        prop_assert_eq!(first.groups.iter().map(|group| group.size).sum::<usize>(), texts.len());
        let mut held: Vec<&str> =
            first.groups.iter().flat_map(|group| &group.sentences).map(String::as_str).collect();
        let mut written = texts.clone();
        held.sort_unstable();
        written.sort_unstable();
        prop_assert_eq!(held, written);
        let strategies = &first.strategies_in_the_room;
        prop_assert!((1.0..=texts.len() as f64).contains(&strategies.value));
        for difference in &first.machine_reading.unwrap().differences.merged {
            let group = first.groups.iter().find(|group| group.label == difference.label);
            let parts: usize = difference.parts.iter().map(|part| part.size).sum();
            prop_assert_eq!(group.map(|group| group.size), Some(parts));
        }
    }
}
