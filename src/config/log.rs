//! What is logged, and in which form.

use serde::{Deserialize, Serialize};

/// The form of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// One line for a person.
    Text,
    /// One JSON object a line.
    Json,
}

/// How much is logged. There is no level below debug: nothing finer was looked through
/// for what it gives away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
    /// Nothing.
    Off,
    /// What failed.
    Error,
    /// And what an operator should look at.
    Warn,
    /// And what happened.
    Info,
    /// And how.
    Debug,
}
