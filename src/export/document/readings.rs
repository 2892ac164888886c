//! Where people read the sentences otherwise than the machine had: a finding of its own.

use crate::analysis::report::{
    Difference, Differences, MachineReading, Reading, Report, Sentences,
};
use crate::analysis::wording::{capital, count, list, strategies_in_words, whose};

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
        "{}: {}. {}: {}.",
        capital(whose(Reading::Machine)),
        strategies_in_words(&machine.strategies_in_the_room),
        capital(whose(sentences.reading)),
        strategies_in_words(&sentences.strategies_in_the_room)
    )
}

fn pairs(differences: &Differences) -> String {
    let Differences { pairs, read_apart, read_together, .. } = differences;
    let told = |count: &usize, by_machine: &str, by_people: &str| {
        let were = if *count == 1 { "was" } else { "were" };
        let text = format!("{count} that the machine {by_machine} {were} read {by_people}");
        (*count > 0).then_some(text)
    };
    let apart = told(read_apart, "put together", "apart");
    let together = told(read_together, "kept apart", "together");
    let both: Vec<String> = apart.into_iter().chain(together).collect();
    match both.as_slice() {
        [] => "People read the groups as the machine had proposed them.".to_owned(),
        both => format!("Of {} of sentences, {}.", count(*pairs, "pair"), list(both)),
    }
}
