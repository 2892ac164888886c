//! The default engine: `MiniLM` in pure Rust on candle.
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
use std::cmp::Ordering;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread::ScopedJoinHandle;
use tokens::{Tokenizer, Tokens};

/// The most tokens in a chunk (a single longer text aside): enough to keep the
/// matrix kernels busy, few enough that memory stays small.
const CHUNK_TOKENS: usize = 384;

/// `MiniLM` on candle. See [`Encoder`].
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
        let chunks = chunks(texts, self.workers.len());
        let next = AtomicUsize::new(0);
        let work = || -> Result<Vec<(usize, Vec<f32>)>, Error> {
            let mut done = Vec::new();
            while let Some(chunk) = chunks.get(next.fetch_add(1, Relaxed)) {
                let vectors = self.bert.encode(&texts[chunk.clone()]).map_err(Error::engine)?;
                done.extend(chunk.clone().zip(vectors));
            }
            Ok(done)
        };
        let results = std::thread::scope(|scope| {
            let workers = self.workers.iter().take(chunks.len());
            let running: Vec<_> =
                workers.map(|worker| scope.spawn(|| worker.install(work))).collect();
            running.into_iter().map(ScopedJoinHandle::join).collect::<Vec<_>>()
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
        let wanted: Vec<Tokens> =
            texts.iter().map(|text| self.tokenizer.tokens(text)).collect::<Result<_, _>>()?;
        let mut distinct = wanted.clone();
        distinct.sort_unstable_by(longest_first);
        distinct.dedup();
        let vectors = self.encode_chunks(&distinct)?;

        let mut matrix = Matrix::zeros(texts.len(), self.dimension());
        for (row, tokens) in wanted.iter().enumerate() {
            if let Ok(index) = distinct.binary_search_by(|other| longest_first(other, tokens)) {
                matrix.row_mut(row).copy_from_slice(&vectors[index]);
            }
        }
        Ok(matrix)
    }
}

/// Longest first, so that the last chunk a worker takes is a quick one; then by
/// content, so that the chunks do not depend on the order of the input.
fn longest_first(a: &Tokens, b: &Tokens) -> Ordering {
    b.len().cmp(&a.len()).then_with(|| a.cmp(b))
}

/// Neighbours of [`CHUNK_TOKENS`] tokens at most, fewer where that gives every
/// one of `workers` a chunk; a longer text is a chunk of its own.
fn chunks(texts: &[Tokens], workers: usize) -> Vec<Range<usize>> {
    let total: usize = texts.iter().map(Vec::len).sum();
    let limit = total.div_ceil(workers).min(CHUNK_TOKENS);
    let mut chunks = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (index, tokens) in texts.iter().enumerate() {
        if index > start && size + tokens.len() > limit {
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

#[cfg(test)]
mod tests {
    use super::{CHUNK_TOKENS, chunks};

    #[test]
    fn every_text_is_in_one_chunk_and_no_chunk_is_too_large() {
        let texts: Vec<_> = (0..100).rev().map(|length| vec![7; length * 5]).collect();
        let chunks = chunks(&texts, 2);
        assert!(chunks.iter().cloned().flatten().eq(0..texts.len()));
        for chunk in chunks {
            let size: usize = texts[chunk.clone()].iter().map(Vec::len).sum();
            assert!(size <= CHUNK_TOKENS || chunk.len() == 1);
        }
    }

    #[test]
    fn a_small_batch_is_shared_by_the_workers() {
        assert_eq!(chunks(&vec![vec![7; 20]; 8], 2), [0..4, 4..8]);
        assert!(chunks(&[], 2).is_empty());
    }
}
