//! What can go wrong between a sentence and its vector.

use std::io;
use std::path::PathBuf;

/// Why there are no vectors, and what would help.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The name is no engine's.
    #[error("there is no encoder {name:?}; use one of auto, candle, rust-bert")]
    UnknownEngine {
        /// What was asked for.
        name: String,
    },
    /// The engine exists but was left out of this program.
    #[error(
        "the encoder {engine} is not built into this program; \
         build it in with `cargo build --release --features {engine}`, or use `--encoder auto`"
    )]
    NotBuiltIn {
        /// Which engine; also the name of its feature.
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
}
