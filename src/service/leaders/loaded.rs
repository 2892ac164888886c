//! Rounds that take answers, with their keys, kept in memory: reading a key from its
//! file for every request would take longer than the request. Only the database says
//! whether a round is open; an entry is used only while its sheet is the one stored.

use super::Admitted;
use crate::ballot::digest::Hash;
use crate::ballot::{IssuerPublicKey, RoundKeys, SealPublicKey, sheet};
use crate::domain::{Questions, RoundId};
use crate::service::error::Result;
use crate::service::installation::Installation;
use crate::store::pulses;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What answering needs of an open round; all of it is frozen.
pub(super) struct LoadedRound {
    /// Tells this opening of the round from one before a restart.
    hash: Hash,
    /// Signs permits; opening boxes is left to closing.
    pub(super) keys: RoundKeys,
    /// Verifies permits.
    pub(super) issuer: IssuerPublicKey,
    /// Seals ballots.
    pub(super) seal: SealPublicKey,
    /// What is asked.
    pub(super) questions: Questions,
}

/// The rounds in memory.
#[derive(Default)]
pub(in crate::service) struct LoadedRounds(Mutex<HashMap<RoundId, Arc<LoadedRound>>>);

impl LoadedRounds {
    /// Drops a round's keys from memory.
    pub(in crate::service) fn forget(&self, round: &RoundId) {
        self.entries().remove(round);
    }

    /// Drops all but these.
    pub(in crate::service) fn keep_only(&self, rounds: &[RoundId]) {
        self.entries().retain(|round, _| rounds.contains(round));
    }

    fn find(&self, round: &RoundId, hash: &Hash) -> Option<Arc<LoadedRound>> {
        self.entries().get(round).filter(|entry| entry.hash == *hash).cloned()
    }

    fn entries(&self) -> MutexGuard<'_, HashMap<RoundId, Arc<LoadedRound>>> {
        // Each change is a single insertion or removal: a dead thread leaves none half-done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Installation {
    /// The round with its keys, read from their files the first time.
    pub(super) fn loaded_round(&self, admitted: &Admitted) -> Result<Arc<LoadedRound>> {
        let id = &admitted.round.id;
        if let Some(entry) = self.loaded.find(id, &admitted.hash) {
            return Ok(entry);
        }
        let public = sheet::public_keys(&admitted.sheet)?;
        let pulse = self.store.read(|connection| pulses::get(connection, admitted.round.pulse))?;
        let entry = Arc::new(LoadedRound {
            hash: admitted.hash,
            keys: self.keys.load(id)?,
            issuer: public.issuer,
            seal: public.seal,
            questions: pulse.questions,
        });
        self.loaded.entries().insert(id.clone(), Arc::clone(&entry));
        Ok(entry)
    }
}
