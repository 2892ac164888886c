//! First-run set-up, accounts, signing in and sessions.

use super::error::Result;
use super::installation::Installation;
use crate::domain::{
    Account, AccountId, Email, Organization, OrganizationName, Password, PersonName,
    RetentionYears, Role,
};

/// A session's secret as the cookie carries it: 32 random bytes as base64url.
pub struct SessionSecret(String);

/// After how many minutes without use a session ends.
pub const IDLE_MINUTES: i64 = 8 * 60;
/// After how many days a session ends in any case.
pub const ABSOLUTE_DAYS: i64 = 14;

impl SessionSecret {
    /// What a cookie held; any text, it is only ever hashed.
    pub fn from_cookie(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The cookie's value.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The token that forms and scripts send back: made from the secret, useless without it.
    pub fn csrf_token(&self) -> String {
        todo!()
    }
}

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
    /// A one-time token for the first account, in place of an earlier one; `None` when
    /// there is an account already.
    pub fn begin_set_up(&self) -> Result<Option<String>> {
        todo!()
    }

    /// Spends the token: makes the organization and its owner, and signs them in.
    pub fn set_up(
        &self,
        token: &str,
        organization: &OrganizationName,
        owner: &NewAccount,
    ) -> Result<(Account, SessionSecret)> {
        todo!()
    }

    /// Signs in; takes as long for an unknown address as for a wrong password.
    pub fn sign_in(&self, email: &Email, password: &Password) -> Result<(Account, SessionSecret)> {
        todo!()
    }

    /// Whose session this is, if it still runs.
    pub fn session(&self, secret: &SessionSecret) -> Result<Option<Account>> {
        todo!()
    }

    /// Ends the session.
    pub fn sign_out(&self, secret: &SessionSecret) -> Result<()> {
        todo!()
    }

    /// Accounts of the actor's organization.
    pub fn accounts(&self, actor: &Account) -> Result<Vec<Account>> {
        todo!()
    }

    /// Adds an account to the actor's organization.
    pub fn add_account(&self, actor: &Account, new: &NewAccount, role: Role) -> Result<Account> {
        todo!()
    }

    /// Changes an account: an owner anybody's, everybody their own name and password.
    /// The last owner can't lose the role.
    pub fn change_account(
        &self,
        actor: &Account,
        id: AccountId,
        change: &AccountChange,
    ) -> Result<Account> {
        todo!()
    }

    /// Deletes an account and its sessions; never the last owner.
    pub fn delete_account(&self, actor: &Account, id: AccountId) -> Result<()> {
        todo!()
    }

    /// The actor's organization.
    pub fn organization(&self, actor: &Account) -> Result<Organization> {
        todo!()
    }

    /// Changes name and retention.
    pub fn change_organization(
        &self,
        actor: &Account,
        name: &OrganizationName,
        retention: RetentionYears,
    ) -> Result<Organization> {
        todo!()
    }

    /// For the command line, which needs no session: every account there is.
    pub fn all_accounts(&self) -> Result<Vec<Account>> {
        todo!()
    }

    /// For the command line: adds an account to the only organization.
    pub fn add_account_from_shell(&self, new: &NewAccount, role: Role) -> Result<Account> {
        todo!()
    }

    /// For the command line: another password for an address; ends its sessions.
    pub fn reset_password(&self, email: &Email, password: &Password) -> Result<()> {
        todo!()
    }

    /// For the command line: deletes an account; never the last owner.
    pub fn delete_account_from_shell(&self, email: &Email) -> Result<()> {
        todo!()
    }
}
