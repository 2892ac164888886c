//! The key directory on a real file system, shared by several users at once.

use super::*;
use std::collections::BTreeSet;
use std::os::unix::fs::MetadataExt as _;
use std::sync::{Barrier, LazyLock};
use std::thread;
use tempfile::TempDir;

/// Three issuer keys: making one takes long.
static ISSUERS: LazyLock<Vec<IssuerKey>> =
    LazyLock::new(|| (0..3).map(|_| IssuerKey::generate().unwrap()).collect());

fn round(number: u8) -> RoundId {
    RoundId::from_random([number; 10])
}

/// A directory with so many issuer keys prepared.
fn directory(prepared: usize) -> (TempDir, KeyDirectory) {
    let folder = tempfile::tempdir().unwrap();
    let directory = KeyDirectory::open(&folder.path().join("keys")).unwrap();
    for (number, issuer) in ISSUERS[..prepared].iter().enumerate() {
        pair::write_issuer(&directory.ready().join(number.to_string()), issuer).unwrap();
    }
    (folder, directory)
}

fn seal(keys: &RoundKeys) -> [u8; 32] {
    *keys.seal.public().as_bytes()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o777
}

#[test]
fn a_round_keeps_its_pair_until_it_is_destroyed() {
    let (_folder, directory) = directory(2);
    let first = directory.assign(&round(1)).unwrap();
    let other = directory.assign(&round(2)).unwrap();
    assert_ne!(seal(&first), seal(&other));
    assert_eq!(seal(&directory.assign(&round(1)).unwrap()), seal(&first));
    let loaded = directory.load(&round(1)).unwrap();
    assert_eq!(loaded.issuer.public().unwrap(), first.issuer.public().unwrap());
    assert_eq!(directory.rounds().unwrap(), [round(1), round(2)]);

    directory.destroy(&round(1)).unwrap();
    directory.destroy(&round(1)).unwrap();
    assert!(matches!(directory.load(&round(1)), Err(Error::NoKeys { .. })));
    assert_eq!(directory.rounds().unwrap(), [round(2)]);
    assert_eq!(seal(&directory.load(&round(2)).unwrap()), seal(&other));
}

#[test]
fn pairs_are_made_ahead_and_when_none_is_left() {
    let (_folder, directory) = directory(1);
    assert_eq!(directory.prepare().unwrap(), READY - 1);
    assert_eq!(directory.prepare().unwrap(), 0);
    let seals: BTreeSet<_> =
        (0..3).map(|number| seal(&directory.assign(&round(number)).unwrap())).collect();
    assert_eq!(seals.len(), 3);
    assert!(directory.prepared().unwrap().is_empty());
    assert_eq!(pair::names(&directory.path).unwrap().len(), 4, "ready and three rounds");
}

#[test]
fn only_the_owner_may_read_anything() {
    let (_folder, directory) = directory(1);
    directory.assign(&round(1)).unwrap();
    let home = directory.home(&round(1));
    for folder in [&directory.path, &directory.ready(), &home] {
        assert_eq!(mode(folder), 0o700, "{}", folder.display());
    }
    for file in ["issuer", "seal"] {
        assert_eq!(mode(&home.join(file)), 0o600, "{file}");
    }
}

#[test]
fn a_directory_that_others_may_enter_is_refused() {
    for open in [0o750, 0o705, 0o701, 0o740] {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(open)).unwrap();
        let refused = KeyDirectory::open(folder.path()).unwrap_err();
        let Error::KeyFile { source, .. } = refused else { panic!("{refused}") };
        assert!(source.to_string().contains("chmod 700"), "{source}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was written");
    }
    let folder = tempfile::tempdir().unwrap();
    fs::File::create(folder.path().join("file")).unwrap();
    assert!(KeyDirectory::open(&folder.path().join("file")).is_err());
}

#[test]
fn destroyed_keys_are_overwritten_before_they_are_deleted() {
    let (folder, directory) = directory(1);
    directory.assign(&round(1)).unwrap();
    // A second name for the same bytes outlives the deletion.
    for file in ["issuer", "seal"] {
        fs::hard_link(directory.home(&round(1)).join(file), folder.path().join(file)).unwrap();
    }
    directory.destroy(&round(1)).unwrap();
    assert!(!directory.home(&round(1)).exists());
    for file in ["issuer", "seal"] {
        let mut bytes = Vec::new();
        let mut opened = fs::File::open(folder.path().join(file)).unwrap();
        std::io::Read::read_to_end(&mut opened, &mut bytes).unwrap();
        assert!(bytes.len() >= 32 && bytes.iter().all(|&byte| byte == 0), "{file}");
    }
}

#[test]
fn half_a_pair_is_no_pair() {
    for file in ["issuer", "seal"] {
        let (_folder, directory) = directory(2);
        directory.assign(&round(1)).unwrap();
        fs::remove_file(directory.home(&round(1)).join(file)).unwrap();
        assert!(matches!(directory.load(&round(1)), Err(Error::NoKeys { .. })), "{file}");
        assert!(matches!(directory.assign(&round(1)), Err(Error::NoKeys { .. })), "{file}");
        directory.destroy(&round(1)).unwrap();
        assert!(directory.assign(&round(1)).is_ok(), "a new pair after the old one is gone");
    }
}

#[test]
fn overwritten_keys_are_never_used() {
    let (_folder, directory) = directory(1);
    directory.assign(&round(1)).unwrap();
    let issuer = directory.home(&round(1)).join("issuer");
    let size = fs::metadata(&issuer).unwrap().len();
    fs::OpenOptions::new().write(true).truncate(true).open(&issuer).unwrap().set_len(size).unwrap();
    assert!(matches!(directory.load(&round(1)), Err(Error::Key { .. })));
}

#[test]
fn two_that_assign_one_round_at_once_end_with_one_pair() {
    for _ in 0..20 {
        let (_folder, directory) = directory(3);
        let start = Barrier::new(3);
        let assign = || {
            start.wait();
            seal(&directory.clone().assign(&round(1)).unwrap())
        };
        let seals: Vec<_> = thread::scope(|scope| {
            let threads: Vec<_> = (0..3).map(|_| scope.spawn(assign)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(seals.iter().all(|seal| *seal == seals[0]));
        let left = pair::names(&directory.path).unwrap();
        assert_eq!(left, ["aeaqcaibaeaqcaib", "ready"], "nothing half-made is left");
    }
}

#[test]
fn two_rounds_never_share_a_pair() {
    for _ in 0..20 {
        let (_folder, directory) = directory(3);
        let start = Barrier::new(3);
        let assign = |number| {
            let (start, directory) = (&start, directory.clone());
            move || {
                start.wait();
                seal(&directory.assign(&round(number)).unwrap())
            }
        };
        let seals: BTreeSet<_> = thread::scope(|scope| {
            let threads: Vec<_> = (0..3).map(|number| scope.spawn(assign(number))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(seals.len(), 3);
    }
}

#[test]
fn names_are_those_of_rounds_and_nothing_else() {
    let (_folder, directory) = directory(1);
    assert!(directory.rounds().unwrap().is_empty(), "prepared pairs are no round's");
    fs::File::create(directory.path.join("lost+found")).unwrap();
    assert!(directory.rounds().unwrap().is_empty());
}

#[test]
fn what_opens_ballots_is_made_when_the_round_opens_and_not_before() {
    let (_folder, directory) = directory(2);
    for prepared in directory.prepared().unwrap() {
        assert_eq!(pair::names(&prepared).unwrap(), ["issuer"]);
    }
    directory.assign(&round(1)).unwrap();
    assert_eq!(pair::names(&directory.home(&round(1))).unwrap(), ["issuer", "seal"]);
}
