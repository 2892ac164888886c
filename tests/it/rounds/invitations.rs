//! Links that are lost, forwarded or ended, and a round that starts again.

use super::world::{World, answers, code, on_both};
use parallax::domain::State;
use time::Duration;

#[test]
fn a_renewed_link_takes_part_and_the_old_one_is_dead() {
    on_both(|world| {
        let round = world.open_round(5);
        let link = world.it().renew_invitation(&world.owner, &round.id, round.links[0].id).unwrap();
        assert_eq!(link.leader, round.links[0].leader);
        let mut old = round.leaders[0].clone();
        assert_eq!(code(&world.get_permit(&mut old).unwrap_err()), "invitation-unknown");
        world.answer(&mut world.browser(&link), &answers(0));
    });
}

#[test]
fn a_renewed_link_gives_no_second_permit_and_tells_nobody() {
    on_both(|world| {
        let mut round = world.open_round(5);
        world.answer(&mut round.leaders[0], &answers(0));
        let renewed: Vec<_> = [0, 1]
            .map(|at| world.it().renew_invitation(&world.owner, &round.id, round.links[at].id))
            .into_iter()
            .map(Result::unwrap)
            .collect();
        assert_eq!(renewed[0].url.len(), renewed[1].url.len());
        let lines = world.it().audit_of_round(&world.owner, &round.id).unwrap();
        let [.., used, unused] = &lines[..] else { panic!("{lines:?}") };
        assert_eq!((&*used.action, &*unused.action), ("link renewed", "link renewed"));
        let refused = world.get_permit(&mut world.browser(&renewed[0])).unwrap_err();
        assert_eq!(code(&refused), "permit-spent");
        world.answer(&mut world.browser(&renewed[1]), &answers(1));
    });
}

#[test]
fn a_revoked_link_ends_and_its_ballot_counts() {
    on_both(|world| {
        let mut round = world.open_round(6);
        world.answer_all(&mut round, 5);
        for link in [&round.links[0], &round.links[5]] {
            world.it().revoke_invitation(&world.owner, &round.id, link.id).unwrap();
        }
        for leader in [0, 5] {
            let refused = world.get_permit(&mut round.leaders[leader].clone()).unwrap_err();
            assert_eq!(code(&refused), "invitation-unknown");
        }
        assert_eq!(world.cast(&round.leaders[0], 2, &answers(2)).unwrap(), 2);
        world.close(&round.id);
        assert_eq!(world.report(&round.id)["answered"], 5);
    });
}

#[test]
fn an_invitation_of_another_round_is_not_found() {
    let world = World::sqlite();
    let (round, other) = (world.open_round(5), world.open_round(5));
    let stranger = other.links[0].id;
    let it = world.it();
    let refused = it.revoke_invitation(&world.owner, &round.id, stranger).unwrap_err();
    assert_eq!(code(&refused), "not-found");
    let refused = it.renew_invitation(&world.owner, &round.id, stranger).err().unwrap();
    assert_eq!(code(&refused), "not-found");
}

#[test]
fn a_restart_ends_all_links_and_destroys_the_keys() {
    on_both(|world| {
        let mut round = world.open_round(5);
        world.answer_all(&mut round, 3);
        let key = std::fs::read(world.keys().join(round.id.as_str()).join("seal")).unwrap();
        let draft = world.it().restart_round(&world.owner, &round.id).unwrap();
        assert_eq!((draft.state, draft.invited), (State::Draft, 0));
        assert!(!world.keys().join(round.id.as_str()).exists());
        let again = world.open_draft(round.id.clone());
        let new_key = std::fs::read(world.keys().join(round.id.as_str()).join("seal")).unwrap();
        assert_ne!(key, new_key);
        for old in &mut round.leaders {
            assert_eq!(code(&world.get_permit(old).unwrap_err()), "not-found", "an old link");
            assert_eq!(code(&world.cast(old, 2, &answers(0)).unwrap_err()), "not-found");
            // The new round key alone makes no right of an old permit or token.
            old.link.key = again.leaders[0].link.key;
            assert_eq!(code(&world.cast(old, 2, &answers(0)).unwrap_err()), "permit-invalid");
            assert_eq!(code(&world.get_permit(old).unwrap_err()), "invitation-unknown");
        }
        let status = world.it().round(&world.owner, &round.id).unwrap();
        assert_eq!((status.round.invited, status.answered), (5, None));
    });
}

#[test]
fn a_restart_needs_two_days() {
    let world = World::sqlite();
    let mut round = world.open_round(5);
    world.answer_all(&mut round, 3);
    world.hands.forward(Duration::days(5) + Duration::SECOND);
    let refused = world.it().restart_round(&world.owner, &round.id).unwrap_err();
    assert_eq!(code(&refused), "too-late");
    assert_eq!(world.cast(&round.leaders[0], 2, &answers(1)).unwrap(), 2, "nothing was lost");
}
