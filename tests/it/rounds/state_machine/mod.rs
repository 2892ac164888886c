//! Permits, ballots, links, crashes, clocks and closes in any order, against a model
//! that fits on a page: no ballot twice, none uninvited, none from another round.
//!
//! `PARALLAX_STATE_STEPS` says how many steps are taken; by default a few hundred.

mod model;

use super::world::{World, answers, code};
use crate::leader::random;
use model::{LEADERS, Model, State};
use parallax::service::closing::Step as Closing;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::cell::RefCell;
use std::collections::BTreeSet;
use time::{Duration, OffsetDateTime};

const STEPS_OF_A_CASE: usize = 50;
const DEFAULT_STEPS: usize = 300;

/// What happens. Numbers choose a round, a seat or a browser, modulo how many there are.
#[derive(Debug, Clone)]
enum Step {
    Browser(usize, usize),
    Permit(usize, usize),
    Cast {
        round: usize,
        browser: usize,
        version: u32,
        answer: usize,
    },
    /// A permit of the other round.
    CrossCast(usize, usize),
    /// A token of nobody.
    Uninvited(usize),
    Renew(usize, usize),
    Revoke(usize, usize),
    Restart(usize),
    Open(usize),
    Crash,
    Sweep,
    /// The process dies after so many steps of closing.
    DieClosing(usize, usize),
    Hours(i64),
}

fn step() -> impl Strategy<Value = Step> {
    let (round, any) = (0..2_usize, 0..64_usize);
    prop_oneof![
        3 => (round.clone(), any.clone()).prop_map(|(r, n)| Step::Browser(r, n)),
        8 => (round.clone(), any.clone()).prop_map(|(r, n)| Step::Permit(r, n)),
        10 => (round.clone(), any.clone(), 1..4_u32, 0..3_usize).prop_map(
            |(round, browser, version, answer)| Step::Cast { round, browser, version, answer }
        ),
        1 => (round.clone(), any.clone()).prop_map(|(r, n)| Step::CrossCast(r, n)),
        1 => round.clone().prop_map(Step::Uninvited),
        2 => (round.clone(), any.clone()).prop_map(|(r, n)| Step::Renew(r, n)),
        1 => (round.clone(), any).prop_map(|(r, n)| Step::Revoke(r, n)),
        1 => round.clone().prop_map(Step::Restart),
        2 => round.clone().prop_map(Step::Open),
        2 => Just(Step::Crash),
        2 => Just(Step::Sweep),
        1 => (round, 0..=Closing::ALL.len()).prop_map(|(r, n)| Step::DieClosing(r, n)),
        2 => (-20..30_i64).prop_map(Step::Hours),
    ]
}

fn outcome<T>(result: &parallax::service::Result<T>) -> &'static str {
    result.as_ref().map_or_else(code, |_| "done")
}

fn take(world: &mut World, models: &mut [Model; 2], step: &Step) {
    let now = world.hands.now();
    match *step {
        Step::Browser(round, seat) => {
            let model = &mut models[round];
            if model.state != State::Draft {
                let link = &model.opened.links[seat % LEADERS];
                model.browsers.push((model.opening, world.browser(link)));
            }
        }
        Step::Permit(round, browser) => ask_permit(world, &mut models[round], browser),
        Step::Cast { round, browser, version, answer } => {
            let model = &mut models[round];
            let (opening, leader) = model.browsers[browser % model.browsers.len()].clone();
            let text = answers(answer);
            let expected = match model.barred(opening, now) {
                Some(barred) => barred,
                None => model.expect_cast(&leader, version, &text),
            };
            assert_eq!(outcome(&world.cast(&leader, version, &text)), expected);
        }
        Step::CrossCast(round, browser) => {
            let other = &models[1 - round].browsers;
            let permit = other[browser % other.len()].1.permit.clone();
            let (opening, mut leader) = models[round].browsers.last().unwrap().clone();
            (leader.secret, leader.permit) = (random(), permit);
            let expected = models[round].barred(opening, now).unwrap_or("permit-invalid");
            assert_eq!(outcome(&world.cast(&leader, 1, &answers(0))), expected);
        }
        Step::Uninvited(round) => {
            let (opening, mut leader) = models[round].browsers.last().unwrap().clone();
            leader.link.token = random::<16>().to_vec();
            let expected = models[round].barred(opening, now).unwrap_or("invitation-unknown");
            assert_eq!(outcome(&world.get_permit(&mut leader)), expected);
        }
        Step::Renew(round, seat) => renew(world, &mut models[round], seat % LEADERS),
        Step::Revoke(round, seat) => {
            let (model, seat) = (&mut models[round], seat % LEADERS);
            let (id, invitation) = (&model.opened.id, model.opened.links[seat].id);
            let revoked = world.it().revoke_invitation(&world.owner, id, invitation).is_ok();
            assert_eq!(revoked, model.state == State::Open);
            model.seats[seat].revoked |= revoked;
        }
        Step::Restart(round) => {
            let model = &mut models[round];
            let restarted = world.it().restart_round(&world.owner, &model.opened.id).is_ok();
            let in_time = model.closes - now >= Duration::days(2);
            assert_eq!(restarted, model.state == State::Open && in_time);
            if restarted {
                model.state = State::Draft;
            }
        }
        Step::Open(round) => {
            let model = &mut models[round];
            let left = model.closes - now;
            let in_time = left >= Duration::HOUR && left <= Duration::days(60);
            if model.state == State::Draft && in_time {
                model.opened = world.open_draft(model.opened.id.clone());
                model.open();
            } else {
                assert!(world.it().open_round(&world.owner, &model.opened.id).is_err());
            }
        }
        Step::Crash => world.crash(),
        Step::Sweep => {
            world.sweep();
            for model in models {
                model.stop_if_due(now);
            }
        }
        Step::DieClosing(round, steps) => {
            let id = &models[round].opened.id;
            let mut taken = 0;
            while taken < steps && world.it().close_step(id, Closing::ALL[taken]).unwrap() {
                taken += 1;
            }
            world.crash();
            if steps > 0 {
                models[round].stop_if_due(now);
            }
        }
        Step::Hours(hours) => world.hands.forward(Duration::hours(hours)),
    }
}

fn ask_permit(world: &World, model: &mut Model, browser: usize) {
    let at = browser % model.browsers.len();
    let (opening, mut leader) = model.browsers[at].clone();
    let expected = match model.barred(opening, world.hands.now()) {
        Some(barred) => barred,
        None => model.expect_permit(&leader.link.token, &leader.blinded),
    };
    assert_eq!(outcome(&world.get_permit(&mut leader)), expected);
    model.browsers[at].1 = leader;
}

fn renew(world: &World, model: &mut Model, seat: usize) {
    let (id, invitation) = (&model.opened.id, model.opened.links[seat].id);
    let renewed = world.it().renew_invitation(&world.owner, id, invitation);
    assert_eq!(renewed.is_ok(), model.state == State::Open);
    let Ok(link) = renewed else { return };
    let leader = world.browser(&link);
    model.seats[seat].token.clone_from(&leader.link.token);
    model.seats[seat].revoked = false;
    model.opened.links[seat] = link;
    model.browsers.push((model.opening, leader));
}

/// Both rounds end, and every one that was open to its end says what the model says.
fn finish(world: &World, models: &mut [Model; 2], latest: OffsetDateTime) {
    let over = models.iter().map(|model| model.closes).fold(latest, OffsetDateTime::max);
    world.hands.forward(over + Duration::minutes(5) - world.hands.now());
    world.sweep();
    for model in models {
        model.stop_if_due(world.hands.now());
        if model.state == State::Draft {
            continue;
        }
        world.it().release_round(&world.owner, &model.opened.id).unwrap();
        let key = model.opened.leaders[0].link.key;
        let bulletin = world.it().bulletin(&model.opened.id, key).unwrap();
        let bulletin: serde_json::Value = serde_json::from_str(&bulletin).unwrap();
        let told: Vec<_> = bulletin["commits"].as_array().unwrap().iter().collect();
        let counted: BTreeSet<String> =
            told.iter().map(|commit| commit.as_str().unwrap().to_owned()).collect();
        assert_eq!(counted.len(), told.len(), "a ballot is counted twice");
        assert_eq!(counted, model.commits());
        let permits = model.seats.iter().filter(|seat| seat.spent.is_some()).count();
        assert_eq!(bulletin["permits"], permits);
        assert!(counted.len() <= permits && permits <= LEADERS);
        assert_eq!(bulletin["dropped"], 0);
    }
}

#[test]
fn in_any_order_every_ballot_is_one_invited_leaders_own_and_of_its_round() {
    let steps = std::env::var("PARALLAX_STATE_STEPS").map_or(DEFAULT_STEPS, |n| n.parse().unwrap());
    let cases = steps.div_ceil(STEPS_OF_A_CASE) as u32;
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let world = RefCell::new(World::sqlite());
    let strategy = (prop::collection::vec(step(), STEPS_OF_A_CASE), any::<bool>(), any::<bool>());
    let outcome = TestRunner::new(config).run(&strategy, |(steps, first, second)| {
        let world = &mut *world.borrow_mut();
        let mut models = [Model::new(world, first), Model::new(world, second)];
        let mut latest = world.hands.now();
        for step in &steps {
            take(world, &mut models, step);
            latest = latest.max(world.hands.now());
        }
        finish(world, &mut models, latest);
        Ok(())
    });
    outcome.unwrap();
}
