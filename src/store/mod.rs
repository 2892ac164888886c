//! What is kept: the only place that knows SQL. SQLite and PostgreSQL, one
//! schema, each query written once.
//!
//! Must not know: analysis, cryptography, HTTP. Sealed boxes, hashes, sheets and
//! reports are bytes and text here.
//!
//! Functions take a [`Connection`] inside [`Store::read`] or [`Store::write`], so that
//! the caller decides what belongs in one transaction.

pub mod accounts;
mod address;
pub mod audit;
pub mod backups;
pub mod ballots;
mod compaction;
mod connection;
mod database;
mod error;
pub mod invitations;
mod manager;
mod migrations;
mod moment;
pub mod organizations;
mod pool;
pub mod pulses;
mod questions;
pub mod readings;
pub mod reports;
pub mod rounds;
mod schema;
pub mod sessions;
pub mod teams;

pub use connection::Connection;
pub use error::Error;
pub use pool::{Limits, Store};

/// Shorthand for the results of this layer.
pub type Result<T> = std::result::Result<T, Error>;
