//! The demo: an invented team that goes the product's own way, and nobody else's.

use super::keys::stock_for;
use super::world::{World, account, answers, code, on_both, peek};
use parallax::domain::{Account, Role, RoundId, State, Team, TeamName};
use parallax::service::audit::first_broken;
use parallax::service::demo::TEAM;
use parallax::service::rounds::RoundStatus;
use parallax::store::{ballots, invitations, rounds};
use std::sync::atomic::{AtomicBool, Ordering};
use time::{Duration, Time};

fn load(world: &World) -> Team {
    stock_for(6, &world.keys());
    world.it().load_demo(&world.owner).unwrap()
}

/// The team's rounds, pulse by pulse, by number.
fn rounds_of(world: &World, team: &Team) -> Vec<RoundStatus> {
    let pulses = world.it().pulses(&world.owner, team.id).unwrap();
    let rounds = |pulse| world.it().rounds(&world.owner, pulse).unwrap();
    pulses.into_iter().flat_map(|pulse| rounds(pulse.id)).collect()
}

fn colleague(world: &World, role: Role) -> Account {
    let new = account(&format!("{}@halden.example", role.as_str()));
    world.it().add_account(&world.owner, &new, role).unwrap()
}

#[test]
fn the_demo_is_three_quarters_and_an_open_round_that_the_product_made() {
    on_both(|world| {
        let team = load(&world);
        assert_eq!(team.name.as_str(), TEAM);
        assert_eq!(world.it().roster(&world.owner, team.id).unwrap().leaders().len(), 9);
        let rounds = rounds_of(&world, &team);
        let states: Vec<_> = rounds.iter().map(|one| (one.round.state, one.answered)).collect();
        let expected = [
            (State::Released, Some(9)),
            (State::Released, Some(9)),
            (State::Closed, Some(9)),
            (State::Open, Some(6)),
        ];
        assert_eq!(states, expected);
        for one in &rounds {
            is_whole(&world, one);
        }
        let rate = |one: &RoundStatus| {
            let report = world.report(&one.round.id);
            report["report"]["priorities"]["same_order_rate"]["value"].as_f64().unwrap()
        };
        let rates: Vec<_> = rounds[..3].iter().map(rate).collect();
        assert!(rates[1] - rates[0] > 0.05 && rates[2] - rates[1] > 0.03, "{rates:?}");
    });
}

/// Dated in the past, in order; counted as any round; its log unbroken, its keys gone.
fn is_whole(world: &World, one: &RoundStatus) {
    let (round, now) = (&one.round, world.hands.now());
    let opened = round.opened_at.unwrap();
    assert_eq!(opened.time(), Time::from_hms(9, 0, 0).unwrap());
    assert!(opened < now && opened < round.closes_at);
    let lines = world.it().audit_of_round(&world.owner, &round.id).unwrap();
    assert_eq!(first_broken(&lines), None);
    let times: Vec<_> = lines.iter().map(|line| line.at).collect();
    assert!(times.is_sorted() && times.iter().all(|at| *at < now), "{times:?}");
    let has_keys = world.keys().join(round.id.as_str()).exists();
    assert_eq!(has_keys, round.state == State::Open);
    if round.state == State::Open {
        assert!(now < round.closes_at);
        return;
    }
    let closed = round.closed_at.unwrap();
    assert!(opened < closed && closed < round.closes_at);
    assert!(round.released_at.is_none_or(|released| closed < released));
    let closing = lines.iter().find(|line| line.action == "round closed").unwrap();
    assert_eq!(closing.detail, "9 of 9 answered, 0 dropped");
}

#[test]
fn the_released_quarters_are_checked_by_their_leaders_as_any_round() {
    let world = World::sqlite();
    let team = load(&world);
    let first = &rounds_of(&world, &team)[0].round.id;
    let (sheet, hash) = peek(&world).read(|c| rounds::sheet(c, first)).unwrap().unwrap();
    let key = parallax::ballot::sheet::round_key(&hash);
    assert!(sheet.contains(TEAM) && sheet.contains("Astrid Lindqvist"), "{sheet}");
    let bulletin: serde_json::Value =
        serde_json::from_str(&world.it().bulletin(first, key).unwrap()).unwrap();
    assert_eq!((&bulletin["permits"], &bulletin["invited"]), (&9.into(), &9.into()));
    assert_eq!(bulletin["commits"].as_array().unwrap().len(), 9);
    world.it().released_report(first, key).unwrap();
}

#[test]
fn a_demo_goes_on_as_any_team() {
    let world = World::sqlite();
    let team = load(&world);
    let rounds = rounds_of(&world, &team);
    assert_eq!(world.sweep(), parallax::service::closing::Swept::default());
    world.it().release_round(&world.owner, &rounds[2].round.id).unwrap();
    world.close(&rounds[3].round.id);
    assert_eq!(world.report(&rounds[3].round.id)["answered"], 6);
}

#[test]
fn a_demo_is_loaded_once_and_deleting_its_team_removes_everything() {
    on_both(|world| {
        let team = load(&world);
        let rounds = rounds_of(&world, &team);
        assert_eq!(code(&world.it().load_demo(&world.owner).unwrap_err()), "demo-there");
        let removed = world.it().delete_team(&world.owner, team.id).unwrap();
        assert_eq!(removed.rounds, 4);
        for one in &rounds {
            let gone = world.it().round(&world.owner, &one.round.id).err().unwrap();
            assert_eq!(code(&gone), "not-found");
            assert!(!world.keys().join(one.round.id.as_str()).exists());
        }
        assert!(world.it().teams(&world.owner).unwrap().is_empty());
        load(&world);
        assert_eq!(world.it().teams(&world.owner).unwrap().len(), 1);
    });
}

#[test]
fn who_runs_rounds_may_load_it_and_nobody_else() {
    let world = World::sqlite();
    let refused = world.it().load_demo(&colleague(&world, Role::Facilitator)).unwrap_err();
    assert_eq!(code(&refused), "forbidden");
    stock_for(6, &world.keys());
    world.it().load_demo(&colleague(&world, Role::Organizer)).unwrap();
}

#[test]
fn without_tls_nothing_is_loaded() {
    let world = World::reached_at("http://parallax.example.org");
    assert_eq!(code(&world.it().load_demo(&world.owner).unwrap_err()), "tls-needed");
    assert!(world.it().teams(&world.owner).unwrap().is_empty());
}

/// A ballot's name and its sealed bytes.
type Boxed = (Vec<u8>, Vec<u8>);

/// Every ballot of the round, and how many permits were given.
fn box_of(world: &World, round: &RoundId) -> (Vec<Boxed>, usize) {
    let read = peek(world).read(|c| {
        let ballots = ballots::list(c, round)?;
        let bytes = ballots.into_iter().map(|ballot| (ballot.id.to_vec(), ballot.sealed));
        Ok::<_, parallax::store::Error>((bytes.collect(), invitations::count_spent(c, round)?))
    });
    read.unwrap()
}

#[test]
fn no_real_round_gets_a_ballot_a_permit_or_a_line() {
    on_both(|world| {
        let mut real = world.open_round(9);
        world.answer_all(&mut real, 2);
        let before = box_of(&world, &real.id);
        let lines = world.it().audit_of_round(&world.owner, &real.id).unwrap().len();
        load(&world);
        assert_eq!(box_of(&world, &real.id), before);
        assert_eq!(world.it().audit_of_round(&world.owner, &real.id).unwrap().len(), lines);
        world.answer(&mut real.leaders[2], &answers(2));
        assert_eq!(box_of(&world, &real.id).1, 3);
    });
}

#[test]
fn other_processes_may_look_at_the_timers_while_it_is_loaded() {
    on_both(|world| {
        let (others, loaded) =
            ([world.another_process(), world.another_process()], AtomicBool::new(false));
        let team = std::thread::scope(|scope| {
            for other in &others {
                scope.spawn(|| {
                    while !loaded.load(Ordering::SeqCst) {
                        other.sweep().unwrap();
                    }
                });
            }
            // Whatever comes of it, the others must end.
            stock_for(6, &world.keys());
            let told = world.it().load_demo(&world.owner);
            loaded.store(true, Ordering::SeqCst);
            told.unwrap()
        });
        for one in rounds_of(&world, &team) {
            is_whole(&world, &one);
        }
    });
}

#[test]
fn half_a_demo_is_replaced_when_its_own_installation_starts() {
    let world = World::sqlite();
    let half = TeamName::parse(TEAM).unwrap();
    world.it().create_team(&world.owner, &half, None).unwrap();
    assert_eq!(code(&world.it().load_demo(&world.owner).unwrap_err()), "demo-there");
    stock_for(6, &world.keys());
    let first = world.it().begin_as_demo().unwrap();
    let team = &world.it().teams(&world.owner).unwrap()[..];
    let [team] = team else { panic!("{team:?}") };
    assert_eq!(rounds_of(&world, team).len(), 4);
    world.hands.forward(Duration::DAY);
    let second = world.it().begin_as_demo().unwrap();
    assert_ne!(first.password, second.password);
    let sign_in = |password: &str| {
        let email = parallax::domain::Email::parse(second.email).unwrap();
        world.it().sign_in(&email, &super::world::password(password)).is_ok()
    };
    assert!(sign_in(&second.password) && !sign_in(&first.password));
    assert_eq!(world.it().teams(&world.owner).unwrap()[0].id, team.id, "loaded once");
}
