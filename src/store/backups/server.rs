//! Backups of a PostgreSQL database, by PostgreSQL's own programs.

use super::{AFTER_RESTORE, Error, Result, not_ours};
use crate::store::connection::WRITER;
use crate::store::migrations;
use std::io::{ErrorKind, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Every table that a restored database brings along, in any order.
const TABLES: &str = "organization, setup, account, session, team, team_leader, pulse, round, \
                      invitation, ballot, report, reading, audit_line, backup, __diesel_schema_migrations";

/// Dumps the database into the empty file `to`, the table `ballot` without its rows.
pub(super) fn dump(url: &str, to: &Path) -> Result<()> {
    let server = Server::of(url);
    let mut pg_dump = server.program("pg_dump");
    pg_dump.args(["--format=custom", "--no-owner", "--no-privileges"]);
    pg_dump.arg("--exclude-table-data=ballot").arg("--file").arg(to);
    run(pg_dump.arg("--dbname").arg(&server.target), &[]).map(|_| ())
}

/// Replaces the database by the dump, in one transaction: all of it, or nothing.
pub(super) fn restore(url: &str, from: &Path) -> Result<()> {
    check(from)?;
    let mut pg_restore = Command::new("pg_restore");
    pg_restore.args(["--no-owner", "--no-privileges", "--file=-"]).arg(from);
    let script = run(&mut pg_restore, &[])?.stdout;
    let clear = format!(
        "SET lock_timeout = '5s'; SELECT pg_advisory_xact_lock({WRITER}); \
         DROP TABLE IF EXISTS {TABLES} CASCADE;\n"
    );
    let server = Server::of(url);
    let mut psql = server.program("psql");
    psql.args(["--single-transaction", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"]);
    psql.arg("--output=/dev/null").arg("--dbname").arg(&server.target);
    // The script empties the search path.
    let after = format!("RESET search_path; {AFTER_RESTORE}");
    run(&mut psql, &[clear.as_bytes(), &script, after.as_bytes()]).map(|_| ())
}

/// Whether the file is a dump of ours, and one that this program knows.
fn check(from: &Path) -> Result<()> {
    let mut pg_restore = Command::new("pg_restore");
    pg_restore.args(["--data-only", "--table=__diesel_schema_migrations", "--file=-"]);
    let output = match output(pg_restore.arg(from), &[])? {
        output if output.status.success() => output,
        _ => return Err(not_ours(from)),
    };
    let script = String::from_utf8_lossy(&output.stdout);
    let rows = script.lines().skip_while(|line| !line.starts_with("COPY ")).skip(1);
    let versions = rows.take_while(|line| *line != "\\.").filter_map(|row| row.split('\t').next());
    match versions.max() {
        Some(newest) => migrations::refuse_newer_dump(newest),
        None => Err(not_ours(from)),
    }
}

/// A server's address, the password apart: command lines are seen by everybody.
struct Server {
    target: String,
    password: Option<String>,
}

impl Server {
    fn of(url: &str) -> Self {
        let (address, parameters) = url.split_once('?').unwrap_or((url, ""));
        let (secret, open): (Vec<&str>, Vec<&str>) =
            parameters.split('&').partition(|parameter| parameter.starts_with("password="));
        let (address, password) = without_password(address);
        let named = secret.first().and_then(|parameter| parameter.strip_prefix("password="));
        let decode = |text: &str| {
            percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
        };
        Self {
            target: [address, open.join("&")].join("?"),
            password: password.or(named).map(decode),
        }
    }

    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        command.env("PGCONNECT_TIMEOUT", "5");
        if let Some(password) = &self.password {
            command.env("PGPASSWORD", password);
        }
        command
    }
}

/// `scheme://user:password@host/…`, as libpq reads it: the first `@` before any `/`.
fn without_password(address: &str) -> (String, Option<&str>) {
    let Some((scheme, rest)) = address.split_once("://") else {
        return (address.to_owned(), None);
    };
    let end = rest.find('/').unwrap_or(rest.len());
    let credentials = rest[..end].split_once('@').and_then(|(user, _)| user.split_once(':'));
    match credentials {
        Some((user, password)) => {
            let host = &rest[user.len() + 1 + password.len()..];
            (format!("{scheme}://{user}{host}"), Some(password))
        }
        None => (address.to_owned(), None),
    }
}

fn run(command: &mut Command, input: &[&[u8]]) -> Result<Output> {
    let output = output(command, input)?;
    if output.status.success() {
        return Ok(output);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().find(|line| line.to_lowercase().contains("error")).unwrap_or_default();
    Err(Error::unavailable(format!(
        "{} failed. The database is unchanged; it says: {said}",
        command.get_program().display()
    )))
}

fn output(command: &mut Command, input: &[&[u8]]) -> Result<Output> {
    let name = command.get_program().to_owned();
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => Error::unavailable(format!(
            "the program {} is missing. Nothing was changed; install PostgreSQL's client programs \
             (Debian: apt-get install postgresql-client)",
            name.display()
        )),
        _ => Error::unavailable(format!("{}: {error}", name.display())),
    };
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(failed)?;
    if let Some(mut stdin) = child.stdin.take() {
        let written = input.iter().try_for_each(|part| stdin.write_all(part));
        // A program that stops reading says why on its way out, below.
        match written {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => return Err(failed(error)),
            _ => {}
        }
    }
    child.wait_with_output().map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_is_taken_out_of_the_address() {
        for (url, target, password) in [
            ("postgres://ana:p%40ss@h:5/db?a=b", "postgres://ana@h:5/db?a=b", Some("p@ss")),
            ("postgresql://h/db?password=x%20y&a=b", "postgresql://h/db?a=b", Some("x y")),
            ("postgres://ana@h/db", "postgres://ana@h/db?", None),
            ("postgres:///db?host=/run/a@b:c", "postgres:///db?host=/run/a@b:c", None),
        ] {
            let server = Server::of(url);
            assert_eq!(server.target, target);
            assert_eq!(server.password.as_deref(), password);
        }
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut Command::new("no-such-program"), &[]).unwrap_err();
        assert!(error.to_string().contains("no-such-program is missing"), "{error}");
    }
}
