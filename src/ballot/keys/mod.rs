//! The key directory: private keys as files, one pair per open round, and some prepared
//! ahead (making an RSA key takes about a second). Never in the database, never in a
//! backup. Several processes may share the directory.
//!
//! A pair is a folder of two files. The issuer key is made ahead, in `ready/…`. The seal
//! key, which opens ballots, is made when the round opens and at no other time, so that no
//! copy of the directory from before can hold it. A folder can't be renamed onto one that
//! is not empty: that rename gives a pair to a round that has none, without locks, and
//! no two processes get different ideas of whose pair it is.

mod pair;
#[cfg(test)]
mod tests;

use super::{Error, IssuerKey, Result, SealKey};
use crate::domain::RoundId;
use std::fs::{self, DirBuilder};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

/// How many pairs are kept ready.
pub const READY: usize = 2;

/// The private keys of one round.
#[derive(Debug)]
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
        let directory = Self { path: path.to_owned() };
        let ready = directory.ready();
        let make = DirBuilder::new().recursive(true).mode(0o700).create(path);
        make.map_err(|source| at(path, source))?;
        let mode = fs::metadata(path).map_err(|source| at(path, source))?.permissions().mode();
        if mode & 0o077 != 0 {
            let reason = format!(
                "others than its owner may enter it (mode {:o}); nothing was read or written; \
                 run: chmod 700 on it, and replace keys that others may have read",
                mode & 0o777
            );
            return Err(at(path, io::Error::new(ErrorKind::PermissionDenied, reason)));
        }
        let make = DirBuilder::new().recursive(true).mode(0o700).create(&ready);
        make.map_err(|source| at(&ready, source))?;
        Ok(directory)
    }

    /// Makes issuer keys until [`READY`] are there. How many were made.
    pub fn prepare(&self) -> Result<usize> {
        let missing = READY.saturating_sub(self.prepared()?.len());
        for _ in 0..missing {
            self.make()?;
        }
        Ok(missing)
    }

    /// Gives the round a pair of its own: a prepared issuer key, else a new one, and a new
    /// seal key. A round that has a pair keeps it.
    pub fn assign(&self, round: &RoundId) -> Result<RoundKeys> {
        let home = self.home(round);
        loop {
            match self.load(round) {
                Err(Error::NoKeys { .. }) => (),
                found => return found,
            }
            let taken = match self.prepared()?.pop() {
                Some(prepared) => prepared,
                None => self.make()?,
            };
            let whole = self.path.join(format!("making-{}", random_name()?));
            match fs::rename(&taken, &whole) {
                Ok(()) => pair::sync(&self.ready())?,
                // Another process took this one.
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(at(&whole, error)),
            }
            pair::write_seal(&whole, &SealKey::generate()?)?;
            match fs::rename(&whole, &home) {
                Ok(()) => pair::sync(&self.path)?,
                // Another process gave this round a pair.
                Err(error) if is_occupied(&error) => pair::destroy(&whole)?,
                Err(error) => return Err(at(&home, error)),
            }
            return self.load(round);
        }
    }

    /// The round's keys. [`Error::NoKeys`] when there are none, or not both.
    pub fn load(&self, round: &RoundId) -> Result<RoundKeys> {
        pair::read(&self.home(round))?.ok_or_else(|| Error::NoKeys {
            directory: self.path.display().to_string(),
            round: round.as_str().to_owned(),
        })
    }

    /// Overwrites and deletes the round's keys; fine when they are gone. On a medium
    /// that writes elsewhere than told (SSD, copy on write) the overwriting is a wish.
    pub fn destroy(&self, round: &RoundId) -> Result<()> {
        pair::destroy(&self.home(round))?;
        pair::sync(&self.path)
    }

    /// The rounds that have keys here, sorted.
    pub fn rounds(&self) -> Result<Vec<RoundId>> {
        let names = pair::names(&self.path)?;
        let rounds = names.iter().filter_map(|name| name.to_str());
        Ok(rounds.filter_map(|name| RoundId::parse(name).ok()).collect())
    }

    fn home(&self, round: &RoundId) -> PathBuf {
        self.path.join(round.as_str())
    }

    fn ready(&self) -> PathBuf {
        self.path.join("ready")
    }

    fn prepared(&self) -> Result<Vec<PathBuf>> {
        let ready = self.ready();
        Ok(pair::names(&ready)?.into_iter().map(|name| ready.join(name)).collect())
    }

    /// Makes one issuer key and puts it to the prepared ones. What a process that dies in here
    /// leaves behind (`making-…`) belongs to no round, ever.
    fn make(&self) -> Result<PathBuf> {
        let issuer = IssuerKey::generate()?;
        let name = random_name()?;
        let making = self.path.join(format!("making-{name}"));
        pair::write_issuer(&making, &issuer)?;
        let prepared = self.ready().join(name);
        fs::rename(&making, &prepared).map_err(|source| at(&prepared, source))?;
        pair::sync(&self.ready())?;
        pair::sync(&self.path)?;
        Ok(prepared)
    }
}

fn random_name() -> Result<String> {
    let mut bytes = [0; 10];
    getrandom::fill(&mut bytes)?;
    Ok(data_encoding::HEXLOWER.encode(&bytes))
}

fn is_occupied(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists)
}

fn at(path: &Path, source: io::Error) -> Error {
    Error::KeyFile { path: path.display().to_string(), source }
}
