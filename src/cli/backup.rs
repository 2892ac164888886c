//! `parallax backup`: a copy of the database, without ballots, while the server runs.

use super::opening;
use crate::config::{Config, Offline};
use anyhow::Context as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use time::OffsetDateTime;
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;

/// Copy the database to a file, while the server runs or not
///
/// Neither keys nor ballots are ever in a backup: after a restore, leaders of rounds that
/// were open send their answers again.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// File to write; it must not exist
    #[arg(required_unless_present = "dir", conflicts_with = "dir")]
    file: Option<PathBuf>,
    /// Folder to write a file with the date in its name into
    #[arg(long)]
    dir: Option<PathBuf>,
    #[command(flatten)]
    given: Offline,
}

/// # Errors
/// The file exists or can't be written, or the database can't be read.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let (config, installation) = opening::open_offline(&arguments.given)?;
    let now = OffsetDateTime::now_utc();
    let file = match (&arguments.file, &arguments.dir) {
        (Some(file), _) => file.clone(),
        (None, folder) => folder.clone().unwrap_or_default().join(dated_name(&config, now)?),
    };
    let what = || format!("no backup was made at {}", file.display());
    installation.backup(&file).with_context(what)?;
    let size = std::fs::metadata(&file).with_context(what)?.len();
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} is complete ({size} bytes).", file.display())?;
    writeln!(out, "It holds neither keys nor ballots. Restore it with:")?;
    writeln!(out, "  parallax restore {}", shown(&file))?;
    Ok(ExitCode::SUCCESS)
}

const STAMP: &[BorrowedFormatItem<'_>] =
    format_description!("[year][month][day]T[hour][minute][second]Z");

fn dated_name(config: &Config, now: OffsetDateTime) -> anyhow::Result<String> {
    let kind = if config.database().is_sqlite() { "sqlite" } else { "dump" };
    Ok(format!("parallax-{}.{kind}", now.format(STAMP)?))
}

fn shown(file: &Path) -> String {
    let text = file.display().to_string();
    if text.contains(char::is_whitespace) { format!("\"{text}\"") } else { text }
}
