//! Use cases: each joins the layers for one thing a user wants done.
//!
//! It must not know the command line, and it reads no file.

pub mod calibrate;
