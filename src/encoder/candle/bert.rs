//! BERT's forward pass over a chunk of texts without padding.
//!
//! Devlin et al. 2019, "BERT: Pre-training of Deep Bidirectional Transformers";
//! pooling and normalisation as in Reimers & Gurevych 2019, "Sentence-BERT".
//! All tokens of a chunk stand under one another in one tall matrix, so the
//! large products run once per layer; only attention looks at each text alone.
//! Hence no padding, no mask, and no text that changes another's vector.

use super::tokens::Tokens;
use crate::encoder::Error;
use candle_core::{D, DType, Device, Module, Result, Tensor};
use candle_nn::ops::softmax_last_dim;
use candle_nn::{Embedding, LayerNorm, Linear, VarBuilder, embedding, layer_norm, linear};
use serde::Deserialize;
use std::ops::Range;

/// The fields of `config.json` that shape the network.
#[derive(Deserialize)]
struct Config {
    hidden_size: usize,
    intermediate_size: usize,
    layer_norm_eps: f64,
    max_position_embeddings: usize,
    num_attention_heads: usize,
    num_hidden_layers: usize,
    vocab_size: usize,
}

pub(super) struct Bert {
    words: Embedding,
    /// Position and segment embeddings, added up: every text is one segment.
    places: Tensor,
    norm: LayerNorm,
    layers: Vec<Layer>,
    dimension: usize,
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
        let positions = embeddings
            .pp("position_embeddings")
            .get((config.max_position_embeddings, width), "weight")?;
        let segments = embeddings.pp("token_type_embeddings").get((2, width), "weight")?;
        let layers = tensors.pp("encoder.layer");
        Ok(Self {
            words: embedding(config.vocab_size, width, embeddings.pp("word_embeddings"))?,
            places: positions.broadcast_add(&segments.narrow(0, 0, 1)?)?,
            norm: layer_norm(width, config.layer_norm_eps, embeddings.pp("LayerNorm"))?,
            layers: (0..config.num_hidden_layers)
                .map(|index| Layer::new(config, &layers.pp(index)))
                .collect::<Result<_>>()?,
            dimension: width,
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
        spans.iter().map(|span| pool(&rows(&states, span)?)).collect()
    }

    fn embed(&self, texts: &[Tokens]) -> Result<Tensor> {
        let words = self.words.forward(&Tensor::new(texts.concat(), &Device::Cpu)?)?;
        let places = texts
            .iter()
            .map(|tokens| self.places.narrow(0, 0, tokens.len()))
            .collect::<Result<Vec<_>>>()?;
        self.norm.forward(&(words + Tensor::cat(&places, 0)?)?)
    }
}

struct Layer {
    /// Query, key and value in one product; the query is already scaled.
    attention_in: Linear,
    attention_out: Linear,
    attention_norm: LayerNorm,
    feed_in: Linear,
    feed_out: Linear,
    feed_norm: LayerNorm,
    heads: usize,
}

impl Layer {
    fn new(config: &Config, tensors: &VarBuilder<'_>) -> Result<Self> {
        let (width, inner) = (config.hidden_size, config.intermediate_size);
        let norm = |name| layer_norm(width, config.layer_norm_eps, tensors.pp(name));
        let heads = config.num_attention_heads;
        Ok(Self {
            attention_in: attention_in(width, heads, &tensors.pp("attention.self"))?,
            attention_out: linear(width, width, tensors.pp("attention.output.dense"))?,
            attention_norm: norm("attention.output.LayerNorm")?,
            feed_in: linear(width, inner, tensors.pp("intermediate.dense"))?,
            feed_out: linear(inner, width, tensors.pp("output.dense"))?,
            feed_norm: norm("output.LayerNorm")?,
            heads,
        })
    }

    fn forward(&self, states: &Tensor, spans: &[Range<usize>]) -> Result<Tensor> {
        let attended = self.attention_out.forward(&self.attend(states, spans)?)?;
        let states = self.attention_norm.forward(&(attended + states)?)?;
        let fed = self.feed_out.forward(&self.feed_in.forward(&states)?.gelu_erf()?)?;
        self.feed_norm.forward(&(fed + states)?)
    }

    /// softmax(QKᵀ/√d)·V of each head within each text (Vaswani et al. 2017, formula 1).
    fn attend(&self, states: &Tensor, spans: &[Range<usize>]) -> Result<Tensor> {
        let (tokens, width) = states.dims2()?;
        let heads = self.heads;
        let projected = self.attention_in.forward(states)?;
        let projected = projected.reshape((tokens, 3 * heads, width / heads))?;
        let attended = spans
            .iter()
            .map(|span| {
                let text = rows(&projected, span)?.transpose(0, 1)?;
                let [query, key, value] = [0, 1, 2].map(|part| text.narrow(0, part * heads, heads));
                let weights = softmax_last_dim(&query?.matmul(&key?.t()?)?)?;
                weights.matmul(&value?)?.transpose(0, 1)
            })
            .collect::<Result<Vec<_>>>()?;
        Tensor::cat(&attended, 0)?.reshape((tokens, width))
    }
}

/// The three input projections as one, the query divided by √(width of a head).
fn attention_in(width: usize, heads: usize, tensors: &VarBuilder<'_>) -> Result<Linear> {
    let scale = 1.0 / ((width / heads) as f64).sqrt();
    let part = |name: &str, scale: f64| -> Result<(Tensor, Tensor)> {
        let part = linear(width, width, tensors.pp(name))?;
        let bias = part.bias().map_or_else(
            || Tensor::zeros(width, DType::F32, &Device::Cpu),
            |bias| Ok(bias.clone()),
        )?;
        Ok(((part.weight() * scale)?, (bias * scale)?))
    };
    let (query, key, value) = (part("query", scale)?, part("key", 1.0)?, part("value", 1.0)?);
    let weight = Tensor::cat(&[query.0, key.0, value.0], 0)?;
    let bias = Tensor::cat(&[query.1, key.1, value.1], 0)?;
    Ok(Linear::new(weight, Some(bias)))
}

/// The mean over a text's tokens, at unit length.
fn pool(states: &Tensor) -> Result<Vec<f32>> {
    let mean = states.mean(0)?;
    let length = mean.sqr()?.sum(D::Minus1)?.sqrt()?;
    mean.broadcast_div(&length)?.to_vec1()
}

fn rows(states: &Tensor, span: &Range<usize>) -> Result<Tensor> {
    states.narrow(0, span.start, span.len())
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
