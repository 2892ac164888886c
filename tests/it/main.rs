//! Tests of Parallax as a whole, in one binary.

mod priorities;
