//! The one integration binary: the program and its layers on real input.

#![allow(clippy::unwrap_used, reason = "clippy lets tests unwrap, but not what tests call")]
#![allow(clippy::disallowed_methods, reason = "tests read and write files of their own")]

mod analyze;
mod answer_page;
mod architecture;
mod browser;
mod browser_half;
mod charts;
mod command_line;
mod contradictions;
mod crash;
mod demo;
mod encoder;
mod http;
mod import;
mod leader;
mod linkability;
mod machine;
mod page;
mod postgres;
mod priorities;
mod reading_page;
mod rounds;
mod same_strategy;
mod sample_reports;
mod serve;
mod settings;
mod sqlite;
mod store;
mod sts;
mod upkeep;
mod verbs;
