//! What every engine does around its network: cuts texts into word pieces,
//! sorts them, and hands them out in chunks to one worker per core.
//!
//! It knows no library of neural networks, and no file.

use super::tokens::{Tokenizer, Tokens};
use super::{Error, Matrix};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::cmp::Ordering;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread::ScopedJoinHandle;

/// The most tokens in a chunk (a single longer text aside): enough to keep the
/// matrix kernels busy, few enough that memory stays small.
const CHUNK_TOKENS: usize = 384;

/// How many workers an engine has.
pub(super) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// An engine's network, as one thread at a time uses it.
pub(super) trait Network: Sync {
    /// The unit vector of each text. Texts of one length are neighbours, the longest first.
    fn encode(&self, texts: &[Tokens]) -> Result<Vec<Vec<f32>>, Error>;
}

/// A tokenizer, and networks with a thread of its own for each.
pub(super) struct Workers<N> {
    tokenizer: Tokenizer,
    each: Vec<Worker<N>>,
    /// A thread for every core, for a chunk that is alone: nothing else has work for them.
    together: ThreadPool,
    dimension: usize,
}

struct Worker<N> {
    /// A pool of one thread: the networks' libraries keep state per thread, and would split
    /// each matrix over the cores, which gains less than a chunk of its own for each core.
    thread: ThreadPool,
    network: N,
}

impl<N: Network> Workers<N> {
    /// A worker for each of `networks`, whose thread runs `prepare` first. Vectors have
    /// `dimension` values.
    pub(super) fn new(
        tokenizer: Tokenizer,
        networks: impl IntoIterator<Item = N>,
        dimension: usize,
        prepare: fn(),
    ) -> Result<Self, Error> {
        let pool = |threads| {
            let pool = ThreadPoolBuilder::new().num_threads(threads);
            pool.start_handler(move |_| prepare()).build().map_err(Error::engine)
        };
        let worker = |network| Ok(Worker { thread: pool(1)?, network });
        let each = networks.into_iter().map(worker).collect::<Result<_, Error>>()?;
        Ok(Self { tokenizer, each, together: pool(cores())?, dimension })
    }

    pub(super) fn dimension(&self) -> usize {
        self.dimension
    }

    /// As [`super::Encoder::encode`].
    pub(super) fn encode(&self, texts: &[&str]) -> Result<Matrix, Error> {
        let wanted: Vec<Tokens> =
            texts.iter().map(|text| self.tokenizer.tokens(text)).collect::<Result<_, _>>()?;
        let mut distinct = wanted.clone();
        distinct.sort_unstable_by(longest_first);
        distinct.dedup();
        let vectors = self.encode_chunks(&distinct)?;

        let mut matrix = Matrix::zeros(texts.len(), self.dimension);
        for (row, tokens) in wanted.iter().enumerate() {
            if let Ok(index) = distinct.binary_search_by(|other| longest_first(other, tokens)) {
                matrix.row_mut(row).copy_from_slice(&vectors[index]);
            }
        }
        Ok(matrix)
    }

    /// Encodes every chunk, each worker taking the next one that is free.
    fn encode_chunks(&self, texts: &[Tokens]) -> Result<Vec<Vec<f32>>, Error> {
        let chunks = chunks(texts, self.each.len());
        if let ([_], Some(worker)) = (&chunks[..], self.each.first()) {
            return self.together.install(|| worker.network.encode(texts));
        }
        let next = AtomicUsize::new(0);
        let work = |network: &N| -> Result<Vec<(usize, Vec<f32>)>, Error> {
            let mut done = Vec::new();
            while let Some(chunk) = chunks.get(next.fetch_add(1, Relaxed)) {
                let vectors = network.encode(&texts[chunk.clone()])?;
                done.extend(chunk.clone().zip(vectors));
            }
            Ok(done)
        };
        let results = std::thread::scope(|scope| {
            let workers = self.each.iter().take(chunks.len());
            let run = |worker: &Worker<N>| worker.thread.install(|| work(&worker.network));
            let running: Vec<_> = workers.map(|worker| scope.spawn(move || run(worker))).collect();
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
