//! Prepared keys for key directories of tests.

use parallax::ballot::KeyDirectory;
use parallax::ballot::keys::READY;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};
use tempfile::TempDir;

/// Two issuer keys made once for the whole run: making one takes a second or more.
static POOL: LazyLock<(TempDir, Vec<PathBuf>)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let keys = folder.path().join("keys");
    KeyDirectory::open(&keys).unwrap().prepare().unwrap();
    let made = std::fs::read_dir(keys.join("ready")).unwrap();
    (folder, made.map(|entry| entry.unwrap().path()).collect())
});

/// How many keys each key directory was given.
static GIVEN: Mutex<BTreeMap<PathBuf, usize>> = Mutex::new(BTreeMap::new());

/// Fills up the prepared issuer keys of a key directory: rounds opened one after the other
/// get different ones.
pub(super) fn stock(keys: &Path) {
    stock_for(READY, keys);
}

/// The same for so many rounds.
pub(super) fn stock_for(rounds: usize, keys: &Path) {
    let ready = keys.join("ready");
    let mut given = GIVEN.lock().unwrap_or_else(PoisonError::into_inner);
    let number = given.entry(keys.to_owned()).or_default();
    let missing = rounds.saturating_sub(std::fs::read_dir(&ready).unwrap().count());
    for _ in 0..missing {
        let pair = ready.join(format!("{number:020}"));
        std::fs::create_dir(&pair).unwrap();
        let issuer = POOL.1[*number % POOL.1.len()].join("issuer");
        std::fs::copy(issuer, pair.join("issuer")).unwrap();
        *number += 1;
    }
}
