//! First-run set-up, accounts, signing in and sessions.

mod passwords;
mod sessions;
mod set_up;
mod shell;

use super::deletion::{self, Removed};
use super::error::{Error, Result};
use super::installation::Installation;
use super::tenancy;
use crate::domain::{
    Account, AccountId, Email, Organization, OrganizationName, Password, PersonName,
    RetentionYears, Right, Role,
};
use crate::store::{Connection, accounts, organizations, sessions as kept};
pub(super) use passwords::Passwords;
pub use sessions::{ABSOLUTE_DAYS, IDLE_MINUTES, SessionSecret};

/// Who is about to get an account.
pub struct NewAccount {
    /// Whom it signs in as.
    pub email: Email,
    /// The person.
    pub name: PersonName,
    /// The password.
    pub password: Password,
}

/// What changes of an account.
#[derive(Default)]
pub struct AccountChange {
    /// Another name.
    pub name: Option<PersonName>,
    /// Another role; ends the account's sessions.
    pub role: Option<Role>,
    /// Another password; ends the account's sessions.
    pub password: Option<Password>,
}

impl Installation {
    /// Accounts of the actor's organization.
    pub fn accounts(&self, actor: &Account) -> Result<Vec<Account>> {
        tenancy::require(actor, Right::ManageOrganization)?;
        self.store.read(|connection| Ok(accounts::list(connection, actor.organization)?))
    }

    /// Adds an account to the actor's organization.
    pub fn add_account(&self, actor: &Account, new: &NewAccount, role: Role) -> Result<Account> {
        tenancy::require(actor, Right::ManageOrganization)?;
        let password_hash = self.passwords.hash(&new.password)?;
        self.store.write(|connection| {
            let account = accounts::insert(
                connection,
                &accounts::NewAccount {
                    organization: actor.organization,
                    email: &new.email,
                    name: &new.name,
                    role,
                    password_hash: &password_hash,
                },
            )?;
            self.note(connection, actor, "account added", described(&account))?;
            Ok(account)
        })
    }

    /// Changes an account: an owner anybody's, everybody their own name and password.
    /// The last owner can't lose the role.
    pub fn change_account(
        &self,
        actor: &Account,
        id: AccountId,
        change: &AccountChange,
    ) -> Result<Account> {
        if actor.id != id || change.role.is_some() {
            tenancy::require(actor, Right::ManageOrganization)?;
        }
        let hash = change.password.as_ref().map(|new| self.passwords.hash(new)).transpose()?;
        self.store.write(|connection| {
            let before = colleague(connection, actor, id)?;
            let role = change.role.unwrap_or(before.role);
            if role != Role::Owner {
                keep_an_owner(connection, &before)?;
            }
            let name = change.name.as_ref().unwrap_or(&before.name);
            accounts::update(connection, id, name, role)?;
            if let Some(hash) = &hash {
                accounts::set_password(connection, id, hash)?;
            }
            if hash.is_some() || role != before.role {
                kept::delete_of(connection, id)?;
            }
            let after = accounts::get(connection, id)?;
            let password = if hash.is_some() { ", another password" } else { "" };
            let detail = format!("{}{password}", described(&after));
            self.note(connection, actor, "account changed", detail)?;
            Ok(after)
        })
    }

    /// Deletes an account and its sessions; never the last owner.
    pub fn delete_account(&self, actor: &Account, id: AccountId) -> Result<Removed> {
        tenancy::require(actor, Right::ManageOrganization)?;
        let removed = self.store.write(|connection| {
            let account = colleague(connection, actor, id)?;
            keep_an_owner(connection, &account)?;
            accounts::delete(connection, id)?;
            self.note(connection, actor, "account deleted", described(&account))?;
            deletion::removed(connection, 0, None)
        })?;
        self.compact_soon();
        Ok(removed)
    }

    /// The actor's organization.
    pub fn organization(&self, actor: &Account) -> Result<Organization> {
        self.store.read(|connection| Ok(organizations::get(connection, actor.organization)?))
    }

    /// Changes name and retention.
    pub fn change_organization(
        &self,
        actor: &Account,
        name: &OrganizationName,
        retention: RetentionYears,
    ) -> Result<Organization> {
        tenancy::require(actor, Right::ManageOrganization)?;
        self.store.write(|connection| {
            organizations::update(connection, actor.organization, name, retention)?;
            let detail = format!("{}, rounds kept {} years", name.as_str(), retention.value());
            self.note(connection, actor, "organization changed", detail)?;
            Ok(organizations::get(connection, actor.organization)?)
        })
    }
}

/// An account of the actor's organization.
fn colleague(connection: &mut Connection, actor: &Account, id: AccountId) -> Result<Account> {
    let account = accounts::get(connection, id)?;
    if account.organization == actor.organization {
        return Ok(account);
    }
    Err(Error::NotFound { what: "account" })
}

/// Refuses to take the role from the last owner: nobody could manage accounts any more.
fn keep_an_owner(connection: &mut Connection, leaving: &Account) -> Result<()> {
    let is_owner = leaving.role == Role::Owner;
    if is_owner && accounts::count_owners(connection, leaving.organization)? < 2 {
        return Err(Error::conflict(
            "last-owner",
            "this is the last owner; make somebody else an owner first",
        ));
    }
    Ok(())
}

/// How the audit log names an account: without the person, who may be deleted.
fn described(account: &Account) -> String {
    format!("{}, {}", account.id.0, account.role.as_str())
}
