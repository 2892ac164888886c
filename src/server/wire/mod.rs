//! What goes over the wire, as JSON: one file per subject. Requests become the domain's
//! values through its `parse` constructors; every error names the JSON field.

mod accounts;
mod leaders;
mod problem;
mod pulses;
mod questions;
mod reading;
mod rounds;
mod teams;

pub(crate) use accounts::{
    Account, AccountChange, AuditLine, NewAccount, Organization, OrganizationChange, Session,
    SetUp, SignIn,
};
pub(crate) use leaders::{BallotBody, LeaderStatus, PermitRequest, Signature, Stored};
pub(crate) use problem::Problem;
pub(crate) use pulses::{NewPulse, Pulse, PulseChange};
pub(crate) use questions::{Advice, ListedPriorities, Questions};
pub(crate) use reading::{NewReading, Reading, Release, SavedReading};
pub(crate) use rounds::{Invitation, Link, NewRound, Removed, Round, RoundChange};
pub(crate) use teams::{Leader, NewTeam, Roster, Team, TeamChange};
