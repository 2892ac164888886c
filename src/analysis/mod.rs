//! The analysis: a team's answers in, a [`report::Report`] out.
//!
//! Pure. No clock, file, thread, network or hidden randomness: the same answers
//! in any order, with the same seed, give the same bytes. Sentence vectors come
//! in as a matrix; this module does not know what made them. It knows `domain`
//! and nothing else.

pub mod audit;
pub mod priorities;
pub mod report;
pub mod resample;
pub mod sentences;
