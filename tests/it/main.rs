//! tests

mod contradictions;
mod encoder;
mod same_strategy;
