//! Backups: no ballot in them, and a database that works out of them.

use super::*;
use crate::postgres;
use parallax::store::backups::{self, Backup, restore};
use parallax::store::{Error, ballots, invitations};
use std::path::Path;
use time::Duration;

fn hold(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|found| found == wanted)
}

/// An open round with ballots in the box, and its backup in `file`.
fn backed_up(url: &str, file: &Path) -> Store {
    let store = Store::open(url).unwrap();
    store.write(|c| an_open_round(c, &id('a'))).unwrap();
    for number in 1..=20 {
        store.write(|c| ballots::upsert(c, &id('a'), &a_ballot(number))).unwrap();
    }
    store.backup(file).unwrap();
    store
}

#[test]
fn a_backup_holds_everything_but_ballots() {
    on_both_urls(|url| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("monday.backup");
        let store = backed_up(url, &file);
        assert_eq!(store.read(|c| ballots::count(c, &id('a'))).unwrap(), 20);
        let bytes = std::fs::read(&file).unwrap();
        assert!(!hold(&bytes, b"SEALED-BALLOT-") && !hold(&bytes, b"5345414c45442d"));
        let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(files.len(), 1, "nothing is left beside it: {files:?}");
        let mode = std::os::unix::fs::PermissionsExt::mode(&file.metadata().unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600);

        let again = store.backup(&file).unwrap_err();
        assert!(again.to_string().contains("name a new file"), "{again}");
        assert_eq!(std::fs::read(&file).unwrap(), bytes, "an older backup is never overwritten");
    });
}

#[test]
fn last_nights_backup_brings_the_round_back_without_its_ballots() {
    on_both_urls(|url| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("monday.backup");
        let store = backed_up(url, &file);
        store.write(|c| store::rounds::delete(c, &id('a'))).unwrap();
        drop(store);
        restore(url, &file).unwrap();
        let store = Store::open(url).unwrap();
        let round = store.read(|c| store::rounds::get(c, &id('a'))).unwrap();
        assert_eq!((round.state, round.invited, round.opened_at), (State::Draft, 0, None));
        assert_eq!(store.read(|c| ballots::count(c, &id('a'))).unwrap(), 0);
        let right = store.read(|c| invitations::find_by_token(c, &id('a'), &[1; 32])).unwrap();
        assert!(right.is_none(), "a link of before may have been used since");
        store.write(|c| ballots::upsert(c, &id('a'), &a_ballot(1))).unwrap();
        store.write(a_pulse).unwrap();
    });
}

#[test]
fn a_backup_starts_an_empty_database() {
    let folder = tempfile::tempdir().unwrap();
    let fresh = sqlite::Fresh::new();
    let empty = std::cell::RefCell::new(vec![postgres::database(), fresh.url()]);
    on_both_urls(|url| {
        let file = folder.path().join(if url.starts_with("sqlite:") { "file" } else { "dump" });
        backed_up(url, &file);
        let target = empty.borrow_mut().pop().unwrap();
        restore(&target, &file).unwrap();
        let store = Store::open(&target).unwrap();
        assert!(store.read(|c| store::rounds::get(c, &id('a'))).is_ok());
    });
}

#[test]
fn what_is_no_backup_changes_nothing() {
    on_both_urls(|url| {
        let made = Store::open(url).unwrap().write(an_organization).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let text = folder.path().join("text");
        std::fs::write(&text, "not a backup").unwrap();
        let other = folder.path().join("other");
        Raw::open(&format!("sqlite:{}", other.display())).execute("CREATE TABLE round (id TEXT)");
        let missing = folder.path().join("missing");
        for file in [text, other, missing] {
            let error = restore(url, &file).unwrap_err();
            assert!(matches!(error, Error::Url { .. } | Error::Unavailable { .. }), "{error}");
        }
        assert_eq!(Store::open(url).unwrap().read(store::organizations::list).unwrap(), [made]);
    });
}

#[test]
fn a_backup_of_a_newer_program_is_refused() {
    on_both_urls(|url| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("newer");
        let store = Store::open(url).unwrap();
        let mut raw = Raw::open(url);
        raw.execute(
            "INSERT INTO __diesel_schema_migrations VALUES ('29990101', CURRENT_TIMESTAMP)",
        );
        store.backup(&file).unwrap();
        raw.execute("DELETE FROM __diesel_schema_migrations WHERE version = '29990101'");
        drop((raw, store));
        let error = restore(url, &file).unwrap_err();
        assert!(matches!(&error, Error::NewerSchema { found } if found == "29990101"), "{error}");
        assert!(Store::open(url).unwrap().is_ready());
    });
}

#[test]
fn a_database_in_use_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("monday.backup");
    let file = sqlite::Fresh::new();
    let store = backed_up(&file.url(), &backup);
    let error = restore(&file.url(), &backup).unwrap_err();
    assert!(matches!(error, Error::Unavailable { .. }), "{error}");
    assert_eq!(store.read(|c| ballots::count(c, &id('a'))).unwrap(), 20);
}

#[test]
fn the_old_file_is_kept_beside_the_restored_one() {
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("monday.backup");
    let file = sqlite::Fresh::new();
    drop(backed_up(&file.url(), &backup));
    restore(&file.url(), &backup).unwrap();
    let old = format!("{}.before-restore-1", file.url());
    assert_eq!(Raw::open(&old).number("SELECT count(*) AS value FROM ballot"), 20);
    // A file that can't be read any more is replaced and kept, too.
    std::fs::write(file.path(), "damaged").unwrap();
    restore(&file.url(), &backup).unwrap();
    let kept = file.path().with_file_name("parallax.db.before-restore-2");
    assert_eq!(std::fs::read(kept).unwrap(), b"damaged");
    assert!(Store::open(&file.url()).unwrap().is_ready());
}

#[test]
fn the_list_of_backups_begins_with_the_newest() {
    on_both(|store| {
        let backup =
            |name: &str, day: i64| Backup { at: NOON + Duration::days(day), name: name.into() };
        let all = [backup("c", 2), backup("b", 1), backup("a", 1)];
        for number in [1, 0, 2] {
            store.write(|c| backups::insert(c, &all[number])).unwrap();
        }
        assert_eq!(store.read(backups::list).unwrap(), all);
        let twice = store.write(|c| backups::insert(c, &all[0]));
        assert!(matches!(twice, Err(Error::Conflict { what: "the backup" })));
    });
}
