//! The command line: one file per verb.

pub mod embed;
pub mod models;
