//! `parallax calibrate`: refit the same-strategy model and print the ladder.

use super::{EncoderArguments, files};
use crate::analysis::sentences::{Rung, Summary};
use crate::service::calibrate::{Networks, Outcome, Source, calibrate};
use anyhow::Context as _;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Refit the same-strategy model to labelled teams, judged on teams left out.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Files of labelled teams.
    #[arg(required = true, value_name = "TEAMS.json")]
    teams: Vec<PathBuf>,
    /// Further labelled teams: no evidence is weighed on them, only the range of strategies.
    #[arg(long, value_name = "TEAMS.json", num_args = 1..)]
    held_back: Vec<PathBuf>,
    /// Write the parameters to this file.
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
    #[command(flatten)]
    encoder: EncoderArguments,
}

/// Runs the verb; the table goes to the standard output.
///
/// # Errors
/// Anything that keeps it from finishing, with its cause.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let weights = arguments.encoder.folder.weights()?;
    let networks = Networks::open(arguments.encoder.encoder, &weights)?;
    let read = |paths: &[PathBuf]| paths.iter().map(|path| read(path)).collect::<Result<_, _>>();
    let outcome = calibrate(read(&arguments.teams)?, read(&arguments.held_back)?, &networks)?;
    table(&outcome, &mut std::io::stdout().lock())?;
    if let Some(path) = &arguments.write {
        let text = serde_json::to_string_pretty(&outcome.calibration.model)? + "\n";
        files::write(path, text.as_bytes())?;
    }
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> anyhow::Result<Source> {
    let text = String::from_utf8(files::read(path)?)
        .with_context(|| format!("{} is not UTF-8", path.display()))?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Ok(Source { name, text })
}

fn table(outcome: &Outcome, out: &mut dyn Write) -> std::io::Result<()> {
    let calibration = &outcome.calibration;
    writeln!(out, "Each tenth of the teams is judged by what was learned from the others.")?;
    rungs(outcome, &calibration.ladder, false, out)?;
    if !calibration.by_file.is_empty() {
        writeln!(out, "\nEach file is judged by what was learned from the other files.")?;
        rungs(outcome, &calibration.by_file, false, out)?;
    }
    if !calibration.held_back.is_empty() {
        writeln!(
            out,
            "\nTeams held back: each file is judged by evidence weighed on none of them."
        )?;
        rungs(outcome, &calibration.held_back, true, out)?;
    }
    Ok(())
}

fn rungs(
    outcome: &Outcome,
    ladder: &[Rung],
    held_back: bool,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    writeln!(out, "{:<20} {:<27} {HEADER}", "rung", "teams")?;
    for rung in ladder {
        if let Some(all) = rung.summary(|_| true) {
            let row = row(all);
            writeln!(out, "{:<20} {:<27} {row}   pairs {:.3}", rung.name, "all", rung.auc_pairs)?;
        }
    }
    for label in 0..2 {
        for value in outcome.values(label, held_back) {
            for rung in ladder.iter().skip(2) {
                if let Some(part) = outcome.summary(rung, label, value, held_back) {
                    writeln!(out, "{:<20} {:<27} {}", rung.name, value, row(part))?;
                }
            }
        }
    }
    Ok(())
}

const HEADER: &str = "  n    AUC    ARI  error groups range holds  width not clear";

fn row(summary: Summary) -> String {
    let auc = summary.auc.map_or("    -".to_owned(), |auc| format!("{auc:.3}"));
    format!(
        "{:>3}  {auc} {:>6.3} {:>6.3} {:>6.3} {:>10.0}% {:>6.2} {:>8.0}%",
        summary.teams,
        summary.rand,
        summary.error,
        summary.group_error,
        100.0 * summary.coverage,
        summary.width,
        100.0 * summary.unclear
    )
}
