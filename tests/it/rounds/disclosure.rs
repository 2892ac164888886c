//! Cases 3 and 11: what nobody may see, at what time and below which number.

use super::world::{Opened, World, answers, code, person, sentence};
use parallax::domain::{Account, Role};
use std::path::Path;

#[test]
fn how_many_answered_is_told_from_three_on() {
    let world = World::sqlite();
    let mut round = world.open_round(6);
    let told = |round: &Opened| {
        let leader = world.it().leader_status(&round.id, round.leaders[0].link.key).unwrap();
        let organizer = world.it().round(&world.owner, &round.id).unwrap();
        assert_eq!(leader.answered, organizer.answered, "organizers are told no more");
        leader.answered
    };
    let mut seen = vec![told(&round)];
    for number in 0..4 {
        world.answer(&mut round.leaders[number], &answers(number));
        seen.push(told(&round));
    }
    assert_eq!(seen, [None, None, None, Some(3), Some(4)]);
}

#[test]
fn nothing_is_shown_before_the_close_and_leaders_wait_for_the_release() {
    let world = World::sqlite();
    let mut round = world.open_round(5);
    world.answer_all(&mut round, 5);
    let key = round.leaders[0].link.key;
    assert_eq!(code(&world.it().report(&world.owner, &round.id).unwrap_err()), "not-closed");
    for refused in [
        world.it().released_report(&round.id, key).unwrap_err(),
        world.it().bulletin(&round.id, key).unwrap_err(),
    ] {
        assert_eq!(code(&refused), "not-released");
    }
    let refused = world.it().release_round(&world.owner, &round.id).unwrap_err();
    assert_eq!(code(&refused), "round-state");
}

#[test]
fn below_the_minimum_nothing_is_shown_to_anybody() {
    for (count, told) in [(0, None), (2, None), (4, Some(4))] {
        let world = World::sqlite();
        let mut round = world.open_round(5);
        world.answer_all(&mut round, count);
        world.close(&round.id);
        let report = world.report(&round.id);
        assert!(report["report"].is_null());
        assert_eq!(report["answered"].as_u64(), told, "{count} answers");
        let status = world.it().round(&world.owner, &round.id).unwrap();
        assert_eq!(status.answered.map(|answered| answered as u64), told);
        assert!(!report.to_string().contains("we choose"));
        let lines = world.it().audit_of_round(&world.owner, &round.id).unwrap();
        let closed = lines.iter().find(|line| line.action == "round closed").unwrap();
        let says = told.map_or("too few of".to_owned(), |told| format!("{told} of"));
        assert!(closed.detail.starts_with(&says), "{}", closed.detail);
    }
}

#[test]
fn organizers_see_invitations_and_not_who_used_them() {
    let world = World::sqlite();
    let mut round = world.open_round(5);
    let before = world.it().invitations(&world.owner, &round.id).unwrap();
    world.answer_all(&mut round, 3);
    assert_eq!(world.it().invitations(&world.owner, &round.id).unwrap(), before);
    assert_eq!(before[0].leader, person(1));
}

#[test]
fn a_facilitator_reads_reports_and_runs_nothing() {
    let world = World::sqlite();
    let mut round = world.open_round(5);
    world.answer_all(&mut round, 5);
    let facilitator = Account { role: Role::Facilitator, ..world.owner.clone() };
    let it = world.it();
    let refusals = [
        it.invitations(&facilitator, &round.id).unwrap_err(),
        it.restart_round(&facilitator, &round.id).unwrap_err(),
        it.delete_round(&facilitator, &round.id).unwrap_err(),
        it.revoke_invitation(&facilitator, &round.id, round.links[0].id).unwrap_err(),
        it.release_round(&facilitator, &round.id).unwrap_err(),
        it.accounts(&facilitator).unwrap_err(),
    ];
    for refused in refusals {
        assert_eq!(code(&refused), "forbidden");
    }
    world.close(&round.id);
    assert_eq!(code(&it.report(&facilitator, &round.id).unwrap_err()), "not-released");
    it.release_round(&world.owner, &round.id).unwrap();
    assert!(it.report(&facilitator, &round.id).is_ok());
}

/// Every file in the folder of the database, keys aside.
fn stored_bytes(folder: &Path) -> Vec<u8> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.is_file()).flat_map(|path| std::fs::read(path).unwrap()).collect()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn an_open_rounds_files_hold_no_token_no_secret_and_no_sentence() {
    let world = World::sqlite();
    let mut round = world.open_round(5);
    world.answer_all(&mut round, 5);
    let bytes = stored_bytes(world.folder.path());
    assert!(holds(&bytes, b"Leader 01"), "the search finds what is there");
    for (number, leader) in round.leaders.iter().enumerate() {
        let parts = [&leader.link.token[..], &leader.secret, &leader.blinded[..32]];
        for part in parts {
            assert!(!holds(&bytes, part));
            let text = data_encoding::BASE64URL_NOPAD.encode(part);
            assert!(!holds(&bytes, text.as_bytes()));
        }
        assert!(!holds(&bytes, sentence(number).as_bytes()));
    }
}

#[test]
fn a_closed_rounds_files_hold_nothing_of_the_box_and_no_deleted_team() {
    let world = World::sqlite();
    let mut round = world.open_round(5);
    world.answer_all(&mut round, 5);
    let store = super::world::peek(&world);
    let ballots = store.read(|c| parallax::store::ballots::list(c, &round.id)).unwrap();
    drop(store);
    world.close(&round.id);
    let bytes = stored_bytes(world.folder.path());
    for ballot in &ballots {
        assert!(!holds(&bytes, &ballot.id) && !holds(&bytes, &ballot.sealed[..32]));
    }
    let pulse = world.it().round(&world.owner, &round.id).unwrap().round.pulse;
    let team = world.it().pulse(&world.owner, pulse).unwrap().team;
    world.it().delete_team(&world.owner, team).unwrap();
    let bytes = stored_bytes(world.folder.path());
    for gone in ["Leader 01", "leader1@halden.example", "Executive team", "One-sentence test"] {
        assert!(!holds(&bytes, gone.as_bytes()), "{gone}");
    }
}
