//! `parallax restore`: puts a backup in the place of the database.

use super::{log, opening, terminal};
use crate::config::Offline;
use crate::service::backups;
use anyhow::{Context as _, bail};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Put a backup in the place of the database; stop the server first
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// File that parallax backup wrote
    file: PathBuf,
    /// Do not ask
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    given: Offline,
}

/// # Errors
/// Not confirmed, no backup of Parallax, a database in use, or one that can't be written.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let config = arguments.given.config()?;
    log::start(&config)?;
    let (file, database) = (&arguments.file, config.database());
    if !file.is_file() {
        bail!("there is no file {}; nothing was changed", file.display());
    }
    if !arguments.yes {
        terminal::confirm(&format!("This replaces everything in {database}."))?;
    }
    opening::make_data_dir(&config)?;
    backups::restore(database.secret(), file)
        .with_context(|| format!("{} was not restored", file.display()))?;
    let installation = opening::open(&config, &config.public_url(config.listen))?;
    let accounts = installation.all_accounts()?.len();
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} is in place of {database}; accounts in it: {accounts}.", file.display())?;
    writeln!(
        out,
        "Ballots are in no backup. Rounds that were open are drafts again: open them, and"
    )?;
    writeln!(out, "send the new links; leaders' browsers kept what they had written.")?;
    Ok(ExitCode::SUCCESS)
}
