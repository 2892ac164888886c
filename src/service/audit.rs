//! The audit log: each line's hash covers the line before it, so that none can be
//! changed or taken out unseen. No line is written for a permit or a ballot.

use super::error::Result;
use super::installation::Installation;
use crate::domain::{Account, RoundId};

/// A line of the log.
pub use crate::store::audit::Line as AuditLine;

impl Installation {
    /// The organization's own chain.
    pub fn organization_audit(&self, actor: &Account) -> Result<Vec<AuditLine>> {
        todo!()
    }

    /// A round's chain, for organizers.
    pub fn audit_of_round(&self, actor: &Account, round: &RoundId) -> Result<Vec<AuditLine>> {
        todo!()
    }
}

/// The number of the first line whose hash does not fit, if any.
pub fn first_broken(lines: &[AuditLine]) -> Option<i64> {
    todo!()
}
