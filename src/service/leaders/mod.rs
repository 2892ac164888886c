//! What leaders do, without an account: read the sheet, get a permit, cast, read the report.
//! Nothing here logs, and nothing says who asked.

mod cast;
mod loaded;
mod permit;

use super::audit::{self, AuditLine};
use super::error::{Error, Result};
use super::installation::Installation;
use super::rounds;
use crate::ballot::digest::Hash;
use crate::ballot::{RoundKey, sheet};
use crate::domain::{Round, RoundId, State};
use crate::store::{self, Connection, reports};
pub(super) use loaded::LoadedRounds;
use time::OffsetDateTime;

/// Where a round stands, as leaders see it.
pub struct LeaderStatus {
    /// Its state.
    pub state: State,
    /// How many have answered; told from 3 on.
    pub answered: Option<usize>,
    /// How many are invited.
    pub invited: usize,
    /// When it closes at the latest.
    pub closes: OffsetDateTime,
}

impl Installation {
    /// The sheet's bytes. An unknown round and a wrong key are the same [`NotFound`].
    ///
    /// [`NotFound`]: super::Error::NotFound
    pub fn sheet(&self, round: &RoundId, key: RoundKey) -> Result<String> {
        self.store.read(|connection| Ok(admit(connection, round, key)?.sheet))
    }

    /// Where the round stands.
    pub fn leader_status(&self, round: &RoundId, key: RoundKey) -> Result<LeaderStatus> {
        self.store.read(|connection| {
            let round = admit(connection, round, key)?.round;
            Ok(LeaderStatus {
                state: round.state,
                answered: rounds::answered(connection, &round)?,
                invited: round.invited,
                closes: round.closes_at,
            })
        })
    }

    /// The released report's JSON text.
    pub fn released_report(&self, round: &RoundId, key: RoundKey) -> Result<String> {
        self.store.read(|connection| Ok(released(connection, round, key)?.report))
    }

    /// The released bulletin's JSON text. It is whole even where too few answered for a
    /// report: without it nobody could check that the own ballot was there.
    pub fn bulletin(&self, round: &RoundId, key: RoundKey) -> Result<String> {
        self.store.read(|connection| Ok(released(connection, round, key)?.bulletin))
    }

    /// What organizers did with this round.
    pub fn round_audit(&self, round: &RoundId, key: RoundKey) -> Result<Vec<AuditLine>> {
        self.store.read(|connection| {
            admit(connection, round, key)?;
            audit::lines_of_round(connection, round)
        })
    }
}

/// A round whose key the caller has.
struct Admitted {
    round: Round,
    sheet: String,
    hash: Hash,
}

impl Admitted {
    fn require_answers_at(&self, now: OffsetDateTime) -> Result<()> {
        if self.round.takes_answers_at(now) {
            return Ok(());
        }
        Err(Error::conflict("round-closed", "the round takes no more answers"))
    }
}

/// The round, for whoever has its key.
fn admit(connection: &mut Connection, id: &RoundId, key: RoundKey) -> Result<Admitted> {
    let unknown = Error::NotFound { what: "round" };
    match store::rounds::sheet(connection, id)? {
        Some((sheet, hash)) if sheet::round_key(&hash) == key => {
            Ok(Admitted { round: store::rounds::get(connection, id)?, sheet, hash })
        }
        _ => Err(unknown),
    }
}

/// What a released round stored, for whoever has its key.
pub(super) fn released(
    connection: &mut Connection,
    id: &RoundId,
    key: RoundKey,
) -> Result<reports::Stored> {
    let admitted = admit(connection, id, key)?;
    let stored = reports::find(connection, id)?;
    match (admitted.round.state, stored) {
        (State::Released, Some(stored)) => Ok(stored),
        _ => Err(Error::conflict("not-released", "the round is not released yet")),
    }
}
