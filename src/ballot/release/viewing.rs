//! R3: every viewer reads the sentences in a fresh random order, so that no place in a
//! list can be talked about as somebody's. It must not know who looks: the seed is drawn
//! for each view and kept nowhere.

use super::Released;
use crate::analysis::report::{Group, StopGroup};
use crate::analysis::resample;
use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;

impl Released {
    /// The same, its sentences and stop answers in another order within their groups, and
    /// what stands alone in another order, too. Sizes, numbers and figures stay.
    #[must_use]
    pub fn in_fresh_order(mut self, seed: u64) -> Self {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        let report = self.report.as_mut();
        if let Some(sentences) = report.and_then(|report| report.sentences.as_mut()) {
            reorder(&mut sentences.groups, &mut generator);
        }
        let report = self.report.as_mut();
        if let Some(stop) = report.and_then(|report| report.stop.as_mut()) {
            for StopGroup { answers, .. } in &mut stop.groups {
                resample::shuffle(answers, &mut generator);
            }
            resample::shuffle(&mut stop.groups, &mut generator);
            stop.groups.sort_by_key(|group| std::cmp::Reverse(group.size));
        }
        self
    }
}

/// Groups of two or more keep their place, by which the map names them.
fn reorder(groups: &mut [Group], generator: &mut ChaCha8Rng) {
    for group in groups.iter_mut() {
        resample::shuffle(&mut group.sentences, generator);
    }
    let mut alone: Vec<&mut Group> = groups.iter_mut().filter(|group| group.size == 1).collect();
    let mut contents: Vec<Group> = alone.iter().map(|group| (*group).clone()).collect();
    resample::shuffle(&mut contents, generator);
    for (place, content) in alone.iter_mut().zip(contents) {
        **place = content;
    }
}
