//! The forecast: what a leader expects the colleagues to have answered.

use crate::domain::{Error, Result};
use serde::Serialize;

/// The two questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// Asked after the sentence.
    pub same: &'static str,
    /// Asked after the ranking.
    pub first: &'static str,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            same: "How many of your colleagues wrote essentially the same?",
            first: "Which priority will most colleagues put first?",
        }
    }
}

/// One leader's guess about the others; either part may be missing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Forecast {
    /// How many of the other leaders wrote essentially the same sentence.
    pub same: Option<u32>,
    /// Index of the priority that most colleagues will put first.
    pub first: Option<usize>,
}

impl Forecast {
    /// A count of colleagues: a whole number from 0 to `colleagues` (the team
    /// less the leader who answers).
    ///
    /// # Errors
    /// Not a whole number in that range.
    pub fn parse_same(value: f64, colleagues: usize) -> Result<u32> {
        if value.fract() == 0.0 && value >= 0.0 && value <= colleagues as f64 {
            return Ok(value as u32);
        }
        Err(Error::OutOfRange {
            what: "the forecast of colleagues who wrote the same",
            found: value.to_string(),
            low: 0,
            high: u32::try_from(colleagues).unwrap_or(u32::MAX),
        })
    }
}
