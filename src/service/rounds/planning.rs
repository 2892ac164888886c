//! Drafts of rounds.

use super::{Plan, require_step, runnable};
use crate::domain::round::LONGEST_WINDOW_DAYS;
use crate::domain::{self, Account, PulseId, Right, Round, RoundId, State};
use crate::service::error::{Error, Result};
use crate::service::installation::{Installation, as_stored};
use crate::service::{random, tenancy};
use crate::store;
use time::{Duration, OffsetDateTime};

/// Less time than this is no time to answer in.
const SHORTEST_WINDOW_HOURS: i64 = 1;

impl Installation {
    /// Drafts a round.
    pub fn draft_round(&self, actor: &Account, pulse: PulseId, plan: &Plan) -> Result<Round> {
        tenancy::require(actor, Right::RunRounds)?;
        check_window(plan.closes_at, self.now())?;
        let id = RoundId::from_random(random::bytes()?);
        self.store.write(|connection| {
            tenancy::pulse(connection, actor, pulse)?;
            let new = store::rounds::NewRound {
                id: &id,
                pulse,
                minimum: plan.minimum,
                closes_at: as_stored(plan.closes_at),
                closes_when_all_answered: plan.closes_when_all_answered,
            };
            let round = store::rounds::insert(connection, &new)?;
            self.note_round(connection, actor, &id, "round drafted", described(plan))?;
            Ok(round)
        })
    }

    /// Changes a draft.
    pub fn change_round(&self, actor: &Account, id: &RoundId, plan: &Plan) -> Result<Round> {
        tenancy::require(actor, Right::RunRounds)?;
        check_window(plan.closes_at, self.now())?;
        self.store.write(|connection| {
            let round = runnable(connection, actor, id)?;
            require_step(&round, State::Open)?;
            store::rounds::update_draft(
                connection,
                id,
                plan.minimum,
                as_stored(plan.closes_at),
                plan.closes_when_all_answered,
            )?;
            self.note_round(connection, actor, id, "draft changed", described(plan))?;
            Ok(store::rounds::get(connection, id)?)
        })
    }
}

/// Whether the closing time is ahead, and not too far.
pub(super) fn check_window(closes_at: OffsetDateTime, now: OffsetDateTime) -> Result<()> {
    let left = closes_at - now;
    let shortest = Duration::hours(SHORTEST_WINDOW_HOURS);
    if left >= shortest && left <= Duration::days(LONGEST_WINDOW_DAYS) {
        return Ok(());
    }
    Err(Error::invalid("closes_at")(domain::Error::OutOfRange {
        what: "the time until the close, in hours,",
        found: left.whole_hours().to_string(),
        low: SHORTEST_WINDOW_HOURS as u32,
        high: LONGEST_WINDOW_DAYS as u32 * 24,
    }))
}

fn described(plan: &Plan) -> String {
    let early = if plan.closes_when_all_answered { ", or when all have answered" } else { "" };
    let closes = as_stored(plan.closes_at).replace_nanosecond(0).unwrap_or(plan.closes_at);
    format!("at least {} answers, closes {closes}{early}", plan.minimum.value())
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_round_closes_one_hour_to_sixty_days_ahead() {
        let now = datetime!(2026-03-01 12:00 UTC);
        for right in [Duration::hours(1), Duration::days(60)] {
            assert!(check_window(now + right, now).is_ok(), "{right}");
        }
        for wrong in [Duration::minutes(59), Duration::days(-1), Duration::hours(1441)] {
            assert!(check_window(now + wrong, now).is_err(), "{wrong}");
        }
    }
}
