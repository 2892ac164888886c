//! The audit: per-response detail by input index, `parallax.audit/1`.
//!
//! Made only for the command line, on a file whose owner already holds every
//! answer, and only when asked for with `--audit`. No server may make one.

use super::report::FlagKind;
use serde::Serialize;

/// The schema name written into every audit file.
pub const SCHEMA: &str = "parallax.audit/1";

/// Per-response detail, by the index of the response in the input.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Audit {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// The sentence instrument; `None` when it was not analysed.
    pub sentences: Option<Sentences>,
    /// The priorities instrument; `None` when it was not analysed.
    pub priorities: Option<Priorities>,
}

/// Detail of the sentences. Rows and columns of responses without a sentence are `null`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sentences {
    /// `s_ij`, the probability that responses i and j describe the same strategy.
    pub similarity: Vec<Vec<Option<f64>>>,
    /// Cosine of the sentence vectors.
    pub cosine: Vec<Vec<Option<f64>>>,
    /// Index into the report's groups, per response.
    pub group: Vec<Option<usize>>,
    /// The chance that the sentence names no choice that another company would not.
    pub fog: Vec<Option<f64>>,
    /// Pairs of responses that need human eyes.
    pub flags: Vec<Flag>,
    /// Why each pair was put together or kept apart, in the order of `a` and `b`; empty
    /// above 60 sentences.
    pub pairs: Vec<Pair>,
    /// Whether the sentence repeats the official text, per response.
    pub recited: Vec<bool>,
}

/// Two responses with what was found on them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pair {
    /// Index of the first response.
    pub a: usize,
    /// Index of the second response, above `a`.
    pub b: usize,
    /// The probability that both describe the same strategy.
    pub same: f64,
    /// Whether they are in one group.
    pub together: bool,
    /// The evidence in plain words, what speaks against them first.
    pub reasons: Vec<String>,
}

/// A pair of responses that needs human eyes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flag {
    /// Index of the first response.
    pub a: usize,
    /// Index of the second response, above `a`.
    pub b: usize,
    /// What was noticed.
    pub kind: FlagKind,
    /// The evidence in plain words.
    pub reason: String,
    /// The two snippets that made it, in the order `a`, `b`.
    pub snippets: [String; 2],
}

/// Detail of the rankings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Priorities {
    /// Camp per response; `None` without a usable ranking, or when no camps were found.
    pub camp: Vec<Option<usize>>,
    /// `P[a][b]` = leaders who strictly prefer item a over item b.
    #[serde(rename = "P")]
    pub preferences: Vec<Vec<usize>>,
}
