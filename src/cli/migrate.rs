//! `parallax migrate`: brings the database's schema up to date, as `serve` does when it starts.

use super::opening;
use crate::config::Offline;
use std::io::Write as _;
use std::process::ExitCode;

/// Bring the database up to date and leave
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    given: Offline,
}

/// # Errors
/// The database can't be opened, or a newer program made it.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let (config, _) = opening::open_offline(&arguments.given)?;
    let version = env!("CARGO_PKG_VERSION");
    writeln!(std::io::stdout(), "{} fits parallax {version}", config.database())?;
    Ok(ExitCode::SUCCESS)
}
