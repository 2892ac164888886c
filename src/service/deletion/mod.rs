//! Deleting for good, and what backups still hold.

mod compaction;
mod retention;

use super::audit;
use super::error::{Error, Result};
use super::installation::Installation;
use super::tenancy;
use crate::domain::{Account, PulseId, Right, RoundId, TeamId};
use crate::store::backups::{self, Backup};
use crate::store::{Connection, pulses, rounds, teams};
use serde::Serialize;
use time::OffsetDateTime;

/// What was removed, and where it may still be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Removed {
    /// How many rounds went with it.
    pub rounds: usize,
    /// The backups that may hold it, by name; it stays in them until they are deleted.
    pub backups: Vec<String>,
    /// The same in a sentence.
    pub note: String,
}

impl Installation {
    /// Deletes a round.
    pub fn delete_round(&self, actor: &Account, id: &RoundId) -> Result<Removed> {
        self.delete(actor, |connection| {
            tenancy::round(connection, actor, id)?;
            let since = drafted_at(connection, id)?;
            rounds::delete(connection, id)?;
            self.note(connection, actor, "round deleted", id.as_str().to_owned())?;
            Ok((vec![id.clone()], since))
        })
    }

    /// Deletes a pulse with its rounds.
    pub fn delete_pulse(&self, actor: &Account, id: PulseId) -> Result<Removed> {
        self.delete(actor, |connection| {
            tenancy::pulse(connection, actor, id)?;
            let gone = rounds_of_pulse(connection, id)?;
            pulses::delete(connection, id)?;
            self.note(connection, actor, "pulse deleted", deleted(id.0, gone.len()))?;
            Ok((gone, None))
        })
    }

    /// Deletes a team with its pulses and rounds.
    pub fn delete_team(&self, actor: &Account, id: TeamId) -> Result<Removed> {
        self.delete(actor, |connection| {
            tenancy::team(connection, actor, id)?;
            let gone = rounds_of_team(connection, id)?;
            teams::delete(connection, id)?;
            self.note(connection, actor, "team deleted", deleted(id.0, gone.len()))?;
            Ok((gone, None))
        })
    }

    /// The backups, by name, that may hold a team or a pulse, or, when one is named, a round.
    pub fn backups_holding(&self, actor: &Account, round: Option<&RoundId>) -> Result<Vec<String>> {
        tenancy::require(actor, Right::RunRounds)?;
        self.store.read(|connection| {
            let since = match round {
                Some(id) => {
                    tenancy::round(connection, actor, id)?;
                    drafted_at(connection, id)?
                }
                None => None,
            };
            backups_since(connection, since)
        })
    }

    /// Deletes rows, then the keys of the rounds that are gone, then what the files still
    /// hold. Keys go after the commit: had it failed, nobody could open the box that stays.
    /// `rows` tells which rounds went, and since when they were there, if that is known.
    fn delete(
        &self,
        actor: &Account,
        rows: impl FnOnce(&mut Connection) -> Result<(Vec<RoundId>, Option<OffsetDateTime>)>,
    ) -> Result<Removed> {
        tenancy::require(actor, Right::RunRounds)?;
        let (gone, removed) = self.store.write(|connection| {
            let (gone, since) = rows(connection)?;
            let removed = removed(connection, gone.len(), since)?;
            Ok::<_, Error>((gone, removed))
        })?;
        self.destroy_keys(&gone)?;
        self.compact_soon();
        Ok(removed)
    }

    fn destroy_keys(&self, rounds: &[RoundId]) -> Result<()> {
        for round in rounds {
            self.loaded.forget(round);
            self.keys.destroy(round)?;
        }
        Ok(())
    }
}

fn rounds_of_pulse(connection: &mut Connection, id: PulseId) -> Result<Vec<RoundId>> {
    let found = rounds::list(connection, id)?;
    Ok(found.into_iter().map(|round| round.id).collect())
}

fn rounds_of_team(connection: &mut Connection, id: TeamId) -> Result<Vec<RoundId>> {
    let mut found = Vec::new();
    for pulse in pulses::list(connection, id)? {
        found.extend(rounds_of_pulse(connection, pulse.id)?);
    }
    Ok(found)
}

/// When the round came to be, as the first line of its own log says.
fn drafted_at(connection: &mut Connection, id: &RoundId) -> Result<Option<OffsetDateTime>> {
    let lines = audit::lines_of_round(connection, id)?;
    Ok(lines.first().map(|line| line.at))
}

/// What to tell of a deletion, with the backups that may hold it: those made since then, or
/// all when nobody knows when it came to be.
pub(super) fn removed(
    connection: &mut Connection,
    rounds: usize,
    since: Option<OffsetDateTime>,
) -> Result<Removed> {
    let backups = backups_since(connection, since)?;
    Ok(Removed { rounds, note: note(&backups), backups })
}

fn backups_since(
    connection: &mut Connection,
    since: Option<OffsetDateTime>,
) -> Result<Vec<String>> {
    let made = backups::list(connection)?.into_iter();
    let holds_it = |backup: &Backup| since.is_none_or(|since| backup.at >= since);
    Ok(made.filter(holds_it).map(|backup| backup.name).collect())
}

fn note(backups: &[String]) -> String {
    if backups.is_empty() {
        return "It is gone from this server, and no backup is known that holds it.".to_owned();
    }
    format!(
        "It is gone from this server. {} may still hold it, though no ballot: {}. Delete them, \
         too.",
        counted(backups.len(), "backup"),
        backups.join(", ")
    )
}

fn deleted(number: i64, rounds: usize) -> String {
    format!("{number}, with {}", counted(rounds, "round"))
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_names_every_backup() {
        assert!(note(&[]).contains("no backup is known"));
        let two = note(&["a.db".to_owned(), "b.db".to_owned()]);
        assert!(two.contains("2 backups may still hold it") && two.contains("a.db, b.db"), "{two}");
    }
}
