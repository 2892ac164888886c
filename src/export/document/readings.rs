//! Where people read the sentences otherwise than the machine had: a finding of its own.

use crate::analysis::report::{Difference, Differences, MachineReading, Report, Sentences};
use crate::analysis::wording::{capital, count, strategies_in_words, whose};

/// Two readings beside each other.
pub(super) struct TwoReadings<'a> {
    /// "Machine's first reading: … The facilitator's reading: …"
    pub(super) numbers: String,
    /// How many pairs were read otherwise.
    pub(super) pairs: String,
    pub(super) differences: Vec<Parted<'a>>,
}

/// A group of one reading that is in parts in the other.
pub(super) struct Parted<'a> {
    pub(super) kind: &'static str,
    pub(super) difference: &'a Difference,
}

/// `None` where the machine's reading is the one that is shown.
pub(super) fn two_readings(report: &Report) -> Option<TwoReadings<'_>> {
    let sentences = report.sentences.as_ref()?;
    let machine = sentences.machine_reading.as_ref()?;
    let Differences { split, merged, .. } = &machine.differences;
    let split = split.iter().map(|difference| Parted { kind: "Read apart", difference });
    let merged = merged.iter().map(|difference| Parted { kind: "Read together", difference });
    Some(TwoReadings {
        numbers: numbers(sentences, machine),
        pairs: pairs(&machine.differences),
        differences: split.chain(merged).collect(),
    })
}

fn numbers(sentences: &Sentences, machine: &MachineReading) -> String {
    format!(
        "The machine\u{2019}s first reading: {}. {}: {}.",
        strategies_in_words(&machine.strategies_in_the_room),
        capital(whose(sentences.reading)),
        strategies_in_words(&sentences.strategies_in_the_room)
    )
}

fn pairs(differences: &Differences) -> String {
    let Differences { pairs, read_apart, read_together, .. } = differences;
    if read_apart + read_together == 0 {
        return "People read the groups as the machine had proposed them.".to_owned();
    }
    let were = if *read_apart == 1 { "was" } else { "were" };
    format!(
        "Of {}, {read_apart} that the machine put together {were} read apart, and \
         {read_together} that it kept apart {} read together.",
        count(*pairs, "pair"),
        if *read_together == 1 { "was" } else { "were" }
    )
}
