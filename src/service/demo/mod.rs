//! The demo: an invented team that goes the product's own way, from its roster to released
//! reports. Its leaders answer with links of their own, by the requests that a browser makes.
//!
//! It is told no round to answer in: it answers in those that it has just drafted itself,
//! so it can put no ballot into anybody else's.

mod sign_in;
mod story;

use super::closing::Step;
use super::error::{Error, Result};
use super::installation::Installation;
use super::rounds::{Choice, Link, Plan};
use super::tenancy;
use crate::ballot::InventedLeader;
use crate::domain::{
    Account, Minimum, PersonName, PulseId, Reading, Right, RoundId, Team, TeamName,
};
use crate::store::{Connection, rounds, teams};
pub use sign_in::DemoSignIn;
use story::{End, RoundStory, Story};
use time::macros::time;
use time::{Duration, OffsetDateTime};

/// What the team is called: nobody takes it for a real one.
pub const TEAM: &str = "Halden Ferries (demo)";

/// Who did what the demo did, in the rounds' logs.
const TELLER: &str = "The demo";
/// The line in the organization's log that says that all of it is there.
const LOADED: &str = "demo loaded";

/// How long after its opening a round closes at the latest, …
const WINDOW: Duration = Duration::hours(7 * 24 + 8);
/// … the last leader has answered, …
const ANSWERED: Duration = Duration::minutes(4 * 24 * 60 + 390);
/// … and a released one was read and released.
const RELEASED: Duration = Duration::minutes(5 * 24 * 60 + 75);

impl Installation {
    /// Loads the invented team, with three quarters behind it and an open round. It is a
    /// team like any other: to delete it removes everything. Takes some seconds: a round's
    /// key takes one.
    ///
    /// # Errors
    /// `demo-there` when the organization has it already, `tls-needed` where no round can
    /// be opened. A team that can't be loaded whole is deleted again.
    pub fn load_demo(&self, actor: &Account) -> Result<Team> {
        tenancy::require(actor, Right::RunRounds)?;
        self.require_secure_context()?;
        let story = Story::read()?;
        let team = self.begin_demo(actor, &story)?;
        match self.tell(actor, &team, &story) {
            Ok(()) => Ok(team),
            Err(error) => {
                if let Err(error) = self.delete_team(actor, team.id) {
                    let error: &dyn std::error::Error = &error;
                    tracing::warn!(error, "half a demo team is left; delete it");
                }
                Err(error)
            }
        }
    }

    /// Makes the team with its roster, unless there is one.
    fn begin_demo(&self, actor: &Account, story: &Story) -> Result<Team> {
        let name = TeamName::parse(TEAM).map_err(Error::invalid("team"))?;
        self.store.write(|connection| {
            if find(connection, actor)?.is_some() {
                return Err(Error::conflict(
                    "demo-there",
                    format!("there is a team \"{TEAM}\" already; delete it to load another one"),
                ));
            }
            let team = teams::insert(connection, actor.organization, None, &name)?;
            teams::set_roster(connection, team.id, &story.roster)?;
            self.note(connection, actor, "team created", team.id.0.to_string())?;
            Ok(team)
        })
    }

    fn tell(&self, actor: &Account, team: &Team, story: &Story) -> Result<()> {
        let name = PersonName::parse(TELLER).map_err(Error::invalid("name"))?;
        let teller = Account { name, ..actor.clone() };
        for pulse in &story.pulses {
            let made =
                self.create_pulse(actor, team.id, &pulse.name, pulse.cadence, &pulse.questions)?;
            for round in &pulse.rounds {
                self.tell_round(&teller, made.id, round)?;
            }
        }
        let detail = team.id.0.to_string();
        self.store.write(|connection| self.note(connection, actor, LOADED, detail))
    }

    /// Drafts a round, opens it, has the invented leaders answer it, closes, reads and
    /// releases it, each at its time.
    fn tell_round(&self, teller: &Account, pulse: PulseId, round: &RoundStory) -> Result<()> {
        let opening = morning(self.clock_time(), round.opened_days_ago);
        let then = self.as_of(opening);
        let closes_at = opening + WINDOW;
        let plan = Plan { minimum: Minimum::DEFAULT, closes_at, closes_when_all_answered: true };
        let id = then.draft_round(teller, pulse, &plan)?.id;
        // Its time may be over, by the clock: for a minute only this process may close it.
        done(then.lease(&id)?)?;
        let links = then.open_round(teller, &id)?;
        for (link, answers) in links.iter().zip(&round.answers) {
            then.answer(link, answers)?;
        }
        match round.end {
            End::Open => Ok(()),
            End::Closed => done(self.as_of(opening + ANSWERED).close(&id)?),
            End::Released => self.tell_end(teller, &id, opening, round.reading.as_ref()),
        }
    }

    /// Closes a round of a past quarter, has it read and releases it, all while it is leased:
    /// what has been closed for seven days another process would release.
    fn tell_end(
        &self,
        teller: &Account,
        id: &RoundId,
        opening: OffsetDateTime,
        reading: Option<&Reading>,
    ) -> Result<()> {
        let then = self.as_of(opening + ANSWERED);
        for step in Step::ALL.into_iter().filter(|step| *step != Step::Finish) {
            done(then.close_step(id, step)?)?;
        }
        let then = self.as_of(opening + RELEASED);
        if let Some(reading) = reading {
            then.read(teller, id, reading)?;
        }
        then.store.write(|connection| {
            rounds::set_cleaned(connection, id)?;
            then.release_in(connection, teller, id, Choice::Saved).map(drop)
        })
    }

    /// Reads the sentences, unless the sentence model was not there to compare them.
    fn read(&self, teller: &Account, id: &RoundId, reading: &Reading) -> Result<()> {
        match self.save_reading(teller, id, 0, reading) {
            Err(Error::Conflict { code: "nothing-to-read", .. }) => Ok(()),
            saved => saved.map(drop),
        }
    }

    /// An invented leader opens a link, gets a permit and casts a ballot.
    fn answer(&self, link: &Link, answers: &str) -> Result<()> {
        let leader = InventedLeader::open(&link.url)?;
        let (round, key) = (&leader.round, leader.key);
        let signature = self.issue_permit(round, key, &leader.token, &leader.message()?)?;
        self.cast(round, key, &leader.ballot(&signature, answers))?;
        Ok(())
    }
}

/// The organization's demo team, by its name.
fn find(connection: &mut Connection, actor: &Account) -> Result<Option<Team>> {
    let all = teams::list(connection, actor.organization)?;
    Ok(all.into_iter().find(|team| team.name.as_str() == TEAM))
}

/// Nine o'clock, so many days ago.
fn morning(now: OffsetDateTime, days_ago: i64) -> OffsetDateTime {
    (now - Duration::days(days_ago)).replace_time(time!(9:00))
}

/// Whether a step on a round was taken; another process can be in its way only after a
/// minute in which nothing happened.
fn done(taken: bool) -> Result<()> {
    if taken {
        return Ok(());
    }
    let reason = "another process closed a round of the demo while it was loaded".to_owned();
    Err(Error::Internal { reason })
}
