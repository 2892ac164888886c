//! Invitations: who is asked in a round. The person side: it holds a name, the hash of
//! a token and the hash of a blinded message, and nothing of an answer.

use super::{Connection, Result};
use crate::domain::{InvitationId, Leader, RoundId};

/// An invitation as the organizer sees it: never whether it was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its number.
    pub id: InvitationId,
    /// Who is asked.
    pub leader: Leader,
    /// Whether it was revoked.
    pub revoked: bool,
}

/// An invitation as the permit sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Right {
    /// Its number.
    pub id: InvitationId,
    /// Whether it was revoked.
    pub revoked: bool,
    /// The hash of the blinded message that was signed, if one was.
    pub blinded_hash: Option<[u8; 32]>,
}

/// Makes the invitations of a round, in one statement per batch. `(leader, token hash)`.
pub fn insert_all(
    connection: &mut Connection,
    round: &RoundId,
    invitations: &[(Leader, [u8; 32])],
) -> Result<()> {
    todo!()
}

/// All invitations of a round, by name, then number.
pub fn list(connection: &mut Connection, round: &RoundId) -> Result<Vec<Invitation>> {
    todo!()
}

/// The right that a token's hash stands for.
pub fn find_by_token(
    connection: &mut Connection,
    round: &RoundId,
    token_hash: &[u8; 32],
) -> Result<Option<Right>> {
    todo!()
}

/// Remembers the blinded message that is about to be signed.
/// [`super::Error::Conflict`] when one is remembered already.
pub fn spend(connection: &mut Connection, id: InvitationId, blinded_hash: &[u8; 32]) -> Result<()> {
    todo!()
}

/// Puts another token in place; what was spent stays spent, a revocation ends.
pub fn renew(
    connection: &mut Connection,
    round: &RoundId,
    id: InvitationId,
    token_hash: &[u8; 32],
) -> Result<Leader> {
    todo!()
}

/// Revokes; what was spent stays spent, and its ballot counts.
pub fn revoke(connection: &mut Connection, round: &RoundId, id: InvitationId) -> Result<Leader> {
    todo!()
}

/// How many permits were issued in the round.
pub fn count_spent(connection: &mut Connection, round: &RoundId) -> Result<usize> {
    todo!()
}

/// Deletes token and blinded hashes of the round; the names stay.
pub fn forget_secrets(connection: &mut Connection, round: &RoundId) -> Result<()> {
    todo!()
}
