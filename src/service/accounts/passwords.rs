//! Argon2id hashes of passwords, and at most a few computed at once: each takes 19 MiB.

use crate::domain::Password;
use crate::service::error::{Error, Result};
use crate::service::random;
use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use std::sync::{Condvar, Mutex, PoisonError};

/// How many hashes are computed at once; further callers wait their turn.
const AT_ONCE: usize = 4;

/// Hashes and verifies with the parameters of the `argon2` crate, which are OWASP's.
#[derive(Default)]
pub(in crate::service) struct Passwords {
    running: Mutex<usize>,
    finished: Condvar,
}

impl Passwords {
    /// The hash in PHC form, with a salt of its own. Also what an unknown address costs
    /// at signing in: a verification is a hash and a comparison.
    pub(in crate::service) fn hash(&self, password: &Password) -> Result<String> {
        let salt: [u8; 16] = random::bytes()?;
        self.in_turn(|| {
            let salt = SaltString::encode_b64(&salt)?;
            Ok(Argon2::default().hash_password(password.as_bytes(), &salt)?.to_string())
        })
    }

    /// Whether the password is the one that was hashed.
    pub(in crate::service) fn verify(&self, password: &Password, hash: &str) -> Result<bool> {
        use argon2::password_hash::Error as Refused;
        self.in_turn(|| {
            let hash = PasswordHash::new(hash)?;
            match Argon2::default().verify_password(password.as_bytes(), &hash) {
                Ok(()) => Ok(true),
                Err(Refused::Password) => Ok(false),
                Err(error) => Err(error),
            }
        })
    }

    fn in_turn<T>(
        &self,
        work: impl FnOnce() -> std::result::Result<T, argon2::password_hash::Error>,
    ) -> Result<T> {
        let _turn = self.wait();
        work().map_err(|error| Error::Internal { reason: format!("no password hash: {error}") })
    }

    fn wait(&self) -> Turn<'_> {
        // A count is right even if a thread died while it held the lock.
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let mut running = self
            .finished
            .wait_while(running, |running| *running >= AT_ONCE)
            .unwrap_or_else(PoisonError::into_inner);
        *running += 1;
        Turn(self)
    }
}

/// One of the few places; given back when dropped.
struct Turn<'a>(&'a Passwords);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.0.running.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.0.finished.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn a_hash_fits_its_password_only() {
        let passwords = Passwords::default();
        let right = Password::parse("correct horse battery").unwrap();
        let wrong = Password::parse("correct horse batterY").unwrap();
        let hash = passwords.hash(&right).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(passwords.verify(&right, &hash).unwrap());
        assert!(!passwords.verify(&wrong, &hash).unwrap());
        assert_ne!(hash, passwords.hash(&right).unwrap(), "each has a salt of its own");
    }

    #[test]
    fn a_broken_hash_is_an_error_and_not_a_wrong_password() {
        let password = Password::parse("correct horse battery").unwrap();
        assert!(Passwords::default().verify(&password, "broken").is_err());
    }

    #[test]
    fn only_a_few_run_at_once_and_all_get_their_turn() {
        let passwords = Passwords::default();
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = || {
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            std::thread::yield_now();
            now.fetch_sub(1, Ordering::SeqCst);
            Ok(())
        };
        std::thread::scope(|scope| {
            for _ in 0..4 * AT_ONCE {
                scope.spawn(|| (0..50).for_each(|_| passwords.in_turn(work).unwrap()));
            }
        });
        assert!(most.into_inner() <= AT_ONCE);
    }
}
