//! A draft before it is opened: what its leaders would see, and what still stands in the way.

use super::opening::Prepared;
use super::planning::check_window;
use super::{require_step, runnable};
use crate::domain::{Account, RoundId, State};
use crate::service::error::{Error, Result};
use crate::service::installation::Installation;

/// What to look at before a round is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastCheck {
    /// How many leaders are on the team's roster.
    pub leaders: usize,
    /// How many of them have no address: their links are handed over another way.
    pub without_address: usize,
    /// How many the round asks for at least.
    pub minimum: usize,
    /// Whether the closing time is an hour to sixty days ahead.
    pub window_is_right: bool,
    /// Whether leaders' browsers can encrypt at the public address.
    pub is_secure: bool,
    /// How leaders reach the server.
    pub public_url: String,
}

impl LastCheck {
    /// Whether the round can be opened.
    pub fn is_passed(&self) -> bool {
        self.leaders >= self.minimum && self.window_is_right && self.is_secure
    }
}

impl Installation {
    /// The sheet that the round's leaders would get, as JSON text, without keys.
    pub fn preview(&self, actor: &Account, id: &RoundId) -> Result<String> {
        self.store.read(|connection| {
            let round = runnable(connection, actor, id)?;
            require_step(&round, State::Open)?;
            Ok::<_, Error>(Prepared::read(connection, round)?.sheet().preview()?)
        })
    }

    /// What to look at before the round is opened.
    pub fn last_check(&self, actor: &Account, id: &RoundId) -> Result<LastCheck> {
        self.store.read(|connection| {
            let round = runnable(connection, actor, id)?;
            let window_is_right = check_window(round.closes_at, self.now()).is_ok();
            let minimum = round.minimum.value();
            let roster = Prepared::read(connection, round)?.roster;
            let without_address = roster.leaders().iter().filter(|it| it.email.is_none()).count();
            Ok::<_, Error>(LastCheck {
                leaders: roster.leaders().len(),
                without_address,
                minimum,
                window_is_right,
                is_secure: self.is_secure_context(),
                public_url: self.public_url.clone(),
            })
        })
    }
}
