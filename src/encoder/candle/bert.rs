//! BERT's forward pass over a chunk of texts without padding.
//!
//! Devlin et al. 2019, "BERT: Pre-training of Deep Bidirectional Transformers";
//! pooling and normalisation as in Reimers & Gurevych 2019, "Sentence-BERT".
//! All tokens of a chunk stand under one another in one tall matrix, so the
//! large products run once per layer; only attention looks at each text alone.
//! Hence no padding, no mask, and no text that changes another's vector.

use super::fused::AddNorm;
use super::layer::Layer;
use super::tokens::Tokens;
use crate::encoder::Error;
use candle_core::{D, DType, Device, Result, Tensor};
use candle_nn::VarBuilder;
use serde::Deserialize;
use std::ops::Range;

/// The fields of `config.json` that shape the network.
#[derive(Deserialize)]
pub(super) struct Config {
    pub(super) hidden_size: usize,
    pub(super) intermediate_size: usize,
    pub(super) layer_norm_eps: f32,
    max_position_embeddings: usize,
    pub(super) num_attention_heads: usize,
    num_hidden_layers: usize,
    type_vocab_size: usize,
    vocab_size: usize,
}

pub(super) struct Bert {
    words: Tensor,
    /// Position and segment embeddings, added up: every text is one segment.
    places: Tensor,
    norm: Tensor,
    layers: Vec<Layer>,
    dimension: usize,
    epsilon: f32,
}

impl Bert {
    /// Builds the network from `config.json` and `model.safetensors`.
    pub(super) fn parse(config: &[u8], weights: &[u8]) -> std::result::Result<Self, Error> {
        let config: Config = serde_json::from_slice(config).map_err(Error::engine)?;
        let tensors = VarBuilder::from_slice_safetensors(weights, DType::F32, &Device::Cpu);
        tensors.and_then(|tensors| Self::new(&config, &tensors)).map_err(Error::engine)
    }

    fn new(config: &Config, tensors: &VarBuilder<'_>) -> Result<Self> {
        let width = config.hidden_size;
        let embeddings = tensors.pp("embeddings");
        let table = |name: &str, rows| embeddings.pp(name).get((rows, width), "weight");
        let segments = table("token_type_embeddings", config.type_vocab_size)?;
        let no_bias = Tensor::zeros(width, DType::F32, &Device::Cpu)?;
        let layers = tensors.pp("encoder.layer");
        Ok(Self {
            words: table("word_embeddings", config.vocab_size)?,
            places: table("position_embeddings", config.max_position_embeddings)?
                .broadcast_add(&segments.narrow(0, 0, 1)?)?,
            norm: norm(&no_bias, &embeddings.pp("LayerNorm"))?,
            layers: (0..config.num_hidden_layers)
                .map(|index| Layer::new(config, &layers.pp(index)))
                .collect::<Result<_>>()?,
            dimension: width,
            epsilon: config.layer_norm_eps,
        })
    }

    pub(super) fn dimension(&self) -> usize {
        self.dimension
    }

    /// The unit vector of each text.
    pub(super) fn encode(&self, texts: &[Tokens]) -> Result<Vec<Vec<f32>>> {
        let spans = spans(texts);
        let mut states = self.embed(texts)?;
        for layer in &self.layers {
            states = layer.forward(&states, &spans)?;
        }
        spans.iter().map(|span| pool(&states.narrow(0, span.start, span.len())?)).collect()
    }

    fn embed(&self, texts: &[Tokens]) -> Result<Tensor> {
        let words = self.words.index_select(&Tensor::new(texts.concat(), &Device::Cpu)?, 0)?;
        let places = texts.iter().map(|tokens| self.places.narrow(0, 0, tokens.len()));
        let places = Tensor::cat(&places.collect::<Result<Vec<_>>>()?, 0)?;
        words.inplace_op3(&places, &self.norm, &AddNorm { epsilon: self.epsilon })?;
        Ok(words)
    }
}

/// What [`AddNorm`] takes: the bias of the product before, scale and shift.
pub(super) fn norm(bias: &Tensor, tensors: &VarBuilder<'_>) -> Result<Tensor> {
    let (scale, shift) = (tensors.get(bias.dims(), "weight")?, tensors.get(bias.dims(), "bias")?);
    Tensor::stack(&[bias, &scale, &shift], 0)
}

/// The mean over a text's tokens, at unit length.
fn pool(states: &Tensor) -> Result<Vec<f32>> {
    let mean = states.mean(0)?;
    let length = mean.sqr()?.sum(D::Minus1)?.sqrt()?;
    mean.broadcast_div(&length)?.to_vec1()
}

/// Where each text's rows lie in the tall matrix.
fn spans(texts: &[Tokens]) -> Vec<Range<usize>> {
    let mut end = 0;
    let next = |tokens: &Tokens| {
        let start = end;
        end += tokens.len();
        start..end
    };
    texts.iter().map(next).collect()
}
