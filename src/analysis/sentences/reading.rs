//! A people's reading in place of the machine's: the same sentences in other groups, with
//! the numbers that follow from them. It must not know the rest of the report.
//!
//! Everything is found from the sentences' alphabetical order, and each group is shuffled
//! as the machine's was: who moves no sentence gets the machine's groups, byte for byte.

use super::{diversity, shuffled, specificity, terms};
use crate::analysis::report::{
    Difference, Differences, Group, MachineReading, Map, MapPoint, Part, Reading, Sentences,
    StrategiesInTheRoom,
};
use crate::domain;
use std::collections::BTreeMap;

/// `sentences` as people read them; the machine's reading is kept beside theirs.
///
/// # Errors
/// The groups do not hold exactly these sentences.
pub(in crate::analysis) fn read(
    sentences: &Sentences,
    reading: &domain::Reading,
    seed: u64,
) -> domain::Result<Sentences> {
    let machine = first_reading(sentences);
    let own = Placed::of(machine.groups.iter().map(|group| &group.sentences[..]));
    reading.require_all(own.texts.iter().copied())?;
    let theirs = Placed::of(reading.groups().iter().map(|group| &group.sentences[..]));
    let names: Vec<&str> = reading.groups().iter().map(|group| &group.label[..]).collect();

    let chance = diversity::same_group(theirs.members.iter().map(Vec::len));
    let counted = names.len() as f64;
    let differences = differences(&machine.groups, &own, &names, &theirs);
    Ok(Sentences {
        reading: Reading::Facilitator,
        strategies_in_the_room: StrategiesInTheRoom {
            value: counted,
            low: counted,
            high: counted,
            groups: names.len(),
        },
        same_strategy_chance: chance,
        groups: named(&names, &theirs, sentences.unsupported_language, seed),
        map: recoloured(&machine.map, &own, &theirs),
        specificity: (sentences.specificity.as_ref())
            .map(|specificity| specificity::with_agreement(specificity, chance)),
        machine_reading: Some(MachineReading { differences, ..machine }),
        ..sentences.clone()
    })
}

/// What the machine proposed, also where people have read before.
fn first_reading(sentences: &Sentences) -> MachineReading {
    sentences.machine_reading.clone().unwrap_or_else(|| MachineReading {
        strategies_in_the_room: sentences.strategies_in_the_room.clone(),
        same_strategy_chance: sentences.same_strategy_chance,
        groups: sentences.groups.clone(),
        map: sentences.map.clone(),
        differences: Differences::default(),
    })
}

/// Sentences in alphabetical order, and where a reading puts them.
struct Placed<'a> {
    texts: Vec<&'a str>,
    /// The group of each text.
    group: Vec<usize>,
    /// The texts of each group.
    members: Vec<Vec<usize>>,
}

impl<'a> Placed<'a> {
    fn of(groups: impl Iterator<Item = &'a [String]>) -> Self {
        let mut placed: Vec<(&str, usize)> = Vec::new();
        let mut members = Vec::new();
        for (number, sentences) in groups.enumerate() {
            placed.extend(sentences.iter().map(|sentence| (sentence.as_str(), number)));
            members.push(Vec::with_capacity(sentences.len()));
        }
        placed.sort_unstable();
        for (place, &(_, group)) in placed.iter().enumerate() {
            members[group].push(place);
        }
        let (texts, group) = placed.into_iter().unzip();
        Self { texts, group, members }
    }
}

fn named(names: &[&str], placed: &Placed<'_>, unsupported: bool, seed: u64) -> Vec<Group> {
    let terms = terms::told(&placed.texts, &placed.members, unsupported);
    let sentences = shuffled(&placed.texts, &placed.members, seed);
    let groups = names.iter().zip(terms).zip(sentences);
    let group = |((name, terms), sentences): ((&&str, Vec<terms::Term>), Vec<String>)| Group {
        size: sentences.len(),
        label: (*name).to_owned(),
        terms: terms.into_iter().map(|term| term.text).collect(),
        sentences,
    };
    groups.map(group).collect()
}

/// The machine's map with its points in people's groups. A point does not tell its sentence:
/// where a group of the machine was taken apart, nobody can say which point went where, and
/// the map is not drawn.
fn recoloured(map: &Map, own: &Placed<'_>, theirs: &Placed<'_>) -> Map {
    let whole = |members: &Vec<usize>| {
        let first = theirs.group[*members.first()?];
        members.iter().all(|&place| theirs.group[place] == first).then_some(first)
    };
    let group: Option<Vec<usize>> = own.members.iter().map(whole).collect();
    match group {
        Some(group) => {
            let point = |point: &MapPoint| MapPoint { group: group[point.group], ..*point };
            Map { points: map.points.iter().map(point).collect(), ..map.clone() }
        }
        None => Map { drawn: false, points: Vec::new(), ..map.clone() },
    }
}

fn differences(
    machine: &[Group],
    own: &Placed<'_>,
    names: &[&str],
    theirs: &Placed<'_>,
) -> Differences {
    let labels: Vec<&str> = machine.iter().map(|group| &group.label[..]).collect();
    let within = |sizes: &mut dyn Iterator<Item = usize>| {
        sizes.map(|size| size * size.saturating_sub(1) / 2).sum::<usize>()
    };
    let together = |placed: &Placed<'_>| within(&mut placed.members.iter().map(Vec::len));
    let both = within(&mut shared(own, theirs).values().map(Vec::len));
    Differences {
        pairs: within(&mut [own.texts.len()].into_iter()),
        read_apart: together(own) - both,
        read_together: together(theirs) - both,
        split: parted(&labels, own, names, theirs),
        merged: parted(names, theirs, &labels, own),
    }
}

/// The texts that a group of one reading and a group of the other have in common.
fn shared(one: &Placed<'_>, other: &Placed<'_>) -> BTreeMap<(usize, usize), Vec<usize>> {
    let mut shared: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (place, groups) in one.group.iter().copied().zip(other.group.iter().copied()).enumerate() {
        shared.entry(groups).or_default().push(place);
    }
    shared
}

/// The groups of `one` whose sentences are in several groups of `other`.
fn parted(
    labels: &[&str],
    one: &Placed<'_>,
    other_labels: &[&str],
    other: &Placed<'_>,
) -> Vec<Difference> {
    let mut parts: Vec<Vec<Part>> = vec![Vec::new(); labels.len()];
    for ((group, in_other), places) in shared(one, other) {
        let sentences: Vec<String> = places.iter().map(|&i| one.texts[i].to_owned()).collect();
        let label = other_labels[in_other].to_owned();
        parts[group].push(Part { label, size: sentences.len(), sentences });
    }
    let several = labels.iter().zip(parts).filter(|(_, parts)| parts.len() > 1);
    several
        .map(|(label, mut parts)| {
            let order = |part: &Part| (usize::MAX - part.size, part.sentences.clone());
            parts.sort_by_cached_key(order);
            Difference { label: (*label).to_owned(), parts }
        })
        .collect()
}

#[cfg(test)]
mod tests;
