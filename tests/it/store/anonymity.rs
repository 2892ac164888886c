//! What the tables must not hold, and what deleting must not leave.

use super::schema::tables;
use super::*;
use parallax::store::{
    audit, ballots, invitations, organizations, pulses, readings, reports, sessions, teams,
};

#[test]
fn the_answer_side_has_no_time_no_number_no_default() {
    on_both_urls(|url| {
        Store::open(url).unwrap();
        let mut raw = Raw::open(url);
        let suspicious = match raw {
            Raw::Sqlite(_) => {
                "SELECT name || ' ' || type AS value FROM pragma_table_info('ballot') \
                 WHERE dflt_value IS NOT NULL OR upper(type) NOT IN ('TEXT', 'BLOB', 'BIGINT') \
                 UNION SELECT sql FROM sqlite_schema WHERE name = 'ballot' \
                 AND (sql NOT LIKE '%WITHOUT ROWID%' OR sql LIKE '%AUTOINCREMENT%')"
            }
            Raw::Postgres(_) => {
                "SELECT column_name || ' ' || data_type AS value FROM information_schema.columns \
                 WHERE table_name = 'ballot' AND (column_default IS NOT NULL \
                 OR is_identity = 'YES' OR is_generated <> 'NEVER' \
                 OR data_type NOT IN ('text', 'bytea', 'bigint')) \
                 UNION SELECT tgname::text FROM pg_trigger \
                 WHERE tgrelid = 'ballot'::regclass AND NOT tgisinternal"
            }
        };
        assert_eq!(raw.words(suspicious), Vec::<String>::new());
        let times = match raw {
            Raw::Sqlite(_) => {
                "SELECT name AS value FROM pragma_table_info('invitation') \
                 WHERE type = 'TIMESTAMP' OR dflt_value IS NOT NULL"
            }
            Raw::Postgres(_) => {
                "SELECT column_name::text AS value FROM information_schema.columns \
                 WHERE table_name = 'invitation' \
                 AND (data_type LIKE 'time%' OR column_default IS NOT NULL)"
            }
        };
        assert_eq!(raw.words(times), Vec::<String>::new());
    });
}

#[test]
fn invitations_are_numbered_by_the_sorted_roster() {
    on_both(|store| {
        store.write(|c| an_open_round(c, &id('a'))).unwrap();
        let listed = store.read(|c| invitations::list(c, &id('a'))).unwrap();
        let names: Vec<_> = listed.iter().map(|one| one.leader.name.as_str()).collect();
        assert_eq!(names, ["Ana", "Bo", "Cy"]);
        assert!(listed.is_sorted_by_key(|one| one.id), "given as Cy, Ana, Bo");
    });
}

/// Something in every table.
fn fill(store: &Store) -> (Organization, Pulse) {
    store
        .write(|c| {
            an_open_round(c, &id('a'))?;
            let pulse = store::rounds::get(c, &id('a'))?.pulse;
            let pulse = pulses::get(c, pulse)?;
            let organization = teams::get(c, pulse.team)?.organization;
            let organization = organizations::get(c, organization)?;
            let roster = Roster::parse(vec![leader("Ana")]).unwrap();
            teams::set_roster(c, pulse.team, &roster)?;
            ballots::upsert(c, &id('a'), &a_ballot(1))?;
            let stored = reports::Stored { report: "{}".into(), bulletin: "{}".into() };
            reports::insert(c, &id('a'), &stored)?;
            readings::save(c, &id('a'), 0, &a_reading("Ferries"))?;
            let account = an_account(c, &organization)?.id;
            let session = sessions::Session { account, created_at: NOON, seen_at: NOON };
            sessions::insert(c, &[1; 32], &session)?;
            organizations::set_setup_token(c, &[1; 32])?;
            let line = audit::Line {
                number: 1,
                at: NOON,
                actor: "Ana".into(),
                action: "made".into(),
                detail: String::new(),
                hash: [0; 32],
            };
            for round in [None, Some(&id('a'))] {
                audit::append(c, &audit::Chain { organization: organization.id, round }, &line)?;
            }
            let backup = store::backups::Backup { at: NOON, name: "monday.db".into() };
            store::backups::insert(c, &backup)?;
            Result::Ok((organization, pulse))
        })
        .unwrap()
}

/// The tables that hold rows.
fn filled(url: &str) -> Vec<String> {
    let mut raw = Raw::open(url);
    let has_rows =
        |table: &String| raw.number(&format!("SELECT count(*) AS value FROM \"{table}\"")) > 0;
    tables().into_iter().filter(has_rows).collect()
}

#[test]
fn deleting_leaves_no_row_below() {
    let above_pulses = ["account", "audit_line", "backup", "organization", "session", "setup"];
    on_both_urls(|url| {
        let store = Store::open(url).unwrap();
        let (organization, pulse) = fill(&store);
        assert_eq!(filled(url), Vec::from_iter(tables()), "the test fills every table");
        store.write(|c| store::rounds::delete(c, &id('a'))).unwrap();
        let expected: Vec<_> =
            above_pulses.iter().chain(&["pulse", "team", "team_leader"]).copied().collect();
        let mut sorted = expected.clone();
        sorted.sort_unstable();
        assert_eq!(filled(url), sorted, "after the round was deleted");
        store.write(|c| pulses::delete(c, pulse.id)).unwrap();
        store.write(|c| teams::delete(c, pulse.team)).unwrap();
        assert_eq!(filled(url), above_pulses, "after the team was deleted");
        let sql = format!("DELETE FROM organization WHERE id = {}", organization.id.0);
        let mut raw = Raw::open(url);
        if let Raw::Sqlite(_) = raw {
            raw.execute("PRAGMA foreign_keys = ON");
        }
        raw.execute(&sql);
        assert_eq!(filled(url), ["backup", "setup"], "after the organization was deleted");
    });
}

#[test]
fn deleting_a_pulse_or_a_team_deletes_its_rounds() {
    on_both_urls(|url| {
        let store = Store::open(url).unwrap();
        let (_, pulse) = fill(&store);
        store.write(|c| pulses::delete(c, pulse.id)).unwrap();
        for table in ["round", "ballot", "invitation", "report", "reading"] {
            assert!(!filled(url).contains(&table.to_owned()), "{table}");
        }
    });
}

#[test]
fn compacting_leaves_no_byte_of_a_ballot_or_a_hash_in_the_files() {
    let file = sqlite::Fresh::new();
    let store = Store::open(&file.url()).unwrap();
    store.write(|c| an_open_round(c, &id('a'))).unwrap();
    for number in 1..=50 {
        store.write(|c| ballots::upsert(c, &id('a'), &a_ballot(number))).unwrap();
    }
    let right = store.read(|c| invitations::find_by_token(c, &id('a'), &[1; 32]));
    let right = right.unwrap().unwrap().id;
    store.write(|c| invitations::spend(c, right, &[0xab; 32])).unwrap();
    let traces = || {
        let folder = std::fs::read_dir(file.path().parent().unwrap()).unwrap();
        let files = folder.map(|entry| std::fs::read(entry.unwrap().path()).unwrap());
        let bytes = files.collect::<Vec<_>>().concat();
        let holds = |wanted: &[u8]| bytes.windows(wanted.len()).any(|found| found == wanted);
        [holds(b"SEALED-BALLOT-"), holds(&[1; 32]), holds(&[0xab; 32])]
    };
    assert_eq!(traces(), [true; 3]);
    store.write(|c| ballots::delete_all(c, &id('a'))).unwrap();
    store.write(|c| invitations::forget_secrets(c, &id('a'))).unwrap();
    store.compact().unwrap();
    assert_eq!(traces(), [false; 3]);
}

#[test]
fn compacting_keeps_what_is_there() {
    on_both(|store| {
        fill(store);
        store.compact().unwrap();
        assert_eq!(store.read(|c| ballots::list(c, &id('a'))).unwrap(), [a_ballot(1)]);
        assert_eq!(store.read(|c| invitations::list(c, &id('a'))).unwrap().len(), 3);
    });
}
