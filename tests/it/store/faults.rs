//! What goes wrong under a running server: it is told as unavailable, nothing is
//! half-written, and it heals by itself.

use super::*;
use crate::postgres::{Cluster, Fsync};
use parallax::store::{Error, Limits, organizations, pulses, rounds};
use std::time::Duration;

/// Short, so that the tests are; the server itself waits for five seconds.
const BRIEF: Limits = Limits { wait: Duration::from_millis(300), connections: 2 };

fn reason<T>(outcome: Result<T>) -> String {
    match outcome {
        Err(Error::Unavailable { reason }) => reason,
        Err(other) => panic!("not unavailable: {other:?}"),
        Ok(_) => panic!("it worked"),
    }
}

#[test]
fn a_dead_server_is_unavailable_until_it_is_back() {
    let mut cluster = Cluster::start(Fsync::On);
    let url = cluster.database();
    let store = Store::open_within(&url, BRIEF).unwrap();
    let made = store.write(an_organization).unwrap();
    cluster.crash();
    assert!(!store.is_ready());
    let told = reason(store.write(an_organization));
    assert!(told.contains("check that it runs"), "{told}");
    assert!(reason(Store::open_within(&url, BRIEF)).contains("check that it runs"));
    assert!(cluster.resume());
    // The pool tries again by itself, at least every half of the wait.
    let back = (0..100).find_map(|_| store.read(organizations::list).ok());
    assert_eq!(back, Some(vec![made]), "what was acknowledged is there");
}

#[test]
fn a_server_that_dies_within_a_transaction_keeps_nothing_of_it() {
    let mut cluster = Cluster::start(Fsync::On);
    let store = Store::open_within(&cluster.database(), BRIEF).unwrap();
    let told = reason(store.write(|c| {
        an_organization(c)?;
        cluster.crash();
        an_organization(c)
    }));
    assert!(told.contains("connection"), "{told}");
    assert!(cluster.resume());
    let back = (0..100).find_map(|_| store.read(organizations::list).ok());
    assert_eq!(back, Some(vec![]));
}

#[test]
fn a_lock_held_by_another_process_is_waited_for_but_not_for_ever() {
    on_both_urls(|url| {
        let store = Store::open_within(url, BRIEF).unwrap();
        let mut other = Raw::open(url);
        other.execute(match other {
            Raw::Sqlite(_) => "BEGIN IMMEDIATE",
            Raw::Postgres(_) => "BEGIN; LOCK TABLE organization",
        });
        let told = reason(store.write(an_organization));
        assert!(told.contains("another process"), "{told}");
        other.execute("ROLLBACK");
        store.write(an_organization).unwrap();
    });
}

#[test]
fn another_writer_of_ours_is_waited_for_but_not_for_ever() {
    on_both_urls(|url| {
        let store = Store::open_within(url, BRIEF).unwrap();
        let other = Store::open_within(url, BRIEF).unwrap();
        let inner: Result<String> = store.write(|_| Ok(reason(other.write(an_organization))));
        assert!(inner.unwrap().contains("another process"));
        other.write(an_organization).unwrap();
    });
}

#[test]
fn a_taken_pool_is_unavailable() {
    on_both_urls(|url| {
        let store = Store::open_within(url, BRIEF).unwrap();
        let told: Result<String> =
            store.read(|_| store.read(|_| Ok(reason(store.read(organizations::list)))));
        assert!(told.unwrap().contains("all connections are taken"));
    });
}

#[test]
fn a_read_only_file_is_unavailable() {
    let file = sqlite::Fresh::new();
    drop(Store::open(&file.url()).unwrap());
    sqlite::make_read_only(&file.path());
    let told = reason(Store::open_within(&file.url(), BRIEF));
    assert!(told.contains("read-only") && told.contains("rights"), "{told}");
}

#[test]
fn a_stored_value_that_is_not_ours_is_named() {
    on_both_urls(|url| {
        let store = Store::open(url).unwrap();
        let pulse = store.write(|c| an_open_round(c, &id('a'))).unwrap().pulse;
        let mut raw = Raw::open(url);
        let what = |error: Error| match error {
            Error::Corrupt { what, .. } => what,
            other => panic!("{other:?}"),
        };
        raw.execute("UPDATE round SET state = 'ajar'");
        let round = store.read(|c| rounds::get(c, &id('a')));
        assert_eq!(what(round.unwrap_err()), "state of the round");
        raw.execute("UPDATE pulse SET questions = '{}'");
        let found = store.read(|c| pulses::get(c, pulse));
        assert_eq!(what(found.unwrap_err()), "questions of the pulse");
        raw.execute("UPDATE invitation SET email = 'nobody'");
        let listed = store.read(|c| store::invitations::list(c, &id('a')));
        assert_eq!(what(listed.unwrap_err()), "leader's address");
        raw.execute(match raw {
            Raw::Sqlite(_) => "UPDATE round SET sheet_hash = X'00'",
            Raw::Postgres(_) => "UPDATE round SET sheet_hash = '\\x00'",
        });
        let sheet = store.read(|c| rounds::sheet(c, &id('a')));
        assert_eq!(what(sheet.unwrap_err()), "hash of the sheet");
    });
}
