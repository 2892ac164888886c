//! A whole round: set up, opened, answered, closed, released.

use super::world::{World, answers, code, sentence};
use parallax::domain::State;
use parallax::service::audit::first_broken;
use time::Duration;

#[test]
fn five_leaders_answer_and_everybody_reads_the_report() {
    let world = World::sqlite();
    let mut round = world.open_round(6);
    world.answer_all(&mut round, 5);
    let key = round.leaders[0].link.key;
    let status = world.it().leader_status(&round.id, key).unwrap();
    assert_eq!((status.state, status.answered, status.invited), (State::Open, Some(5), 6));

    world.close(&round.id);
    let report = world.report(&round.id);
    assert_eq!(report["answered"], 5);
    assert_eq!(report["report"]["priorities"]["respondents"], 5);
    let refused = world.it().released_report(&round.id, key).unwrap_err();
    assert_eq!(code(&refused), "not-released");

    world.it().release_round(&world.owner, &round.id).unwrap();
    let told = world.it().released_report(&round.id, key).unwrap();
    assert_eq!(told, world.it().report(&world.owner, &round.id).unwrap());
    let bulletin = world.it().bulletin(&round.id, key).unwrap();
    for (number, leader) in round.leaders[..5].iter().enumerate() {
        let commit = data_encoding::BASE64URL_NOPAD.encode(&leader.commit(1, &answers(number)));
        assert!(bulletin.contains(&commit), "leader {number} is not in {bulletin}");
    }
    let lines = world.it().round_audit(&round.id, key).unwrap();
    let actions: Vec<_> = lines.iter().map(|line| line.action.as_str()).collect();
    assert_eq!(actions, ["round drafted", "round opened", "round closed", "round released"]);
    assert_eq!(first_broken(&lines), None);
}

#[test]
fn a_closed_round_releases_itself_after_seven_days() {
    let world = World::sqlite();
    let mut round = world.open_round(5);
    world.answer_all(&mut round, 5);
    world.close(&round.id);
    world.hands.forward(Duration::days(7) - Duration::MINUTE);
    assert_eq!(world.sweep().released, 0);
    world.hands.forward(Duration::minutes(2));
    assert_eq!(world.sweep().released, 1);
    let state = world.it().round(&world.owner, &round.id).unwrap().round.state;
    assert_eq!(state, State::Released);
}

#[test]
fn a_round_closes_at_the_next_look_once_all_have_answered() {
    let world = World::sqlite();
    let mut plan = world.plan(5);
    plan.closes_when_all_answered = true;
    let mut round = world.open_draft(world.draft(5, &plan));
    world.answer_all(&mut round, 4);
    assert_eq!(world.sweep().closed, 0);
    world.answer(&mut round.leaders[4], &answers(4));
    let state = || world.it().round(&world.owner, &round.id).unwrap().round.state;
    assert_eq!(state(), State::Open, "the last leader's request must not take longer");
    assert_eq!(world.sweep().closed, 1);
    assert_eq!(state(), State::Closed);
}

#[test]
fn sentences_without_weights_are_not_compared_and_the_report_says_so() {
    let world = World::sqlite();
    let mut round = world.open_round(5);
    world.answer_all(&mut round, 5);
    world.close(&round.id);
    let report = world.report(&round.id).to_string();
    assert!(report.contains("language model"), "{report}");
    assert!(!report.contains(&sentence(0)));
}
