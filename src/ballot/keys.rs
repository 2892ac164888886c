//! The key directory: private keys as files, one pair of files per open round, and
//! some prepared ahead (making an RSA key takes about a second). Never in the database,
//! never in a backup. Several processes may share the directory.

use super::{IssuerKey, Result, SealKey};
use crate::domain::RoundId;
use std::path::{Path, PathBuf};

/// How many pairs are kept ready.
pub const READY: usize = 2;

/// The private keys of one round.
pub struct RoundKeys {
    /// Signs permits.
    pub issuer: IssuerKey,
    /// Opens boxes.
    pub seal: SealKey,
}

/// A directory of keys, mode 0700; its files have mode 0600.
#[derive(Debug, Clone)]
pub struct KeyDirectory {
    path: PathBuf,
}

impl KeyDirectory {
    /// Opens the directory, making it when missing.
    ///
    /// # Errors
    /// It can't be made, or others than its owner may enter it.
    pub fn open(path: &Path) -> Result<Self> {
        todo!()
    }

    /// Makes pairs until [`READY`] are there. How many were made.
    pub fn prepare(&self) -> Result<usize> {
        todo!()
    }

    /// Gives the round a pair of its own: a prepared one, else a new one. A round that
    /// has one keeps it.
    pub fn assign(&self, round: &RoundId) -> Result<RoundKeys> {
        todo!()
    }

    /// The round's keys. [`super::Error::NoKeys`] when there are none.
    pub fn load(&self, round: &RoundId) -> Result<RoundKeys> {
        todo!()
    }

    /// Overwrites and deletes the round's keys; fine when they are gone.
    pub fn destroy(&self, round: &RoundId) -> Result<()> {
        todo!()
    }

    /// The rounds that have keys here.
    pub fn rounds(&self) -> Result<Vec<RoundId>> {
        todo!()
    }
}
