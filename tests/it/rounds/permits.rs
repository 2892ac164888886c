//! Case 5: one permit per person, ever, and a repeated request is safe.

use super::world::{World, answers, code, on_both};
use crate::leader::random;
use std::collections::BTreeSet;
use time::Duration;

#[test]
fn the_same_blinded_value_gets_the_same_signature_however_often() {
    on_both(|world| {
        let round = world.open_round(5);
        let leader = &round.leaders[0];
        let ask = || {
            let link = &leader.link;
            world.it().issue_permit(&link.round, link.key, &link.token, &leader.blinded).unwrap()
        };
        let signatures: BTreeSet<Vec<u8>> = std::thread::scope(|scope| {
            let asking: Vec<_> = (0..20).map(|_| scope.spawn(ask)).collect();
            asking.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert_eq!(signatures.len(), 1);
        let mut leader = leader.clone();
        leader.receive(signatures.first().unwrap());
        assert_eq!(world.cast(&leader, 1, &answers(0)).unwrap(), 1);
    });
}

#[test]
fn another_blinded_value_is_refused_also_when_both_come_at_once() {
    on_both(|world| {
        let round = world.open_round(5);
        let mut browsers = [0, 1].map(|_| world.browser(&round.links[0]));
        let outcomes: Vec<_> = std::thread::scope(|scope| {
            let ask = |leader| scope.spawn(|| world.get_permit(leader));
            let asking: Vec<_> = browsers.iter_mut().map(ask).collect();
            asking.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let refused: Vec<_> = outcomes.iter().filter_map(|one| one.as_ref().err()).collect();
        assert_eq!(refused.iter().map(|error| code(error)).collect::<Vec<_>>(), ["permit-spent"]);
    });
}

#[test]
fn a_malformed_blinded_value_spends_nothing() {
    let world = World::sqlite();
    let mut round = world.open_round(5);
    let leader = &mut round.leaders[0];
    let good = leader.blinded.clone();
    for bad in [vec![], vec![1; 383], vec![1; 385], vec![255; 384]] {
        leader.blinded = bad;
        assert_eq!(code(&world.get_permit(leader).unwrap_err()), "ballot");
    }
    leader.blinded = good;
    world.answer(leader, &answers(0));
}

#[test]
fn nobody_without_an_invitation_gets_a_permit() {
    let world = World::sqlite();
    let round = world.open_round(5);
    let other = world.open_round(5);
    let mut leader = round.leaders[0].clone();
    leader.link.token = random::<16>().to_vec();
    assert_eq!(code(&world.get_permit(&mut leader).unwrap_err()), "invitation-unknown");
    leader.link.token = other.leaders[0].link.token.clone();
    assert_eq!(code(&world.get_permit(&mut leader).unwrap_err()), "invitation-unknown");
    leader.link = round.leaders[0].link.clone();
    leader.link.key = other.leaders[0].link.key;
    assert_eq!(code(&world.get_permit(&mut leader).unwrap_err()), "not-found");
}

#[test]
fn no_permit_is_issued_once_the_time_is_over() {
    let world = World::sqlite();
    let mut round = world.open_round(5);
    world.hands.forward(Duration::days(7));
    let refused = world.get_permit(&mut round.leaders[0]).unwrap_err();
    assert_eq!(code(&refused), "round-closed");
}
