//! The store on both databases: each test is one function, run on a fresh SQLite file
//! and on a fresh PostgreSQL database.

mod anonymity;
mod backups;
mod concurrency;
mod faults;
mod opening;
mod records;
mod rounds;
mod schema;

use crate::{postgres, sqlite};
use diesel::connection::SimpleConnection as _;
use diesel::deserialize::QueryableByName;
use diesel::sql_types::{BigInt, Text};
use diesel::{Connection as _, PgConnection, RunQueryDsl as _, SqliteConnection, sql_query};
use parallax::domain::*;
use parallax::store::{self, Connection, Store};
use time::OffsetDateTime;
use time::macros::datetime;

type Result<T> = store::Result<T>;

const NOON: OffsetDateTime = datetime!(2026-12-01 12:00 UTC);

/// Runs the test on each database, on SQLite first.
fn on_both_urls(test: impl Fn(&str)) {
    let file = sqlite::Fresh::new();
    test(&file.url());
    test(&postgres::database());
}

fn on_both(test: impl Fn(&Store)) {
    on_both_urls(|url| test(&Store::open(url).unwrap()));
}

/// A connection that is not the store's, as an administrator has it.
enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    value: i64,
}

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    value: String,
}

impl Raw {
    fn open(url: &str) -> Self {
        match url.strip_prefix("sqlite:") {
            Some(path) => Self::Sqlite(SqliteConnection::establish(path).unwrap()),
            None => Self::Postgres(PgConnection::establish(url).unwrap()),
        }
    }

    fn execute(&mut self, sql: &str) {
        match self {
            Self::Sqlite(connection) => connection.batch_execute(sql),
            Self::Postgres(connection) => connection.batch_execute(sql),
        }
        .unwrap();
    }

    /// The column `value` of the rows.
    fn number(&mut self, sql: &str) -> i64 {
        let found: Number = match self {
            Self::Sqlite(connection) => sql_query(sql).get_result(connection),
            Self::Postgres(connection) => sql_query(sql).get_result(connection),
        }
        .unwrap();
        found.value
    }

    fn words(&mut self, sql: &str) -> Vec<String> {
        let found: Vec<Word> = match self {
            Self::Sqlite(connection) => sql_query(sql).load(connection),
            Self::Postgres(connection) => sql_query(sql).load(connection),
        }
        .unwrap();
        found.into_iter().map(|word| word.value).collect()
    }
}

fn id(letter: char) -> RoundId {
    RoundId::parse(&letter.to_string().repeat(16)).unwrap()
}

fn leader(name: &str) -> Leader {
    let email = Email::parse(&format!("{}@example.org", name.to_lowercase())).unwrap();
    Leader { name: PersonName::parse(name).unwrap(), email: Some(email) }
}

fn questions() -> Questions {
    let priorities = Priorities::parse(&["Safety", "Growth", "Cost"]).unwrap();
    Questions {
        priorities,
        ranked: Ranked::Full,
        recall: false,
        timer: false,
        subgroups: None,
        official: Official::default(),
    }
}

fn an_organization(connection: &mut Connection) -> Result<Organization> {
    let name = OrganizationName::parse("Halden Ferries").unwrap();
    store::organizations::insert(connection, &name)
}

fn an_account(connection: &mut Connection, organization: &Organization) -> Result<Account> {
    let new = store::accounts::NewAccount {
        organization: organization.id,
        email: &Email::parse("ana@example.org").unwrap(),
        name: &PersonName::parse("Ana Ruiz").unwrap(),
        role: Role::Owner,
        password_hash: "$argon2id$hash",
    };
    store::accounts::insert(connection, &new)
}

fn a_pulse(connection: &mut Connection) -> Result<Pulse> {
    let organization = an_organization(connection)?;
    let name = TeamName::parse("Executive team").unwrap();
    let team = store::teams::insert(connection, organization.id, None, &name)?;
    let name = PulseName::parse("Quarterly").unwrap();
    store::pulses::insert(connection, team.id, &name, Cadence::Quarterly, &questions())
}

fn a_draft(connection: &mut Connection, id: &RoundId, pulse: PulseId) -> Result<Round> {
    let new = store::rounds::NewRound {
        id,
        pulse,
        minimum: Minimum::DEFAULT,
        closes_at: NOON,
        closes_when_all_answered: true,
    };
    store::rounds::insert(connection, &new)
}

/// An open round of three leaders, whose tokens are `[1; 32]`, `[2; 32]`, `[3; 32]`.
fn an_open_round(connection: &mut Connection, id: &RoundId) -> Result<Round> {
    let pulse = a_pulse(connection)?;
    a_draft(connection, id, pulse.id)?;
    let invited = [(leader("Cy"), [3; 32]), (leader("Ana"), [1; 32]), (leader("Bo"), [2; 32])];
    store::invitations::insert_all(connection, id, &invited)?;
    store::rounds::open(connection, id, "{}", &[9; 32], 3, NOON - time::Duration::days(7))?;
    store::rounds::get(connection, id)
}

fn a_reading(label: &str) -> Reading {
    let sentences = vec!["Ferries first".to_owned(), "More ferries".to_owned()];
    Reading::parse(vec![(label.to_owned(), sentences)]).unwrap()
}

fn a_ballot(number: u8) -> store::ballots::Ballot {
    let sealed = [b"SEALED-BALLOT-", &[number; 200][..]].concat();
    store::ballots::Ballot { id: [number; 32], version: 1, repeat: [7; 32], sealed }
}
