//! A file on its way: it lies beside its place until it is known to be right.

use super::manifest::File;
use super::{Error, Weights, sha256};
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

impl Weights {
    pub(super) fn part(&self, file: &File) -> PathBuf {
        self.folder.join(format!("{}.part", file.path))
    }
}

/// Moves `part` to `place` if it is `file`; discards it if it is not.
///
/// The move is atomic and the bytes are on the disk before it: whoever finds
/// the place filled finds the right file.
pub(super) fn publish(part: &Path, place: &Path, origin: &str, file: &File) -> Result<(), Error> {
    let found = sha256(part)?;
    if found != file.sha256 {
        fs::remove_file(part).map_err(Error::at(part))?;
        let (origin, path) = (origin.to_owned(), file.path.clone());
        return Err(Error::WrongDownload { origin, path, expected: file.sha256.clone(), found });
    }
    let written = fs::File::options().write(true).open(part).map_err(Error::at(part))?;
    written.sync_all().map_err(Error::at(part))?;
    fs::rename(part, place).map_err(Error::at(place))
}

/// How many bytes of it are there.
pub(super) fn length(part: &Path) -> Result<u64, Error> {
    match fs::metadata(part) {
        Ok(metadata) => Ok(metadata.len()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
        Err(error) => Err(Error::at(part)(error)),
    }
}

/// The file to write to, kept up to byte `from` and emptied after it.
pub(super) fn open(part: &Path, from: u64) -> Result<fs::File, Error> {
    let file = fs::File::options().append(true).create(true).open(part).map_err(Error::at(part))?;
    file.set_len(from).map_err(Error::at(part))?;
    Ok(file)
}

/// Copies to the end of `reader`, telling how far it came. `failed` names what
/// could not be read; a failure to write is an [`Error::Io`] of `part`.
pub(super) fn append(
    reader: &mut dyn Read,
    part: &Path,
    from: u64,
    reach: &mut dyn FnMut(u64),
    failed: &dyn Fn(io::Error) -> Error,
) -> Result<u64, Error> {
    let mut file = open(part, from)?;
    let mut buffer = vec![0; 1 << 16];
    let mut position = from;
    loop {
        reach(position);
        let count = match reader.read(&mut buffer) {
            Ok(0) => return Ok(position),
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(failed(error)),
        };
        file.write_all(&buffer[..count]).map_err(Error::at(part))?;
        position += count as u64;
    }
}
