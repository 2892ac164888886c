//! Opens the encoder together with the same-strategy model that was fitted to it.

use crate::analysis::sentences::SameStrategyModel;
use crate::encoder::{self, Encoder, EngineChoice, Weights};

/// An encoder ready to use.
pub struct Encoding {
    /// The engine, with the adapter in its weights.
    pub encoder: Box<dyn Encoder>,
    /// What turns its vectors into same-strategy chances.
    pub model: SameStrategyModel,
    /// SHA-256 of its weights.
    pub model_sha256: String,
}

/// Why there is no encoder.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The weights or the engine.
    #[error(transparent)]
    Encoder(#[from] encoder::Error),
    /// The calibration that ships with the program is broken.
    #[error("the same-strategy calibration in this program can't be read")]
    Calibration(#[from] serde_json::Error),
    /// The calibration was fitted to other weights.
    #[error("the calibration was fitted to weights {fitted}, but {found} are loaded")]
    OtherWeights {
        /// SHA-256 that the calibration names.
        fitted: String,
        /// SHA-256 of the weights loaded.
        found: String,
    },
}

impl Error {
    /// Whether the weights are simply not there.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Encoder(encoder::Error::Missing { .. }))
    }
}

impl Encoding {
    /// Loads and checks the weights.
    ///
    /// # Errors
    /// [`Error::is_missing`] without weights: analyse the rankings alone then.
    /// Any other error says that the weights are there and wrong.
    pub fn open(choice: EngineChoice, weights: &Weights) -> Result<Self, Error> {
        let encoder = encoder::load(choice, &weights.adapted())?;
        let model_sha256 = weights.model_sha256().to_owned();
        let model = SameStrategyModel::shipped()?;
        if model.encoder_sha256 != model_sha256 {
            return Err(Error::OtherWeights { fitted: model.encoder_sha256, found: model_sha256 });
        }
        Ok(Self { encoder, model, model_sha256 })
    }
}
