//! Fresh SQLite files.

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, SqliteConnection};
use std::path::{Path, PathBuf};

/// Where a file says how it is to be written (<https://sqlite.org/fileformat2.html>).
const WRITE_VERSION: usize = 18;

/// SQLite refuses to write to the closed file at `path`. As root no right of a file forbids
/// anything, but SQLite writes to no file that asks for a newer way of writing.
pub(crate) fn make_read_only(path: &Path) {
    let mut file = SqliteConnection::establish(&path.display().to_string()).unwrap();
    file.batch_execute("PRAGMA journal_mode = DELETE").unwrap();
    set_write_version(path, 9);
}

/// SQLite writes to it again.
pub(crate) fn make_writable(path: &Path) {
    set_write_version(path, 1);
}

fn set_write_version(path: &Path, version: u8) {
    let mut bytes = std::fs::read(path).unwrap();
    bytes[WRITE_VERSION] = version;
    std::fs::write(path, bytes).unwrap();
}

/// A fresh database file in a folder of its own, which goes when it is dropped.
pub(crate) struct Fresh {
    folder: tempfile::TempDir,
}

impl Fresh {
    /// The file does not exist yet.
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Where the file is.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("parallax.db")
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        format!("sqlite:{}", self.path().display())
    }
}
