//! The report: what one round says about one team, `parallax.analysis/1`.
//!
//! Plain data that serialises to the public JSON contract. It holds aggregates
//! and shuffled sentences only: no row per leader, and nothing that joins two
//! answers of one leader. Fields may be added, never renamed.
//!
//! Parts that have too few answers are `None` and named in [`Report::withheld`].

use serde::{Serialize, Serializer};

/// The schema name written into every report.
pub const SCHEMA: &str = "parallax.analysis/1";

/// One round of one team, analysed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Withheld {
    /// `sentences`, `priorities`, `forecast`, `stop`, `clarity` or `statements`.
    pub part: &'static str,
    /// Why, and what would change it, as one sentence for a reader.
    pub reason: String,
}

/// Whose grouping of the sentences the report shows (DESIGN 2.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sentences {
    /// Sentences analysed.
    pub count: usize,
    /// Whose reading this is.
    pub reading: Reading,
    /// How many different strategies the leaders described.
    pub strategies_in_the_room: StrategiesInTheRoom,
    /// Mean of `s_ij` over pairs of leaders, 0-1.
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
}

/// The effective number of strategies, 1 (all the same) to n (all different):
/// Leinster-Cobbold diversity of order 2 over the same-strategy probabilities.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StrategiesInTheRoom {
    /// `1 / (1/n + (1 - 1/n) p_same)`.
    pub value: f64,
    /// Lower end of the calibrated 80 % range.
    pub low: f64,
    /// Upper end of the calibrated 80 % range.
    pub high: f64,
    /// Number of groups in the reading.
    pub groups: usize,
}

/// Sentences that describe the same strategy according to the reading.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// Sentences in the group.
    pub size: usize,
    /// A name for the group, made of words that two leaders or more used.
    pub label: String,
    /// Words that tell this group from the others, each used by two leaders or more.
    pub terms: Vec<String>,
    /// The sentences, shuffled by the seed. Empty when statements are withheld.
    pub sentences: Vec<String>,
}

/// How far the sentences would be true of this company only.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Specificity {
    /// Mean over sentences, 0 (true of any company) to 1.
    pub mean: f64,
    /// Agreement x specificity: "aligned", "aligned on fog", "sharp but split", "scattered".
    pub quadrant: String,
}

/// Counts of pairs of sentences that need human eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Default)]
pub struct FlagCounts {
    /// Pairs that pursue what the other renounces, opposite directions, different numbers.
    pub contradictions: usize,
    /// Many shared words, another strategy.
    pub same_words_different_meaning: usize,
    /// Few shared words, the same strategy.
    pub same_idea_different_words: usize,
}

/// Why a pair of sentences needs human eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FlaggedPair {
    /// What was noticed.
    pub kind: FlagKind,
    /// The evidence in plain words: "pursued and renounced: “buying” and “without buying”".
    pub reason: String,
    /// The two sentences, in alphabetical order.
    pub sentences: [String; 2],
}

/// A picture of the similarities, drawn only when it is faithful (Stress-1 <= 0.20).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Map {
    /// Whether the picture passes its gate.
    pub drawn: bool,
    /// Kruskal's Stress-1, 0 (perfect) up; `None` with fewer than four sentences.
    pub stress: Option<f64>,
    /// One point per sentence in the order of position, not of sentence or leader;
    /// empty when not drawn.
    pub points: Vec<MapPoint>,
}

/// One sentence's place on the map. Coordinates are in units of `1 - s`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MapPoint {
    /// Horizontal place.
    pub x: f64,
    /// Vertical place.
    pub y: f64,
    /// Index into [`Sentences::groups`].
    pub group: usize,
}

/// What the rankings say. Everything per item is in the order of `items`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Priorities {
    /// The items, in the order of the round's list.
    pub items: Vec<String>,
    /// Leaders whose ranking says something about the order.
    pub respondents: usize,
    /// Rankings left out because they hold no order (one item, or all tied).
    pub uninformative: usize,
    /// Leaders who gave a short list (some items left unranked).
    pub partial: usize,
    /// Chance that two leaders put two priorities in the same order.
    pub same_order_rate: SameOrderRate,
    /// Chance that two leaders put two priorities in opposite orders.
    pub opposite_order_rate: f64,
    /// Mean pairwise Kendall tau-a.
    pub mean_tau: f64,
    /// Mean pairwise Spearman rho; `None` when not everybody ranked the same items.
    pub mean_spearman: Option<f64>,
    /// Kendall's W; `None` when not everybody ranked the same items.
    pub kendall_w: Option<KendallW>,
    /// Whether there is more shared order than chance would give.
    pub beyond_chance: bool,
    /// The order with the fewest disagreements.
    pub consensus: Consensus,
    /// The item that beats every other in a majority, if there is one.
    pub condorcet_winner: Option<String>,
    /// Number of majority cycles (strongly connected groups of two items or more).
    pub condorcet_cycles: usize,
    /// The items of each cycle.
    pub cycles: Vec<Vec<String>>,
    /// One entry per item.
    pub per_item: Vec<Item>,
    /// Every pair of items, the most contested first.
    pub pair_conflicts: Vec<PairConflict>,
    /// Pairs of leaders who would fund opposite things.
    pub opposed_pairs: OpposedPairs,
    /// Camps of leaders with alike rankings.
    pub camps: Camps,
    /// Number of different items put first by somebody.
    pub first_choices: usize,
    /// Items shared by the top three (top `band`) of two leaders, on average.
    pub top3_overlap: f64,
    /// What `top3_overlap` would be by chance: `9 / m` (`band² / m`).
    pub top3_overlap_by_chance: f64,
    /// Number of different items in anybody's top three.
    pub top3_distinct: usize,
}

impl Priorities {
    /// How many places "top three" and "bottom three" stand for: three, or half of
    /// a list shorter than six.
    pub fn band(&self) -> usize {
        super::priorities::standings::band(self.items.len())
    }
}

/// Probability that two leaders order two priorities the same way; chance is 0.5.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SameOrderRate {
    /// The rate, 0-1.
    pub value: f64,
    /// Lowest rate when any one leader is left out.
    pub swing_low: f64,
    /// Highest rate when any one leader is left out.
    pub swing_high: f64,
    /// Lower end of the 90 % jackknife-t interval, not below 0.
    pub low: f64,
    /// Upper end of the 90 % jackknife-t interval, not above 1.
    pub high: f64,
}

/// Kendall's coefficient of concordance, corrected for ties.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct KendallW {
    /// 0-1; expected `1/n` under chance.
    pub value: f64,
    /// Permutation p; exact for small teams, fewer permutations above 100 leaders.
    pub p: f64,
    /// Whether `p` is exact rather than Monte-Carlo.
    pub exact: bool,
}

/// The order with the fewest disagreements with the leaders' orders.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Consensus {
    /// The items, most important first.
    pub order: Vec<String>,
    /// `kemeny`, or `approximate` when a majority block is too large to solve exactly.
    pub method: ConsensusMethod,
    /// Disagreements with this order, summed over leaders and pairs of items.
    pub cost: u64,
    /// How many orders are equally good; 1 = unique. Saturates at `u64::MAX`.
    pub optima: u64,
    /// Mean tau of the leaders with this order, -1 to 1.
    pub mean_tau: f64,
    /// One entry per item, in the order of `order`.
    pub positions: Vec<Position>,
    /// The items by mean rank, most important first: the order anybody can check by hand.
    pub borda: Vec<String>,
}

/// How the consensus order was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ConsensusMethod {
    /// Exact Kemeny order.
    Kemeny,
    /// Local search from the Borda order; a better order may exist.
    Approximate,
}

/// How firm an item's position is: where it lands when any one leader is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Position {
    /// The item.
    pub item: String,
    /// Best position reached, 1 = top; the position with everybody in counts too.
    pub best: usize,
    /// Worst position reached.
    pub worst: usize,
}

/// How leaders see one item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// The item.
    pub item: String,
    /// Mean mid-rank, 1 = top.
    pub mean_rank: f64,
    /// Leaders who put it in their top three (top `band`); a tie across the border counts in part.
    #[serde(serialize_with = "as_count")]
    pub top3: f64,
    /// Leaders who put it in their bottom three (bottom `band`).
    #[serde(serialize_with = "as_count")]
    pub bottom3: f64,
    /// What the bands say.
    pub verdict: Verdict,
    /// Disagreement over the three bands, 0 (all in one) to 1 (half at each end).
    pub ordinal_variance: f64,
    /// Leaders per rank, first = rank 1; a tie is spread over the ranks it covers, and
    /// who left the item out is in `unranked` only.
    #[serde(serialize_with = "as_counts")]
    pub rank_counts: Vec<f64>,
    /// Leaders who left it out of a short list.
    pub unranked: usize,
    /// Leaders it was shown to.
    pub shown: usize,
}

/// What the top and bottom bands say about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// A third or more at the top and a third or more at the bottom.
    Split,
    /// Three quarters or more at the top.
    High,
    /// Three quarters or more at the bottom.
    Low,
    /// None of these.
    Mixed,
}

/// Two items and who puts which first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairConflict {
    /// The first item, earlier in the round's list.
    pub a: String,
    /// The second item.
    pub b: String,
    /// Leaders who put `a` above `b`.
    pub a_first: usize,
    /// Leaders who put `b` above `a`.
    pub b_first: usize,
    /// `4 a b / (a + b)^2`, 0 (all agree) to 1 (even split).
    pub conflict: f64,
    /// Conflict weighted by whether either item is in the top half of the
    /// consensus (1, else 0.5): the order of the list.
    pub weight: f64,
}

/// How many pairs of leaders would fund opposite things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OpposedPairs {
    /// Pairs of whom one has an item at the top that the other has at the bottom, or with tau below 0.
    pub count: usize,
    /// All pairs of leaders.
    pub of: usize,
}

/// Camps of leaders with alike rankings; claimed only above the silhouette gate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Camps {
    /// Whether there are camps: each of two or more, at odds on a third of the pairs
    /// of items, silhouette >= 0.45 (more with fewer than nine items).
    pub found: bool,
    /// Best mean silhouette over two or three camps; `None` where camps are not
    /// searched: fewer than six leaders or five items, or top lists of one or two.
    pub silhouette: Option<f64>,
    /// Silhouette between 0.35 and the gate: worth a question, not a finding.
    pub hint: bool,
    /// Sizes, largest first; empty when not found.
    pub sizes: Vec<usize>,
    /// For each camp the consensus order of its members, in the order of `sizes`;
    /// only for camps of three or more (an order of fewer is a person's ranking).
    pub orders: Vec<Option<Vec<String>>>,
}

/// The team against the official strategy.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FirstChoice {
    /// The priority.
    pub item: String,
    /// How many leaders expected it or put it there.
    #[serde(serialize_with = "as_count")]
    pub leaders: f64,
}

/// What to stop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stop {
    /// Leaders who answered.
    pub count: usize,
    /// Leaders who would stop nothing.
    pub nothing: usize,
    /// Answers put together by their words, largest first, shuffled within.
    pub groups: Vec<StopGroup>,
}

/// Stop answers that share their words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StopGroup {
    /// Answers in the group.
    pub size: usize,
    /// The answers, shuffled. Empty when statements are withheld.
    pub answers: Vec<String>,
}

/// Clarity and commitment. The two lists are sorted each on its own, so that
/// nothing joins a leader's two answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clarity {
    /// Clarity, 0-100, sorted.
    pub values: Vec<u8>,
    /// Commitment, 0-5, sorted.
    pub commitment: Vec<u8>,
}

/// The headline slide in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Headline {
    /// "Regulation: 5 put it in their top three, 4 in their bottom three."
    pub biggest_split: Option<String>,
    /// The report in one sentence.
    pub sentence: String,
    /// "Based on 7 of 9 invited." and, below 80 %, what the others could change.
    pub coverage: String,
}

/// What made the numbers, so that the same input gives the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Provenance {
    /// The encoder: `candle`, `rust-bert`; `None` without sentence analysis.
    pub engine: Option<String>,
    /// SHA-256 of the encoder's weights.
    pub model_sha256: Option<String>,
    /// Which calibration of the same-strategy model was used.
    pub calibration: Option<String>,
    /// Seed of every permutation and shuffle.
    pub seed: u64,
    /// Permutations drawn for the Monte-Carlo p; 0 when it is exact.
    pub permutations: u32,
    /// Version of Parallax.
    pub version: &'static str,
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
