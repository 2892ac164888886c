//! Invitations of an open round: seen, renewed, revoked. Nothing here tells, not even
//! by what is refused, whether a link was used. (Whoever holds a link can try it: that
//! spends it, and its leader finds out.)

use super::{Invitation, Link, runnable};
use crate::ballot::{digest, sheet};
use crate::domain::{Account, InvitationId, RoundId, State};
use crate::service::error::{Error, Result};
use crate::service::installation::Installation;
use crate::service::random;
use crate::store::{Connection, invitations, rounds};

impl Installation {
    /// Invitations of a round.
    pub fn invitations(&self, actor: &Account, id: &RoundId) -> Result<Vec<Invitation>> {
        self.store.read(|connection| {
            runnable(connection, actor, id)?;
            Ok(invitations::list(connection, id)?)
        })
    }

    /// A new link in place of a lost one. It takes part if the old one had not, and says
    /// the same either way: nobody learns who has answered.
    pub fn renew_invitation(
        &self,
        actor: &Account,
        round: &RoundId,
        id: InvitationId,
    ) -> Result<Link> {
        let token = random::bytes()?;
        self.store.write(|connection| {
            let hash = require_open(connection, actor, round)?;
            let leader = invitations::renew(connection, round, id, &digest::token(&token))?;
            let detail = leader.name.as_str().to_owned();
            self.note_round(connection, actor, round, "link renewed", detail)?;
            let url = self.link_url(round, &token, sheet::round_key(&hash));
            Ok(Link { id, leader, url })
        })
    }

    /// Ends a link. A ballot that was cast with it counts, and nobody learns whether one was.
    pub fn revoke_invitation(
        &self,
        actor: &Account,
        round: &RoundId,
        id: InvitationId,
    ) -> Result<()> {
        self.store.write(|connection| {
            require_open(connection, actor, round)?;
            let leader = invitations::revoke(connection, round, id)?;
            let detail = leader.name.as_str().to_owned();
            self.note_round(connection, actor, round, "link revoked", detail)
        })
    }
}

/// The sheet's hash of a round that is open.
fn require_open(
    connection: &mut Connection,
    actor: &Account,
    id: &RoundId,
) -> Result<digest::Hash> {
    let round = runnable(connection, actor, id)?;
    let sheet = rounds::sheet(connection, id)?;
    match (round.state, sheet) {
        (State::Open, Some((_, hash))) => Ok(hash),
        _ => Err(Error::conflict("round-closed", "links can be changed while the round is open")),
    }
}
