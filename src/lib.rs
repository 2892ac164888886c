//! Parallax shows a leadership team how far apart its members see the same strategy.
//!
//! The layers point one way; `tests/it/architecture.rs` keeps them so:
//! `domain` ← `import`, `analysis` ← `charts` ← `export`; `encoder` knows nobody;
//! `service` joins them; `cli` knows `service`; `main` knows `cli`.

pub mod analysis;
pub mod cli;
pub mod domain;
pub mod encoder;
pub mod service;
