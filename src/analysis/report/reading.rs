//! The report's entry for the machine's first reading, once people have read the sentences
//! themselves. Plain data: it must not know how it was found.

use super::{Group, Map, StrategiesInTheRoom};
use serde::{Deserialize, Serialize};

/// What the machine had proposed, and where people read otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MachineReading {
    /// The machine's number, with its range.
    pub strategies_in_the_room: StrategiesInTheRoom,
    /// The machine's mean of `s_ij`.
    pub same_strategy_chance: f64,
    /// The machine's groups.
    pub groups: Vec<Group>,
    /// The machine's picture, its points by the machine's groups.
    pub map: Map,
    /// Where the two readings part.
    pub differences: Differences,
}

/// Where two readings of the same sentences part: counts of pairs, and the sentences.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Differences {
    /// Pairs of sentences there are.
    pub pairs: usize,
    /// Pairs that the machine put together and people read apart.
    pub read_apart: usize,
    /// Pairs that the machine kept apart and people read together.
    pub read_together: usize,
    /// The machine's groups that people took apart, each with its parts.
    pub split: Vec<Difference>,
    /// People's groups that join sentences of several groups of the machine, each with its parts.
    pub merged: Vec<Difference>,
}

/// A group of one reading whose sentences are in several groups of the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The group's name.
    pub label: String,
    /// Its sentences by their group in the other reading, the largest part first.
    pub parts: Vec<Part>,
}

/// The sentences that two groups share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The name of their group in the other reading.
    pub label: String,
    /// How many they are.
    pub size: usize,
    /// The sentences, in alphabetical order.
    pub sentences: Vec<String>,
}
