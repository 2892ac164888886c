//! Deleting for good, and what backups still hold.

use super::error::Result;
use super::installation::Installation;
use crate::domain::{Account, PulseId, RoundId, TeamId};
use serde::Serialize;

/// What was removed, and where it may still be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Removed {
    /// How many rounds went with it.
    pub rounds: usize,
    /// The backups made while it was there, by name; it stays in them until they are deleted.
    pub backups: Vec<String>,
    /// The same in a sentence.
    pub note: String,
}

impl Installation {
    /// Deletes a round: keys first, then all it left, then what the files still hold.
    pub fn delete_round(&self, actor: &Account, id: &RoundId) -> Result<Removed> {
        todo!()
    }

    /// Deletes a pulse with its rounds.
    pub fn delete_pulse(&self, actor: &Account, id: PulseId) -> Result<Removed> {
        todo!()
    }

    /// Deletes a team with its pulses and rounds.
    pub fn delete_team(&self, actor: &Account, id: TeamId) -> Result<Removed> {
        todo!()
    }

    /// Deletes what is older than each organization's retention. How many rounds.
    pub fn enforce_retention(&self) -> Result<usize> {
        todo!()
    }
}
