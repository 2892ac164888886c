//! Opening a database by its address, and transactions.

use super::{Error, Result};

/// One connection, to either database. (A diesel MultiConnection.)
pub struct Connection;

/// A pool of connections to one database.
#[derive(Clone)]
pub struct Store;

impl Store {
    /// Opens the database at `url` and brings its schema up to date.
    /// `sqlite:PATH` (made when missing; its folder must exist) or `postgres://…`.
    ///
    /// # Errors
    /// [`Error::Url`] for another address, [`Error::NewerSchema`], [`Error::Unavailable`].
    pub fn open(url: &str) -> Result<Self> {
        let _ = url;
        todo!()
    }

    /// Runs `work` in a transaction that only reads.
    ///
    /// # Errors
    /// Those of `work`, and [`Error::Unavailable`].
    pub fn read<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&mut Connection) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let _ = work;
        todo!()
    }

    /// Runs `work` in a transaction that may write: all of it is kept, durably, or none.
    /// `BEGIN IMMEDIATE` on SQLite.
    ///
    /// # Errors
    /// Those of `work`, and [`Error::Unavailable`].
    pub fn write<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&mut Connection) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let _ = work;
        todo!()
    }

    /// Whether the database answers.
    pub fn is_ready(&self) -> bool {
        todo!()
    }

    /// Removes from the files what rows deleted from `ballot` and `invitation` left
    /// behind. SQLite: VACUUM and WAL truncated; PostgreSQL: VACUUM FULL of the two.
    pub fn compact(&self) -> Result<()> {
        todo!()
    }
}
