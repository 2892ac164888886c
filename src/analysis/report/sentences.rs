//! The report's entry for the sentences. Plain data: it must not know how it was found.

use super::MachineReading;
use serde::{Deserialize, Serialize};

/// Whose grouping of the sentences the report shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reading {
    /// The same-strategy model's first reading.
    Machine,
    /// The facilitator's, made between close and release.
    Facilitator,
    /// The team's own card sort.
    Team,
}

/// What the sentences say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sentences {
    /// Sentences analysed.
    pub count: usize,
    /// Whose reading this is.
    pub reading: Reading,
    /// How many different strategies the leaders described.
    pub strategies_in_the_room: StrategiesInTheRoom,
    /// Mean of `s_ij` over pairs of leaders, 0-1; in a people's reading the share of pairs in
    /// one group.
    pub same_strategy_chance: f64,
    /// Groups of sentences, largest first; groups of one are "stands alone".
    pub groups: Vec<Group>,
    /// Sentences that repeat the official text nearly word for word.
    pub recited: usize,
    /// How specific the sentences are; `None` until it is measured.
    pub specificity: Option<Specificity>,
    /// How many pairs of sentences need human eyes.
    pub flags: FlagCounts,
    /// The pairs behind [`FlagCounts`], in an order that says nothing about who wrote them.
    pub pairs: Vec<FlaggedPair>,
    /// Two-dimensional picture of the similarities.
    pub map: Map,
    /// Languages the encoder cannot read were found: the groups are not to be trusted.
    pub unsupported_language: bool,
    /// The machine's first reading, kept beside the people's that replaced it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub machine_reading: Option<MachineReading>,
}

/// The number of strategies, 1 (all the same) to n (all different). The machine estimates
/// it: Leinster-Cobbold diversity of order 2 over the same-strategy probabilities, each
/// sentence counting by how likely it chooses something, stretched to a count, because
/// camps are seldom of one size. People's groups are counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StrategiesInTheRoom {
    /// `1 + stretch (1 / sum_ij p_i Z_ij p_j - 1)`; in a people's reading the number of groups.
    pub value: f64,
    /// Lower end of the calibrated 80 % range; the value itself in a people's reading.
    pub low: f64,
    /// Upper end of the calibrated 80 % range; the value itself in a people's reading.
    pub high: f64,
    /// Number of groups in the reading; of the machine's without the sentences that
    /// choose nothing and stand alone.
    pub groups: usize,
}

/// Sentences that describe the same strategy according to the reading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// Sentences in the group.
    pub size: usize,
    /// A name for the group: words that two leaders or more used, or what people called it.
    pub label: String,
    /// Words that tell this group from the others, each used by two leaders or more.
    pub terms: Vec<String>,
    /// The sentences, shuffled by the seed. Empty when statements are withheld.
    pub sentences: Vec<String>,
}

/// How far the sentences would be true of this company only. The counts overlap: a
/// sentence can choose and measure, too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Specificity {
    /// Mean over sentences, 0 (true of any company) to 1.
    pub mean: f64,
    /// How alike the sentences are read, fog and choices alike, 0-1: the mean chance that two
    /// of them say the same; in a people's reading the share of pairs in one group.
    #[serde(default)]
    pub agreement: f64,
    /// How far the leaders agree, and on how much.
    pub quadrant: Quadrant,
    /// Sentences that say what is given up: "instead of", "no more", "rather than".
    #[serde(default)]
    pub choosing: usize,
    /// Sentences with a number, a share, an amount, or a date.
    #[serde(default)]
    pub measured: usize,
    /// Sentences that would be as true of any other company.
    #[serde(default)]
    pub fog: usize,
}

/// Agreement by specificity, each cut at one half.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quadrant {
    /// The same, and it says what is chosen.
    Aligned,
    /// The same, and it would be true of any company.
    #[serde(rename = "aligned on fog")]
    AlignedOnFog,
    /// Choices, but not the same.
    #[serde(rename = "sharp but split")]
    SharpButSplit,
    /// Neither.
    Scattered,
}

impl Quadrant {
    /// The quadrant of an agreement and a specificity, each 0-1.
    pub fn of(agreement: f64, specificity: f64) -> Self {
        match (agreement >= 0.5, specificity >= 0.5) {
            (true, true) => Self::Aligned,
            (true, false) => Self::AlignedOnFog,
            (false, true) => Self::SharpButSplit,
            (false, false) => Self::Scattered,
        }
    }
}

/// Counts of pairs of sentences that need human eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct FlagCounts {
    /// Pairs that pursue what the other renounces, opposite directions, different numbers.
    pub contradictions: usize,
    /// Many shared words, another strategy.
    pub same_words_different_meaning: usize,
    /// Few shared words, the same strategy.
    pub same_idea_different_words: usize,
}

/// Why a pair of sentences needs human eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlagKind {
    /// One pursues what the other renounces, or the direction or a number differs.
    Contradiction,
    /// Many shared words, another strategy.
    SameWordsDifferentMeaning,
    /// Few shared words, the same strategy.
    SameIdeaDifferentWords,
}

/// Two sentences to read side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlaggedPair {
    /// What was noticed.
    pub kind: FlagKind,
    /// The evidence in plain words: "pursued and renounced: “buying” and “without buying”".
    pub reason: String,
    /// The two sentences, in alphabetical order.
    pub sentences: [String; 2],
}

/// A picture of the similarities, drawn only when it is faithful (Stress-1 <= 0.20).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Map {
    /// Whether the picture passes its gate.
    pub drawn: bool,
    /// Kruskal's Stress-1, 0 (perfect) up; `None` with fewer than four sentences, or where the
    /// sentences are withheld.
    pub stress: Option<f64>,
    /// One point per sentence in the order of position, not of sentence or leader;
    /// empty when not drawn.
    pub points: Vec<MapPoint>,
}

/// One sentence's place on the map. Coordinates are in units of `1 - s`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MapPoint {
    /// Horizontal place.
    pub x: f64,
    /// Vertical place.
    pub y: f64,
    /// Index into [`Sentences::groups`].
    pub group: usize,
}
