//! The answers of one team to one round, collected by another survey tool.

use super::{Clarity, Commitment, Forecast, Priorities, Ranking, Sentence, Stop, TeamName};

/// The strategy as the organisation states it; either part may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Official {
    /// The official wording.
    pub statement: Option<Sentence>,
    /// The official order of the priorities.
    pub order: Option<Ranking>,
}

/// One leader's answers. Any of them may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Response {
    /// The strategy in one sentence.
    pub sentence: Option<Sentence>,
    /// The order of the priorities.
    pub ranking: Option<Ranking>,
    /// What the leader expects of the colleagues.
    pub forecast: Forecast,
    /// The priorities the leader named from memory, as item indices, sorted, distinct.
    pub recalled: Option<Vec<usize>>,
    /// What to stop.
    pub stop: Option<Stop>,
    /// How clear the strategy is.
    pub clarity: Option<Clarity>,
    /// How committed the leader is.
    pub commitment: Option<Commitment>,
}

impl Response {
    /// Whether the leader answered nothing at all.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

/// Everything one team answered in one round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responses {
    /// Whose answers these are.
    pub team: TeamName,
    /// How many leaders were asked; never less than the number of responses.
    pub invited: usize,
    /// The official strategy, if known.
    pub official: Official,
    /// The items ranked, if the round ranks any.
    pub priorities: Option<Priorities>,
    /// One per leader who answered, in the order of the input. The order means
    /// nothing to the analysis; only the audit file refers to it.
    pub responses: Vec<Response>,
}
