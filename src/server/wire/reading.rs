//! The reading of a closed round: what is told before the release, and what comes back.

use crate::domain::{ReadGroup, Reading as People};
use crate::server::error::{Error, Result};
use crate::server::json::field;
use crate::service::rounds as service;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

/// The sentences of a closed round in groups, with what the machine noticed about them.
#[derive(Serialize, ToSchema)]
pub(crate) struct Reading {
    /// The version that was saved last; 0 before the first.
    version: i64,
    /// Sentences there are.
    count: usize,
    /// The machine's first reading.
    machine: MachineReading,
    /// The groups as they were saved last; before the first time the machine's. The sentences
    /// of a group are in another order each time.
    groups: Vec<ReadingGroup>,
    /// Pairs of sentences that need human eyes.
    noticed: Vec<NoticedPair>,
    /// The machine could not read every language: its groups are not to be trusted.
    unsupported_language: bool,
    /// When the round releases itself.
    #[serde(with = "time::serde::rfc3339")]
    releases_itself: OffsetDateTime,
}

/// The machine's first reading.
#[derive(Serialize, ToSchema)]
struct MachineReading {
    /// The fewest strategies that its range allows.
    low: usize,
    /// The most.
    high: usize,
    groups: Vec<MachineGroup>,
}

/// A group of the machine.
#[derive(Serialize, ToSchema)]
struct MachineGroup {
    label: String,
    /// Words that tell it from the others, each used by two leaders or more.
    terms: Vec<String>,
    sentences: Vec<String>,
}

/// Two sentences to read side by side.
#[derive(Serialize, ToSchema)]
struct NoticedPair {
    /// What was noticed.
    #[schema(pattern = "^(contradiction|same_words_different_meaning|same_idea_different_words)$")]
    kind: String,
    /// The evidence in plain words.
    reason: String,
    sentences: Vec<String>,
}

/// Sentences that people read as the same strategy.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadingGroup {
    /// What they call it; not asked of a group of one.
    #[serde(default)]
    label: String,
    /// Word for word as they were told.
    #[schema(min_items = 1)]
    sentences: Vec<String>,
}

impl From<&ReadGroup> for ReadingGroup {
    fn from(group: &ReadGroup) -> Self {
        Self { label: group.label.clone(), sentences: group.sentences.clone() }
    }
}

impl Reading {
    pub(crate) fn of(read: service::ToRead) -> Result<Self> {
        let (low, high) = read.machine;
        let machine = read.machine_groups.into_iter().map(|group| MachineGroup {
            label: group.label,
            terms: group.terms,
            sentences: group.sentences,
        });
        let noticed = read.noticed.into_iter().map(|pair| {
            let kind = serde_json::to_value(pair.kind)?;
            Ok(NoticedPair {
                kind: kind.as_str().unwrap_or_default().to_owned(),
                reason: pair.reason,
                sentences: pair.sentences.to_vec(),
            })
        });
        Ok(Self {
            version: read.version,
            count: read.groups.iter().map(|group| group.sentences.len()).sum(),
            machine: MachineReading { low, high, groups: machine.collect() },
            groups: read.groups.iter().map(ReadingGroup::from).collect(),
            noticed: noticed.collect::<Result<_>>()?,
            unsupported_language: read.unsupported_language,
            releases_itself: read.releases_itself,
        })
    }
}

/// Saves a reading.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewReading {
    /// The version that was seen; 0 before the first. Another one is refused.
    #[schema(minimum = 0)]
    version: i64,
    /// Every sentence of the round in one group, in any order.
    #[schema(min_items = 1)]
    groups: Vec<ReadingGroup>,
}

impl NewReading {
    /// The version that was seen, and the reading.
    pub(crate) fn parse(self) -> Result<(i64, People)> {
        if self.version < 0 {
            let reason = "version is the one that GET tells; 0 before the first save".to_owned();
            return Err(Error::Field { field: Some("version".to_owned()), reason });
        }
        let groups = self.groups.into_iter().map(|group| (group.label, group.sentences));
        Ok((self.version, field("groups", People::parse(groups.collect()))?))
    }
}

/// The version that is saved now.
#[derive(Serialize, ToSchema)]
pub(crate) struct SavedReading {
    pub(crate) version: i64,
}

/// Whose reading the release shows; without a body the one that was saved, else the machine's.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Release {
    /// `facilitator` is the one that was saved, `machine` the first reading.
    #[serde(default)]
    #[schema(value_type = String, pattern = "^(machine|facilitator)$")]
    reading: Whose,
    /// The version of the saved reading that was reviewed; another one is refused.
    version: Option<i64>,
}

/// Whose reading.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Whose {
    Machine,
    #[default]
    Facilitator,
}

impl Release {
    pub(crate) fn choice(&self) -> service::Choice {
        match (self.reading, self.version) {
            (Whose::Machine, _) => service::Choice::Machine,
            (Whose::Facilitator, Some(version)) => service::Choice::Version(version),
            (Whose::Facilitator, None) => service::Choice::Saved,
        }
    }
}
