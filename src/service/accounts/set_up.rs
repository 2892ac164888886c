//! The first account, made with a token that the server prints once.

use super::{NewAccount, SessionSecret};
use crate::domain::{Account, OrganizationName, Role};
use crate::service::error::{Error, Result};
use crate::service::installation::Installation;
use crate::service::random;
use crate::store::{accounts, organizations};
use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};

impl Installation {
    /// Whether there is an account.
    pub fn is_set_up(&self) -> Result<bool> {
        self.store.read(|connection| Ok(accounts::any(connection)?))
    }

    /// A one-time token for the first account, in place of an earlier one; `None` when
    /// there is an account already.
    pub fn begin_set_up(&self) -> Result<Option<String>> {
        let token = BASE64URL_NOPAD.encode(&random::bytes::<32>()?);
        self.store.write(|connection| {
            if accounts::any(connection)? {
                return Ok(None);
            }
            organizations::set_setup_token(connection, &hash(&token))?;
            Ok(Some(token))
        })
    }

    /// Spends the token: makes the organization and its owner, and signs them in.
    pub fn set_up(
        &self,
        token: &str,
        organization: &OrganizationName,
        owner: &NewAccount,
    ) -> Result<(Account, SessionSecret)> {
        // A guessed token must not cost the work of a password's hash.
        if !self.store.read(|connection| organizations::is_setup_token(connection, &hash(token)))? {
            return Err(Error::SetUp);
        }
        let password_hash = self.passwords.hash(&owner.password)?;
        self.store.write(|connection| {
            let spent = organizations::take_setup_token(connection, &hash(token))?;
            if !spent || accounts::any(connection)? {
                return Err(Error::SetUp);
            }
            let organization = organizations::insert(connection, organization)?;
            let new = accounts::NewAccount {
                organization: organization.id,
                email: &owner.email,
                name: &owner.name,
                role: Role::Owner,
                password_hash: &password_hash,
            };
            let account = accounts::insert(connection, &new)?;
            let secret = self.begin_session(connection, account.id)?;
            self.note(connection, &account, "set up", String::new())?;
            Ok((account, secret))
        })
    }
}

fn hash(token: &str) -> [u8; 32] {
    Sha256::new().chain_update(b"parallax/set-up/1").chain_update(token).finalize().into()
}
