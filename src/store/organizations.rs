//! The organization of an installation, and its one-time set-up.

use super::{Connection, Result};
use crate::domain::{Organization, OrganizationId, OrganizationName, RetentionYears};

/// Keeps the hash of the one-time set-up token, in place of an earlier one.
pub fn set_setup_token(connection: &mut Connection, hash: &[u8; 32]) -> Result<()> {
    todo!()
}

/// Spends the set-up token: whether this hash was the one kept. It is gone then.
pub fn take_setup_token(connection: &mut Connection, hash: &[u8; 32]) -> Result<bool> {
    todo!()
}

/// Makes an organization.
pub fn insert(connection: &mut Connection, name: &OrganizationName) -> Result<Organization> {
    todo!()
}

/// The organization.
pub fn get(connection: &mut Connection, id: OrganizationId) -> Result<Organization> {
    todo!()
}

/// All organizations, by number.
pub fn list(connection: &mut Connection) -> Result<Vec<Organization>> {
    todo!()
}

/// Changes its name and retention.
pub fn update(
    connection: &mut Connection,
    id: OrganizationId,
    name: &OrganizationName,
    retention: RetentionYears,
) -> Result<()> {
    todo!()
}
