//! Deleting, retention, and what backups still hold (case 18).

use super::world::{World, answers, code, on_both, peek};
use parallax::domain::{RoundId, State};
use parallax::store::backups::{self, Backup};
use parallax::store::{ballots, invitations, reports};
use time::Duration;

fn is_gone(world: &World, round: &RoundId) {
    let refused = world.it().round(&world.owner, round).err().unwrap();
    assert_eq!(code(&refused), "not-found");
    let left = peek(world).read(|c| {
        let people = invitations::list(c, round)?.len();
        let report = reports::find(c, round)?;
        Ok::<_, parallax::store::Error>((people, ballots::count(c, round)?, report))
    });
    assert_eq!(left.unwrap(), (0, 0, None));
    assert!(!world.keys().join(round.as_str()).exists());
}

#[test]
fn a_deleted_round_leaves_nothing_whatever_its_state() {
    on_both(|world| {
        let (mut open, mut closed) = (world.open_round(5), world.open_round(5));
        world.answer_all(&mut open, 3);
        world.answer_all(&mut closed, 5);
        let removed = world.it().delete_round(&world.owner, &open.id).unwrap();
        assert_eq!((removed.rounds, removed.backups.len()), (1, 0));
        is_gone(&world, &open.id);
        let key = open.leaders[0].link.key;
        assert_eq!(code(&world.it().sheet(&open.id, key).unwrap_err()), "not-found");
        world.close(&closed.id);
        world.it().delete_round(&world.owner, &closed.id).unwrap();
        is_gone(&world, &closed.id);
    });
}

#[test]
fn a_deleted_team_takes_its_pulses_and_rounds_along() {
    on_both(|world| {
        let round = world.open_round(5);
        let pulse = world.it().round(&world.owner, &round.id).unwrap().round.pulse;
        let team = world.it().pulse(&world.owner, pulse).unwrap().team;
        let kept = world.open_round(5);
        assert_eq!(world.it().delete_team(&world.owner, team).unwrap().rounds, 1);
        is_gone(&world, &round.id);
        assert_eq!(code(&world.it().pulse(&world.owner, pulse).unwrap_err()), "not-found");
        assert!(world.it().sheet(&kept.id, kept.leaders[0].link.key).is_ok());
        let pulse = world.it().round(&world.owner, &kept.id).unwrap().round.pulse;
        assert_eq!(world.it().delete_pulse(&world.owner, pulse).unwrap().rounds, 1);
        is_gone(&world, &kept.id);
    });
}

#[test]
fn the_backups_made_since_the_round_was_drafted_are_named() {
    let world = World::sqlite();
    let note = |name: &str| {
        let backup = Backup { at: world.hands.now(), name: name.to_owned() };
        peek(&world).write(|c| backups::insert(c, &backup)).unwrap();
    };
    note("before.db");
    world.hands.forward(Duration::DAY);
    let round = world.open_round(5);
    world.hands.forward(Duration::DAY);
    note("after.db");
    let removed = world.it().delete_round(&world.owner, &round.id).unwrap();
    assert_eq!(removed.backups, ["after.db"]);
    assert!(removed.note.contains("1 backup may still hold it"), "{}", removed.note);
}

#[test]
fn rounds_go_when_their_retention_is_over() {
    on_both(|world| {
        let mut round = world.open_round(5);
        world.answer_all(&mut round, 5);
        world.close(&round.id);
        world.hands.forward(Duration::days(8));
        assert_eq!(world.sweep().released, 1);
        world.hands.forward(Duration::days(2 * 365 - 10));
        assert_eq!(world.sweep().deleted, 0);
        world.hands.forward(Duration::days(5));
        assert_eq!(world.sweep().deleted, 1);
        is_gone(&world, &round.id);
        let lines = world.it().organization_audit(&world.owner).unwrap();
        assert!(lines.last().unwrap().detail.contains("retention"));
    });
}

#[test]
fn after_a_restored_backup_leaders_get_new_links_and_count_once() {
    on_both(|mut world| {
        let mut round = world.open_round(6);
        world.answer_all(&mut round, 3);
        let backup = world.folder.path().join("backup");
        peek(&world).backup(&backup).unwrap();
        // The backup knows nothing of this permit.
        world.answer(&mut round.leaders[3], &answers(3));
        world.restore(&backup);
        let status = world.it().round(&world.owner, &round.id).unwrap();
        assert_eq!((status.round.state, status.answered), (State::Draft, None), "no ballot in it");

        let again = world.open_draft(round.id.clone());
        for leader in &round.leaders[..4] {
            assert_eq!(code(&world.cast(leader, 2, &answers(0)).unwrap_err()), "not-found");
            // The old permit under the new round's key.
            let mut stale = leader.clone();
            stale.link = again.leaders[0].link.clone();
            assert_eq!(code(&world.cast(&stale, 2, &answers(0)).unwrap_err()), "permit-invalid");
        }
        let mut again = again;
        world.answer_all(&mut again, 5);
        world.close(&round.id);
        assert_eq!(world.report(&round.id)["answered"], 5);
    });
}

#[test]
fn keys_of_a_round_that_the_database_does_not_know_are_kept() {
    let world = World::sqlite();
    let mut round = world.open_round(5);
    world.answer_all(&mut round, 5);
    // The server is started on another database by mistake, with the same keys.
    let elsewhere = tempfile::tempdir().unwrap();
    let other = world.on_another_database(&elsewhere);
    other.sweep().unwrap();
    drop(other);
    world.close(&round.id);
    assert_eq!(world.report(&round.id)["answered"], 5);
}
