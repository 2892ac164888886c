//! The default engine: `MiniLM` in pure Rust on candle.
//!
//! It knows no file: [`super::weights`] gives it bytes.

mod bert;
mod fused;
mod layer;

use super::tokens::{Tokenizer, Tokens};
use super::workers::{Network, Workers, cores};
use super::{Encoder, Error, Matrix, Weights};
use bert::Bert;
use std::sync::Arc;

/// `MiniLM` on candle. See [`Encoder`].
pub struct Candle(Workers<Arc<Bert>>);

impl Candle {
    /// Loads tokenizer and weights.
    ///
    /// # Errors
    /// When a file is missing or not the one the manifest names, or cannot be
    /// understood.
    pub fn load(weights: &Weights) -> Result<Self, Error> {
        let tokenizer = Tokenizer::parse(&weights.read("tokenizer.json")?)?;
        let bert = Bert::parse(&weights.read("config.json")?, &weights.network()?)?;
        let (dimension, bert) = (bert.dimension(), Arc::new(bert));
        Ok(Self(Workers::new(tokenizer, vec![bert; cores()], dimension, || ())?))
    }
}

impl Network for Arc<Bert> {
    fn encode(&self, texts: &[Tokens]) -> Result<Vec<Vec<f32>>, Error> {
        Bert::encode(self, texts).map_err(Error::engine)
    }
}

impl Encoder for Candle {
    fn id(&self) -> &'static str {
        "candle"
    }

    fn dimension(&self) -> usize {
        self.0.dimension()
    }

    fn encode(&self, texts: &[&str]) -> Result<Matrix, Error> {
        self.0.encode(texts)
    }
}
