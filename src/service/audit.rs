//! The audit log: each line's hash covers the line before it, so that none can be
//! changed or taken out unseen. No line is written for a permit or a ballot.

use super::error::{Error, Result};
use super::installation::Installation;
use super::tenancy;
use crate::domain::{Account, OrganizationId, Right, RoundId};
use crate::store::{Connection, audit, rounds};
use serde::Serialize;
use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A line of the log.
pub use crate::store::audit::Line as AuditLine;

const DOMAIN: &[u8] = b"parallax/audit/1";
/// What the first line of a chain has in place of the hash of the line before it.
const BEGINNING: [u8; 32] = [0; 32];
/// Who did what a timer did.
pub(super) const SYSTEM: &str = "the system";
/// Who did what was typed in a shell.
pub(super) const COMMAND_LINE: &str = "the command line";

impl Installation {
    /// The organization's own chain.
    pub fn organization_audit(&self, actor: &Account) -> Result<Vec<AuditLine>> {
        tenancy::require(actor, Right::ManageOrganization)?;
        let chain = audit::Chain { organization: actor.organization, round: None };
        self.store.read(|connection| Ok(audit::list(connection, &chain)?))
    }

    /// A round's chain, for organizers.
    pub fn audit_of_round(&self, actor: &Account, round: &RoundId) -> Result<Vec<AuditLine>> {
        tenancy::require(actor, Right::ReadReports)?;
        self.store.read(|connection| {
            tenancy::round(connection, actor, round)?;
            lines_of_round(connection, round)
        })
    }
}

/// The number of the first line whose hash does not fit, if any.
pub fn first_broken(lines: &[AuditLine]) -> Option<i64> {
    let mut before = BEGINNING;
    for (expected, line) in (1..).zip(lines) {
        let fits = hash(&before, line).is_ok_and(|hash| hash == line.hash);
        if line.number != expected || !fits {
            return Some(line.number);
        }
        before = line.hash;
    }
    None
}

/// What is to be written about one action.
pub(super) struct Entry<'a> {
    /// When.
    pub(super) at: OffsetDateTime,
    /// Who.
    pub(super) actor: &'a str,
    /// What was done.
    pub(super) action: &'a str,
    /// Details in words; never anything of an answer.
    pub(super) detail: String,
}

/// Writes the next line of the organization's own chain.
pub(super) fn record(
    connection: &mut Connection,
    organization: OrganizationId,
    entry: Entry<'_>,
) -> Result<()> {
    append(connection, &audit::Chain { organization, round: None }, entry)
}

/// Writes the next line of a round's chain.
pub(super) fn record_round(
    connection: &mut Connection,
    round: &RoundId,
    entry: Entry<'_>,
) -> Result<()> {
    let organization = rounds::organization(connection, round)?;
    append(connection, &audit::Chain { organization, round: Some(round) }, entry)
}

/// All lines of a round's chain.
pub(super) fn lines_of_round(
    connection: &mut Connection,
    round: &RoundId,
) -> Result<Vec<AuditLine>> {
    let organization = rounds::organization(connection, round)?;
    Ok(audit::list(connection, &audit::Chain { organization, round: Some(round) })?)
}

fn append(connection: &mut Connection, chain: &audit::Chain<'_>, entry: Entry<'_>) -> Result<()> {
    let last = audit::last(connection, chain)?;
    let (number, before) = last.map_or((1, BEGINNING), |last| (last.number + 1, last.hash));
    let mut line = AuditLine {
        number,
        at: entry.at,
        actor: entry.actor.to_owned(),
        action: entry.action.to_owned(),
        detail: entry.detail,
        hash: BEGINNING,
    };
    line.hash = hash(&before, &line)
        .map_err(|error| Error::Internal { reason: format!("no audit line: {error}") })?;
    Ok(audit::append(connection, chain, &line)?)
}

/// A line without its hash, as the hash covers it.
#[derive(Serialize)]
struct Hashed<'a> {
    number: i64,
    at: String,
    actor: &'a str,
    action: &'a str,
    detail: &'a str,
}

fn hash(
    before: &[u8; 32],
    line: &AuditLine,
) -> std::result::Result<[u8; 32], Box<dyn std::error::Error>> {
    let json = serde_json::to_vec(&Hashed {
        number: line.number,
        at: line.at.format(&Rfc3339)?,
        actor: &line.actor,
        action: &line.action,
        detail: &line.detail,
    })?;
    let digest = Sha256::new().chain_update(DOMAIN).chain_update(before).chain_update(json);
    Ok(digest.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain() -> Vec<AuditLine> {
        let mut before = BEGINNING;
        let mut lines = Vec::new();
        for number in 1..=4 {
            let mut line = AuditLine {
                number,
                at: OffsetDateTime::UNIX_EPOCH,
                actor: "Ana Ruiz".to_owned(),
                action: "round opened".to_owned(),
                detail: format!("line {number}"),
                hash: BEGINNING,
            };
            line.hash = hash(&before, &line).unwrap();
            before = line.hash;
            lines.push(line);
        }
        lines
    }

    #[test]
    fn a_whole_chain_is_unbroken() {
        assert_eq!(first_broken(&chain()), None);
        assert_eq!(first_broken(&[]), None);
    }

    #[test]
    fn every_change_is_found() {
        let broken = |change: fn(&mut Vec<AuditLine>)| {
            let mut lines = chain();
            change(&mut lines);
            first_broken(&lines)
        };
        assert_eq!(broken(|lines| lines[2].detail.push('!')), Some(3));
        assert_eq!(broken(|lines| lines[1].actor = "Bo".to_owned()), Some(2));
        assert_eq!(broken(|lines| drop(lines.remove(1))), Some(3));
        assert_eq!(broken(|lines| lines.swap(0, 1)), Some(2));
        assert_eq!(broken(|lines| drop(lines.remove(0))), Some(2));
    }
}
