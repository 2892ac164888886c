//! Random bytes from the operating system: tokens, secrets, seeds.

use super::error::{Error, Result};

/// `N` fresh random bytes.
pub(super) fn bytes<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    match getrandom::fill(&mut bytes) {
        Ok(()) => Ok(bytes),
        Err(error) => {
            Err(Error::Internal { reason: format!("the system gives no random numbers ({error})") })
        }
    }
}

/// A fresh random seed.
pub(super) fn seed() -> Result<u64> {
    Ok(u64::from_le_bytes(bytes()?))
}
