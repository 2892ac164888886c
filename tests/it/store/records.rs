//! What is stored comes back as it was, in a fixed order, or as a clear refusal.

use super::*;
use Cadence::{Halfyearly, Monthly, Once, Quarterly, Yearly};
use parallax::store::{
    Error, accounts, audit, ballots, invitations, organizations, pulses, readings, reports,
    sessions, teams,
};
use time::Duration;

#[test]
fn an_organization_and_its_set_up() {
    on_both(|store| {
        let organization = store.write(an_organization).unwrap();
        let name = OrganizationName::parse("Halden").unwrap();
        let years = RetentionYears::parse(7).unwrap();
        store.write(|c| organizations::update(c, organization.id, &name, years)).unwrap();
        let found = store.read(|c| organizations::get(c, organization.id)).unwrap();
        assert_eq!((&found.name, found.retention_years), (&name, years));
        assert_eq!(store.read(organizations::list).unwrap(), [found]);

        let take = |hash| store.write(|c| organizations::take_setup_token(c, &[hash; 32]));
        store.write(|c| organizations::set_setup_token(c, &[1; 32])).unwrap();
        store.write(|c| organizations::set_setup_token(c, &[2; 32])).unwrap();
        assert!(!take(1).unwrap() && take(2).unwrap() && !take(2).unwrap());
    });
}

#[test]
fn accounts_are_unique_by_address_and_sorted_by_it() {
    on_both(|store| {
        let organization = store.write(an_organization).unwrap();
        assert!(!store.read(accounts::any).unwrap());
        let ana = store.write(|c| an_account(c, &organization)).unwrap();
        let again = store.write(|c| an_account(c, &organization)).unwrap_err();
        assert!(matches!(again, Error::Conflict { what: "an account with this address" }));
        assert!(store.read(accounts::any).unwrap());
        let found = store.read(|c| accounts::find_by_email(c, &ana.email)).unwrap();
        assert_eq!(found.unwrap(), (ana.clone(), "$argon2id$hash".to_owned()));
        let unknown = Email::parse("bo@example.org").unwrap();
        assert_eq!(store.read(|c| accounts::find_by_email(c, &unknown)).unwrap(), None);
        assert_eq!(store.read(|c| accounts::count_owners(c, organization.id)).unwrap(), 1);

        let name = PersonName::parse("Ana R.").unwrap();
        store.write(|c| accounts::update(c, ana.id, &name, Role::Facilitator)).unwrap();
        store.write(|c| accounts::set_password(c, ana.id, "$new")).unwrap();
        assert_eq!(store.read(|c| accounts::count_owners(c, organization.id)).unwrap(), 0);
        let listed = store.read(|c| accounts::list(c, organization.id)).unwrap();
        assert_eq!(listed, [Account { name, role: Role::Facilitator, ..ana.clone() }]);
        store.write(|c| accounts::delete(c, ana.id)).unwrap();
        let gone = store.read(|c| accounts::get(c, ana.id));
        assert!(matches!(gone, Err(Error::NotFound { what: "account" })));
    });
}

#[test]
fn sessions_end_by_themselves_or_with_their_account() {
    on_both(|store| {
        let organization = store.write(an_organization).unwrap();
        let account = store.write(|c| an_account(c, &organization)).unwrap().id;
        let seen_at = NOON + Duration::seconds(59);
        let session = sessions::Session { account, created_at: NOON, seen_at };
        for hash in [1, 2, 3] {
            store.write(|c| sessions::insert(c, &[hash; 32], &session)).unwrap();
        }
        let find = |hash| store.read(|c| sessions::find(c, &[hash; 32])).unwrap();
        assert_eq!(find(1).unwrap().seen_at, NOON, "kept to the minute");
        store.write(|c| sessions::touch(c, &[1; 32], NOON + Duration::HOUR)).unwrap();
        assert_eq!(find(1).unwrap().seen_at, NOON + Duration::HOUR);
        store.write(|c| sessions::delete(c, &[2; 32])).unwrap();
        store.write(|c| sessions::delete(c, &[2; 32])).unwrap();
        let stale = |c: &mut Connection| sessions::delete_stale(c, NOON + Duration::MINUTE, NOON);
        assert_eq!(store.write(stale).unwrap(), 1);
        assert!(find(1).is_some() && find(2).is_none() && find(3).is_none());
        store.write(|c| accounts::delete(c, account)).unwrap();
        assert_eq!(find(1), None);
    });
}

#[test]
fn teams_are_sorted_by_name_whatever_the_database() {
    on_both(|store| {
        let organization = store.write(an_organization).unwrap().id;
        let make = |name: &str, parent| {
            let name = TeamName::parse(name).unwrap();
            store.write(|c| teams::insert(c, organization, parent, &name)).unwrap()
        };
        let parent = make("Zürich", None);
        let other = make("alpha", Some(parent.id));
        let last = make("Émile", None);
        let first = make("Beta", None);
        let listed = store.read(|c| teams::list(c, organization)).unwrap();
        assert_eq!(listed, [first, parent.clone(), other.clone(), last]);
        store.write(|c| teams::delete(c, parent.id)).unwrap();
        assert_eq!(store.read(|c| teams::get(c, other.id)).unwrap().parent, None);
    });
}

#[test]
fn a_roster_of_the_largest_size_comes_back() {
    on_both(|store| {
        let team = store.write(a_pulse).unwrap().team;
        let leaders = (0..MOST_LEADERS).map(|number| leader(&format!("Leader{number}")));
        let roster = Roster::parse(leaders.collect()).unwrap();
        store.write(|c| teams::set_roster(c, team, &roster)).unwrap();
        assert_eq!(store.read(|c| teams::roster(c, team)).unwrap(), roster);
        store.write(|c| teams::set_roster(c, team, &Roster::default())).unwrap();
        assert_eq!(store.read(|c| teams::roster(c, team)).unwrap(), Roster::default());
    });
}

#[test]
fn questions_can_be_changed_until_they_are_frozen() {
    on_both(|store| {
        let pulse = store.write(a_pulse).unwrap();
        let order = Ranking::from_groups(&questions().priorities, &[vec![2], vec![0, 1]], &[]);
        let statement = Sentence::parse("Ferries first.").unwrap();
        let official = Official { statement: Some(statement), order: Some(order.unwrap()) };
        let changed = Questions { ranked: Ranked::Top(2), official, ..questions() };
        let set = |asked: &Questions| store.write(|c| pulses::set_questions(c, pulse.id, asked));
        set(&changed).unwrap();
        store.write(|c| pulses::freeze(c, pulse.id)).unwrap();
        store.write(|c| pulses::freeze(c, pulse.id)).unwrap();
        assert!(matches!(set(&questions()), Err(Error::Conflict { .. })));
        let name = PulseName::parse("Yearly").unwrap();
        store.write(|c| pulses::update(c, pulse.id, &name, Cadence::Yearly)).unwrap();
        let expected =
            Pulse { name, cadence: Cadence::Yearly, questions: changed, frozen: true, ..pulse };
        assert_eq!(
            store.read(|c| pulses::list(c, expected.team)).unwrap(),
            std::slice::from_ref(&expected)
        );
    });
}

#[test]
fn every_cadence_comes_back() {
    on_both(|store| {
        let team = store.write(a_pulse).unwrap().team;
        let name = PulseName::parse("Pulse").unwrap();
        for cadence in [Once, Monthly, Quarterly, Halfyearly, Yearly] {
            let made = store.write(|c| pulses::insert(c, team, &name, cadence, &questions()));
            assert_eq!(made.unwrap().cadence, cadence);
        }
    });
}

#[test]
fn one_permit_per_invitation() {
    on_both(|store| {
        store.write(|c| an_open_round(c, &id('a'))).unwrap();
        let find = |hash| store.read(|c| invitations::find_by_token(c, &id('a'), &[hash; 32]));
        let right = find(1).unwrap().unwrap();
        assert_eq!((right.revoked, right.blinded_hash), (false, None));
        store.write(|c| invitations::spend(c, right.id, &[8; 32])).unwrap();
        let twice = store.write(|c| invitations::spend(c, right.id, &[9; 32]));
        assert!(matches!(twice, Err(Error::Conflict { .. })));
        assert_eq!(find(1).unwrap().unwrap().blinded_hash, Some([8; 32]));
        assert_eq!(store.read(|c| invitations::count_spent(c, &id('a'))).unwrap(), 1);

        let revoked = store.write(|c| invitations::revoke(c, &id('a'), right.id)).unwrap();
        assert_eq!(revoked, leader("Ana"));
        assert!(find(1).unwrap().unwrap().revoked);
        let renewed = store.write(|c| invitations::renew(c, &id('a'), right.id, &[4; 32]));
        assert_eq!(renewed.unwrap(), leader("Ana"));
        assert_eq!(find(1).unwrap(), None, "the old link is dead");
        let right = find(4).unwrap().unwrap();
        assert_eq!((right.revoked, right.blinded_hash), (false, Some([8; 32])));
        let taken = store.write(|c| invitations::renew(c, &id('a'), right.id, &[2; 32]));
        assert!(matches!(taken, Err(Error::Conflict { .. })));
        let other = store.write(|c| invitations::revoke(c, &id('b'), right.id));
        assert!(matches!(other, Err(Error::NotFound { what: "invitation" })));

        store.write(|c| invitations::forget_secrets(c, &id('a'))).unwrap();
        assert_eq!(find(2).unwrap(), None);
        assert_eq!(store.read(|c| invitations::count_spent(c, &id('a'))).unwrap(), 0);
        assert_eq!(store.read(|c| invitations::list(c, &id('a'))).unwrap().len(), 3);
    });
}

#[test]
fn a_later_version_of_a_ballot_replaces_it() {
    on_both(|store| {
        store.write(|c| an_open_round(c, &id('a'))).unwrap();
        let find = || store.read(|c| ballots::find(c, &id('a'), &[5; 32])).unwrap();
        assert_eq!(find(), None);
        for number in [9, 5, 7] {
            store.write(|c| ballots::upsert(c, &id('a'), &a_ballot(number))).unwrap();
        }
        let second = ballots::Ballot { version: 2, repeat: [8; 32], ..a_ballot(5) };
        store.write(|c| ballots::upsert(c, &id('a'), &second)).unwrap();
        assert_eq!(find(), Some((2, [8; 32])));
        assert_eq!(store.read(|c| ballots::count(c, &id('a'))).unwrap(), 3);
        let listed = store.read(|c| ballots::list(c, &id('a'))).unwrap();
        assert_eq!(listed, [second, a_ballot(7), a_ballot(9)]);
        store.write(|c| ballots::delete_all(c, &id('a'))).unwrap();
        assert_eq!(store.read(|c| ballots::list(c, &id('a'))).unwrap(), []);
        let nowhere = store.write(|c| ballots::upsert(c, &id('b'), &a_ballot(1)));
        assert!(matches!(nowhere, Err(Error::NotFound { .. })));
    });
}

#[test]
fn a_report_is_made_once() {
    on_both(|store| {
        store.write(|c| an_open_round(c, &id('a'))).unwrap();
        let stored = reports::Stored { report: "{\"a\":1}".into(), bulletin: "{}".into() };
        assert_eq!(store.read(|c| reports::find(c, &id('a'))).unwrap(), None);
        store.write(|c| reports::insert(c, &id('a'), &stored)).unwrap();
        let again = store.write(|c| reports::insert(c, &id('a'), &stored));
        assert!(matches!(again, Err(Error::Conflict { what: "the report of this round" })));
        assert_eq!(store.read(|c| reports::find(c, &id('a'))).unwrap(), Some(stored));
    });
}

#[test]
fn a_reading_is_saved_in_place_of_the_version_that_was_seen() {
    on_both(|store| {
        store.write(|c| an_open_round(c, &id('a'))).unwrap();
        let save =
            |seen, label| store.write(|c| readings::save(c, &id('a'), seen, &a_reading(label)));
        let find = || store.read(|c| readings::find(c, &id('a'))).unwrap();
        assert_eq!(find(), None);
        assert!(matches!(save(1, "Ferries"), Err(Error::Conflict { .. })), "there is no version 1");
        assert_eq!(save(0, "Ferries").unwrap(), 1);
        assert!(matches!(save(0, "Boats"), Err(Error::Conflict { .. })));
        assert_eq!(save(1, "Boats").unwrap(), 2);
        assert!(matches!(save(1, "Ships"), Err(Error::Conflict { .. })));
        assert_eq!(find(), Some(readings::Stored { version: 2, reading: a_reading("Boats") }));
        store.write(|c| readings::delete(c, &id('a'))).unwrap();
        store.write(|c| readings::delete(c, &id('a'))).unwrap();
        assert_eq!(find(), None);
    });
}

#[test]
fn a_report_is_replaced_by_the_one_that_is_released() {
    on_both(|store| {
        store.write(|c| an_open_round(c, &id('a'))).unwrap();
        let replace = || store.write(|c| reports::replace(c, &id('a'), "{\"b\":2}"));
        assert!(matches!(replace(), Err(Error::NotFound { what: "report" })));
        let stored = reports::Stored { report: "{\"a\":1}".into(), bulletin: "{}".into() };
        store.write(|c| reports::insert(c, &id('a'), &stored)).unwrap();
        replace().unwrap();
        let expected = reports::Stored { report: "{\"b\":2}".into(), ..stored };
        assert_eq!(store.read(|c| reports::find(c, &id('a'))).unwrap(), Some(expected));
    });
}

#[test]
fn audit_chains_are_apart_and_take_each_number_once() {
    on_both(|store| {
        store.write(|c| an_open_round(c, &id('a'))).unwrap();
        let organization = store.read(|c| store::rounds::organization(c, &id('a'))).unwrap();
        let round = id('a');
        let line = |number: i64| audit::Line {
            number,
            at: NOON,
            actor: "Ana Ruiz".into(),
            action: "round opened".into(),
            detail: "3 invited".into(),
            hash: [number as u8; 32],
        };
        for round in [None, Some(&round)] {
            let chain = audit::Chain { organization, round };
            let append = |number| store.write(|c| audit::append(c, &chain, &line(number)));
            assert_eq!(store.read(|c| audit::last(c, &chain)).unwrap(), None);
            append(1).unwrap();
            append(2).unwrap();
            assert!(matches!(append(2), Err(Error::Conflict { .. })));
            assert_eq!(store.read(|c| audit::last(c, &chain)).unwrap(), Some(line(2)));
            assert_eq!(store.read(|c| audit::list(c, &chain)).unwrap(), [line(1), line(2)]);
        }
    });
}
