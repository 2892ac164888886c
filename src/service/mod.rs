//! Use cases: what the command line and the server can ask for. This layer joins
//! the others; it knows no terminal, no HTTP and no argument parser.

pub mod accounts;
pub mod analyze;
pub mod audit;
pub mod backups;
pub mod calibrate;
pub mod closing;
pub mod deletion;
pub mod demo;
pub mod encoding;
mod error;
pub mod installation;
pub mod leaders;
pub mod overview;
mod random;
pub mod reports;
pub mod rounds;
pub mod teams;
mod tenancy;

pub use error::{Error, Result};
pub use installation::Installation;
