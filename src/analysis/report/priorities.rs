//! The report's entry for the priorities. Plain data: it must not know how it was found.

use super::{as_count, as_counts};
use crate::analysis::priorities::standings;
use serde::{Deserialize, Serialize};

/// What the rankings say. Everything per item is in the order of `items`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// Pairs of leaders who would fund opposite things; `None` in the released report of a
    /// small team (`ballot::release`).
    pub opposed_pairs: Option<OpposedPairs>,
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
        standings::band(self.items.len())
    }
}

/// Probability that two leaders order two priorities the same way; chance is 0.5.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct KendallW {
    /// 0-1; expected `1/n` under chance.
    pub value: f64,
    /// Permutation p; exact for small teams, fewer permutations above 100 leaders.
    pub p: f64,
    /// Whether `p` is exact rather than Monte-Carlo.
    pub exact: bool,
}

/// The order with the fewest disagreements with the leaders' orders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConsensusMethod {
    /// Exact Kemeny order.
    Kemeny,
    /// Local search from the Borda order; a better order may exist.
    Approximate,
}

/// How firm an item's position is: where it lands when any one leader is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The item.
    pub item: String,
    /// Best position reached, 1 = top; the position with everybody in counts too.
    pub best: usize,
    /// Worst position reached.
    pub worst: usize,
}

/// How leaders see one item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpposedPairs {
    /// Pairs of whom one has an item at the top that the other has at the bottom, or with tau below 0.
    pub count: usize,
    /// All pairs of leaders.
    pub of: usize,
}

/// Camps of leaders with alike rankings; claimed only above the silhouette gate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
