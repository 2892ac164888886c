//! Rounds as organizers run them: draft, open, invitations, restart, release.

use super::error::Result;
use super::installation::Installation;
use crate::domain::{Account, InvitationId, Leader, Minimum, PulseId, Round, RoundId};
use time::OffsetDateTime;

/// What an organizer chooses for a round.
pub struct Plan {
    /// The fewest answers below which nothing is shown.
    pub minimum: Minimum,
    /// When it closes at the latest.
    pub closes_at: OffsetDateTime,
    /// Whether it closes as soon as all have answered.
    pub closes_when_all_answered: bool,
}

/// A round as organizers see it.
pub struct RoundStatus {
    /// The round.
    pub round: Round,
    /// How many have answered: told while open from 3 on (R1), and after the close.
    pub answered: Option<usize>,
    /// The twelve words of its sheet, once opened.
    pub words: Option<String>,
}

/// A personal link, told once: only its hash is kept.
pub struct Link {
    /// Its invitation.
    pub id: InvitationId,
    /// Whose it is.
    pub leader: Leader,
    /// `https://…/r/<round>#<token>.<round key>`.
    pub url: String,
}

/// An invitation as organizers see it; never whether it was used.
pub use crate::store::invitations::Invitation;

impl Installation {
    /// Rounds of a pulse.
    pub fn rounds(&self, actor: &Account, pulse: PulseId) -> Result<Vec<RoundStatus>> {
        todo!()
    }

    /// One round.
    pub fn round(&self, actor: &Account, id: &RoundId) -> Result<RoundStatus> {
        todo!()
    }

    /// Drafts a round.
    pub fn draft_round(&self, actor: &Account, pulse: PulseId, plan: &Plan) -> Result<Round> {
        todo!()
    }

    /// Changes a draft.
    pub fn change_round(&self, actor: &Account, id: &RoundId, plan: &Plan) -> Result<Round> {
        todo!()
    }

    /// Opens a draft: freezes questions, roster and sheet, makes keys and links. Needs as
    /// many leaders as the minimum, a closing time ahead (at most 60 days), and TLS.
    pub fn open_round(&self, actor: &Account, id: &RoundId) -> Result<Vec<Link>> {
        todo!()
    }

    /// Empties the box, destroys the keys and makes the round a draft again. Two days
    /// must be left.
    pub fn restart_round(&self, actor: &Account, id: &RoundId) -> Result<Round> {
        todo!()
    }

    /// Shows a closed round to everybody at once.
    pub fn release_round(&self, actor: &Account, id: &RoundId) -> Result<Round> {
        todo!()
    }

    /// The report's JSON text: for organizers and facilitators from the close on.
    pub fn report(&self, actor: &Account, id: &RoundId) -> Result<String> {
        todo!()
    }

    /// Invitations of a round.
    pub fn invitations(&self, actor: &Account, id: &RoundId) -> Result<Vec<Invitation>> {
        todo!()
    }

    /// A new link in place of a lost one. It takes part if the old one had not, and says
    /// the same either way: nobody learns who has answered.
    pub fn renew_invitation(
        &self,
        actor: &Account,
        round: &RoundId,
        id: InvitationId,
    ) -> Result<Link> {
        todo!()
    }

    /// Ends a link. A ballot that was cast with it counts, and nobody learns whether one was.
    pub fn revoke_invitation(
        &self,
        actor: &Account,
        round: &RoundId,
        id: InvitationId,
    ) -> Result<()> {
        todo!()
    }
}
