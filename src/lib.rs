//! Parallax shows a leadership team how far apart its members see the same strategy.
//!
//! The layers point one way; `tests/it/architecture.rs` keeps them so:
//! `domain` ← `import`, `analysis` ← `charts` ← `export`; `domain` ← `store`;
//! `domain`, `analysis` ← `ballot`; `encoder` knows nobody; `service` joins them;
//! `server` knows `service`; `cli` knows `service`, `server` and `config`; `main` knows `cli`.

pub mod analysis;
pub mod ballot;
pub mod charts;
pub mod cli;
pub mod config;
pub mod domain;
pub mod encoder;
pub mod export;
pub mod import;
pub mod server;
pub mod service;
pub mod store;
