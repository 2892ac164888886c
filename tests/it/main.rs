//! The one integration binary: the program and its layers on real input.

mod analyze;
mod architecture;
mod charts;
mod command_line;
mod import;
mod page;
mod priorities;
mod sample_reports;
