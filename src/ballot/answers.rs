//! One leader's answers as the ballot carries them.

use super::Result;
use crate::domain::{Questions, Response};

/// The answers of one ballot, within the limits of their questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    /// The answers.
    pub response: Response,
    /// Index of the subgroup the leader chose, if the round asks.
    pub subgroup: Option<usize>,
}

impl Answers {
    /// Reads the answers' JSON text.
    ///
    /// # Errors
    /// [`super::Error::Malformed`] for what is no such text, [`super::Error::Answer`] for an answer
    /// outside its limits.
    pub fn parse(json: &str, questions: &Questions, invited: usize) -> Result<Self> {
        todo!()
    }
}
