//! R4: the ballots are taken apart into one column per question, each shuffled by
//! itself, so that nothing joins one leader's answers. R2 for each question: a column
//! with fewer answers than the minimum is dropped. R3: texts lose their writers' habits.
//!
//! A column is sorted before it is shuffled: the result is a function of what was
//! answered and of nothing else, not of the order of the ballots nor of who else was
//! answered what by the same leader.

use super::Minimum;
use crate::analysis::resample;
use crate::ballot::Answers;
use crate::domain::{Ranking, Response, Sentence, Stop};
use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;

/// The columns, put side by side again in rows that belong to nobody.
pub(super) struct Columns {
    /// As many as ballots. Which answers share a row means nothing.
    pub rows: Vec<Response>,
    /// Questions that were answered, but by too few.
    pub too_few: Vec<&'static str>,
    minimum: usize,
    seed: u64,
    dealt: u64,
    next: usize,
}

impl Columns {
    /// Takes the ballots apart.
    pub(super) fn split(ballots: &[Answers], minimum: Minimum, seed: u64) -> Self {
        let mut columns = Self {
            rows: vec![Response::default(); ballots.len()],
            too_few: Vec::new(),
            minimum: minimum.value(),
            seed,
            dealt: 0,
            next: 0,
        };
        let of = |ballot: &Answers| ballot.response.clone();
        let all: Vec<Response> = ballots.iter().map(of).collect();
        let rankings = countable(column(&all, |r| r.ranking.clone()), minimum);
        columns.deal(
            "sentences",
            column(&all, |r| r.sentence.as_ref().map(Sentence::evened)),
            |r| &mut r.sentence,
        );
        columns.deal("forecast", column(&all, |r| r.forecast.same), |r| &mut r.forecast.same);
        columns.deal("forecast", column(&all, |r| r.forecast.first), |r| &mut r.forecast.first);
        columns.deal("priorities", rankings, |r| &mut r.ranking);
        columns.deal("recall", column(&all, |r| r.recalled.clone()), |r| &mut r.recalled);
        columns.deal("stop", column(&all, |r| r.stop.as_ref().map(Stop::evened)), |r| &mut r.stop);
        columns.deal("clarity", column(&all, |r| r.clarity), |r| &mut r.clarity);
        columns.deal("clarity", column(&all, |r| r.commitment), |r| &mut r.commitment);
        columns.too_few.dedup();
        columns
    }

    /// Deals a column's answers to the rows like cards round a table, each column where
    /// the last one ended: every leader answered something, so no row stays empty.
    fn deal<T: Ord>(
        &mut self,
        question: &'static str,
        mut answers: Vec<T>,
        cell: impl Fn(&mut Response) -> &mut Option<T>,
    ) {
        self.dealt += 1;
        if answers.len() < self.minimum {
            self.too_few.extend((!answers.is_empty()).then_some(question));
            return;
        }
        shuffle(&mut answers, self.seed, self.dealt);
        for answer in answers {
            *cell(&mut self.rows[self.next]) = Some(answer);
            self.next = (self.next + 1) % self.rows.len();
        }
    }
}

/// Puts a column in an order that depends on its content, the seed and its stream only.
pub(super) fn shuffle<T: Ord>(answers: &mut [T], seed: u64, stream: u64) {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    // The analysis draws from the same seed, without these words.
    key[8..15].copy_from_slice(b"release");
    let mut generator = ChaCha8Rng::from_seed(key);
    generator.set_stream(stream);
    answers.sort_unstable();
    resample::shuffle(answers, &mut generator);
}

fn column<T>(all: &[Response], answer: impl Fn(&Response) -> Option<T>) -> Vec<T> {
    all.iter().filter_map(answer).collect()
}

/// Without the rankings that hold no order, unless enough others are shown.
fn countable(mut rankings: Vec<Ranking>, minimum: Minimum) -> Vec<Ranking> {
    let informative = rankings.iter().filter(|ranking| ranking.is_informative()).count();
    if informative < minimum.value() {
        rankings.retain(Ranking::is_informative);
    }
    rankings
}
