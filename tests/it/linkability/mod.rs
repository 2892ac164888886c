//! The linkability harness: rounds of eight scripted leaders over real HTTP, everything that an
//! administrator can keep of them, and attackers that guess who wrote what. Chance is one right
//! link of eight. Two controls show that the attackers can find what there is to find: boxes
//! opened with the round's key (what an unsealed box would be), and sentences released in the
//! order in which they came.

mod attackers;
mod evidence;
mod rows;
mod scene;

use crate::http::client::Client;
use crate::http::organizer;
use crate::postgres;
use crate::serve::Served;
use attackers::{ATTACKERS, right_links};
use evidence::Evidence;
use rows::Place;
use scene::{Scene, Truth};
use std::collections::BTreeMap;
use std::path::Path;

/// How many rounds: a few in `make test`, 200 in `make harness`.
fn rounds() -> usize {
    std::env::var("PARALLAX_LINKABILITY_ROUNDS").map_or(5, |rounds| rounds.parse().unwrap())
}

/// A mean of right links that chance passes less than once in ten thousand runs: one link
/// a round, with a variance of one. Never below the 1.25 of the long run.
fn bound(rounds: usize) -> f64 {
    (1.0 + 4.0 / (rounds as f64).sqrt()).max(1.25)
}

#[test]
fn nobody_with_all_stored_bytes_of_sqlite_knows_who_wrote_what() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Sqlite(folder.path().join("data/parallax.sqlite"));
    harness("SQLite", folder.path(), &[], place);
}

#[test]
fn nobody_with_all_stored_bytes_of_postgresql_knows_who_wrote_what() {
    let folder = tempfile::tempdir().unwrap();
    let url = postgres::database();
    harness("PostgreSQL", folder.path(), &["--database", &url], Place::Postgres(url.clone()));
}

fn harness(database: &str, folder: &Path, arguments: &[&str], place: Place) {
    let mut server = Served::start(folder, &[arguments, &["--sweep-seconds", "1"]].concat());
    let address = server.url().strip_prefix("http://").unwrap().parse().unwrap();
    let owner = Client::new(address, server.url(), "10.0.0.1");
    let link = server.set_up_link();
    organizer::set_up(&owner, link.split_once('#').unwrap().1).expect(201);
    let scene = Scene { address, owner, place, folder: folder.to_owned() };

    let rounds = rounds();
    let (mut kept, mut unsealed, mut unshuffled) = (Tally::new(), Tally::new(), Tally::new());
    for seed in 0..rounds as u64 {
        let played = scene.play(seed);
        tally(&mut kept, &played.kept, &played.truth, seed);
        tally(&mut unsealed, &played.unsealed, &played.truth, seed);
        let (evidence, truth) = played.unshuffled();
        tally(&mut unshuffled, &evidence, &truth, seed);
    }
    print(database, rounds, &[&kept, &unsealed, &unshuffled]);
    for (attacker, right) in &kept {
        let mean = *right as f64 / rounds as f64;
        assert!(mean <= bound(rounds), "{attacker} links {mean:.2} of 8 on {database}");
    }
    for (control, tally) in [("unsealed", &unsealed), ("unshuffled", &unshuffled)] {
        let best = tally.values().max().copied().unwrap_or_default() as f64 / rounds as f64;
        assert!(best >= 7.0, "the harness is broken: it finds {best:.2} of 8 when {control}");
    }
}

type Tally = BTreeMap<&'static str, usize>;

fn tally(tally: &mut Tally, evidence: &Evidence, truth: &Truth, seed: u64) {
    for (attacker, attack) in ATTACKERS {
        *tally.entry(attacker).or_default() += right_links(attack, evidence, truth, seed);
    }
}

/// The table that `make harness` is run for.
#[allow(clippy::print_stdout, reason = "the harness reports to whoever runs it")]
fn print(database: &str, rounds: usize, tallies: &[&Tally; 3]) {
    println!("\n{database}, {rounds} rounds of 8, right links of 8 (chance 1.00)");
    println!("{:<28} {:>6} {:>9} {:>11}", "attacker", "kept", "unsealed", "unshuffled");
    for (attacker, _) in ATTACKERS {
        let [kept, unsealed, unshuffled] = tallies
            .map(|tally| tally.get(attacker).copied().unwrap_or_default() as f64 / rounds as f64);
        println!("{attacker:<28} {kept:>6.2} {unsealed:>9.2} {unshuffled:>11.2}");
    }
}
