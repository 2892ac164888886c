//! Case 16: closing survives a death after any step, happens once, and ends with
//! nothing but the report.

use super::world::{LOOPBACK, Opened, World, answers, code, on_both, peek};
use parallax::domain::State;
use parallax::service::closing::Step;
use parallax::store::{Store, ballots, invitations, reports};
use std::sync::Barrier;
use time::Duration;

fn full_round(world: &World) -> Opened {
    let mut round = world.open_round(5);
    world.answer_all(&mut round, 5);
    round
}

/// The box is never readable beside the answers.
fn never_both(store: &Store, round: &Opened) {
    let (report, boxes) = store
        .read(|c| {
            Ok::<_, parallax::store::Error>((
                reports::find(c, &round.id)?,
                ballots::count(c, &round.id)?,
            ))
        })
        .unwrap();
    assert_eq!(boxes, if report.is_some() { 0 } else { 5 });
}

fn keys_of(world: &World, round: &Opened) -> bool {
    world.keys().join(round.id.as_str()).exists()
}

#[test]
fn a_process_that_dies_after_any_step_is_followed_by_the_next() {
    on_both(|mut world| {
        for last in 0..Step::ALL.len() {
            let round = full_round(&world);
            world.hands.forward(Duration::days(7));
            for step in &Step::ALL[..=last] {
                assert!(world.it().close_step(&round.id, *step).unwrap(), "{step:?}");
                never_both(&peek(&world), &round);
            }
            world.crash();
            world.hands.forward(Duration::minutes(2));
            let swept = world.sweep();
            let was_done = last + 1 == Step::ALL.len();
            assert_eq!(swept.closed, usize::from(!was_done), "after {:?}", Step::ALL[last]);
            never_both(&peek(&world), &round);
            assert!(!keys_of(&world, &round), "the keys are gone in the end");
            assert_eq!(world.report(&round.id)["answered"], 5);
            let lines = world.it().audit_of_round(&world.owner, &round.id).unwrap();
            let closed = lines.iter().filter(|line| line.action == "round closed");
            assert_eq!(closed.count(), 1);
            let key = round.leaders[0].link.key;
            world.it().release_round(&world.owner, &round.id).unwrap();
            let bulletin = world.it().bulletin(&round.id, key).unwrap();
            let bulletin: serde_json::Value = serde_json::from_str(&bulletin).unwrap();
            assert_eq!(bulletin["commits"].as_array().unwrap().len(), 5);
            assert_eq!(bulletin["permits"], 5);
        }
    });
}

#[test]
fn every_step_can_be_repeated_and_none_touches_an_open_round() {
    let world = World::sqlite();
    let round = full_round(&world);
    for step in Step::ALL {
        assert!(!world.it().close_step(&round.id, step).unwrap(), "{step:?} of an open round");
    }
    assert!(keys_of(&world, &round));
    world.hands.forward(Duration::days(7));
    for step in Step::ALL {
        assert!(world.it().close_step(&round.id, step).unwrap());
        if step != Step::Finish {
            assert!(world.it().close_step(&round.id, step).unwrap(), "{step:?} again");
        }
    }
    let spent = peek(&world).read(|c| invitations::count_spent(c, &round.id)).unwrap();
    assert_eq!(spent, 0, "the hashes of tokens and blinded messages are gone");
}

#[test]
fn two_processes_that_look_at_once_close_a_round_once() {
    on_both(|world| {
        let round = full_round(&world);
        world.hands.forward(Duration::days(7));
        let other = world.another_process();
        let start = Barrier::new(2);
        let look = |it: &parallax::service::Installation| {
            start.wait();
            it.sweep().unwrap().closed
        };
        let closed = std::thread::scope(|scope| {
            let other = scope.spawn(|| look(&other));
            look(world.it()) + other.join().unwrap()
        });
        // The one that closes it may find the log being read by the other, and then cleans up
        // when it looks next.
        let later = if closed == 0 { world.sweep().closed } else { 0 };
        assert_eq!(closed + later, 1);
        let lines = world.it().audit_of_round(&world.owner, &round.id).unwrap();
        assert_eq!(lines.iter().filter(|line| line.action == "round closed").count(), 1);
        assert_eq!(world.report(&round.id)["answered"], 5);
    });
}

#[test]
fn a_leased_round_is_left_alone_until_the_lease_is_over() {
    let world = World::sqlite();
    let round = full_round(&world);
    world.hands.forward(Duration::days(7));
    let dead = world.another_process();
    assert!(dead.close_step(&round.id, Step::Stop).unwrap());
    assert!(dead.close_step(&round.id, Step::Lease).unwrap());
    assert_eq!(world.sweep().closed, 0);
    world.hands.forward(Duration::minutes(2));
    assert_eq!(world.sweep().closed, 1);
    assert!(!dead.close_step(&round.id, Step::Lease).unwrap(), "it comes too late");
    assert_eq!(world.report(&round.id)["answered"], 5);
}

#[test]
fn a_process_that_lost_its_lease_stores_nothing() {
    let world = World::sqlite();
    let round = full_round(&world);
    world.hands.forward(Duration::days(7));
    let slow = world.another_process();
    for step in [Step::Stop, Step::Lease] {
        slow.close_step(&round.id, step).unwrap();
    }
    world.hands.forward(Duration::minutes(2));
    assert!(world.it().close_step(&round.id, Step::Lease).unwrap());
    assert_eq!(code(&slow.close_step(&round.id, Step::Count).unwrap_err()), "conflict");
    assert_eq!(world.it().round(&world.owner, &round.id).unwrap().round.state, State::Closing);
}

#[test]
fn a_round_that_fails_does_not_keep_the_others() {
    let world = World::sqlite();
    let (broken, fine) = (full_round(&world), full_round(&world));
    let keys = world.keys().join(broken.id.as_str());
    std::fs::rename(&keys, world.folder.path().join("aside")).unwrap();
    world.hands.forward(Duration::days(7));
    assert_eq!(world.sweep().closed, 1);
    assert_eq!(world.report(&fine.id)["answered"], 5);
    std::fs::rename(world.folder.path().join("aside"), &keys).unwrap();
    world.hands.forward(Duration::minutes(2));
    assert_eq!(world.sweep().closed, 1, "its ballots waited for the keys");
    assert_eq!(world.report(&broken.id)["answered"], 5);
}

#[test]
fn a_box_that_was_altered_or_moved_is_dropped_and_counted() {
    let world = World::sqlite();
    let mut round = world.open_round(7);
    world.answer_all(&mut round, 7);
    let store = peek(&world);
    store
        .write(|c| {
            let all = ballots::list(c, &round.id)?;
            let mut altered = all[0].clone();
            altered.sealed[100] ^= 1;
            let moved = ballots::Ballot { sealed: all[2].sealed.clone(), ..all[1].clone() };
            ballots::upsert(c, &round.id, &altered)?;
            ballots::upsert(c, &round.id, &moved)
        })
        .unwrap();
    world.close(&round.id);
    assert_eq!(world.report(&round.id)["answered"], 5);
    world.it().release_round(&world.owner, &round.id).unwrap();
    let bulletin = world.it().bulletin(&round.id, round.leaders[0].link.key).unwrap();
    let bulletin: serde_json::Value = serde_json::from_str(&bulletin).unwrap();
    assert_eq!((&bulletin["dropped"], &bulletin["permits"]), (&2.into(), &7.into()));
    let in_bulletin = |number: usize| {
        let commit = round.leaders[number].commit(1, &answers(number));
        let commit = data_encoding::BASE64URL_NOPAD.encode(&commit);
        bulletin["commits"].as_array().unwrap().contains(&commit.into())
    };
    assert_eq!((0..7).filter(|number| in_bulletin(*number)).count(), 5);
}

#[test]
fn timers_survive_a_restart() {
    on_both(|mut world| {
        let round = full_round(&world);
        world.crash();
        assert_eq!(world.sweep().closed, 0);
        world.hands.forward(Duration::days(7));
        world.crash();
        assert_eq!(world.sweep().closed, 1);
        world.crash();
        world.hands.forward(Duration::days(8));
        assert_eq!(world.sweep().released, 1);
        let state = world.it().round(&world.owner, &round.id).unwrap().round.state;
        assert_eq!(state, State::Released);
    });
}

#[test]
fn postgresql_forgets_in_which_order_leaders_answered() {
    use diesel::{Connection as _, PgConnection, QueryableByName, RunQueryDsl as _};
    #[derive(QueryableByName)]
    struct Name {
        #[diesel(sql_type = diesel::sql_types::Text)]
        name: String,
    }
    let folder = tempfile::tempdir().unwrap();
    let world = World::on(folder, crate::postgres::database(), LOOPBACK);
    let mut round = world.open_round(7);
    for leader in round.leaders[2..].iter_mut().rev() {
        world.answer(leader, &answers(1));
    }
    let names = || {
        let mut database = PgConnection::establish(&world.database).unwrap();
        let rows = diesel::sql_query("SELECT name FROM invitation ORDER BY ctid");
        let rows: Vec<Name> = rows.load(&mut database).unwrap();
        rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    assert!(!names().is_sorted(), "while the round is open their order is there to see");
    world.close(&round.id);
    assert!(names().is_sorted(), "{:?}", names());
}
