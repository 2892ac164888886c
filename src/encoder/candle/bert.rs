//! BERT's forward pass over a chunk of texts without padding.
//!
//! Devlin et al. 2019, "BERT: Pre-training of Deep Bidirectional Transformers";
//! pooling and normalisation as in Reimers & Gurevych 2019, "Sentence-BERT".
//! All tokens of a chunk stand under one another in one tall matrix, so the
//! large products run once per layer; only attention looks at each text alone.
//! Hence no padding, no mask, and no text that changes another's vector.

use super::fused::AddNorm;
use super::layer::Layer;
use crate::encoder::Error;
use crate::encoder::tokens::Tokens;
use candle_core::{D, DType, Device, Result, Tensor};
use candle_nn::VarBuilder;
use serde::Deserialize;

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

    /// The unit vector of each text. Texts of one length should be neighbours.
    pub(super) fn encode(&self, texts: &[Tokens]) -> Result<Vec<Vec<f32>>> {
        let groups = groups(texts);
        let mut states = self.embed(texts)?;
        for layer in &self.layers {
            states = layer.forward(&states, &groups)?;
        }
        let vectors = groups.iter().map(|group| pool(&states, group));
        Ok(vectors.collect::<Result<Vec<_>>>()?.concat())
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

/// Neighbouring texts of one length: what has one shape goes through attention at once.
pub(super) struct Group {
    /// The first of its rows in the tall matrix.
    start: usize,
    /// How many texts.
    pub(super) texts: usize,
    /// Tokens of each text.
    pub(super) length: usize,
}

impl Group {
    pub(super) fn rows(&self, states: &Tensor) -> Result<Tensor> {
        states.narrow(0, self.start, self.texts * self.length)
    }
}

fn groups(texts: &[Tokens]) -> Vec<Group> {
    let mut start = 0;
    let next = |texts: &[Tokens]| {
        let group = Group { start, texts: texts.len(), length: texts[0].len() };
        start += group.texts * group.length;
        group
    };
    texts.chunk_by(|a, b| a.len() == b.len()).map(next).collect()
}

/// The mean over each text's tokens, at unit length.
fn pool(states: &Tensor, group: &Group) -> Result<Vec<Vec<f32>>> {
    let means = group.rows(states)?.reshape((group.texts, group.length, ()))?.mean(1)?;
    let lengths = means.sqr()?.sum_keepdim(D::Minus1)?.sqrt()?;
    means.broadcast_div(&lengths)?.to_vec2()
}
