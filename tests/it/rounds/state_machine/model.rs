//! What the model knows of one round, and what it expects of each request.

use crate::leader::Leader;
use crate::rounds::world::{Opened, World};
use parallax::ballot::Secret;
use std::collections::{BTreeMap, BTreeSet};
use time::OffsetDateTime;

pub(super) const LEADERS: usize = 4;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Draft,
    Open,
    Stopped,
}

/// The right of one invitation.
pub(super) struct Seat {
    pub token: Vec<u8>,
    pub revoked: bool,
    pub spent: Option<Vec<u8>>,
}

/// What the model knows of one round.
pub(super) struct Model {
    pub opened: Opened,
    pub state: State,
    pub closes: OffsetDateTime,
    when_all: bool,
    /// Browsers of an opening before a restart stay: their links are dead.
    pub opening: usize,
    pub seats: Vec<Seat>,
    pub browsers: Vec<(usize, Leader)>,
    ballots: BTreeMap<Secret, (u32, String)>,
}

impl Model {
    pub(super) fn new(world: &World, when_all: bool) -> Self {
        let mut plan = world.plan(LEADERS);
        plan.closes_when_all_answered = when_all;
        let closes = plan.closes_at;
        let opened = world.open_draft(world.draft(LEADERS, &plan));
        let (seats, browsers, ballots) = (Vec::new(), Vec::new(), BTreeMap::new());
        let state = State::Draft;
        let mut model =
            Self { opened, state, closes, when_all, opening: 0, seats, browsers, ballots };
        model.open();
        model
    }

    pub(super) fn open(&mut self) {
        self.state = State::Open;
        self.opening += 1;
        self.ballots.clear();
        let seat = |leader: &Leader| Seat {
            token: leader.link.token.clone(),
            revoked: false,
            spent: None,
        };
        self.seats = self.opened.leaders.iter().map(seat).collect();
        let opening = self.opening;
        self.browsers.extend(self.opened.leaders.iter().map(|leader| (opening, leader.clone())));
    }

    /// What keeps any request of a browser of this opening from being looked at.
    pub(super) fn barred(&self, opening: usize, now: OffsetDateTime) -> Option<&'static str> {
        match self.state {
            State::Draft => Some("not-found"),
            _ if opening != self.opening => Some("not-found"),
            State::Open if now < self.closes => None,
            _ => Some("round-closed"),
        }
    }

    fn is_due(&self, now: OffsetDateTime) -> bool {
        let complete = self.when_all && self.ballots.len() >= LEADERS;
        self.state == State::Open && (now >= self.closes || complete)
    }

    pub(super) fn stop_if_due(&mut self, now: OffsetDateTime) {
        if self.is_due(now) {
            self.state = State::Stopped;
        }
    }

    pub(super) fn expect_permit(&mut self, token: &[u8], blinded: &[u8]) -> &'static str {
        let seat = self.seats.iter_mut().find(|seat| seat.token == token && !seat.revoked);
        let Some(seat) = seat else { return "invitation-unknown" };
        match &seat.spent {
            Some(spent) if spent != blinded => "permit-spent",
            _ => {
                seat.spent = Some(blinded.to_vec());
                "done"
            }
        }
    }

    pub(super) fn expect_cast(
        &mut self,
        leader: &Leader,
        version: u32,
        answers: &str,
    ) -> &'static str {
        match self.ballots.get(&leader.secret) {
            None if leader.permit.is_none() => return "permit-invalid",
            Some((stored, same)) if *stored == version && same == answers => return "done",
            Some((stored, _)) if *stored >= version => return "version-stale",
            _ => {}
        }
        self.ballots.insert(leader.secret, (version, answers.to_owned()));
        "done"
    }

    /// What the bulletin must hold.
    pub(super) fn commits(&self) -> BTreeSet<String> {
        let commit = |(opening, leader): &(usize, Leader)| {
            let kept = self.ballots.get(&leader.secret).filter(|_| *opening == self.opening);
            let (version, answers) = kept?;
            Some(data_encoding::BASE64URL_NOPAD.encode(&leader.commit(*version, answers)))
        };
        self.browsers.iter().filter_map(commit).collect()
    }
}
