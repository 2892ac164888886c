//! The attackers: each guesses who wrote which released sentence.

use crate::linkability::evidence::{Evidence, Row};
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;
use std::collections::{BTreeMap, BTreeSet};

/// Guesses: leader to released sentence, both by index. Where it knows nothing it draws
/// among what is left: chance is one right link a round, whatever the number of leaders.
pub(crate) type Attack = fn(&Evidence) -> BTreeMap<usize, usize>;

/// Every attacker, by name.
pub(crate) const ATTACKERS: [(&str, Attack); 7] = [
    ("order of permits", by_order_of_permits),
    ("order of ballots in storage", by_place_of_ballots),
    ("order of ballot ids", by_ballot_ids),
    ("order of row versions", by_row_versions),
    ("equal bytes", by_equality),
    ("times of files", by_time),
    ("difference between copies", by_difference),
];

/// The i-th to get a permit wrote the i-th sentence.
fn by_order_of_permits(evidence: &Evidence) -> BTreeMap<usize, usize> {
    evidence.leaders_by_time().into_iter().zip(0..evidence.released.len()).collect()
}

/// The ballot in the i-th place of the last copy that has all is the i-th sentence.
fn by_place_of_ballots(evidence: &Evidence) -> BTreeMap<usize, usize> {
    by_ballots_sorted(evidence, |row| (row.place.1, Vec::new()))
}

fn by_ballot_ids(evidence: &Evidence) -> BTreeMap<usize, usize> {
    by_ballots_sorted(evidence, |row| (0, row.name.clone()))
}

fn by_row_versions(evidence: &Evidence) -> BTreeMap<usize, usize> {
    by_ballots_sorted(evidence, |row| (row.place.0, Vec::new()))
}

fn by_ballots_sorted(
    evidence: &Evidence,
    key: impl Fn(&Row) -> (u64, Vec<u8>),
) -> BTreeMap<usize, usize> {
    let arrivals = evidence.arrivals();
    let leader: BTreeMap<Vec<u8>, usize> = arrivals
        .iter()
        .filter_map(|(at, row)| Some((row.name.clone(), evidence.leader_at(*at)?)))
        .collect();
    let fullest = evidence.copies.iter().max_by_key(|copy| copy.ballots.len());
    let mut rows = fullest.map(|copy| copy.ballots.clone()).unwrap_or_default();
    rows.sort_by_key(key);
    let leaders = rows.iter().filter_map(|row| leader.get(&row.name).copied());
    leaders.zip(0..evidence.released.len()).collect()
}

/// A leader's rows (invitation and the ballot that came with it) share bytes with a sentence.
fn by_equality(evidence: &Evidence) -> BTreeMap<usize, usize> {
    let telling = evidence.telling_windows();
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut count = |leader: usize, bytes: &[u8]| {
        for answer in telling.answers_in(bytes) {
            *shared.entry((leader, answer)).or_default() += 1;
        }
    };
    for copy in &evidence.copies {
        for row in &copy.invitations {
            let who = evidence.leaders.iter().position(|name| name.as_bytes() == row.name);
            if let Some(leader) = who {
                count(leader, &row.bytes);
            }
        }
    }
    for (at, row) in evidence.arrivals() {
        if let Some(leader) = evidence.leader_at(at) {
            count(leader, &row.bytes);
        }
    }
    best_pairs(shared)
}

/// Files changed at a moment: the sentence that is first found in a file written then.
fn by_time(evidence: &Evidence) -> BTreeMap<usize, usize> {
    let telling = evidence.telling_windows();
    let mut first: BTreeMap<usize, u128> = BTreeMap::new();
    for file in evidence.copies.iter().flat_map(|copy| &copy.files) {
        for answer in telling.answers_in(&file.bytes) {
            let earliest = first.entry(answer).or_insert(u128::MAX);
            *earliest = (*earliest).min(file.modified);
        }
    }
    let mut order: Vec<(u128, usize)> =
        first.into_iter().map(|(answer, at)| (at, answer)).collect();
    order.sort_unstable();
    evidence
        .leaders_by_time()
        .into_iter()
        .zip(order.into_iter().map(|(_, answer)| answer))
        .collect()
}

/// A sentence that a copy has and the one before has not was written by whoever cast between.
fn by_difference(evidence: &Evidence) -> BTreeMap<usize, usize> {
    let telling = evidence.telling_windows();
    let mut seen = BTreeSet::new();
    let mut shared = BTreeMap::new();
    for (at, copy) in evidence.copies.iter().enumerate() {
        let bytes = copy.files.iter().map(|file| &file.bytes);
        let rows = copy.ballots.iter().chain(&copy.invitations).map(|row| &row.bytes);
        let found: BTreeSet<usize> =
            bytes.chain(rows).flat_map(|bytes| telling.answers_in(bytes)).collect();
        for answer in found {
            if seen.insert(answer)
                && let Some(leader) = evidence.leader_at(at)
            {
                shared.insert((leader, answer), 1);
            }
        }
    }
    best_pairs(shared)
}

/// The pairs that share most, each leader and each sentence once.
fn best_pairs(shared: BTreeMap<(usize, usize), usize>) -> BTreeMap<usize, usize> {
    let mut pairs: Vec<((usize, usize), usize)> = shared.into_iter().collect();
    pairs.sort_by_key(|(pair, count)| (usize::MAX - count, *pair));
    let mut taken = BTreeSet::new();
    let mut guesses = BTreeMap::new();
    for ((leader, answer), _) in pairs {
        if !guesses.contains_key(&leader) && taken.insert(answer) {
            guesses.insert(leader, answer);
        }
    }
    guesses
}

/// How many links are right, once what the attacker does not know is drawn by lot.
pub(crate) fn right_links(
    attack: Attack,
    evidence: &Evidence,
    truth: &BTreeMap<usize, usize>,
    seed: u64,
) -> usize {
    let mut guesses = attack(evidence);
    let taken: BTreeSet<usize> = guesses.values().copied().collect();
    let mut left: Vec<usize> =
        (0..evidence.released.len()).filter(|answer| !taken.contains(answer)).collect();
    left.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
    for leader in 0..evidence.leaders.len() {
        if !guesses.contains_key(&leader)
            && let Some(answer) = left.pop()
        {
            guesses.insert(leader, answer);
        }
    }
    guesses.iter().filter(|(leader, answer)| truth.get(leader) == Some(answer)).count()
}
