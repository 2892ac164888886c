//! Between close and release: who reads what, what is kept of it, and what is released.

use super::world::{Opened, World, account, code, on_both, peek, sentence};
use crate::machine;
use parallax::domain::{Account, PersonName, Reading, Role, State};
use parallax::service::accounts::NewAccount;
use parallax::service::rounds::{Choice, ToRead};
use parallax::store::{readings, reports};
use serde_json::Value;
use std::sync::Barrier;
use time::Duration;

/// A closed round of five sentences, which the machine reads as two groups and one alone.
fn closed(world: &World) -> Opened {
    let mut round = world.open_round(6);
    world.answer_all(&mut round, 5);
    world.close(&round.id);
    let written: Vec<String> = (0..5).map(evened).collect();
    let groups =
        [("At sea", &written[..2]), ("On land", &written[2..4]), ("Stands alone", &written[4..])];
    machine::reads(&peek(world), &round.id, &groups);
    round
}

/// A sentence as it is shown.
fn evened(number: usize) -> String {
    sentence(number).replacen("we", "We", 1)
}

fn reading(groups: &[(&str, &[usize])]) -> Reading {
    let group = |(label, numbers): &(&str, &[usize])| {
        ((*label).to_owned(), numbers.iter().map(|&number| evened(number)).collect())
    };
    Reading::parse(groups.iter().map(group).collect()).unwrap()
}

/// Everything in two groups.
fn two() -> Reading {
    reading(&[("Water", &[0, 1, 4]), ("Land", &[2, 3])])
}

fn facilitator(world: &World) -> Account {
    let name = PersonName::parse("Fay Okafor").unwrap();
    let new = NewAccount { name, ..account("fay@halden.example") };
    world.it().add_account(&world.owner, &new, Role::Facilitator).unwrap()
}

fn actions(world: &World, round: &Opened) -> Vec<String> {
    let lines = world.it().audit_of_round(&world.owner, &round.id).unwrap();
    lines.into_iter().map(|line| format!("{}: {}", line.action, line.detail)).collect()
}

#[test]
fn the_saved_reading_is_released_and_nothing_changes_after() {
    on_both(|world| {
        let (round, facilitator) = (closed(&world), facilitator(&world));
        let it = world.it();
        let shown = it.reading(&facilitator, &round.id).unwrap();
        assert_eq!((shown.version, shown.machine, shown.groups.len()), (0, (2, 4), 3));
        assert_eq!(it.save_reading(&facilitator, &round.id, 0, &two()).unwrap(), 1);
        assert_eq!(it.save_reading(&facilitator, &round.id, 0, &two()).unwrap(), 1, "a retry");
        let three = reading(&[("Sea", &[0, 1]), ("Land", &[2, 3]), ("", &[4])]);
        assert_eq!(it.save_reading(&facilitator, &round.id, 1, &three).unwrap(), 2);
        assert_eq!(it.save_reading(&world.owner, &round.id, 2, &two()).unwrap(), 3);
        let shown = it.reading(&world.owner, &round.id).unwrap();
        assert_eq!((shown.version, shown.groups.len(), shown.machine_groups.len()), (3, 2, 3));

        it.release_with(&world.owner, &round.id, Choice::Version(3)).unwrap();
        let report = it.report(&facilitator, &round.id).unwrap();
        let key = round.leaders[0].link.key;
        assert_eq!(it.released_report(&round.id, key).unwrap(), report);
        let sentences: Value = serde_json::from_str(&report).unwrap();
        let sentences = &sentences["report"]["sentences"];
        assert_eq!(sentences["reading"], "facilitator");
        assert_eq!(sentences["groups"][0]["label"], "Water");
        assert_eq!(sentences["strategies_in_the_room"]["value"], 2.0);
        let machines = &sentences["machine_reading"];
        assert_eq!(machines["strategies_in_the_room"]["high"], 3.6);
        assert_eq!(machines["differences"]["read_together"], 2);
        assert_eq!(machines["differences"]["read_apart"], 0);

        for refused in [
            it.save_reading(&facilitator, &round.id, 3, &three).unwrap_err(),
            it.reading(&facilitator, &round.id).map(|_| ()).unwrap_err(),
        ] {
            assert_eq!(code(&refused), "released");
        }
        it.release_with(&world.owner, &round.id, Choice::Machine).unwrap();
        assert_eq!(it.report(&facilitator, &round.id).unwrap(), report, "released is released");
        let left = peek(&world).read(|c| readings::find(c, &round.id)).unwrap();
        assert_eq!(left, None);
        let expected = [
            "reading saved: ",
            "reading saved: ",
            "round released: with the facilitator\u{2019}s reading",
        ];
        assert_eq!(actions(&world, &round)[3..], expected, "one line for each who saves in a row");
    });
}

#[test]
fn the_machines_first_reading_is_released_when_it_is_chosen() {
    let world = World::sqlite();
    let round = closed(&world);
    let before = world.report(&round.id);
    let it = world.it();
    it.save_reading(&world.owner, &round.id, 0, &two()).unwrap();
    it.release_with(&world.owner, &round.id, Choice::Machine).unwrap();
    assert_eq!(world.report(&round.id), before);
    assert_eq!(before["report"]["sentences"].get("machine_reading"), None);
    assert_eq!(peek(&world).read(|c| readings::find(c, &round.id)).unwrap(), None);
    let released = "round released: with the machine\u{2019}s first reading";
    assert_eq!(actions(&world, &round).last().unwrap(), released);
}

#[test]
fn after_seven_days_the_saved_reading_is_released() {
    on_both(|world| {
        for (who, whose) in [
            ("facilitator", "facilitator\u{2019}s reading"),
            ("machine", "machine\u{2019}s first reading"),
        ] {
            let round = closed(&world);
            if who == "facilitator" {
                world.it().save_reading(&world.owner, &round.id, 0, &two()).unwrap();
            }
            let told = world.it().reading(&world.owner, &round.id).unwrap().releases_itself;
            world.hands.forward(told - world.hands.now() - Duration::SECOND);
            assert_eq!(world.sweep().released, 0);
            world.hands.forward(Duration::seconds(2));
            assert_eq!(world.sweep().released, 1);
            let said = actions(&world, &round).pop().unwrap();
            let by_itself = "round released: by itself, 7 days after the close, with the";
            assert_eq!(said, format!("{by_itself} {whose}"));
            assert_eq!(world.report(&round.id)["report"]["sentences"]["reading"], who);
        }
    });
}

#[test]
fn of_two_who_save_at_once_one_is_told() {
    on_both(|world| {
        let (round, facilitator) = (closed(&world), facilitator(&world));
        let start = Barrier::new(2);
        let save = |it: &parallax::service::Installation, actor: &Account, reading: &Reading| {
            start.wait();
            it.save_reading(actor, &round.id, 0, reading)
        };
        let mine = reading(&[("All", &[0, 1, 2, 3, 4])]);
        let other = world.another_process();
        let outcomes = std::thread::scope(|scope| {
            let other = scope.spawn(|| save(&other, &facilitator, &two()));
            [save(world.it(), &world.owner, &mine), other.join().unwrap()]
        });
        let refused: Vec<_> =
            outcomes.iter().filter_map(|it| it.as_ref().err().map(code)).collect();
        assert_eq!(refused, ["reading-changed"]);
        assert_eq!(world.it().reading(&facilitator, &round.id).unwrap().version, 1);
        let unseen = world.it().release_with(&world.owner, &round.id, Choice::Version(7));
        assert_eq!(code(&unseen.unwrap_err()), "reading-changed");
        let state = world.it().round(&world.owner, &round.id).unwrap().round.state;
        assert_eq!(state, State::Closed, "what was not reviewed is not released");
    });
}

#[test]
fn only_the_rounds_own_sentences_make_a_reading() {
    let world = World::sqlite();
    let round = closed(&world);
    for wrong in [
        reading(&[("Most", &[0, 1, 2, 3])]),
        reading(&[("Twice", &[0, 0, 1, 2, 3, 4])]),
        reading(&[("Others", &[0, 1, 2, 3, 5])]),
    ] {
        let refused = world.it().save_reading(&world.owner, &round.id, 0, &wrong).unwrap_err();
        assert_eq!(code(&refused), "invalid");
    }
    assert_eq!(world.it().reading(&world.owner, &round.id).unwrap().version, 0);
}

#[test]
fn each_viewer_sees_another_order() {
    let world = World::sqlite();
    let round = closed(&world);
    let all = reading(&[("All", &[0, 1, 2, 3, 4])]);
    world.it().save_reading(&world.owner, &round.id, 0, &all).unwrap();
    let order = || {
        let ToRead { mut groups, .. } = world.it().reading(&world.owner, &round.id).unwrap();
        groups.remove(0).sentences
    };
    let first = order();
    // One chance in 120 to the power of 20 to see the same order each time.
    assert!((0..20).any(|_| order() != first));
    let stored = peek(&world).read(|c| readings::find(c, &round.id)).unwrap().unwrap();
    assert!(stored.reading.groups()[0].sentences.is_sorted(), "none of the orders is kept");
}

#[test]
fn nobody_reads_before_the_close_nor_below_the_minimum() {
    let world = World::sqlite();
    let mut round = world.open_round(6);
    world.answer_all(&mut round, 4);
    let read = || world.it().reading(&world.owner, &round.id).map(|_| ()).unwrap_err();
    let save = || world.it().save_reading(&world.owner, &round.id, 0, &two()).unwrap_err();
    assert_eq!((code(&read()), code(&save())), ("not-closed", "not-closed"));
    world.close(&round.id);
    assert_eq!((code(&read()), code(&save())), ("nothing-to-read", "nothing-to-read"));
    assert_eq!(read().to_string(), "Too few answers. Nothing is shown.");
    world.it().release_round(&world.owner, &round.id).unwrap();
    assert_eq!(actions(&world, &round).last().unwrap(), "round released: ");
}

#[test]
fn a_round_whose_sentences_were_not_compared_says_so() {
    let world = World::sqlite();
    let mut round = world.open_round(5);
    world.answer_all(&mut round, 5);
    world.close(&round.id);
    let refused = world.it().reading(&world.owner, &round.id).map(|_| ()).unwrap_err();
    assert_eq!(code(&refused), "nothing-to-read");
    assert!(refused.to_string().contains("language model"), "{refused}");
}

#[test]
fn a_report_that_was_stored_comes_back_byte_for_byte() {
    let world = World::sqlite();
    let round = closed(&world);
    let stored = peek(&world).read(|c| reports::find(c, &round.id)).unwrap().unwrap().report;
    let read: parallax::ballot::release::Released = serde_json::from_str(&stored).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), stored);
}
