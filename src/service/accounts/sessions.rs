//! Signing in and out, and the sessions in between. A browser keeps a session's
//! secret; the database only its hash.

use crate::domain::{Account, AccountId, Email, Password};
use crate::service::error::{Error, Result};
use crate::service::installation::Installation;
use crate::service::random;
use crate::store::{self, Connection, accounts, sessions};
use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};
use time::{Duration, OffsetDateTime};

/// After how many minutes without use a session ends.
pub const IDLE_MINUTES: i64 = 8 * 60;
/// After how many days a session ends in any case.
pub const ABSOLUTE_DAYS: i64 = 14;
/// A use is noted once a minute: reading pages must not write each time.
const NOTED_EVERY: Duration = Duration::MINUTE;

/// A session's secret as the cookie carries it: 32 random bytes as base64url.
pub struct SessionSecret(String);

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
        BASE64URL_NOPAD.encode(&self.digest(b"parallax/csrf/1"))
    }

    fn fresh() -> Result<Self> {
        Ok(Self(BASE64URL_NOPAD.encode(&random::bytes::<32>()?)))
    }

    /// What the database keeps.
    fn hash(&self) -> [u8; 32] {
        self.digest(b"parallax/session/1")
    }

    fn digest(&self, domain: &[u8]) -> [u8; 32] {
        Sha256::new().chain_update(domain).chain_update(&self.0).finalize().into()
    }
}

impl Installation {
    /// Signs in; takes as long for an unknown address as for a wrong password.
    pub fn sign_in(&self, email: &Email, password: &Password) -> Result<(Account, SessionSecret)> {
        let find = |connection: &mut Connection| accounts::find_by_email(connection, email);
        let Some((account, hash)) = self.store.read(find)? else {
            self.passwords.hash(password)?;
            return Err(Error::SignIn);
        };
        if !self.passwords.verify(password, &hash)? {
            return Err(Error::SignIn);
        }
        self.store.write(|connection| {
            // The account may have got another password, or gone, while this one was verified.
            if find(connection)?.is_none_or(|(_, now)| now != hash) {
                return Err(Error::SignIn);
            }
            let secret = self.begin_session(connection, account.id)?;
            Ok((account, secret))
        })
    }

    /// Whose session this is, if it still runs.
    pub fn session(&self, secret: &SessionSecret) -> Result<Option<Account>> {
        let (now, hash) = (self.now(), secret.hash());
        let found = self.store.read(|connection| match sessions::find(connection, &hash)? {
            Some(session) if runs_at(&session, now) => of_session(connection, session),
            _ => Ok(None),
        })?;
        let Some((account, session)) = found else { return Ok(None) };
        if now - session.seen_at >= NOTED_EVERY {
            self.store.write(|connection| sessions::touch(connection, &hash, now))?;
        }
        Ok(Some(account))
    }

    /// Ends the session.
    pub fn sign_out(&self, secret: &SessionSecret) -> Result<()> {
        Ok(self.store.write(|connection| sessions::delete(connection, &secret.hash()))?)
    }

    /// A new session, always with a secret of its own.
    pub(super) fn begin_session(
        &self,
        connection: &mut Connection,
        account: AccountId,
    ) -> Result<SessionSecret> {
        let (now, secret) = (self.now(), SessionSecret::fresh()?);
        let session = sessions::Session { account, created_at: now, seen_at: now };
        sessions::insert(connection, &secret.hash(), &session)?;
        Ok(secret)
    }

    /// Ends the sessions whose time is over.
    pub(in crate::service) fn end_stale_sessions(&self) -> Result<usize> {
        let now = self.now();
        let seen = now - Duration::minutes(IDLE_MINUTES);
        let created = now - Duration::days(ABSOLUTE_DAYS);
        Ok(self.store.write(|connection| sessions::delete_stale(connection, seen, created))?)
    }
}

fn runs_at(session: &sessions::Session, now: OffsetDateTime) -> bool {
    let idle = now - session.seen_at;
    let age = now - session.created_at;
    idle < Duration::minutes(IDLE_MINUTES) && age < Duration::days(ABSOLUTE_DAYS)
}

/// The session with its account, unless that was deleted.
fn of_session(
    connection: &mut Connection,
    session: sessions::Session,
) -> Result<Option<(Account, sessions::Session)>> {
    match accounts::get(connection, session.account) {
        Ok(account) => Ok(Some((account, session))),
        Err(store::Error::NotFound { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_token_is_neither_the_secret_nor_what_is_kept() {
        let secret = SessionSecret::fresh().unwrap();
        let kept = BASE64URL_NOPAD.encode(&secret.hash());
        assert_ne!(secret.csrf_token(), secret.as_str());
        assert_ne!(secret.csrf_token(), kept);
        let again = SessionSecret::from_cookie(secret.as_str());
        assert_eq!(again.csrf_token(), secret.csrf_token());
    }
}
