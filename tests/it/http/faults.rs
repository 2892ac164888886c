//! A database that fails under the real server: whoever casts is told, nothing is
//! half-written, and the same ballot again is taken once.

use super::client::Answer;
use super::leader::Leader;
use super::organizer;
use crate::postgres::{Cluster, Fsync};
use crate::serve::{Served, on};
use crate::sqlite;
use diesel::connection::SimpleConnection as _;
use diesel::dsl::sql;
use diesel::sql_types::BigInt;
use diesel::{Connection as _, PgConnection, RunQueryDsl as _, SqliteConnection};
use serde_json::{Value, json};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

const BALLOTS: &str = "SELECT count(*) FROM ballot";
/// Sessions that wait for a lock somebody else holds.
const WAITING: &str = "SELECT count(*) FROM pg_locks WHERE NOT granted";

fn answers(number: i32) -> Value {
    json!({ "sentence": format!("we choose plan {number}"), "clarity": number })
}

/// The owner's round with one leader who has answered, and one who is about to.
fn round(server: &mut Served) -> [Leader; 2] {
    let owner = server.set_up();
    let round = organizer::open_round(&owner, 5);
    let mut leaders = [0, 1].map(|number| Leader::new(server.visitor(), &round.links[number]));
    leaders[0].answer(&answers(1));
    leaders[1].get_permit();
    leaders
}

#[track_caller]
fn unavailable(answer: Answer) {
    let answer = answer.expect(503);
    assert_eq!(answer.problem(), "unavailable");
    assert!(answer.header("retry-after").is_some());
}

/// After the fault: what was acknowledged is known, what was refused is taken.
fn heals([answered, refused]: &[Leader; 2]) {
    refused.cast(1, &answers(2)).expect(200);
    refused.cast(1, &answers(2)).expect(200);
    assert_eq!(answered.cast(1, &answers(9)).expect(409).json()["stored_version"], 1);
    answered.cast(1, &answers(1)).expect(200);
}

/// A server that is told when a file of it may not grow, and is not ended by the signal.
fn on_small_disk(folder: &Path) -> Served {
    let mut command = Command::new("env");
    command.args(["--ignore-signal=XFSZ", env!("CARGO_BIN_EXE_parallax")]);
    command.args(["serve", "--listen", "127.0.0.1:0", "--data-dir"]).arg(folder.join("data"));
    Served::spawn(folder, command.stdin(Stdio::null()).current_dir(folder))
}

/// No file of the server may grow any more, or every one may again.
fn fill_disk(server: &Served, full: bool) {
    let limit = if full { "--fsize=0:" } else { "--fsize=unlimited:" };
    let process = server.id().to_string();
    let done = Command::new("prlimit").args(["--pid", &process, limit]).status();
    assert!(done.unwrap().success());
}

/// What is in the box, asked beside the server.
fn ballots(folder: &Path) -> i64 {
    let path = folder.join("data/parallax.sqlite");
    let mut file = SqliteConnection::establish(&path.display().to_string()).unwrap();
    sql::<BigInt>(BALLOTS).get_result(&mut file).unwrap()
}

fn count(connection: &mut PgConnection, what: &str) -> i64 {
    sql::<BigInt>(what).get_result(connection).unwrap()
}

#[test]
fn a_disk_that_takes_no_more_refuses_ballots_until_it_does() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = on_small_disk(folder.path());
    let leaders = round(&mut server);
    fill_disk(&server, true);
    unavailable(leaders[1].cast(1, &answers(2)));
    unavailable(leaders[0].cast(2, &answers(3)));
    assert_eq!([server.get("/healthz"), server.get("/readyz")], [200, 503]);
    leaders[0].get("sheet").expect(200);
    assert_eq!(ballots(folder.path()), 1);
    fill_disk(&server, false);
    assert_eq!(server.get("/readyz"), 200);
    heals(&leaders);
    assert_eq!(ballots(folder.path()), 2);
}

#[test]
fn a_read_only_file_stops_the_start_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Served::start(folder.path(), &[]);
    let leaders = round(&mut server);
    server.stop();
    let path = folder.path().join("data/parallax.sqlite");
    sqlite::make_read_only(&path);
    let refused = on(folder.path(), &["serve", "--listen", "127.0.0.1:0"]).output().unwrap();
    let message = String::from_utf8(refused.stderr).unwrap();
    assert!(message.contains("read-only") && message.contains("rights"), "{message}");
    sqlite::make_writable(&path);
    let server = Served::start(folder.path(), &[]);
    let leaders = leaders.map(|leader| leader.at(server.visitor()));
    heals(&leaders);
    assert_eq!(ballots(folder.path()), 2);
}

#[test]
fn a_postgresql_that_stops_within_a_cast_refuses_it_and_is_used_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut cluster = Cluster::start(Fsync::On);
    let url = cluster.database();
    let mut server = Served::start(folder.path(), &["--database", &url]);
    let [answered, refused] = round(&mut server);
    let mut other = PgConnection::establish(&url).unwrap();
    other.batch_execute("BEGIN; LOCK TABLE ballot").unwrap();
    let cast = thread::spawn(move || (refused.cast(1, &answers(2)), refused));
    while count(&mut other, WAITING) == 0 {}
    cluster.crash();
    let (answer, refused) = cast.join().unwrap();
    unavailable(answer);
    unavailable(refused.cast(1, &answers(2)));
    assert_eq!([server.get("/healthz"), server.get("/readyz")], [200, 503]);
    assert!(cluster.resume(), "PostgreSQL does not come back");
    let mut back = PgConnection::establish(&url).unwrap();
    assert_eq!(count(&mut back, BALLOTS), 1);
    // The pool tries again by itself.
    while server.get("/readyz") != 200 {}
    heals(&[answered, refused]);
    assert_eq!(count(&mut back, BALLOTS), 2);
}
