//! The address of a database: which of the two it is, decided by the scheme alone.

use super::{Error, Result};
use std::path::{Path, PathBuf};

/// Where the database is. Never printed: the address of a server holds a password.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// A file.
    Sqlite(PathBuf),
    /// A server, as libpq reads it.
    Postgres(String),
}

impl Address {
    /// # Errors
    /// [`Error::Url`], for anything but `sqlite:PATH` in a folder that exists,
    /// `postgres://…` and `postgresql://…`.
    pub(super) fn parse(url: &str) -> Result<Self> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        match url.strip_prefix("sqlite:") {
            Some(path) => sqlite(path),
            None => Err(Error::Url { reason: unknown(url) }),
        }
    }
}

fn sqlite(path: &str) -> Result<Address> {
    let refuse = |reason: String| Err(Error::Url { reason });
    // SQLite reads these two as something else than a file of that name.
    if path.is_empty() || path == ":memory:" || path.starts_with("file:") {
        return refuse(format!(
            "\"sqlite:{path}\" names no file; write sqlite:PATH, such as sqlite:parallax.db"
        ));
    }
    let path = Path::new(path);
    let folder = folder_of(path);
    if !folder.is_dir() {
        return refuse(format!(
            "the folder {} of the database does not exist; make it, or name another",
            folder.display()
        ));
    }
    if path.is_dir() {
        return refuse(format!(
            "{} is a folder; name a file in it, such as sqlite:{}",
            path.display(),
            path.join("parallax.db").display()
        ));
    }
    Ok(Address::Sqlite(path.to_owned()))
}

/// The folder that a file is in.
pub(super) fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The text may hold a password: only its scheme is repeated.
fn unknown(url: &str) -> String {
    let right = "write sqlite:PATH for a file, or postgres://USER:PASSWORD@HOST/DATABASE";
    match url.split_once("://") {
        Some((scheme, _)) => {
            format!("databases of the kind \"{scheme}\" are not supported; {right}")
        }
        None => format!("the address of the database does not say its kind; {right}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(url: &str) -> String {
        match Address::parse(url) {
            Err(Error::Url { reason }) => reason,
            _ => panic!("\"{url}\" was taken"),
        }
    }

    #[test]
    fn the_scheme_decides() {
        let file = Address::parse("sqlite:parallax.db").ok();
        assert!(file == Some(Address::Sqlite(PathBuf::from("parallax.db"))));
        for url in ["postgres://localhost/parallax", "postgresql:///parallax?host=/run"] {
            assert!(Address::parse(url).ok() == Some(Address::Postgres(url.to_owned())));
        }
    }

    #[test]
    fn anything_else_is_told_what_would_be_right() {
        for url in ["", "parallax.db", "/var/lib/parallax.db", "sqlite:", "sqlite::memory:"] {
            assert!(refused(url).contains("sqlite:PATH"), "{url}");
        }
        assert!(refused("sqlite:/no/such/folder/x.db").contains("/no/such/folder"));
        assert!(refused("sqlite:/tmp").contains("sqlite:/tmp/parallax.db"));
    }

    #[test]
    fn a_password_is_not_repeated() {
        let reason = refused("mysql://ana:secret@host/db");
        assert!(reason.contains("mysql") && !reason.contains("secret"));
    }
}
