//! What the command line may do with accounts without a session: whoever has the
//! machine's shell has the database.

use super::{NewAccount, described, keep_an_owner};
use crate::domain::{Account, Email, OrganizationId, Password, Role};
use crate::service::audit::{self, COMMAND_LINE, Entry};
use crate::service::deletion::{self, Removed};
use crate::service::error::{Error, Result};
use crate::service::installation::Installation;
use crate::store::{Connection, accounts, organizations, sessions};

impl Installation {
    /// For the command line, which needs no session: every account there is.
    pub fn all_accounts(&self) -> Result<Vec<Account>> {
        self.store.read(|connection| {
            let mut all = Vec::new();
            for organization in organizations::list(connection)? {
                all.extend(accounts::list(connection, organization.id)?);
            }
            Ok(all)
        })
    }

    /// For the command line: adds an account to the only organization.
    pub fn add_account_from_shell(&self, new: &NewAccount, role: Role) -> Result<Account> {
        let password_hash = self.passwords.hash(&new.password)?;
        self.store.write(|connection| {
            let organization = only_organization(connection)?;
            let new = accounts::NewAccount {
                organization,
                email: &new.email,
                name: &new.name,
                role,
                password_hash: &password_hash,
            };
            let account = accounts::insert(connection, &new)?;
            self.note_from_shell(connection, &account, "account added")?;
            Ok(account)
        })
    }

    /// For the command line: another password for an address; ends its sessions.
    pub fn reset_password(&self, email: &Email, password: &Password) -> Result<()> {
        let hash = self.passwords.hash(password)?;
        self.store.write(|connection| {
            let account = by_email(connection, email)?;
            accounts::set_password(connection, account.id, &hash)?;
            sessions::delete_of(connection, account.id)?;
            self.note_from_shell(connection, &account, "password reset")
        })
    }

    /// For the command line: deletes an account; never the last owner.
    pub fn delete_account_from_shell(&self, email: &Email) -> Result<Removed> {
        let removed = self.store.write(|connection| {
            let account = by_email(connection, email)?;
            keep_an_owner(connection, &account)?;
            accounts::delete(connection, account.id)?;
            self.note_from_shell(connection, &account, "account deleted")?;
            deletion::removed(connection, 0, None)
        })?;
        self.compact_soon();
        Ok(removed)
    }

    fn note_from_shell(
        &self,
        connection: &mut Connection,
        account: &Account,
        action: &str,
    ) -> Result<()> {
        let detail = described(account);
        let entry = Entry { at: self.now(), actor: COMMAND_LINE, action, detail };
        audit::record(connection, account.organization, entry)
    }
}

fn by_email(connection: &mut Connection, email: &Email) -> Result<Account> {
    let found = accounts::find_by_email(connection, email)?;
    found.map(|(account, _)| account).ok_or(Error::NotFound { what: "account" })
}

fn only_organization(connection: &mut Connection) -> Result<OrganizationId> {
    match organizations::list(connection)?.as_slice() {
        [only] => Ok(only.id),
        [] => Err(Error::conflict(
            "not-set-up",
            "there is no organization yet; start the server and open the set-up link it prints",
        )),
        _ => Err(Error::conflict(
            "several-organizations",
            "there is more than one organization; add the account in its own pages",
        )),
    }
}
