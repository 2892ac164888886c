//! Issuing a permit: once per invitation, without learning for which ballot.

use super::admit;
use crate::ballot::{RoundKey, digest};
use crate::domain::RoundId;
use crate::service::error::{Error, Result};
use crate::service::installation::Installation;
use crate::store::{self, Connection, invitations};

impl Installation {
    /// Signs a blinded message: once per invitation, the same one as often as asked.
    ///
    /// The first request and a repeated one do the same work: a signature, which is the
    /// same for the same message, and one durable write. The signature leaves only after that.
    pub fn issue_permit(
        &self,
        round: &RoundId,
        key: RoundKey,
        token: &[u8],
        blinded: &[u8],
    ) -> Result<Vec<u8>> {
        let (token, blinded_hash) = (digest::token(token), digest::blinded(blinded));
        let admitted = self.store.read(|connection| {
            let admitted = admit(connection, round, key)?;
            admitted.require_answers_at(self.now())?;
            // Looked up here too, so that guessing tokens costs no signatures.
            find_right(connection, round, &token)?;
            Ok::<_, Error>(admitted)
        })?;
        let signature = self.loaded_round(&admitted)?.keys.issuer.blind_sign(blinded)?;
        self.store.write(|connection| {
            admit(connection, round, key)?.require_answers_at(self.now())?;
            let right = find_right(connection, round, &token)?;
            match invitations::spend(connection, right.id, &blinded_hash) {
                Ok(()) => Ok(signature),
                Err(store::Error::Conflict { .. }) => Err(Error::conflict(
                    "permit-spent",
                    "this invitation was used already: continue in the browser that began, or \
                     with the receipt code",
                )),
                Err(error) => Err(error.into()),
            }
        })
    }
}

fn find_right(
    connection: &mut Connection,
    round: &RoundId,
    token: &digest::Hash,
) -> Result<invitations::Right> {
    let right = invitations::find_by_token(connection, round, token)?;
    right.filter(|right| !right.revoked).ok_or(Error::InvitationUnknown)
}
