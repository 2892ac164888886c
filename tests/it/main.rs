//! One integration binary: what a user of the crate can see.

mod charts;
mod sample_reports;
