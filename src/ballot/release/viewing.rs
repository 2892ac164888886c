//! R3: every viewer reads the sentences in a fresh random order, so that no place in a
//! list can be talked about as somebody's. It must not know who looks: the seed is drawn
//! for each view and kept nowhere.

use super::Released;
use crate::analysis::report::{Group, Sentences, Stop};
use crate::analysis::resample::{Stream, generator, shuffle};
use rand_chacha::ChaCha8Rng;
use std::cmp::Reverse;

impl Released {
    /// The same, its sentences and stop answers in another order within their groups, and
    /// what stands alone in another order, too. Sizes, numbers and figures stay.
    #[must_use]
    pub fn in_fresh_order(mut self, seed: u64) -> Self {
        let mut order = generator(seed, Stream::Viewers);
        if let Some(report) = &mut self.report {
            report.sentences.iter_mut().for_each(|sentences| reorder(sentences, &mut order));
            report.stop.iter_mut().for_each(|stop| reorder_stops(stop, &mut order));
        }
        self
    }
}

fn reorder(sentences: &mut Sentences, order: &mut ChaCha8Rng) {
    reorder_groups(&mut sentences.groups, order);
    let Some(machine) = &mut sentences.machine_reading else { return };
    reorder_groups(&mut machine.groups, order);
    let differences = &mut machine.differences;
    let all = differences.split.iter_mut().chain(&mut differences.merged);
    all.flat_map(|difference| &mut difference.parts)
        .for_each(|part| shuffle(&mut part.sentences, order));
}

/// Groups of two or more keep their place, by which the map names them.
fn reorder_groups(groups: &mut [Group], order: &mut ChaCha8Rng) {
    for group in groups.iter_mut() {
        shuffle(&mut group.sentences, order);
    }
    let mut alone: Vec<&mut Group> = groups.iter_mut().filter(|group| group.size == 1).collect();
    let mut contents: Vec<Group> = alone.iter().map(|group| (*group).clone()).collect();
    shuffle(&mut contents, order);
    for (place, content) in alone.iter_mut().zip(contents) {
        **place = content;
    }
}

/// The largest groups stay first.
fn reorder_stops(stop: &mut Stop, order: &mut ChaCha8Rng) {
    stop.groups.iter_mut().for_each(|group| shuffle(&mut group.answers, order));
    shuffle(&mut stop.groups, order);
    stop.groups.sort_by_key(|group| Reverse(group.size));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::report::Report;

    const STORED: &str = include_str!("../../../tests/fixtures/release.json");

    fn stored() -> Released {
        Released::parse(STORED).unwrap()
    }

    fn texts(released: &Released) -> Vec<Vec<String>> {
        let report = released.report.as_ref().unwrap();
        let groups = report.sentences.iter().flat_map(|sentences| &sentences.groups);
        let stops = report.stop.iter().flat_map(|stop| &stop.groups);
        let sentences = groups.map(|group| group.sentences.clone());
        sentences.chain(stops.map(|group| group.answers.clone())).collect()
    }

    /// Everything but the order of what people wrote.
    fn sorted(mut released: Released) -> Released {
        let Report { sentences, stop, .. } = released.report.as_mut().unwrap();
        for group in &mut sentences.as_mut().unwrap().groups {
            group.sentences.sort_unstable();
        }
        sentences
            .as_mut()
            .unwrap()
            .groups
            .sort_by(|a, b| b.size.cmp(&a.size).then_with(|| a.sentences.cmp(&b.sentences)));
        for group in &mut stop.as_mut().unwrap().groups {
            group.answers.sort_unstable();
        }
        stop.as_mut().unwrap().groups.sort_by(|a, b| a.answers.cmp(&b.answers));
        released
    }

    #[test]
    fn every_viewer_reads_another_order_of_the_same() {
        let mut orders: Vec<_> =
            (0..20).map(|seed| texts(&stored().in_fresh_order(seed))).collect();
        orders.sort_unstable();
        orders.dedup();
        assert!(orders.len() > 15, "{} orders", orders.len());
        assert_eq!(sorted(stored().in_fresh_order(7)), sorted(stored()));
    }

    #[test]
    fn groups_that_the_map_names_keep_their_place() {
        let sizes = |released: &Released| -> Vec<usize> {
            let sentences = released.report.as_ref().unwrap().sentences.as_ref().unwrap();
            sentences.groups.iter().map(|group| group.size).collect()
        };
        assert_eq!(sizes(&stored().in_fresh_order(3)), sizes(&stored()));
    }

    #[test]
    fn what_is_stored_reads_back_the_same() {
        let again = serde_json::to_string(&stored()).unwrap();
        assert_eq!(Released::parse(&again).unwrap(), stored());
        assert_eq!(again, STORED.trim(), "a field was renamed, or is no longer written");
    }

    #[test]
    fn another_schema_is_refused() {
        let other = STORED.replace("parallax.release/1", "parallax.release/2");
        assert!(Released::parse(&other).unwrap_err().to_string().contains("parallax.release/1"));
    }
}
