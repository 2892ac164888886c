//! Anonymous rounds through the service, on SQLite and on PostgreSQL.

mod accounts;
mod ballots;
mod closing;
mod deletion;
mod demo;
mod disclosure;
mod invitations;
mod journey;
mod keys;
mod opening;
mod permits;
mod reading;
mod state_machine;
mod world;
