//! tests

mod encoder;
mod same_strategy;
