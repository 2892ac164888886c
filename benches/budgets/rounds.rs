//! A running server: its start, its memory, and ballots as fast as they come.

use crate::leader::Leader;
use crate::machine::{memory, peak_memory};
use crate::postgres::{Cluster, Fsync};
use crate::table::{self, Peer, Unit};
use anyhow::{Context as _, ensure};
use parallax::domain::{
    Cadence, Email, Leader as Person, Minimum, Official, OrganizationName, Password, PersonName,
    Priorities, PulseName, Questions, Ranked, Roster, TeamName,
};
use parallax::encoder::{EngineChoice, Weights};
use parallax::service::Installation;
use parallax::service::accounts::NewAccount;
use parallax::service::installation::Settings;
use parallax::service::rounds::Plan;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use time::OffsetDateTime;

const INVITED: usize = 5_000;
const CASTS: usize = 1_000;
const WINDOW: Duration = Duration::from_mins(1);
const BROWSERS: usize = 32;
const STARTS: usize = 5;

pub(crate) fn measure() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let sqlite = format!("sqlite:{}", folder.path().join("parallax.sqlite").display());
    start_and_memory(folder.path(), &sqlite)?;
    casts(folder.path(), &sqlite, "SQLite")?;
    let cluster = Cluster::start(Fsync::On);
    let folder = tempfile::tempdir()?;
    casts(folder.path(), &cluster.database(), "PostgreSQL")
}

/// A server of the release program; killed when dropped.
pub(crate) struct Server {
    process: Child,
    /// Open as long as the server runs: it ends when it can't say what it has to.
    _said: BufReader<ChildStdout>,
    pub(crate) url: String,
}

impl Server {
    pub(crate) fn start(folder: &Path, database: &str) -> anyhow::Result<Self> {
        let mut process = Command::new(env!("CARGO_BIN_EXE_parallax"))
            .args(["serve", "--listen", "127.0.0.1:0", "--trusted-proxies", "1"])
            .args(["--database", database, "--data-dir"])
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut greeting = String::new();
        let mut said = BufReader::new(process.stdout.take().context("no output")?);
        said.read_line(&mut greeting)?;
        let start = greeting.find("http://").context("no address")?;
        let url = greeting[start..].split([';', ' ', '\n']).next().unwrap_or_default().to_owned();
        while ureq::get(format!("{url}/readyz")).call().is_err() {
            ensure!(process.try_wait()?.is_none(), "the server ended: {greeting}");
        }
        Ok(Self { process, _said: said, url })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended by itself can't be killed, and need not be.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn start_and_memory(folder: &Path, database: &str) -> anyhow::Result<()> {
    // The first start also makes the database.
    drop(Server::start(folder, database)?);
    let mut best = f64::INFINITY;
    for _ in 0..STARTS {
        let start = Instant::now();
        drop(Server::start(folder, database)?);
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
    }
    table::row("server, start to ready", Unit::Milliseconds, Some(300.0), best, Peer::None);
    let server = Server::start(folder, database)?;
    // Keys are prepared in the first seconds.
    std::thread::sleep(Duration::from_secs(8));
    if let Some(idle) = memory(server.process.id()) {
        table::row("server, memory when idle", Unit::Megabytes, Some(40.0), idle, Peer::None);
    }
    Ok(())
}

/// One leader's browser with its own time stamps.
pub(crate) struct Browser {
    leader: Leader,
    number: usize,
}

fn casts(folder: &Path, database: &str, name: &str) -> anyhow::Result<()> {
    let browsers = open_round(folder, database)?;
    let server = Server::start(folder, database)?;
    let (next, errors) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let took = Mutex::new((Vec::new(), Vec::new()));
    let browsers: Vec<Mutex<Browser>> = browsers.into_iter().map(Mutex::new).collect();
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..BROWSERS {
            scope.spawn(|| {
                let agent = agent();
                loop {
                    let turn = next.fetch_add(1, Ordering::Relaxed);
                    let Some(browser) = browsers.get(turn) else { return };
                    let due = WINDOW.mul_f64(turn as f64 / CASTS as f64);
                    std::thread::sleep(due.saturating_sub(start.elapsed()));
                    let Ok(mut browser) = browser.lock() else { return };
                    match browser.answer(&agent, &server.url) {
                        Ok((permit, cast)) => {
                            if let Ok(mut took) = took.lock() {
                                took.0.push(permit);
                                took.1.push(cast);
                            }
                        }
                        Err(_) => drop(errors.fetch_add(1, Ordering::Relaxed)),
                    }
                }
            });
        }
    });
    let (permits, casts) = took.into_inner().ok().context("a browser panicked")?;
    ensure!(errors.load(Ordering::Relaxed) == 0, "{name}: {errors:?} errors in {CASTS} casts");
    let what = format!("{CASTS} permits in 60 s on {name}, {INVITED} invited: p95");
    table::row(what, Unit::Milliseconds, None, percentile(permits, 0.95), Peer::None);
    let what = format!("{CASTS} ballots in 60 s on {name}: p95, no error");
    table::row(what, Unit::Milliseconds, Some(300.0), percentile(casts, 0.95), Peer::None);
    let what = format!("ballots on {name}, one after the other from 8 browsers");
    let rate = throughput(&browsers, &server.url);
    table::row(what, Unit::BallotsPerSecond, None, rate, Peer::None);
    if let Some(peak) = peak_memory(server.process.id()) {
        let what = format!("server, most memory under this load on {name}");
        table::row(what, Unit::Megabytes, None, peak, Peer::None);
    }
    Ok(())
}

/// Revisions as fast as they are acknowledged, for five seconds.
fn throughput(browsers: &[Mutex<Browser>], url: &str) -> f64 {
    const SECONDS: u64 = 5;
    let done = AtomicUsize::new(0);
    let start = Instant::now();
    std::thread::scope(|scope| {
        for browser in &browsers[..8] {
            scope.spawn(|| {
                let agent = agent();
                let Ok(browser) = browser.lock() else { return };
                for version in 2.. {
                    if start.elapsed() > Duration::from_secs(SECONDS) {
                        return;
                    }
                    if browser.cast(&agent, url, version, &browser.answers(version)).is_ok() {
                        done.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    done.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64()
}

impl Browser {
    /// Permit and ballot; the milliseconds of each.
    fn answer(&mut self, agent: &ureq::Agent, url: &str) -> anyhow::Result<(f64, f64)> {
        Ok((self.ask_permit(agent, url)?, self.cast(agent, url, 1, &self.answers(1))?))
    }

    /// Milliseconds until the permit was there. Asked again, the same one.
    pub(crate) fn ask_permit(&mut self, agent: &ureq::Agent, url: &str) -> anyhow::Result<f64> {
        let encode = |bytes: &[u8]| data_encoding::BASE64URL_NOPAD.encode(bytes);
        let link = &self.leader.link;
        let body = serde_json::json!({
            "token": encode(&link.token), "blinded": encode(&self.leader.blinded),
        })
        .to_string();
        let path = format!("{url}/r/{}/permit", link.round.as_str());
        let request = self.request(agent.post(path));
        let start = Instant::now();
        let mut answer = request.send(body)?;
        let took = start.elapsed().as_secs_f64() * 1e3;
        ensure!(answer.status() == 200, "permit: {}", answer.status());
        let answer: serde_json::Value = serde_json::from_str(&answer.body_mut().read_to_string()?)?;
        let signature = answer["signature"].as_str().context("no signature")?;
        self.leader.receive(&data_encoding::BASE64URL_NOPAD.decode(signature.as_bytes())?);
        Ok(took)
    }

    /// Milliseconds until this version was acknowledged.
    pub(crate) fn cast(
        &self,
        agent: &ureq::Agent,
        url: &str,
        version: u32,
        answers: &str,
    ) -> anyhow::Result<f64> {
        let body = self.leader.body(version, answers);
        let path = format!("{url}/r/{}/ballot", self.leader.link.round.as_str());
        let request = self.request(agent.put(path));
        let start = Instant::now();
        let mut answer = request.send(&body[..])?;
        let took = start.elapsed().as_secs_f64() * 1e3;
        ensure!(answer.status() == 200, "ballot: {}", answer.status());
        // Read to its end, or the connection could not be used again.
        answer.body_mut().read_to_vec()?;
        Ok(took)
    }

    fn answers(&self, version: u32) -> String {
        format!(
            r#"{{"sentence":"we choose {} over {version}","ranking":[[0],[1],[2]]}}"#,
            self.number
        )
    }

    /// Each browser has an address of its own.
    fn request<T>(&self, request: ureq::RequestBuilder<T>) -> ureq::RequestBuilder<T> {
        let [_, high, middle, low] = (self.number as u32).to_be_bytes();
        request
            .header("content-type", "application/json")
            .header("parallax-round-key", self.leader.link.key.to_text())
            .header("x-forwarded-for", format!("10.{high}.{middle}.{low}"))
    }
}

/// A round with all its invitations; the browsers that will answer.
pub(crate) fn open_round(folder: &Path, database: &str) -> anyhow::Result<Vec<Browser>> {
    let settings = Settings {
        database: database.to_owned(),
        keys: folder.join("keys"),
        public_url: "http://127.0.0.1:8080".to_owned(),
        weights: Weights::locate(Some(folder.join("models")))?,
        encoder: EngineChoice::Auto,
    };
    let installation = Installation::open(settings, Arc::new(OffsetDateTime::now_utc))?;
    let token = installation.begin_set_up()?.context("set up already")?;
    let owner = NewAccount {
        email: Email::parse("owner@example.org")?,
        name: PersonName::parse("Olu Owner")?,
        password: Password::parse("twelve and more characters")?,
    };
    let organization = OrganizationName::parse("Halden Ferries")?;
    let (owner, _) = installation.set_up(&token, &organization, &owner)?;
    let team = installation.create_team(&owner, &TeamName::parse("All leaders")?, None)?;
    let person = |number: usize| -> anyhow::Result<Person> {
        Ok(Person { name: PersonName::parse(&format!("Leader {number:04}"))?, email: None })
    };
    let people = (0..INVITED).map(person).collect::<anyhow::Result<_>>()?;
    installation.set_roster(&owner, team.id, &Roster::parse(people)?)?;
    let questions = Questions {
        priorities: Priorities::parse(&["Safety", "Growth", "Cost"])?,
        ranked: Ranked::Full,
        recall: false,
        timer: false,
        subgroups: None,
        official: Official::default(),
    };
    let name = PulseName::parse("One-sentence test")?;
    let pulse = installation.create_pulse(&owner, team.id, &name, Cadence::Once, &questions)?;
    let plan = Plan {
        minimum: Minimum::DEFAULT,
        closes_at: OffsetDateTime::now_utc() + time::Duration::days(7),
        closes_when_all_answered: false,
    };
    let round = installation.draft_round(&owner, pulse.id, &plan)?;
    let links = installation.open_round(&owner, &round.id)?;
    let first = crate::leader::Opened::parse(&links[0].url);
    let sheet = installation.sheet(&first.round, first.key)?;
    let browser = |(number, link): (usize, &parallax::service::rounds::Link)| Browser {
        leader: Leader::new(&link.url, &sheet),
        number,
    };
    Ok(links.iter().take(CASTS).enumerate().map(browser).collect())
}

pub(crate) fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).build().new_agent()
}

pub(crate) fn percentile(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (values.len() as f64 * share).ceil() as usize;
    values.get(at.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}
