//! One pair of keys as a folder of two files: written, read, destroyed. It must not
//! know rounds.

use super::{RoundKeys, at};
use crate::ballot::{IssuerKey, Result, SealKey};
use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;
use zeroize::Zeroizing;

/// PKCS #8 (DER).
const ISSUER: &str = "issuer";
/// 32 bytes.
const SEAL: &str = "seal";

/// Writes the first half of a pair into a folder that must not exist yet, down to the
/// disk. The modes are given when the files are made: a umask can only take more away.
pub(super) fn write_issuer(folder: &Path, issuer: &IssuerKey) -> Result<()> {
    let made = DirBuilder::new().mode(0o700).create(folder);
    made.map_err(|source| at(folder, source))?;
    write_file(&folder.join(ISSUER), issuer.to_der()?.as_bytes())?;
    sync(folder)
}

/// Writes the second half.
pub(super) fn write_seal(folder: &Path, seal: &SealKey) -> Result<()> {
    write_file(&folder.join(SEAL), &*seal.to_bytes())?;
    sync(folder)
}

fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let write = || {
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|source| at(path, source))
}

/// Reads a pair; `None` unless both files are there.
pub(super) fn read(folder: &Path) -> Result<Option<RoundKeys>> {
    let Some(issuer) = read_file(&folder.join(ISSUER))? else { return Ok(None) };
    let Some(seal) = read_file(&folder.join(SEAL))? else { return Ok(None) };
    let issuer = IssuerKey::from_der(&issuer)?;
    Ok(Some(RoundKeys { issuer, seal: SealKey::from_bytes(&seal)? }))
}

fn read_file(path: &Path) -> Result<Option<Zeroizing<Vec<u8>>>> {
    let read = || {
        let mut file = File::open(path)?;
        // Its whole size at once: growing would leave copies behind in memory.
        let size = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)?;
        let mut bytes = Zeroizing::new(vec![0; size]);
        file.read_exact(&mut bytes)?;
        Ok(bytes)
    };
    missing_is_none(read()).map_err(|source| at(path, source))
}

/// Overwrites and deletes every file of the folder, then the folder. Another process may
/// be doing the same.
pub(super) fn destroy(folder: &Path) -> Result<()> {
    let listed = missing_is_none(list(folder)).map_err(|source| at(folder, source))?;
    let Some(names) = listed else { return Ok(()) };
    for name in names {
        let path = folder.join(name);
        missing_is_none(erase(&path)).map_err(|source| at(&path, source))?;
    }
    let remove = || {
        File::open(folder)?.sync_all()?;
        fs::remove_dir(folder)
    };
    missing_is_none(remove()).map_err(|source| at(folder, source))?;
    Ok(())
}

fn erase(path: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    let size = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)?;
    file.write_all(&vec![0; size])?;
    file.sync_all()?;
    fs::remove_file(path)
}

/// The names in a folder, sorted.
pub(super) fn names(folder: &Path) -> Result<Vec<OsString>> {
    list(folder).map_err(|source| at(folder, source))
}

fn list(folder: &Path) -> io::Result<Vec<OsString>> {
    let mut names = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.file_name()))
        .collect::<io::Result<Vec<_>>>()?;
    names.sort_unstable();
    Ok(names)
}

/// Makes the folder's names durable.
pub(super) fn sync(folder: &Path) -> Result<()> {
    let synced = File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(|source| at(folder, source))
}

fn missing_is_none<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
