//! The command line: one file per verb. It parses arguments, reads and writes
//! files, talks to the terminal, and leaves everything else to `service`.

mod analyze;
mod files;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
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
    Analyze(analyze::Arguments),
}

/// Where the sentence encoder is found; shared by the verbs that need it.
#[derive(Debug, clap::Args)]
struct EncoderArguments {
    /// Engine that turns sentences into vectors
    #[arg(long, value_name = "ENGINE", default_value = "auto", value_parser = parse_engine)]
    encoder: crate::encoder::EngineChoice,
    /// Folder with the encoder's weights [default: the user's cache folder]
    #[arg(long, value_name = "DIR", env = "PARALLAX_MODELS")]
    models: Option<PathBuf>,
}

/// clap's spelling of the engine's own parser, whose error says how to build the rest.
fn parse_engine(name: &str) -> Result<crate::encoder::EngineChoice, crate::encoder::Error> {
    name.parse()
}

/// Runs the verb on the command line. Exit status: 0 done, 1 bad input or a
/// failure, 2 wrong usage (clap exits with it by itself).
pub fn run() -> anyhow::Result<ExitCode> {
    match Arguments::parse().verb {
        Verb::Analyze(arguments) => analyze::run(&arguments),
    }
}
