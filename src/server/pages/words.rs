//! What pages say of states, counts and what a deletion takes along: in one place, so that
//! every page says the same.

use crate::domain::{Cadence, State};
use crate::service::rounds::RoundStatus;

/// `1 leader`, `2 leaders`.
pub(crate) fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// A round's state as its tag says it.
pub(crate) fn state(state: State) -> &'static str {
    match state {
        State::Draft => "Draft",
        State::Open => "Open",
        State::Closing => "Being counted",
        State::Closed => "Closed",
        State::Released => "Released",
    }
}

/// The look of that tag.
pub(crate) fn tag(state: State) -> &'static str {
    match state {
        State::Draft => "",
        State::Open | State::Closing | State::Closed => "tag--active",
        State::Released => "tag--done",
    }
}

/// How often a pulse is meant to be repeated.
pub(crate) fn cadence(cadence: Cadence) -> &'static str {
    match cadence {
        Cadence::Once => "only once",
        Cadence::Monthly => "every month",
        Cadence::Quarterly => "every three months",
        Cadence::Halfyearly => "every six months",
        Cadence::Yearly => "every year",
    }
}

/// How many are in, as far as it is told (rule R1).
pub(crate) fn answered(status: &RoundStatus) -> String {
    let invited = status.round.invited;
    match status.answered {
        Some(answered) => format!("{answered} of {invited} in"),
        None => format!("fewer than 3 of {invited} in"),
    }
}

/// Whether a counted round has too few answers for anything to be shown (rule R2).
pub(crate) fn has_too_few(status: &RoundStatus) -> bool {
    let minimum = status.round.minimum.value();
    let is_counted = matches!(status.round.state, State::Closed | State::Released);
    is_counted && status.answered.is_none_or(|answered| answered < minimum)
}

/// Where what is deleted may still be.
pub(crate) fn held_by(backups: &[String]) -> String {
    if backups.is_empty() {
        return "No backup is known that holds it.".to_owned();
    }
    format!(
        "{} may still hold it, though no answer that was not released: {}. Deleting here does \
         not touch them.",
        counted(backups.len(), "backup"),
        backups.join(", ")
    )
}
