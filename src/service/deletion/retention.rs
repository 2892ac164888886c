//! Deleting rounds that are older than their organization keeps them.

use crate::domain::{OrganizationId, RetentionYears, RoundId};
use crate::service::audit::{self, Entry, SYSTEM};
use crate::service::error::{Error, Result};
use crate::service::installation::Installation;
use crate::store::{organizations, rounds};
use time::{Date, Month, OffsetDateTime};

impl Installation {
    /// Deletes what is older than each organization's retention. How many rounds.
    pub fn enforce_retention(&self) -> Result<usize> {
        let now = self.now();
        let over = self.store.read(|connection| {
            let mut over = Vec::new();
            for organization in organizations::list(connection)? {
                let before = years_before(now, organization.retention_years);
                let rounds = rounds::closed_before(connection, organization.id, before)?;
                over.extend(rounds.into_iter().map(|round| (organization.id, round)));
            }
            Ok::<_, Error>(over)
        })?;
        let mut deleted = 0;
        let mut failed = Ok(());
        for (organization, round) in &over {
            match self.delete_old(*organization, round) {
                Ok(()) => deleted += 1,
                // Another process was first.
                Err(Error::NotFound { .. }) => {}
                Err(error) => failed = Err(error),
            }
        }
        if deleted > 0 {
            self.compact_soon();
        }
        failed.map(|()| deleted)
    }

    fn delete_old(&self, organization: OrganizationId, round: &RoundId) -> Result<()> {
        self.store.write(|connection| {
            rounds::delete(connection, round)?;
            let detail = format!("{}: its retention was over", round.as_str());
            let entry = Entry { at: self.now(), actor: SYSTEM, action: "round deleted", detail };
            audit::record(connection, organization, entry)
        })?;
        self.destroy_keys(std::slice::from_ref(round))
    }
}

/// The same day and time so many calendar years earlier; 28 February for the 29th.
fn years_before(now: OffsetDateTime, years: RetentionYears) -> OffsetDateTime {
    let year = now.year() - i32::from(years.value());
    let same_day = Date::from_calendar_date(year, now.month(), now.day());
    let or_before = same_day.or_else(|_| Date::from_calendar_date(year, Month::February, 28));
    // Only 29 February is missing in some years, and only year numbers far from ours in all.
    or_before.map_or(OffsetDateTime::UNIX_EPOCH, |date| now.replace_date(date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn retention_counts_calendar_years() {
        let two = RetentionYears::DEFAULT;
        let before = |now| years_before(now, two);
        assert_eq!(before(datetime!(2026-03-01 12:30 UTC)), datetime!(2024-03-01 12:30 UTC));
        assert_eq!(before(datetime!(2028-02-29 01:02 UTC)), datetime!(2026-02-28 01:02 UTC));
    }
}
