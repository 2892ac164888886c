//! The report: what one round says about one team, `parallax.analysis/1`.
//!
//! Plain data that serialises to the public JSON contract and is read back from it: a
//! released round is kept as that text. It holds aggregates and shuffled sentences
//! only: no row per leader, and nothing that joins two answers of one leader. Fields
//! may be added (with a default, for reports that are older), never renamed.
//!
//! Parts that have too few answers are `None` and named in [`Report::withheld`].

mod priorities;
mod reading;
mod sentences;

pub use priorities::{
    Camps, Consensus, ConsensusMethod, Item, KendallW, OpposedPairs, PairConflict, Position,
    Priorities, SameOrderRate, Verdict,
};
pub use reading::{Difference, Differences, MachineReading, Part};
pub use sentences::{
    FlagCounts, FlagKind, FlaggedPair, Group, Map, MapPoint, Quadrant, Reading, Sentences,
    Specificity, StrategiesInTheRoom,
};

use serde::{Deserialize, Serialize, Serializer};

/// The schema name written into every report.
pub const SCHEMA: &str = "parallax.analysis/1";

/// One round of one team, analysed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The team's name.
    pub team: String,
    /// Leaders asked.
    pub invited: usize,
    /// Leaders who answered at least one question.
    pub respondents: usize,
    /// The sentence instrument; `None` when withheld.
    pub sentences: Option<Sentences>,
    /// The priorities instrument; `None` when withheld.
    pub priorities: Option<Priorities>,
    /// Against the official strategy; `None` when there is none.
    pub official: Option<Official>,
    /// Predicted against measured agreement; `None` when withheld.
    pub forecast: Option<Forecast>,
    /// What to stop; `None` when withheld.
    pub stop: Option<Stop>,
    /// Clarity and commitment; `None` when withheld.
    pub clarity: Option<Clarity>,
    /// The headline slide in words.
    pub headline: Headline,
    /// Parts of the round that are not shown, and why.
    pub withheld: Vec<Withheld>,
    /// What made these numbers.
    pub provenance: Provenance,
}

/// A part of the round that is not shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// `sentences`, `priorities`, `forecast`, `stop`, `clarity`, `recall` or `statements`.
    pub part: String,
    /// Why, and what would change it, as one sentence for a reader.
    pub reason: String,
}

/// The team against the official strategy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Official {
    /// Sentences that repeat the official text; `None` without an official statement.
    pub recited: Option<usize>,
    /// The item officially first; `None` without an official order.
    pub first: Option<String>,
    /// Leaders who put the officially first item in their top three.
    #[serde(serialize_with = "as_optional_count")]
    pub first_in_top3: Option<f64>,
    /// Tau between the official order and the team's consensus, -1 to 1.
    pub tau_to_consensus: Option<f64>,
    /// Mean share of the official priorities named from memory, 0-1.
    pub named_from_memory: Option<f64>,
}

/// What leaders expected of the others, and what was measured. Shares, 0-1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// Leaders who gave a forecast.
    pub count: usize,
    /// Mean predicted share of colleagues with the same strategy.
    pub predicted: f64,
    /// Measured chance that two leaders described the same strategy; `None` without sentences.
    pub measured: Option<f64>,
    /// `predicted - measured`; positive = agreement is overestimated.
    pub blind_spot: Option<f64>,
    /// Predicted numbers of like-minded colleagues, sorted.
    pub predictions: Vec<u32>,
    /// The priority most leaders expected to come first; the earliest in the list of a tie.
    pub first_expected: Option<FirstChoice>,
    /// The priority most leaders did put first; the earliest in the list of a tie.
    pub first_measured: Option<FirstChoice>,
}

/// A priority in first place, expected or measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FirstChoice {
    /// The priority.
    pub item: String,
    /// How many leaders expected it or put it there.
    #[serde(serialize_with = "as_count")]
    pub leaders: f64,
}

/// What to stop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// Leaders who answered.
    pub count: usize,
    /// Leaders who would stop nothing.
    pub nothing: usize,
    /// Answers put together by their words, largest first, shuffled within.
    pub groups: Vec<StopGroup>,
}

/// Stop answers that share their words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopGroup {
    /// Answers in the group.
    pub size: usize,
    /// The answers, shuffled. Empty when statements are withheld.
    pub answers: Vec<String>,
}

/// Clarity and commitment. The two lists are sorted each on its own, so that
/// nothing joins a leader's two answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clarity {
    /// Clarity, 0-100, sorted.
    pub values: Vec<u8>,
    /// Commitment, 0-5, sorted.
    pub commitment: Vec<u8>,
}

/// The headline slide in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headline {
    /// "Regulation: 5 put it in their top three, 4 in their bottom three."
    pub biggest_split: Option<String>,
    /// The report in one sentence.
    pub sentence: String,
    /// "Based on 7 of 9 invited." and, below 80 %, what the others could change.
    pub coverage: String,
}

/// What made the numbers, so that the same input gives the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// The encoder's name, such as `candle`; `None` without sentence analysis.
    pub engine: Option<String>,
    /// SHA-256 of the encoder's published weights.
    pub model_sha256: Option<String>,
    /// Which calibration of the same-strategy model was used; it stands for one adapter, too.
    pub calibration: Option<String>,
    /// Seed of every permutation and shuffle.
    pub seed: u64,
    /// Permutations drawn for the Monte-Carlo p; 0 when it is exact.
    pub permutations: u32,
    /// Version of Parallax.
    pub version: String,
}

/// Counts are whole numbers unless a tie straddles a border: 4, not 4.0.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde calls")]
fn as_count<S: Serializer>(count: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if count.fract() == 0.0 {
        return serializer.serialize_u64(*count as u64);
    }
    serializer.serialize_f64(*count)
}

#[expect(clippy::ref_option, reason = "the signature serde calls")]
fn as_optional_count<S: Serializer>(count: &Option<f64>, out: S) -> Result<S::Ok, S::Error> {
    match count {
        Some(count) => as_count(count, out),
        None => out.serialize_none(),
    }
}

fn as_counts<S: Serializer>(counts: &[f64], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Count(#[serde(serialize_with = "as_count")] f64);
    serializer.collect_seq(counts.iter().map(|&count| Count(count)))
}
