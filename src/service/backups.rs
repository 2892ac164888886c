//! Backups: made, noted, put back. What was deleted since stays in them, so every deletion
//! can name them.

use super::error::Result;
use super::installation::Installation;
use crate::store::{self, backups::Backup};
use std::path::Path;

impl Installation {
    /// Copies the database, without ballots, to the new file `to`, and notes that it exists.
    /// Keys are not in the database, so never in a backup.
    ///
    /// # Errors
    /// `to` exists or can't be written. A copy that can't be noted does not stay.
    pub fn backup(&self, to: &Path) -> Result<()> {
        self.store.backup(to)?;
        let noted = self.note_backup(to);
        if noted.is_err()
            && let Err(error) = std::fs::remove_file(to)
        {
            tracing::error!(%error, "a backup that could not be noted could not be removed");
        }
        noted
    }

    fn note_backup(&self, to: &Path) -> Result<()> {
        let name = to.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let backup = Backup { at: self.now(), name };
        self.store.write(|connection| Ok(store::backups::insert(connection, &backup)?))
    }
}

/// Puts the backup `from` in place of the database at `url`.
///
/// # Errors
/// The file is no backup of Parallax, or of a newer one; the database is in use.
pub fn restore(url: &str, from: &Path) -> Result<()> {
    Ok(store::backups::restore(url, from)?)
}
