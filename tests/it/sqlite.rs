//! Fresh SQLite files.

use std::path::PathBuf;

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
