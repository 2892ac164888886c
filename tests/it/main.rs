//! tests

mod encoder;
