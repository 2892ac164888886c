//! Reads rows as an administrator can, with what the database itself knows of them.

use super::evidence::{Copy, File, Row};
use diesel::query_builder::SqlQuery;
use diesel::query_dsl::LoadQuery;
use diesel::sql_types::{BigInt, Binary, Nullable, Text};
use diesel::{
    Connection as _, PgConnection, QueryableByName, RunQueryDsl as _, SqliteConnection, sql_query,
};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// Where the round's data is.
pub(crate) enum Place {
    /// A SQLite file.
    Sqlite(PathBuf),
    /// The address of a PostgreSQL database.
    Postgres(String),
}

#[derive(QueryableByName)]
struct Invitation {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Nullable<Binary>)]
    token_hash: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    blinded_hash: Option<Vec<u8>>,
    #[diesel(sql_type = BigInt)]
    version: i64,
    #[diesel(sql_type = BigInt)]
    position: i64,
}

#[derive(QueryableByName)]
struct Ballot {
    #[diesel(sql_type = Binary)]
    id: Vec<u8>,
    #[diesel(sql_type = Binary)]
    repeat: Vec<u8>,
    #[diesel(sql_type = Binary)]
    sealed: Vec<u8>,
    #[diesel(sql_type = BigInt)]
    version: i64,
    #[diesel(sql_type = BigInt)]
    position: i64,
}

/// PostgreSQL's own columns: which transaction wrote a row, and where it lies.
const SYSTEM: &str = "xmin::text::bigint AS version, \
    ((ctid::text::point)[0] * 65536 + (ctid::text::point)[1])::bigint AS position";

impl Place {
    /// Everything that is stored of the round now; `log` is the server's.
    pub(crate) fn copy(&self, round: &str, log: &Path) -> Copy {
        let mut files = vec![file(log)];
        let (invitations, ballots) = match self {
            Self::Sqlite(path) => {
                files.extend(database_files(path).iter().map(|path| file(path)));
                let mut rows = sqlite(path, round);
                for ballot in &mut rows.1 {
                    ballot.place = place_in_files(&files, &ballot.name);
                }
                rows
            }
            Self::Postgres(url) => postgres(url, round),
        };
        Copy { invitations, ballots, files }
    }
}

fn sqlite(path: &Path, round: &str) -> (Vec<Row>, Vec<Row>) {
    let mut connection = SqliteConnection::establish(&path.display().to_string()).unwrap();
    // Ballots have no rowid; their place is looked for in the files.
    let (of_invitation, of_ballot) =
        ("0 AS version, rowid AS position", "0 AS version, 0 AS position");
    rows(&mut connection, round, of_invitation, of_ballot)
}

fn postgres(url: &str, round: &str) -> (Vec<Row>, Vec<Row>) {
    rows(&mut PgConnection::establish(url).unwrap(), round, SYSTEM, SYSTEM)
}

fn rows<C>(
    connection: &mut C,
    round: &str,
    of_invitation: &str,
    of_ballot: &str,
) -> (Vec<Row>, Vec<Row>)
where
    SqlQuery:
        for<'query> LoadQuery<'query, C, Invitation> + for<'query> LoadQuery<'query, C, Ballot>,
{
    let invitations: Vec<Invitation> = sql_query(format!(
        "SELECT name, token_hash, blinded_hash, {of_invitation} FROM invitation \
         WHERE round = '{round}'"
    ))
    .load(connection)
    .unwrap();
    let ballots: Vec<Ballot> = sql_query(format!(
        "SELECT id, repeat, sealed, {of_ballot} FROM ballot WHERE round = '{round}'"
    ))
    .load(connection)
    .unwrap();
    (invitations.into_iter().map(person).collect(), ballots.into_iter().map(box_row).collect())
}

fn person(row: Invitation) -> Row {
    let hashes = [row.token_hash.unwrap_or_default(), row.blinded_hash.unwrap_or_default()];
    Row {
        name: row.name.into_bytes(),
        bytes: hashes.concat(),
        place: (row.version as u64, row.position as u64),
    }
}

fn box_row(row: Ballot) -> Row {
    Row {
        bytes: [row.id.clone(), row.repeat, row.sealed].concat(),
        name: row.id,
        place: (row.version as u64, row.position as u64),
    }
}

/// The database with its WAL, shared memory and journal, those that are there.
fn database_files(path: &Path) -> Vec<PathBuf> {
    let beside = |suffix: &str| PathBuf::from(format!("{}{suffix}", path.display()));
    let all = ["", "-wal", "-shm", "-journal"].map(beside);
    all.into_iter().filter(|path| path.exists()).collect()
}

fn file(path: &Path) -> File {
    let modified = std::fs::metadata(path).unwrap().modified().unwrap();
    let modified = modified.duration_since(UNIX_EPOCH).unwrap().as_nanos();
    File { bytes: std::fs::read(path).unwrap(), modified }
}

/// Where a row's id first lies in the WAL and in the database: the order in which frames
/// and cells were written.
fn place_in_files(files: &[File], id: &[u8]) -> (u64, u64) {
    let at = |file: Option<&File>| {
        let bytes = file.map(|file| file.bytes.as_slice()).unwrap_or_default();
        bytes.windows(id.len()).position(|window| window == id).map_or(u64::MAX, |at| at as u64)
    };
    (at(files.get(2)), at(files.get(1)))
}
