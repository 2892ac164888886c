//! Rounds: each step is taken once, and only from where it begins.

use super::*;
use parallax::store::{Error, ballots, invitations, pulses, rounds};
use time::Duration;

#[test]
fn a_round_goes_from_draft_to_released() {
    on_both(|store| {
        let holder = [1; 16];
        let round = store.write(|c| an_open_round(c, &id('a'))).unwrap();
        assert_eq!((round.state, round.number, round.invited), (State::Open, 1, 3));
        assert_eq!(round.closes_at, NOON);
        assert_eq!(store.read(|c| rounds::sheet(c, &id('a'))).unwrap().unwrap().1, [9; 32]);
        let closed = store.write(|c| {
            assert!(rounds::begin_closing(c, &id('a'), NOON)?);
            assert!(!rounds::begin_closing(c, &id('a'), NOON)?);
            assert!(rounds::lease(c, &id('a'), &holder, NOON, NOON + Duration::MINUTE)?);
            rounds::finish_closing(c, &id('a'), &holder)?;
            rounds::set_cleaned(c, &id('a'))?;
            rounds::get(c, &id('a'))
        });
        let closed: Result<Round> = closed;
        assert_eq!(closed.unwrap().closed_at, Some(NOON));
        let release = |c: &mut Connection| rounds::release(c, &id('a'), NOON + Duration::DAY);
        assert!(store.write(release).unwrap());
        assert!(!store.write(release).unwrap());
        let released = store.read(|c| rounds::get(c, &id('a'))).unwrap();
        assert_eq!(released.state, State::Released);
        assert_eq!(released.released_at, Some(NOON + Duration::DAY));
    });
}

#[test]
fn a_step_from_elsewhere_is_a_conflict_and_an_unknown_round_is_missing() {
    on_both(|store| {
        store.write(|c| an_open_round(c, &id('a'))).unwrap();
        let open = |c: &mut Connection| rounds::open(c, &id('a'), "{}", &[0; 32], 3, NOON);
        let draft =
            |c: &mut Connection| rounds::update_draft(c, &id('a'), Minimum::DEFAULT, NOON, false);
        let finish = |c: &mut Connection| rounds::finish_closing(c, &id('a'), &[1; 16]);
        assert!(matches!(store.write(open), Err(Error::Conflict { .. })));
        assert!(matches!(store.write(draft), Err(Error::Conflict { .. })));
        assert!(matches!(store.write(finish), Err(Error::Conflict { .. })));
        let missing = store.write(|c| rounds::restart(c, &id('b')));
        assert!(matches!(missing, Err(Error::NotFound { what: "round" })));
    });
}

#[test]
fn rounds_of_a_pulse_are_numbered() {
    on_both(|store| {
        let pulse = store.write(a_pulse).unwrap();
        for letter in ['z', 'a', 'm'] {
            store.write(|c| a_draft(c, &id(letter), pulse.id)).unwrap();
        }
        let listed = store.read(|c| rounds::list(c, pulse.id)).unwrap();
        let listed: Vec<_> = listed.into_iter().map(|round| (round.number, round.id)).collect();
        assert_eq!(listed, [(1, id('z')), (2, id('a')), (3, id('m'))]);
        let again = store.write(|c| a_draft(c, &id('a'), pulse.id));
        assert!(matches!(again, Err(Error::Conflict { what: "round" })));
        let team = store.read(|c| pulses::get(c, pulse.id)).unwrap().team;
        let organization = store.read(|c| store::teams::get(c, team)).unwrap().organization;
        assert_eq!(store.read(|c| rounds::organization(c, &id('m'))).unwrap(), organization);
    });
}

#[test]
fn a_restart_keeps_the_name_and_nothing_of_the_answers() {
    on_both(|store| {
        store.write(|c| an_open_round(c, &id('a'))).unwrap();
        store.write(|c| ballots::upsert(c, &id('a'), &a_ballot(1))).unwrap();
        store.write(|c| rounds::restart(c, &id('a'))).unwrap();
        let round = store.read(|c| rounds::get(c, &id('a'))).unwrap();
        assert_eq!((round.state, round.invited, round.opened_at), (State::Draft, 0, None));
        assert_eq!(store.read(|c| rounds::sheet(c, &id('a'))).unwrap(), None);
        assert_eq!(store.read(|c| ballots::count(c, &id('a'))).unwrap(), 0);
        assert_eq!(store.read(|c| invitations::list(c, &id('a'))).unwrap(), []);
    });
}

#[test]
fn a_lease_is_held_until_it_is_over() {
    on_both(|store| {
        let until = NOON + Duration::MINUTE;
        let lease = |holder: u8, now: OffsetDateTime| {
            store.write(|c| rounds::lease(c, &id('a'), &[holder; 16], now, now + Duration::MINUTE))
        };
        store.write(|c| an_open_round(c, &id('a'))).unwrap();
        assert!(!lease(1, NOON).unwrap(), "an open round has nothing to finish");
        store.write(|c| rounds::begin_closing(c, &id('a'), NOON)).unwrap();
        assert!(lease(1, NOON).unwrap());
        assert!(!lease(2, until - Duration::MICROSECOND).unwrap());
        assert!(lease(2, until).unwrap());
        let late = store.write(|c| rounds::finish_closing(c, &id('a'), &[1; 16]));
        assert!(matches!(late, Err(Error::Conflict { .. })));
        store.write(|c| rounds::finish_closing(c, &id('a'), &[2; 16])).unwrap();
    });
}

#[test]
fn timers_find_what_is_due() {
    on_both(|store| {
        let due = |now: OffsetDateTime| {
            store.read(|c| rounds::due(c, now, now - Duration::days(7))).unwrap()
        };
        let none = rounds::Due::default();
        store.write(|c| an_open_round(c, &id('a'))).unwrap();
        assert_eq!(due(NOON - Duration::MICROSECOND), none);
        let all = rounds::Due { to_close: vec![id('a')], ..none.clone() };
        assert_eq!(due(NOON), all, "its time is over");
        for number in 1..=3 {
            assert_eq!(due(NOON - Duration::DAY), none, "not all have answered");
            store.write(|c| ballots::upsert(c, &id('a'), &a_ballot(number))).unwrap();
        }
        assert_eq!(due(NOON - Duration::DAY), all, "all have answered");

        store.write(|c| rounds::begin_closing(c, &id('a'), NOON)).unwrap();
        let finish = rounds::Due { to_finish: vec![id('a')], ..none.clone() };
        assert_eq!(due(NOON), finish);
        let until = NOON + Duration::MINUTE;
        store.write(|c| rounds::lease(c, &id('a'), &[1; 16], NOON, until)).unwrap();
        assert_eq!(due(NOON), none, "somebody is at it");
        store.write(|c| rounds::finish_closing(c, &id('a'), &[1; 16])).unwrap();
        assert_eq!(due(until), finish, "its files and keys are still there");
        assert_eq!(store.read(rounds::needing_keys).unwrap(), [id('a')]);
        store.write(|c| rounds::set_cleaned(c, &id('a'))).unwrap();
        assert_eq!(store.read(rounds::needing_keys).unwrap(), []);

        assert_eq!(due(NOON + Duration::days(7)), none);
        let later = NOON + Duration::days(8);
        assert_eq!(due(later), rounds::Due { to_release: vec![id('a')], ..none });
        let organization = store.read(|c| rounds::organization(c, &id('a'))).unwrap();
        let old = |before| store.read(|c| rounds::closed_before(c, organization, before)).unwrap();
        assert_eq!(old(NOON), []);
        assert_eq!(old(later), [id('a')]);
    });
}

#[test]
fn a_lease_from_before_the_clock_was_set_back_is_nobodys() {
    on_both(|store| {
        store
            .write(|c| -> Result<()> {
                an_open_round(c, &id('a'))?;
                rounds::begin_closing(c, &id('a'), NOON)?;
                let then = NOON + Duration::DAY;
                assert!(rounds::lease(c, &id('a'), &[1; 16], then, then + Duration::MINUTE)?);
                assert_eq!(rounds::due(c, NOON, NOON)?.to_finish, [id('a')]);
                assert!(rounds::lease(c, &id('a'), &[2; 16], NOON, NOON + Duration::MINUTE)?);
                assert!(!rounds::lease(c, &id('a'), &[3; 16], NOON, NOON + Duration::MINUTE)?);
                Ok(())
            })
            .unwrap();
    });
}
