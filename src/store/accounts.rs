//! Accounts and their password hashes.

use super::{Connection, Result};
use crate::domain::{Account, AccountId, Email, OrganizationId, PersonName, Role};

/// An account about to be made.
pub struct NewAccount<'a> {
    /// Whom it belongs to.
    pub organization: OrganizationId,
    /// Whom it signs in as.
    pub email: &'a Email,
    /// The person.
    pub name: &'a PersonName,
    /// What it may do.
    pub role: Role,
    /// Argon2id hash in PHC form.
    pub password_hash: &'a str,
}

/// Makes an account. [`super::Error::Conflict`] when the address has one.
pub fn insert(connection: &mut Connection, new: &NewAccount<'_>) -> Result<Account> {
    todo!()
}

/// The account.
pub fn get(connection: &mut Connection, id: AccountId) -> Result<Account> {
    todo!()
}

/// The account of an address, with its password hash.
pub fn find_by_email(
    connection: &mut Connection,
    email: &Email,
) -> Result<Option<(Account, String)>> {
    todo!()
}

/// All accounts of an organization, by address.
pub fn list(connection: &mut Connection, organization: OrganizationId) -> Result<Vec<Account>> {
    todo!()
}

/// Whether there is any account at all.
pub fn any(connection: &mut Connection) -> Result<bool> {
    todo!()
}

/// How many owners an organization has.
pub fn count_owners(connection: &mut Connection, organization: OrganizationId) -> Result<usize> {
    todo!()
}

/// Changes name and role.
pub fn update(
    connection: &mut Connection,
    id: AccountId,
    name: &PersonName,
    role: Role,
) -> Result<()> {
    todo!()
}

/// Changes the password hash.
pub fn set_password(connection: &mut Connection, id: AccountId, hash: &str) -> Result<()> {
    todo!()
}

/// Deletes the account and its sessions.
pub fn delete(connection: &mut Connection, id: AccountId) -> Result<()> {
    todo!()
}
