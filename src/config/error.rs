//! What can be wrong with the settings file.

use std::path::PathBuf;

/// Why there are no settings.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file that was named can't be read.
    #[error("the settings file {} could not be read", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is not TOML.
    #[error("{}, line {line}: {reason}", path.display())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// What the parser says.
        reason: String,
    },
    /// No setting has this name.
    #[error(
        "{}, line {line}: there is no setting \"{key}\"; did you mean \"{nearest}\"? \
         (parallax serve --help lists them)", path.display()
    )]
    UnknownKey {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// What it says.
        key: String,
        /// The setting whose name is most like it.
        nearest: String,
    },
    /// A value does not fit its setting.
    #[error("{}, line {line}: {key}: {reason}", path.display())]
    Value {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// The setting.
        key: String,
        /// What was found and what would be right.
        reason: String,
    },
    /// A flag or a variable, which clap has checked, does not fit after all.
    #[error(transparent)]
    Arguments(#[from] clap::Error),
}
