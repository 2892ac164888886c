//! The command line: one file per verb. It parses arguments, reads and writes
//! files, talks to the terminal, and leaves everything else to `service`.

mod account;
mod analyze;
mod backup;
mod calibrate;
mod demo;
mod embed;
mod files;
mod log;
mod migrate;
mod models;
mod opening;
mod restore;
mod serve;
mod terminal;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Shows a leadership team how far apart its members see the same strategy.
#[derive(Debug, Parser)]
#[command(name = "parallax", version, arg_required_else_help = true, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Serve(serve::Arguments),
    Demo(demo::Arguments),
    Account(account::Arguments),
    Migrate(migrate::Arguments),
    Backup(backup::Arguments),
    Restore(restore::Arguments),
    Analyze(Box<analyze::Arguments>),
    Embed(embed::Arguments),
    Calibrate(calibrate::Arguments),
    Models(models::Arguments),
}

/// The sentence encoder to use; the same for every verb that needs one.
#[derive(Debug, clap::Args)]
struct EncoderArguments {
    /// Engine that turns sentences into vectors: auto, candle or, where built in, rust-bert
    #[arg(long, value_name = "ENGINE", default_value = "auto")]
    encoder: crate::encoder::EngineChoice,
    #[command(flatten)]
    folder: models::Folder,
}

/// Runs the verb on the command line. Exit status: 0 done, 1 bad input or a
/// failure, 2 wrong usage (clap exits with it by itself).
///
/// # Errors
/// What kept the verb from its end, with its causes.
pub fn run() -> anyhow::Result<ExitCode> {
    match Arguments::parse().verb {
        Verb::Serve(arguments) => serve::run(&arguments),
        Verb::Demo(arguments) => demo::run(&arguments),
        Verb::Account(arguments) => account::run(&arguments),
        Verb::Migrate(arguments) => migrate::run(&arguments),
        Verb::Backup(arguments) => backup::run(&arguments),
        Verb::Restore(arguments) => restore::run(&arguments),
        Verb::Analyze(arguments) => analyze::run(&arguments),
        Verb::Embed(arguments) => embed::run(&arguments),
        Verb::Calibrate(arguments) => calibrate::run(&arguments),
        Verb::Models(arguments) => models::run(&arguments),
    }
}
