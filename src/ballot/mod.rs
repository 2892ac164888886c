//! Anonymous ballots: who may vote is signed blindly, what is voted is sealed, and
//! closing a round destroys every key and every link. docs/protocol.md is the specification.
//!
//! Must not know: the database, HTTP, the clock. The key directory ([`keys`]) is the only
//! part that touches files.

pub mod answers;
pub mod bulletin;
pub mod digest;
mod error;
pub mod invented;
pub mod keys;
pub mod permit;
pub mod receipt;
pub mod release;
pub mod seal;
pub mod sheet;
pub mod submission;

pub use answers::Answers;
pub use bulletin::Bulletin;
pub use error::Error;
pub use invented::InventedLeader;
pub use keys::{KeyDirectory, RoundKeys};
pub use permit::{IssuerKey, IssuerPublicKey, Permit};
pub use seal::{SealKey, SealPublicKey};
pub use sheet::{RoundKey, Sheet};
pub use submission::Submission;

/// A leader's secret: 16 random bytes that only the leader's browser keeps.
pub type Secret = [u8; 16];

/// Shorthand for the results of this layer.
pub type Result<T> = std::result::Result<T, Error>;
