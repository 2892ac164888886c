//! The second engine beside the first: `make test-rust-bert`. A binary of its own, so that
//! no other test is built twice.

#![allow(clippy::unwrap_used, reason = "clippy lets tests unwrap, but not what tests call")]
#![allow(clippy::disallowed_methods, reason = "tests read and write files of their own")]

mod report;
mod vectors;
