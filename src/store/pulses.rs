//! Pulses; their questions are JSON text.

use super::{Connection, Result};
use crate::domain::{Cadence, Pulse, PulseId, PulseName, Questions, TeamId};

/// Makes a pulse.
pub fn insert(
    connection: &mut Connection,
    team: TeamId,
    name: &PulseName,
    cadence: Cadence,
    questions: &Questions,
) -> Result<Pulse> {
    todo!()
}

/// The pulse.
pub fn get(connection: &mut Connection, id: PulseId) -> Result<Pulse> {
    todo!()
}

/// All pulses of a team, by number.
pub fn list(connection: &mut Connection, team: TeamId) -> Result<Vec<Pulse>> {
    todo!()
}

/// Changes name and cadence.
pub fn update(
    connection: &mut Connection,
    id: PulseId,
    name: &PulseName,
    cadence: Cadence,
) -> Result<()> {
    todo!()
}

/// Changes the questions; [`super::Error::Conflict`] when they are frozen.
pub fn set_questions(
    connection: &mut Connection,
    id: PulseId,
    questions: &Questions,
) -> Result<()> {
    todo!()
}

/// Freezes the questions; freezing twice is fine.
pub fn freeze(connection: &mut Connection, id: PulseId) -> Result<()> {
    todo!()
}

/// Deletes the pulse with its rounds.
pub fn delete(connection: &mut Connection, id: PulseId) -> Result<()> {
    todo!()
}
