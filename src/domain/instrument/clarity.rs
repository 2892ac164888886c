//! Clarity (0-100) and commitment (0-5).

use crate::domain::{Error, Result};
use serde::Serialize;

/// The two questions and what each level of commitment means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// Answered from 0 to 100.
    pub clarity: &'static str,
    /// Answered from 0 to 5.
    pub commitment: &'static str,
    /// What 0, 1, 2, 3, 4 and 5 mean.
    pub levels: [&'static str; 6],
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            clarity: "How clear is our strategy to you?",
            commitment: "How far do you commit to it?",
            levels: [
                "I would stop it",
                "I have serious doubts",
                "I have doubts, and will not stand in the way",
                "I can live with it",
                "I support it",
                "I will lead it",
            ],
        }
    }
}

/// How clear the strategy is to a leader, 0 (not at all) to 100 (entirely).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clarity(u8);

/// A leader's commitment, 0 (block) to 5 (lead it): fist of five.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Commitment(u8);

impl Clarity {
    /// # Errors
    /// Not a whole number from 0 to 100.
    pub fn parse(value: f64) -> Result<Self> {
        whole(value, "clarity", 100).map(Self)
    }

    /// The value, 0-100.
    pub fn value(self) -> u8 {
        self.0
    }
}

impl Commitment {
    /// # Errors
    /// Not a whole number from 0 to 5.
    pub fn parse(value: f64) -> Result<Self> {
        whole(value, "commitment", 5).map(Self)
    }

    /// The value, 0-5.
    pub fn value(self) -> u8 {
        self.0
    }
}

fn whole(value: f64, what: &'static str, high: u8) -> Result<u8> {
    let in_range = value.fract() == 0.0 && (0.0..=f64::from(high)).contains(&value);
    if in_range {
        return Ok(value as u8);
    }
    Err(Error::OutOfRange { what, found: value.to_string(), low: 0, high: u32::from(high) })
}
