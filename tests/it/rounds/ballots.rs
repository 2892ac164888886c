//! Cases 7, 8 and 10: versions, permits that are none, and the moment of the close.

use super::world::{Opened, World, answers, code, on_both};
use parallax::service::Error;
use time::Duration;

fn answered_once() -> (World, Opened) {
    let world = World::sqlite();
    let mut round = world.open_round(5);
    world.answer(&mut round.leaders[0], &answers(0));
    (world, round)
}

#[test]
fn a_lower_version_is_refused_with_the_one_that_is_stored() {
    on_both(|world| {
        let mut round = world.open_round(5);
        let leader = &mut round.leaders[0];
        world.get_permit(leader).unwrap();
        assert_eq!(world.cast(leader, 2, &answers(1)).unwrap(), 2);
        let refused = world.cast(leader, 1, &answers(0)).unwrap_err();
        assert!(matches!(refused, Error::VersionStale { stored: 2 }), "{refused}");
    });
}

#[test]
fn an_identical_request_is_answered_again_and_counts_once() {
    on_both(|world| {
        let mut round = world.open_round(5);
        world.answer_all(&mut round, 5);
        for _ in 0..5 {
            assert_eq!(world.cast(&round.leaders[0], 1, &answers(0)).unwrap(), 1);
        }
        let other = world.cast(&round.leaders[0], 1, &answers(1)).unwrap_err();
        assert!(matches!(other, Error::VersionStale { stored: 1 }), "{other}");
        world.close(&round.id);
        assert_eq!(world.report(&round.id)["answered"], 5);
    });
}

#[test]
fn the_receipt_code_alone_revises_and_never_casts() {
    let (world, round) = answered_once();
    let other_device = round.leaders[0].with_receipt();
    assert_eq!(world.cast(&other_device, 2, &answers(3)).unwrap(), 2);
    let unknown = round.leaders[1].with_receipt();
    assert_eq!(code(&world.cast(&unknown, 1, &answers(1)).unwrap_err()), "permit-invalid");
}

#[test]
fn what_is_no_permit_for_this_ballot_and_this_round_casts_nothing() {
    let (world, round) = answered_once();
    let mut other = world.open_round(5);
    world.answer(&mut other.leaders[0], &answers(0));
    let good = round.leaders[0].permit.clone().unwrap();
    let flipped = |at: usize| {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        bytes
    };
    let not_unblinded = [&good[..32], &round.leaders[1].blinded].concat();
    let above_n = [&good[..32], &[255; 384]].concat();
    let forged = [
        other.leaders[0].permit.clone().unwrap(),
        flipped(0),
        flipped(415),
        not_unblinded,
        above_n,
    ];
    for permit in forged {
        let mut leader = round.leaders[1].clone();
        leader.permit = Some(permit);
        assert_eq!(code(&world.cast(&leader, 1, &answers(1)).unwrap_err()), "permit-invalid");
    }
    // Its own ballot's permit, for another secret.
    let mut leader = round.leaders[1].clone();
    leader.permit = Some(good);
    assert_eq!(code(&world.cast(&leader, 1, &answers(1)).unwrap_err()), "permit-invalid");
    leader.permit = Some(vec![7; 415]);
    assert_eq!(code(&world.cast(&leader, 1, &answers(1)).unwrap_err()), "ballot");
}

#[test]
fn wrong_answers_and_a_wrong_commit_leave_the_box_as_it_is() {
    let (world, round) = answered_once();
    let leader = &round.leaders[0];
    for wrong in ["{}", "nothing", r#"{"clarity":101}"#, r#"{"who":"me"}"#] {
        assert_eq!(code(&world.cast(leader, 2, wrong).unwrap_err()), "ballot", "{wrong}");
    }
    let text = String::from_utf8(leader.body(2, &answers(1))).unwrap();
    let altered = text.replace("\"version\":2", "\"version\":3");
    let refused = world.it().cast(&round.id, leader.link.key, altered.as_bytes()).unwrap_err();
    assert_eq!(code(&refused), "ballot");
    assert_eq!(world.cast(leader, 2, &answers(1)).unwrap(), 2, "nothing of it was stored");
}

#[test]
fn in_before_the_close_and_out_at_it_and_after() {
    on_both(|world| {
        let mut round = world.open_round(5);
        for leader in &mut round.leaders {
            world.get_permit(leader).unwrap();
        }
        let cast = |leader: usize| world.cast(&round.leaders[leader], 1, &answers(leader));
        world.hands.forward(Duration::days(7) - Duration::SECOND);
        assert_eq!(cast(0).unwrap(), 1);
        world.hands.forward(Duration::SECOND);
        assert_eq!(code(&cast(1).unwrap_err()), "round-closed");
        world.hands.forward(Duration::SECOND);
        assert_eq!(code(&cast(2).unwrap_err()), "round-closed");
        assert_eq!(world.sweep().closed, 1);
        world.hands.forward(-Duration::days(2));
        assert_eq!(code(&cast(3).unwrap_err()), "round-closed", "a clock set back reopens nothing");
    });
}
