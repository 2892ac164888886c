//! Use cases: what the command line (and later the server) can ask for. This layer
//! joins the others; it knows no terminal, no HTTP and no argument parser.

pub mod analyze;
pub mod calibrate;
pub mod encoding;
