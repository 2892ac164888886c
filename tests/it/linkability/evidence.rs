//! What an administrator can keep of a round (tier A0): every stored byte after every
//! request, the logs, and what was released. Not the key directory.

use std::collections::{BTreeMap, BTreeSet};

/// Eight bytes in a row: what two texts must share to be called equal.
pub(crate) type Window = [u8; 8];

/// Everything kept of one round.
pub(crate) struct Evidence {
    /// The leaders' names, sorted.
    pub(crate) leaders: Vec<String>,
    /// One copy before the first request, then one after each.
    pub(crate) copies: Vec<Copy>,
    /// The sentences in the order in which they are stored after the close.
    pub(crate) released: Vec<String>,
}

/// What was stored at one moment.
#[derive(Clone, Default)]
pub(crate) struct Copy {
    /// The person side, row by row.
    pub(crate) invitations: Vec<Row>,
    /// The answer side, row by row.
    pub(crate) ballots: Vec<Row>,
    /// Files as they are: database, WAL, journals, dumps, logs, backups.
    pub(crate) files: Vec<File>,
}

/// A row with what the database itself knows of it.
#[derive(Clone)]
pub(crate) struct Row {
    /// Who or which: a leader's name, a ballot's id.
    pub(crate) name: Vec<u8>,
    /// Its values, joined.
    pub(crate) bytes: Vec<u8>,
    /// Where and when it was written, as the database tells: rowid or place in the
    /// B-tree; xmin and ctid.
    pub(crate) place: (u64, u64),
}

/// A file.
#[derive(Clone)]
pub(crate) struct File {
    pub(crate) bytes: Vec<u8>,
    /// Nanoseconds since 1970.
    pub(crate) modified: u128,
}

impl Evidence {
    /// In which copy each leader's invitation first looks changed.
    pub(crate) fn spent_at(&self) -> BTreeMap<usize, usize> {
        let first = &self.copies[0];
        let mut spent = BTreeMap::new();
        for (leader, name) in self.leaders.iter().enumerate() {
            let row = |copy: &Copy| {
                copy.invitations
                    .iter()
                    .find(|row| row.name == name.as_bytes())
                    .map(|row| row.bytes.clone())
            };
            let before = row(first);
            if let Some(at) = self.copies.iter().position(|copy| row(copy) != before) {
                spent.insert(leader, at);
            }
        }
        spent
    }

    /// Leaders in the order in which their invitations were spent.
    pub(crate) fn leaders_by_time(&self) -> Vec<usize> {
        let mut order: Vec<(usize, usize)> =
            self.spent_at().into_iter().map(|(leader, at)| (at, leader)).collect();
        order.sort_unstable();
        order.into_iter().map(|(_, leader)| leader).collect()
    }

    /// Who probably cast at copy `at`: whoever's invitation was spent last before it.
    pub(crate) fn leader_at(&self, at: usize) -> Option<usize> {
        let spent = self.spent_at();
        let before = spent.into_iter().filter(|(_, spent_at)| *spent_at <= at);
        before.max_by_key(|(_, spent_at)| *spent_at).map(|(leader, _)| leader)
    }

    /// Ballots with the copy in which each first appears.
    pub(crate) fn arrivals(&self) -> Vec<(usize, Row)> {
        let mut seen = BTreeSet::new();
        let mut arrivals = Vec::new();
        for (at, copy) in self.copies.iter().enumerate() {
            for row in &copy.ballots {
                if seen.insert(row.name.clone()) {
                    arrivals.push((at, row.clone()));
                }
            }
        }
        arrivals
    }

    /// The windows that only one released sentence has, and which.
    pub(crate) fn telling_windows(&self) -> Telling {
        let mut owner: BTreeMap<Window, Option<usize>> = BTreeMap::new();
        for (answer, sentence) in self.released.iter().enumerate() {
            for window in windows(sentence.as_bytes()) {
                let entry = owner.entry(window).or_insert(Some(answer));
                if *entry != Some(answer) {
                    *entry = None;
                }
            }
        }
        let owner = owner.into_iter().filter_map(|(window, answer)| Some((window, answer?)));
        Telling::new(owner.collect())
    }
}

/// All windows of some bytes.
pub(crate) fn windows(bytes: &[u8]) -> BTreeSet<Window> {
    bytes.windows(8).filter_map(|window| window.try_into().ok()).collect()
}

/// Windows that tell a sentence.
pub(crate) struct Telling {
    owner: BTreeMap<Window, usize>,
    /// Whether any begins with these two bytes: most places of a file are passed at once.
    begins: Vec<bool>,
}

impl Telling {
    fn new(owner: BTreeMap<Window, usize>) -> Self {
        let mut begins = vec![false; 1 << 16];
        for window in owner.keys() {
            begins[usize::from(u16::from_be_bytes([window[0], window[1]]))] = true;
        }
        Self { owner, begins }
    }

    /// The sentences that these bytes tell, once for each window.
    pub(crate) fn answers_in<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
        let begins =
            |window: &&[u8]| self.begins[usize::from(u16::from_be_bytes([window[0], window[1]]))];
        bytes.windows(8).filter(begins).filter_map(|window| self.owner.get(window).copied())
    }
}
