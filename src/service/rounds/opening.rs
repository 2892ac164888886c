//! Opening a round: what is asked, who is asked and both keys are frozen in the sheet.

use super::planning::check_window;
use super::{Link, require_step, runnable};
use crate::ballot::sheet::PublicKeys;
use crate::ballot::{RoundKey, RoundKeys, Sheet, digest, sheet};
use crate::domain::{
    Account, Leader, Organization, Pulse, Right, Roster, Round, RoundId, State, Team,
};
use crate::service::error::{Error, Result};
use crate::service::installation::Installation;
use crate::service::{random, tenancy};
use crate::store::{Connection, invitations, organizations, pulses, rounds, teams};
use data_encoding::BASE64URL_NOPAD;
use std::collections::BTreeMap;

/// A leader's own half of a link.
pub(super) type Token = [u8; 16];

/// Everything that a sheet is made of, read in one transaction.
pub(super) struct Prepared {
    round: Round,
    pulse: Pulse,
    team: Team,
    pub(super) roster: Roster,
    organization: Organization,
}

impl Installation {
    /// Opens a draft: freezes questions, roster and sheet, makes keys and links. Needs as
    /// many leaders as the minimum, a closing time ahead (at most 60 days), and TLS.
    pub fn open_round(&self, actor: &Account, id: &RoundId) -> Result<Vec<Link>> {
        tenancy::require(actor, Right::RunRounds)?;
        self.require_secure_context()?;
        self.store.read(|connection| self.prepare(connection, actor, id))?;
        // Before the transaction: making a key may take a second.
        self.keys.prepare()?;
        self.store.write(|connection| {
            let prepared = self.prepare(connection, actor, id)?;
            // An opening never inherits a pair: permits of an earlier one would be good again.
            self.keys.destroy(id)?;
            let keys = self.keys.assign(id)?;
            self.freeze(connection, actor, &prepared, &keys)
        })
    }

    /// The link that carries this token.
    pub(super) fn link_url(&self, round: &RoundId, token: &Token, key: RoundKey) -> String {
        let (token, key) = (BASE64URL_NOPAD.encode(token), key.to_text());
        format!("{}/r/{}#{token}.{key}", self.public_url, round.as_str())
    }

    /// Whether leaders' browsers would encrypt what they answer.
    pub(in crate::service) fn require_secure_context(&self) -> Result<()> {
        if self.is_secure_context() {
            return Ok(());
        }
        Err(Error::conflict(
            "tls-needed",
            format!(
                "leaders would answer at {}, without TLS: their browsers refuse to encrypt \
                 there. Put a proxy with TLS in front and set the public address to https://…",
                self.public_url
            ),
        ))
    }

    /// Reads what the round is made of, and whether it may be opened.
    fn prepare(
        &self,
        connection: &mut Connection,
        actor: &Account,
        id: &RoundId,
    ) -> Result<Prepared> {
        let round = runnable(connection, actor, id)?;
        require_step(&round, State::Open)?;
        check_window(round.closes_at, self.now())?;
        let prepared = Prepared::read(connection, round)?;
        require_leaders(prepared.roster.leaders().len(), prepared.round.minimum.value())?;
        Ok(prepared)
    }

    fn freeze(
        &self,
        connection: &mut Connection,
        actor: &Account,
        prepared: &Prepared,
        keys: &RoundKeys,
    ) -> Result<Vec<Link>> {
        let (id, leaders) = (&prepared.round.id, prepared.roster.leaders());
        let public = PublicKeys { issuer: keys.issuer.public()?, seal: keys.seal.public() };
        let sheet = prepared.sheet().to_json(&public)?;
        let hash = sheet::hash(&sheet);
        let tokens = draw_tokens(leaders)?;
        let hashed: Vec<(Leader, digest::Hash)> = leaders
            .iter()
            .zip(&tokens)
            .map(|(leader, token)| (leader.clone(), digest::token(token)))
            .collect();
        pulses::freeze(connection, prepared.pulse.id)?;
        rounds::open(connection, id, &sheet, &hash, leaders.len(), self.now())?;
        invitations::insert_all(connection, id, &hashed)?;
        let detail = format!("{} leaders invited; {}", leaders.len(), sheet::words(&hash)?);
        self.note_round(connection, actor, id, "round opened", detail)?;
        let mut owned: BTreeMap<&Leader, Token> = leaders.iter().zip(tokens).collect();
        let key = sheet::round_key(&hash);
        let kept = invitations::list(connection, id)?;
        let links = kept.into_iter().filter_map(|invitation| {
            let token = owned.remove(&invitation.leader)?;
            let url = self.link_url(id, &token, key);
            Some(Link { id: invitation.id, leader: invitation.leader, url })
        });
        Ok(links.collect())
    }
}

impl Prepared {
    pub(super) fn read(connection: &mut Connection, round: Round) -> Result<Self> {
        let pulse = pulses::get(connection, round.pulse)?;
        let team = teams::get(connection, pulse.team)?;
        let roster = teams::roster(connection, team.id)?;
        let organization = organizations::get(connection, team.organization)?;
        Ok(Self { round, pulse, team, roster, organization })
    }

    pub(super) fn sheet(&self) -> Sheet {
        let organization = self.organization.name.clone();
        let reading = format!(
            "the organizers and facilitators of {} read the shuffled sentences before the release",
            organization.as_str()
        );
        Sheet {
            round: self.round.id.clone(),
            organization,
            team: self.team.name.clone(),
            // Names alone: addresses are personal, so two of one name stand there twice.
            roster: self.roster.leaders().iter().map(|leader| leader.name.clone()).collect(),
            instruments: self.pulse.questions.instruments(),
            subgroups: self.pulse.questions.subgroups.clone(),
            minimum: self.round.minimum,
            closes: self.round.closes_at,
            closes_when_all_answered: self.round.closes_when_all_answered,
            reading,
        }
    }
}

fn draw_tokens(leaders: &[Leader]) -> Result<Vec<Token>> {
    leaders.iter().map(|_| random::bytes()).collect()
}

fn require_leaders(found: usize, minimum: usize) -> Result<()> {
    if found >= minimum {
        return Ok(());
    }
    Err(Error::conflict(
        "too-few-leaders",
        format!(
            "the roster has {found} leaders and the round shows nothing below {minimum} answers: \
             add leaders, or choose a lower minimum"
        ),
    ))
}
