//! One integration binary: what a user of the crate can see.

#![allow(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod charts;
mod sample_reports;
