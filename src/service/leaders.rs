//! What leaders do, without an account: read the sheet, get a permit, cast, read the report.
//! Nothing here logs, and nothing says who asked.

use super::audit::AuditLine;
use super::error::Result;
use super::installation::Installation;
use crate::ballot::RoundKey;
use crate::domain::{RoundId, State};
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
        todo!()
    }

    /// Where the round stands.
    pub fn leader_status(&self, round: &RoundId, key: RoundKey) -> Result<LeaderStatus> {
        todo!()
    }

    /// Signs a blinded message: once per invitation, the same one as often as asked.
    pub fn issue_permit(
        &self,
        round: &RoundId,
        key: RoundKey,
        token: &[u8],
        blinded: &[u8],
    ) -> Result<Vec<u8>> {
        todo!()
    }

    /// Puts a ballot in the box, or a higher version in place of it. Returns the version stored,
    /// only after it is durable.
    pub fn cast(&self, round: &RoundId, key: RoundKey, body: &[u8]) -> Result<u32> {
        todo!()
    }

    /// The released report's JSON text.
    pub fn released_report(&self, round: &RoundId, key: RoundKey) -> Result<String> {
        todo!()
    }

    /// The released bulletin's JSON text.
    pub fn bulletin(&self, round: &RoundId, key: RoundKey) -> Result<String> {
        todo!()
    }

    /// What organizers did with this round.
    pub fn round_audit(&self, round: &RoundId, key: RoundKey) -> Result<Vec<AuditLine>> {
        todo!()
    }
}
