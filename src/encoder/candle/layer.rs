//! One layer of BERT: attention within each text, then a feed-forward step.

use super::bert::{Config, Group, norm};
use super::fused::{AddNorm, BiasThen, gelu};
use candle_core::{Result, Tensor};
use candle_nn::VarBuilder;
use candle_nn::ops::softmax_last_dim;

pub(super) struct Layer {
    /// Query, key and value in one product; the query is already scaled.
    attention_in: Tensor,
    attention_bias: Tensor,
    attention_out: Tensor,
    attention_norm: Tensor,
    feed_in: Tensor,
    feed_bias: Tensor,
    feed_out: Tensor,
    feed_norm: Tensor,
    heads: usize,
    add_norm: AddNorm,
}

impl Layer {
    pub(super) fn new(config: &Config, tensors: &VarBuilder<'_>) -> Result<Self> {
        let (width, inner) = (config.hidden_size, config.intermediate_size);
        let attention = tensors.pp("attention");
        let (attention_in, attention_bias) = attention_in(config, &attention.pp("self"))?;
        let (attention_out, attention_out_bias) =
            linear(width, width, &attention.pp("output.dense"))?;
        let (feed_in, feed_bias) = linear(width, inner, &tensors.pp("intermediate.dense"))?;
        let (feed_out, feed_out_bias) = linear(inner, width, &tensors.pp("output.dense"))?;
        Ok(Self {
            attention_in,
            attention_bias,
            attention_out,
            attention_norm: norm(&attention_out_bias, &attention.pp("output.LayerNorm"))?,
            feed_in,
            feed_bias,
            feed_out,
            feed_norm: norm(&feed_out_bias, &tensors.pp("output.LayerNorm"))?,
            heads: config.num_attention_heads,
            add_norm: AddNorm { epsilon: config.layer_norm_eps },
        })
    }

    /// The next states of all tokens; `groups` says which rows are one text.
    pub(super) fn forward(&self, states: &Tensor, groups: &[Group]) -> Result<Tensor> {
        let attended = self.attend(states, groups)?.matmul(&self.attention_out)?;
        attended.inplace_op3(states, &self.attention_norm, &self.add_norm)?;
        let inner = attended.matmul(&self.feed_in)?;
        inner.inplace_op2(&self.feed_bias, &BiasThen(gelu))?;
        let fed = inner.matmul(&self.feed_out)?;
        fed.inplace_op3(&attended, &self.feed_norm, &self.add_norm)?;
        Ok(fed)
    }

    /// softmax(QKᵀ/√d)·V of each head within each text (Vaswani et al. 2017, formula 1).
    fn attend(&self, states: &Tensor, groups: &[Group]) -> Result<Tensor> {
        let width = states.dim(1)?;
        let heads = self.heads;
        let projected = states.matmul(&self.attention_in)?;
        projected.inplace_op2(&self.attention_bias, &BiasThen(|value| value))?;
        let attend_within = |group: &Group| {
            let text = group.rows(&projected)?;
            let text = text.reshape((group.texts, group.length, 3 * heads, width / heads))?;
            let text = text.transpose(1, 2)?;
            let part = |index| text.narrow(1, index * heads, heads)?.contiguous();
            let weights = softmax_last_dim(&part(0)?.matmul(&part(1)?.t()?)?)?;
            weights.matmul(&part(2)?)?.transpose(1, 2)?.reshape((group.texts * group.length, width))
        };
        let attended = groups.iter().map(attend_within).collect::<Result<Vec<_>>>()?;
        Tensor::cat(&attended, 0)
    }
}

/// The three input projections as one, the query divided by √(width of a head).
fn attention_in(config: &Config, tensors: &VarBuilder<'_>) -> Result<(Tensor, Tensor)> {
    let width = config.hidden_size;
    let scale = ((width / config.num_attention_heads) as f64).sqrt().recip();
    let (query, query_bias) = linear(width, width, &tensors.pp("query"))?;
    let (key, key_bias) = linear(width, width, &tensors.pp("key"))?;
    let (value, value_bias) = linear(width, width, &tensors.pp("value"))?;
    let weight = Tensor::cat(&[(query * scale)?, key, value], 1)?;
    Ok((weight, Tensor::cat(&[(query_bias * scale)?, key_bias, value_bias], 0)?))
}

/// Weight (`inputs` × `outputs`) and bias of a product.
fn linear(inputs: usize, outputs: usize, tensors: &VarBuilder<'_>) -> Result<(Tensor, Tensor)> {
    let weight = tensors.get((outputs, inputs), "weight")?.t()?.contiguous()?;
    Ok((weight, tensors.get(outputs, "bias")?))
}
