//! The priorities instrument.
