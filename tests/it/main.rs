//! What a user of Parallax relies on, in one binary.

mod import;
