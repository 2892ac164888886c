//! Invitations: who is asked in a round. The person side: it holds a name, the hash of
//! a token and the hash of a blinded message, and nothing of an answer.

use super::connection::on_each;
use super::error::{Named as _, bytes};
use super::schema::invitation;
use super::teams::{ROWS_PER_STATEMENT, parse_leader};
use super::{Connection, Error, Result};
use crate::domain::{Email, InvitationId, Leader, RoundId};
use diesel::prelude::*;

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

const WHAT: &str = "invitation";

/// Makes the invitations of a round, in one statement per batch. `(leader, token hash)`.
/// They are numbered in the order of the sorted roster, whatever order they come in.
pub fn insert_all(
    connection: &mut Connection,
    round: &RoundId,
    invitations: &[(Leader, [u8; 32])],
) -> Result<()> {
    let mut sorted: Vec<_> = invitations.iter().collect();
    sorted.sort_by_key(|(leader, _)| leader);
    for some in sorted.chunks(ROWS_PER_STATEMENT) {
        let batch: Vec<_> = some
            .iter()
            .map(|(leader, token_hash)| {
                (
                    invitation::round.eq(round.as_str()),
                    invitation::name.eq(leader.name.as_str()),
                    invitation::email.eq(leader.email.as_ref().map(Email::as_str)),
                    invitation::token_hash.eq(token_hash.as_slice()),
                    invitation::revoked.eq(false),
                )
            })
            .collect();
        let made = on_each!(connection, |each| diesel::insert_into(invitation::table)
            .values(batch)
            .execute(each));
        made.or_taken("the token of an invitation")?;
    }
    Ok(())
}

/// All invitations of a round, by name, then number.
pub fn list(connection: &mut Connection, round: &RoundId) -> Result<Vec<Invitation>> {
    let rows: Vec<(i64, String, Option<String>, bool)> = invitation::table
        .filter(invitation::round.eq(round.as_str()))
        .order((invitation::name, invitation::id))
        .select((invitation::id, invitation::name, invitation::email, invitation::revoked))
        .load(&mut connection.0)?;
    let parse = |(id, name, email, revoked): (i64, String, Option<String>, bool)| {
        let leader = parse_leader(&name, email.as_deref())?;
        Ok(Invitation { id: InvitationId(id), leader, revoked })
    };
    rows.into_iter().map(parse).collect()
}

/// The right that a token's hash stands for.
pub fn find_by_token(
    connection: &mut Connection,
    round: &RoundId,
    token_hash: &[u8; 32],
) -> Result<Option<Right>> {
    let found: Option<(i64, bool, Option<Vec<u8>>)> = invitation::table
        .filter(invitation::token_hash.eq(token_hash.as_slice()))
        .filter(invitation::round.eq(round.as_str()))
        .select((invitation::id, invitation::revoked, invitation::blinded_hash))
        .first(&mut connection.0)
        .optional()?;
    let parse = |(id, revoked, blinded): (i64, bool, Option<Vec<u8>>)| {
        let blinded = blinded.map(|hash| bytes("hash of a blinded message", &hash)).transpose()?;
        Ok(Right { id: InvitationId(id), revoked, blinded_hash: blinded })
    };
    found.map(parse).transpose()
}

/// Remembers the blinded message that is about to be signed; the same one is written
/// again, so that a repeated request takes as long as the first.
/// [`super::Error::Conflict`] when another one is remembered already.
pub fn spend(connection: &mut Connection, id: InvitationId, blinded_hash: &[u8; 32]) -> Result<()> {
    let same = invitation::blinded_hash.eq(blinded_hash.as_slice());
    let unspent = invitation::blinded_hash.is_null().or(same);
    let rows = diesel::update(invitation::table.find(id.0).filter(unspent))
        .set(invitation::blinded_hash.eq(blinded_hash.as_slice()))
        .execute(&mut connection.0)?;
    if rows == 1 {
        return Ok(());
    }
    let spent: i64 = invitation::table.find(id.0).count().get_result(&mut connection.0)?;
    Err(match spent {
        0 => Error::NotFound { what: WHAT },
        _ => Error::Conflict { what: "the permit of this invitation" },
    })
}

/// Puts another token in place; what was spent stays spent, a revocation ends.
pub fn renew(
    connection: &mut Connection,
    round: &RoundId,
    id: InvitationId,
    token_hash: &[u8; 32],
) -> Result<Leader> {
    let new = (invitation::token_hash.eq(token_hash.as_slice()), invitation::revoked.eq(false));
    let renewed = diesel::update(invitation::table.find(id.0))
        .filter(invitation::round.eq(round.as_str()))
        .set(new)
        .execute(&mut connection.0);
    match renewed.or_taken("the token of an invitation")? {
        0 => Err(Error::NotFound { what: WHAT }),
        _ => leader(connection, id),
    }
}

/// Revokes; what was spent stays spent, and its ballot counts.
pub fn revoke(connection: &mut Connection, round: &RoundId, id: InvitationId) -> Result<Leader> {
    let rows = diesel::update(invitation::table.find(id.0))
        .filter(invitation::round.eq(round.as_str()))
        .set(invitation::revoked.eq(true))
        .execute(&mut connection.0)?;
    match rows {
        0 => Err(Error::NotFound { what: WHAT }),
        _ => leader(connection, id),
    }
}

fn leader(connection: &mut Connection, id: InvitationId) -> Result<Leader> {
    let (name, email): (String, Option<String>) = invitation::table
        .find(id.0)
        .select((invitation::name, invitation::email))
        .first(&mut connection.0)
        .or_missing(WHAT)?;
    parse_leader(&name, email.as_deref())
}

/// How many permits were issued in the round.
pub fn count_spent(connection: &mut Connection, round: &RoundId) -> Result<usize> {
    let spent = invitation::table
        .filter(invitation::round.eq(round.as_str()))
        .filter(invitation::blinded_hash.is_not_null())
        .count()
        .get_result(&mut connection.0)?;
    super::error::count("number of permits", spent)
}

/// Deletes token and blinded hashes of the round; the names stay.
pub fn forget_secrets(connection: &mut Connection, round: &RoundId) -> Result<()> {
    let nothing =
        (invitation::token_hash.eq(None::<Vec<u8>>), invitation::blinded_hash.eq(None::<Vec<u8>>));
    diesel::update(invitation::table.filter(invitation::round.eq(round.as_str())))
        .set(nothing)
        .execute(&mut connection.0)?;
    Ok(())
}
