//! Casting a ballot: checked, sealed, and put in the box where nobody can read it.

use super::admit;
use super::loaded::LoadedRound;
use crate::ballot::digest::{self, Hash};
use crate::ballot::seal::Content;
use crate::ballot::{self, Answers, RoundKey, Submission};
use crate::domain::{Round, RoundId};
use crate::service::error::{Error, Result};
use crate::service::installation::Installation;
use crate::store::Connection;
use crate::store::ballots::{self, Ballot};

impl Installation {
    /// Puts a ballot in the box, or a higher version in place of it. Returns the version stored,
    /// only after it is durable.
    ///
    /// A round that closes when all have answered is closed by the next look at the timers,
    /// not here: how long the last request takes would tell.
    pub fn cast(&self, round: &RoundId, key: RoundKey, body: &[u8]) -> Result<u32> {
        let submission = Submission::parse(body)?;
        let id = digest::ballot_id(round, &submission.secret);
        let (admitted, is_known) = self.store.read(|connection| {
            let admitted = admit(connection, round, key)?;
            admitted.require_answers_at(self.now())?;
            let is_known = ballots::find(connection, round, &id)?.is_some();
            Ok::<_, Error>((admitted, is_known))
        })?;
        let loaded = self.loaded_round(&admitted)?;
        let may_be_new = check_permit(&loaded, &submission, &id, is_known)?;
        let ballot = checked_and_sealed(&admitted.round, &loaded, submission, id)?;
        self.store.write(|connection| {
            let now_admitted = admit(connection, round, key)?;
            now_admitted.require_answers_at(self.now())?;
            put(connection, round, &ballot, may_be_new)?;
            Ok(ballot.version)
        })
    }
}

/// Whether a permit allows a new ballot; without one only a known ballot can be revised.
fn check_permit(
    loaded: &LoadedRound,
    submission: &Submission,
    id: &Hash,
    is_known: bool,
) -> Result<bool> {
    let verified = match &submission.permit {
        Some(permit) => loaded.issuer.verify(id, permit),
        None => Err(ballot::Error::PermitInvalid),
    };
    match verified {
        Ok(()) => Ok(true),
        Err(_) if is_known => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn checked_and_sealed(
    round: &Round,
    loaded: &LoadedRound,
    submission: Submission,
    id: Hash,
) -> Result<Ballot> {
    let Submission { secret, version, answers, commit, .. } = submission;
    if digest::commit(&round.id, &secret, version, &answers) != commit {
        return Err(ballot::Error::CommitMismatch.into());
    }
    Answers::parse(&answers, &loaded.questions, round.invited)?;
    let repeat = digest::repeat(&secret, &commit);
    let sealed = loaded.seal.seal(&Content { secret, version, answers })?;
    Ok(Ballot { id, version, repeat, sealed })
}

fn put(
    connection: &mut Connection,
    round: &RoundId,
    ballot: &Ballot,
    may_be_new: bool,
) -> Result<()> {
    match ballots::find(connection, round, &ballot.id)? {
        None if !may_be_new => Err(ballot::Error::PermitInvalid.into()),
        Some((stored, repeat)) if stored == ballot.version && repeat == ballot.repeat => Ok(()),
        Some((stored, _)) if stored >= ballot.version => Err(Error::VersionStale { stored }),
        _ => Ok(ballots::upsert(connection, round, ballot)?),
    }
}
