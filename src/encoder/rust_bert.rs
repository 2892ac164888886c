//! The second engine: `MiniLM` as rust-bert builds it on libtorch. Feature `rust-bert`.
//!
//! Only rust-bert's network is used: its pipeline cuts words by rules of its own and opens
//! files by itself. Here both engines get the same word pieces, and the bytes that
//! [`super::weights`] has checked.

use super::tokens::{Tokenizer, Tokens};
use super::workers::{Network, Workers, cores};
use super::{Encoder, Error, Matrix, Weights};
use candle_core::safetensors::SliceSafetensors;
use rust_bert::RustBertError;
use rust_bert::bert::{BertConfig, BertForSentenceEmbeddings};
use std::collections::BTreeMap;
use std::iter::repeat_n;
use std::sync::{Mutex, PoisonError};
use tch::nn::VarStore;
use tch::{Device, Kind, TchError, Tensor, no_grad};

/// `MiniLM` on libtorch. See [`Encoder`].
pub struct RustBert(Workers<Mutex<Bert>>);

impl RustBert {
    /// Loads tokenizer and weights.
    ///
    /// # Errors
    /// When a file is missing or not the one the manifest names, or cannot be
    /// understood.
    pub fn load(weights: &Weights) -> Result<Self, Error> {
        let tokenizer = Tokenizer::parse(&weights.read("tokenizer.json")?)?;
        let config = weights.read("config.json")?;
        let config: BertConfig = serde_json::from_slice(&config).map_err(Error::engine)?;
        alone();
        let networks = networks(&config, &weights.network()?)?;
        Ok(Self(Workers::new(tokenizer, networks, config.hidden_size as usize, alone)?))
    }
}

impl Encoder for RustBert {
    fn id(&self) -> &'static str {
        "rust-bert"
    }

    fn dimension(&self) -> usize {
        self.0.dimension()
    }

    fn encode(&self, texts: &[&str]) -> Result<Matrix, Error> {
        self.0.encode(texts)
    }
}

/// Has libtorch use no thread but the one that calls. It would share a matrix out over threads
/// that spin while they wait; with other work on the machine that takes ten times as long.
/// Ours are one per core already.
fn alone() {
    tch::set_num_threads(1);
}

/// A network per core. One may not be used by two threads, so each is its own; they share
/// the numbers.
fn networks(config: &BertConfig, weights: &[u8]) -> Result<Vec<Mutex<Bert>>, Error> {
    let file = SliceSafetensors::new(weights).map_err(Error::engine)?;
    let mut shared = BTreeMap::new();
    let network = |_| {
        let store = VarStore::new(Device::Cpu);
        let bert = BertForSentenceEmbeddings::new(store.root(), config);
        for (name, mut variable) in store.variables().into_iter().collect::<BTreeMap<_, _>>() {
            if !shared.contains_key(&name) {
                shared.insert(name.clone(), tensor(&file, &name, &variable.size())?);
            }
            variable.f_set_data(&shared[&name]).map_err(Error::engine)?;
        }
        Ok(Mutex::new(Bert(bert)))
    };
    (0..cores()).map(network).collect()
}

/// The tensor called `name`, which must have the `shape` that the network asks for.
fn tensor(file: &SliceSafetensors<'_>, name: &str, shape: &[i64]) -> Result<Tensor, Error> {
    let view = file.get(name).map_err(Error::engine)?;
    if !view.shape().iter().map(|&size| size as i64).eq(shape.iter().copied()) {
        let problem = format!("{name} has the shape {:?}, not {shape:?}", view.shape());
        return Err(Error::engine(problem));
    }
    Tensor::f_from_data_size(view.data(), shape, Kind::Float).map_err(Error::engine)
}

struct Bert(BertForSentenceEmbeddings);

impl Network for Mutex<Bert> {
    fn encode(&self, texts: &[Tokens]) -> Result<Vec<Vec<f32>>, Error> {
        // Nothing is left half done in a network when a thread fails in it.
        let bert = self.lock().unwrap_or_else(PoisonError::into_inner);
        no_grad(|| bert.encode(texts)).map_err(Error::engine)
    }
}

impl Bert {
    /// The mean over each text's tokens, at unit length.
    fn encode(&self, texts: &[Tokens]) -> Result<Vec<Vec<f32>>, RustBertError> {
        let (ids, mask) = padded(texts)?;
        let output =
            self.0.forward_t(Some(&ids), Some(&mask), None, None, None, None, None, false)?;
        let mask = mask.f_unsqueeze(-1)?.f_to_kind(Kind::Float)?;
        let sums = (output.hidden_state * mask).f_sum_dim_intlist(1, false, Kind::Float)?;
        // The length of a sum over tokens differs from their mean's, the direction does not.
        let lengths = sums.f_norm_scalaropt_dim(2.0, [1], true)?;
        Ok(Vec::try_from(sums.f_div(&lengths)?)?)
    }
}

/// Word pieces (texts × longest, padded) and which of them are the text's (1, else 0).
fn padded(texts: &[Tokens]) -> Result<(Tensor, Tensor), TchError> {
    let longest = texts.iter().map(Vec::len).max().unwrap_or(0);
    let shape = [texts.len() as i64, longest as i64];
    let (mut ids, mut mask) = (Vec::new(), Vec::new());
    for tokens in texts {
        let padding = longest - tokens.len();
        ids.extend(tokens.iter().copied().map(i64::from).chain(repeat_n(0, padding)));
        mask.extend(repeat_n(1_i64, tokens.len()).chain(repeat_n(0, padding)));
    }
    Ok((Tensor::f_from_slice(&ids)?.f_view(shape)?, Tensor::f_from_slice(&mask)?.f_view(shape)?))
}
