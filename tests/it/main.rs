//! What a user of Parallax relies on, in one binary.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod import;
