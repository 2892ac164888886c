//! The default engine: MiniLM in pure Rust on candle.
//!
//! Texts are sorted, cut into chunks and handed to one worker per core. It
//! knows no file: [`super::weights`] gives it bytes.

mod bert;
mod fused;
mod layer;
mod tokens;

use super::{Encoder, Error, Matrix, Weights};
use bert::Bert;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokens::{Tokenizer, Tokens};

/// Tokens per chunk: enough to keep the matrix kernels busy, few enough that
/// two cores share a team's sentences and memory stays small.
const CHUNK_TOKENS: usize = 256;

/// MiniLM on candle. See [`Encoder`].
pub struct Candle {
    tokenizer: Tokenizer,
    bert: Bert,
    /// One pool of one thread per core: the kernels ask rayon for threads, and
    /// splitting a matrix of this size over cores costs more than it gains.
    workers: Vec<ThreadPool>,
}

impl Candle {
    /// Loads tokenizer and weights.
    ///
    /// # Errors
    /// When a file is missing or not the one the manifest names, or cannot be
    /// understood.
    pub fn load(weights: &Weights) -> Result<Self, Error> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let worker = || ThreadPoolBuilder::new().num_threads(1).build().map_err(Error::engine);
        Ok(Self {
            tokenizer: Tokenizer::parse(&weights.read("tokenizer.json")?)?,
            bert: Bert::parse(&weights.read("config.json")?, &weights.read("model.safetensors")?)?,
            workers: (0..cores).map(|_| worker()).collect::<Result<_, _>>()?,
        })
    }

    /// Encodes every chunk, each worker taking the next one that is free.
    fn encode_chunks(&self, texts: &[Tokens]) -> Result<Vec<Vec<f32>>, Error> {
        let chunks = chunks(texts);
        let next = AtomicUsize::new(0);
        let work = || -> Result<Vec<(usize, Vec<f32>)>, Error> {
            let mut done = Vec::new();
            while let Some(chunk) = chunks.get(next.fetch_add(1, Ordering::Relaxed)) {
                let vectors = self.bert.encode(&texts[chunk.clone()]).map_err(Error::engine)?;
                done.extend(chunk.clone().zip(vectors));
            }
            Ok(done)
        };
        let results = std::thread::scope(|scope| {
            let workers = self.workers.iter().take(chunks.len());
            let running: Vec<_> =
                workers.map(|worker| scope.spawn(|| worker.install(work))).collect();
            running.into_iter().map(|worker| worker.join()).collect::<Vec<_>>()
        });
        let mut vectors = vec![Vec::new(); texts.len()];
        for result in results {
            for (index, vector) in result.map_err(|_| Error::WorkerPanicked)?? {
                vectors[index] = vector;
            }
        }
        Ok(vectors)
    }
}

impl Encoder for Candle {
    fn id(&self) -> &'static str {
        "candle"
    }

    fn dimension(&self) -> usize {
        self.bert.dimension()
    }

    fn encode(&self, texts: &[&str]) -> Result<Matrix, Error> {
        let mut distinct =
            texts.iter().map(|text| self.tokenizer.tokens(text)).collect::<Result<Vec<_>, _>>()?;
        let wanted = distinct.clone();
        distinct.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        distinct.dedup();
        let vectors = self.encode_chunks(&distinct)?;

        let mut matrix = Matrix::zeros(texts.len(), self.dimension());
        for (row, tokens) in wanted.iter().enumerate() {
            if let Ok(index) = distinct
                .binary_search_by(|a| tokens.len().cmp(&a.len()).then_with(|| a.cmp(tokens)))
            {
                matrix.row_mut(row).copy_from_slice(&vectors[index]);
            }
        }
        Ok(matrix)
    }
}

/// Neighbours with [`CHUNK_TOKENS`] tokens at most, or a single longer text.
fn chunks(texts: &[Tokens]) -> Vec<Range<usize>> {
    let mut chunks = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (index, tokens) in texts.iter().enumerate() {
        if index > start && size + tokens.len() > CHUNK_TOKENS {
            chunks.push(start..index);
            (start, size) = (index, 0);
        }
        size += tokens.len();
    }
    if start < texts.len() {
        chunks.push(start..texts.len());
    }
    chunks
}
