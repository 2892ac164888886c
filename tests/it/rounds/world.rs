//! An installation of its own for each test, with a clock that tests set, and one
//! method per thing that people do.

use super::keys::stock;
use crate::leader::Leader;
use parallax::domain::{
    Account, Cadence, Email, Leader as Person, Minimum, Official, OrganizationName, Password,
    PersonName, Priorities, PulseName, Questions, Ranked, Roster, RoundId, TeamName,
};
use parallax::encoder::{EngineChoice, Weights};
use parallax::service::accounts::NewAccount;
use parallax::service::closing::Swept;
use parallax::service::installation::{Clock, Settings};
use parallax::service::rounds::{Link, Plan};
use parallax::service::{Error, Installation, Result};
use parallax::store::Store;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

pub(crate) const LOOPBACK: &str = "http://127.0.0.1:8080";
pub(crate) const PASSWORD: &str = "correct horse battery";

/// A clock that stands still until a test moves it.
#[derive(Clone)]
pub(crate) struct Hands(Arc<Mutex<OffsetDateTime>>);

impl Hands {
    pub(crate) fn now(&self) -> OffsetDateTime {
        *self.0.lock().unwrap()
    }

    pub(crate) fn forward(&self, by: Duration) {
        *self.0.lock().unwrap() += by;
    }

    fn clock(&self) -> Clock {
        let hands = self.clone();
        Arc::new(move || hands.now())
    }
}

pub(crate) struct World {
    /// `None` only while it is opened again.
    installation: Option<Installation>,
    pub hands: Hands,
    pub owner: Account,
    pub folder: TempDir,
    pub database: String,
    address: &'static str,
}

/// An open round with its leaders' browsers.
pub(crate) struct Opened {
    pub id: RoundId,
    pub links: Vec<Link>,
    pub leaders: Vec<Leader>,
}

impl World {
    /// On a SQLite file of its own.
    pub(crate) fn sqlite() -> Self {
        Self::reached_at(LOOPBACK)
    }

    /// The same, with this public address.
    pub(crate) fn reached_at(address: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite:{}", folder.path().join("parallax.db").display());
        Self::on(folder, database, address)
    }

    /// On the empty database at this address.
    pub(crate) fn on(folder: TempDir, database: String, address: &'static str) -> Self {
        let hands = Hands(Arc::new(Mutex::new(datetime!(2026-03-02 09:00 UTC))));
        let installation = open(&folder, &database, address, &hands);
        let token = installation.begin_set_up().unwrap().unwrap();
        let organization = OrganizationName::parse("Halden Ferries").unwrap();
        let (owner, _) =
            installation.set_up(&token, &organization, &account("owner@halden.example")).unwrap();
        Self { installation: Some(installation), hands, owner, folder, database, address }
    }

    pub(crate) fn it(&self) -> &Installation {
        self.installation.as_ref().unwrap()
    }

    pub(crate) fn keys(&self) -> PathBuf {
        self.folder.path().join("keys")
    }

    /// A second process on the same database and the same key directory.
    pub(crate) fn another_process(&self) -> Installation {
        open(&self.folder, &self.database, self.address, &self.hands)
    }

    /// A process on another database, by mistake, with the same key directory.
    pub(crate) fn on_another_database(&self, folder: &TempDir) -> Installation {
        let database = format!("sqlite:{}", folder.path().join("other.db").display());
        open(&self.folder, &database, self.address, &self.hands)
    }

    /// The process dies and another one starts.
    pub(crate) fn crash(&mut self) {
        self.installation = None;
        self.installation = Some(self.another_process());
    }

    /// Everything stops, the backup is put in place, everything starts.
    pub(crate) fn restore(&mut self, backup: &Path) {
        self.installation = None;
        parallax::store::backups::restore(&self.database, backup).unwrap();
        self.crash();
    }

    pub(crate) fn sweep(&self) -> Swept {
        stock(&self.keys());
        self.it().sweep().unwrap()
    }

    /// A team of `leaders` with a pulse of four priorities.
    pub(crate) fn draft(&self, leaders: usize, plan: &Plan) -> RoundId {
        let team = TeamName::parse("Executive team").unwrap();
        let team = self.it().create_team(&self.owner, &team, None).unwrap();
        let people = (1..=leaders).map(person).collect();
        self.it().set_roster(&self.owner, team.id, &Roster::parse(people).unwrap()).unwrap();
        let name = PulseName::parse("One-sentence test").unwrap();
        let (cadence, questions) = (Cadence::Quarterly, questions());
        let pulse =
            self.it().create_pulse(&self.owner, team.id, &name, cadence, &questions).unwrap();
        self.it().draft_round(&self.owner, pulse.id, plan).unwrap().id
    }

    /// A round of `leaders`, open for seven days.
    pub(crate) fn open_round(&self, leaders: usize) -> Opened {
        let id = self.draft(leaders, &self.plan(5.min(leaders)));
        self.open_draft(id)
    }

    pub(crate) fn open_draft(&self, id: RoundId) -> Opened {
        stock(&self.keys());
        let links = self.it().open_round(&self.owner, &id).unwrap();
        let leaders = links.iter().map(|link| self.browser(link)).collect();
        Opened { id, links, leaders }
    }

    pub(crate) fn plan(&self, minimum: usize) -> Plan {
        Plan {
            minimum: Minimum::parse(minimum as i64).unwrap(),
            closes_at: self.hands.now() + Duration::days(7),
            closes_when_all_answered: false,
        }
    }

    /// A leader opens the link: the sheet is fetched, and nothing is spent.
    pub(crate) fn browser(&self, link: &Link) -> Leader {
        let opened = crate::leader::Opened::parse(&link.url);
        let sheet = self.it().sheet(&opened.round, opened.key).unwrap();
        Leader::new(&link.url, &sheet)
    }

    pub(crate) fn get_permit(&self, leader: &mut Leader) -> Result<()> {
        let link = &leader.link;
        let signature =
            self.it().issue_permit(&link.round, link.key, &link.token, &leader.blinded)?;
        leader.receive(&signature);
        Ok(())
    }

    pub(crate) fn cast(&self, leader: &Leader, version: u32, answers: &str) -> Result<u32> {
        self.it().cast(&leader.link.round, leader.link.key, &leader.body(version, answers))
    }

    /// Permit and first version in one go.
    pub(crate) fn answer(&self, leader: &mut Leader, answers: &str) {
        self.get_permit(leader).unwrap();
        assert_eq!(self.cast(leader, 1, answers).unwrap(), 1);
    }

    /// The first `count` leaders answer, each something else.
    pub(crate) fn answer_all(&self, round: &mut Opened, count: usize) {
        for (number, leader) in round.leaders.iter_mut().take(count).enumerate() {
            self.answer(leader, &answers(number));
        }
    }

    /// Time passes until the round is over, and somebody looks.
    pub(crate) fn close(&self, round: &RoundId) {
        let closes = self.it().round(&self.owner, round).unwrap().round.closes_at;
        self.hands.forward(closes - self.hands.now() + Duration::SECOND);
        assert_eq!(self.sweep().closed, 1);
    }

    /// The report as it is stored from the close on; nobody is shown it before the release.
    pub(crate) fn report(&self, round: &RoundId) -> serde_json::Value {
        let stored = peek(self).read(|c| parallax::store::reports::find(c, round));
        serde_json::from_str(&stored.unwrap().unwrap().report).unwrap()
    }
}

/// Runs the test on SQLite and on PostgreSQL; the name of the one that failed is printed.
#[expect(clippy::print_stdout, reason = "the test harness shows it when a test fails")]
pub(crate) fn on_both(test: impl Fn(World)) {
    println!("on SQLite");
    test(World::sqlite());
    println!("on PostgreSQL");
    test(World::on(tempfile::tempdir().unwrap(), crate::postgres::database(), LOOPBACK));
}

/// A look into the database past the service.
pub(crate) fn peek(world: &World) -> Store {
    Store::open(&world.database).unwrap()
}

pub(crate) fn account(email: &str) -> NewAccount {
    NewAccount {
        email: Email::parse(email).unwrap(),
        name: PersonName::parse("Ines Halden").unwrap(),
        password: password(PASSWORD),
    }
}

pub(crate) fn password(text: &str) -> Password {
    Password::parse(text).unwrap()
}

pub(crate) fn person(number: usize) -> Person {
    let name = PersonName::parse(&format!("Leader {number:02}")).unwrap();
    let email = Email::parse(&format!("leader{number}@halden.example")).unwrap();
    Person { name, email: Some(email) }
}

pub(crate) fn questions() -> Questions {
    Questions {
        priorities: Priorities::parse(&["Safety", "Growth", "Cost", "People"]).unwrap(),
        ranked: Ranked::Full,
        recall: false,
        timer: false,
        subgroups: None,
        official: Official::default(),
    }
}

/// The answers of leader `number`: a sentence nobody else writes, and an order.
pub(crate) fn answers(number: usize) -> String {
    let orders = ["[[0],[1],[2],[3]]", "[[1],[0],[2],[3]]", "[[2],[0],[1],[3]]"];
    format!(
        r#"{{"sentence":"{}","ranking":{},"clarity":{}}}"#,
        sentence(number),
        orders[number % orders.len()],
        40 + number
    )
}

pub(crate) fn sentence(number: usize) -> String {
    let what = ["ferries", "harbours", "freight", "islands", "tourists", "commuters", "winters"];
    format!("we choose {} over everything else, plan {number}", what[number % what.len()])
}

/// What a test expects of a refused use case.
pub(crate) fn code(error: &Error) -> &'static str {
    match error {
        Error::Conflict { code, .. } => code,
        Error::NotFound { .. } => "not-found",
        Error::Forbidden => "forbidden",
        Error::SignIn => "sign-in",
        Error::SetUp => "set-up",
        Error::VersionStale { .. } => "version-stale",
        Error::InvitationUnknown => "invitation-unknown",
        Error::Invalid { .. } => "invalid",
        Error::Ballot(parallax::ballot::Error::PermitInvalid) => "permit-invalid",
        Error::Ballot(_) => "ballot",
        _ => "other",
    }
}

fn open(folder: &TempDir, database: &str, address: &str, hands: &Hands) -> Installation {
    let keys = folder.path().join("keys");
    let settings = Settings {
        database: database.to_owned(),
        keys: keys.clone(),
        public_url: address.to_owned(),
        weights: Weights::locate(Some(folder.path().join("models"))).unwrap(),
        encoder: EngineChoice::Auto,
    };
    let installation = Installation::open(settings, hands.clock()).unwrap();
    stock(&keys);
    installation
}
