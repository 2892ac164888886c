//! kill -9 under load, again and again: no ballot that was acknowledged is ever lost, and
//! none counts twice. A few kills in `make test`, hundreds in `make crash`.

use crate::http::organizer;
use crate::leader::Leader;
use crate::postgres::{Cluster, Fsync};
use crate::serve::Served;
use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;
use std::path::Path;
use std::time::Duration;

const LEADERS: usize = 9;

fn kills(default: usize) -> usize {
    std::env::var("PARALLAX_KILLS").map_or(default, |kills| kills.parse().unwrap())
}

#[test]
fn a_killed_server_on_sqlite_loses_no_acknowledged_ballot() {
    let folder = tempfile::tempdir().unwrap();
    let mut load = Load::start(folder.path(), vec![]);
    let mut random = ChaCha8Rng::seed_from_u64(15);
    for _ in 0..kills(5) {
        load.kill_while_casting(&mut random);
        load.restart();
        load.check_acknowledged();
    }
    load.check_sqlite(&folder.path().join("data/parallax.sqlite"));
}

#[test]
fn a_killed_server_and_a_crashed_postgresql_lose_no_acknowledged_ballot() {
    let folder = tempfile::tempdir().unwrap();
    let mut cluster = Cluster::start(Fsync::On);
    let url = cluster.database();
    let mut load = Load::start(folder.path(), vec!["--database".to_owned(), url]);
    let mut random = ChaCha8Rng::seed_from_u64(16);
    for kill in 0..kills(3) {
        load.kill_while_casting(&mut random);
        if kill % 2 == 0 {
            cluster.crash();
            assert!(cluster.resume(), "PostgreSQL does not come back");
        }
        load.restart();
        load.check_acknowledged();
    }
}

/// A leader who changes their mind without end.
struct Restless {
    browser: Leader,
    /// The highest version that was acknowledged.
    acknowledged: u32,
    /// A version that was sent and not acknowledged.
    in_flight: Option<u32>,
}

/// A server with an open round whose leaders cast all the time.
struct Load<'a> {
    folder: &'a Path,
    arguments: Vec<String>,
    server: Option<Served>,
    leaders: Vec<Restless>,
}

impl<'a> Load<'a> {
    fn start(folder: &'a Path, arguments: Vec<String>) -> Self {
        let mut load = Self { folder, arguments, server: None, leaders: Vec::new() };
        load.restart();
        let server = load.server.as_mut().unwrap();
        let owner = server.set_up();
        // One leader stays silent, so that the round stays open.
        let round = organizer::open_round(&owner, LEADERS + 1);
        for link in &round.links[..LEADERS] {
            let mut leader = crate::http::leader::Leader::new(server.visitor(), link);
            leader.get_permit();
            let browser = leader.browser;
            load.leaders.push(Restless { browser, acknowledged: 0, in_flight: None });
        }
        load
    }

    fn restart(&mut self) {
        let arguments: Vec<&str> = self.arguments.iter().map(String::as_str).collect();
        // The callers' addresses are told apart, or one limit would hold them all.
        let arguments = [arguments, vec!["--trusted-proxies", "1"]].concat();
        self.server = Some(Served::start(self.folder, &arguments));
    }

    fn kill_while_casting(&mut self, random: &mut ChaCha8Rng) {
        let server = self.server.take().unwrap();
        let url = server.url().to_owned();
        std::thread::scope(|scope| {
            for leaders in self.leaders.chunks_mut(3) {
                scope.spawn(|| while leaders.iter_mut().all(|leader| leader.revise(&url)) {});
            }
            std::thread::sleep(Duration::from_millis(random.random_range(5..250)));
            server.kill();
        });
    }

    /// What was acknowledged is there: the same again is recognised, without a permit.
    fn check_acknowledged(&mut self) {
        let url = self.server.as_ref().unwrap().url().to_owned();
        for leader in self.leaders.iter_mut().filter(|leader| leader.acknowledged > 0) {
            let again = leader
                .browser
                .with_receipt()
                .body(leader.acknowledged, &answers(leader.acknowledged));
            let (status, problem) = put(&leader.browser, &url, &again).expect("an answer");
            let stored = problem["stored_version"].as_u64().map(|version| version as u32);
            let in_flight_arrived = status == 409 && stored == leader.in_flight && stored.is_some();
            assert!(
                status == 200 || in_flight_arrived,
                "version {} was acknowledged and is lost: {status} {problem}",
                leader.acknowledged
            );
            leader.acknowledged = stored.unwrap_or(leader.acknowledged);
            leader.in_flight = None;
        }
    }

    fn check_sqlite(&mut self, path: &Path) {
        use diesel::{Connection as _, RunQueryDsl as _, connection::SimpleConnection as _};
        self.server.take().unwrap().kill();
        let mut database =
            diesel::SqliteConnection::establish(&path.display().to_string()).unwrap();
        database.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        let check = diesel::dsl::sql::<diesel::sql_types::Text>("PRAGMA integrity_check");
        assert_eq!(check.get_result::<String>(&mut database).unwrap(), "ok");
        let count = diesel::dsl::sql::<diesel::sql_types::BigInt>("SELECT count(*) FROM ballot");
        assert_eq!(count.get_result::<i64>(&mut database).unwrap(), LEADERS as i64);
    }
}

impl Restless {
    /// Casts one version higher; false when the server does not answer any more.
    fn revise(&mut self, url: &str) -> bool {
        let version = self.acknowledged + 1;
        self.in_flight = Some(version);
        match put(&self.browser, url, &self.browser.body(version, &answers(version))) {
            Some((200, _)) => {
                self.acknowledged = version;
                self.in_flight = None;
                true
            }
            Some((status, problem)) => panic!("version {version}: {status} {problem}"),
            None => false,
        }
    }
}

fn answers(version: u32) -> String {
    format!(r#"{{"sentence":"we choose plan {version} over plan {}"}}"#, version + 1)
}

/// Status and JSON, or nothing when the server is gone.
fn put(browser: &Leader, url: &str, body: &[u8]) -> Option<(u16, serde_json::Value)> {
    let config = ureq::Agent::config_builder().http_status_as_error(false).build();
    let round = browser.link.round.as_str();
    let mut answer = config
        .new_agent()
        .put(format!("{url}/r/{round}/ballot"))
        .header("content-type", "application/json")
        .header("parallax-round-key", browser.link.key.to_text())
        .header("x-forwarded-for", format!("10.1.0.{}", browser.secret[0]))
        .send(body)
        .ok()?;
    let status = answer.status().as_u16();
    let text = answer.body_mut().read_to_string().ok()?;
    Some((status, serde_json::from_str(&text).unwrap_or_default()))
}
