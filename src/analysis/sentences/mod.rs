//! The sentence instrument.
