//! Anonymous rounds through the service, on SQLite and on PostgreSQL.

mod ballots;
mod closing;
mod disclosure;
mod journey;
mod permits;
mod world;
