//! Opens the encoder together with the same-strategy model that was fitted to it.

use crate::analysis::sentences::SameStrategyModel;
use crate::encoder::{self, Encoder, EngineChoice, Weights};
use std::path::Path;

/// An encoder ready to use.
pub struct Encoding {
    /// The engine.
    pub encoder: Box<dyn Encoder>,
    /// What turns its vectors into same-strategy chances.
    pub model: SameStrategyModel,
    /// SHA-256 of its weights.
    pub model_sha256: String,
}

impl Encoding {
    /// Loads and checks the weights in `folder`, or in the user's cache.
    ///
    /// # Errors
    /// [`encoder::Error::Missing`] without weights: analyse the rankings alone then.
    /// Any other error says that the weights are there and wrong.
    pub fn open(choice: EngineChoice, folder: Option<&Path>) -> Result<Self, encoder::Error> {
        let weights = Weights::locate(folder.map(Path::to_owned))?;
        let encoder = encoder::load(choice, &weights)?;
        let model_sha256 = weights.model_sha256().to_owned();
        Ok(Self { encoder, model: SameStrategyModel::shipped()?, model_sha256 })
    }
}
