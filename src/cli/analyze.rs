//! `parallax analyze`: answers collected elsewhere in, a debrief report out.

use super::{EncoderArguments, files};
use crate::analysis;
use crate::domain::Responses;
use crate::import;
use crate::service::analyze::{Artifacts, Options, analyze};
use crate::service::encoding::Encoding;
use anyhow::{Context as _, bail};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const LONG_HELP: &str = "\
Turn answers collected elsewhere into a debrief report

Writes report.html, analysis.json and the charts as SVG and PNG. FILE is JSON
(parallax.responses/1) or CSV as survey tools export it: one row per leader, a column
with the sentence, and either one column per priority with its rank in it, as in
\"Rank the priorities [Safety]\", or one column with the priorities in order, separated
by \";\". Other columns are ignored and never repeated anywhere.";

/// Turn answers collected elsewhere into a debrief report
#[derive(Debug, clap::Args)]
#[command(long_about = LONG_HELP)]
pub(super) struct Arguments {
    /// JSON or CSV files, one per team; "-" reads the standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Folder for the report; with several files, one folder per file inside it
    #[arg(long, value_name = "DIR", default_value = "parallax-report")]
    out: PathBuf,
    /// The strategy in its official wording, to see who recites it
    #[arg(long, value_name = "TEXT")]
    official: Option<String>,
    /// The priorities in their official order, separated by ";"; "A=B" is a tie
    #[arg(long, value_name = "A;B;C", value_delimiter = ';')]
    official_order: Option<Vec<String>>,
    /// Seed of every permutation and shuffle; the same seed gives the same bytes
    #[arg(long, value_name = "N", default_value_t = 42)]
    seed: u64,
    /// From how many answers sentences are shown: 5, or 4 when all four have agreed
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u8).range(4..=5))]
    minimum: u8,
    /// Also write audit.json: detail per response, by its place in the file. It shows
    /// who answered what to anybody who has the file: keep it to yourself
    #[arg(long)]
    audit: bool,
    /// Further fonts (TTF, OTF) for the PNG charts, for scripts that Inter does not have
    #[arg(long = "font", value_name = "FILE")]
    fonts: Vec<PathBuf>,
    #[command(flatten)]
    encoder: EncoderArguments,
    #[command(flatten)]
    input: InputArguments,
}

/// What a file does not say about itself.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Reading the file")]
struct InputArguments {
    /// The team's name [default: in the file, or the file's name]
    #[arg(long, value_name = "NAME")]
    team: Option<String>,
    /// How many leaders were asked [default: in the file, or the number of answers]
    #[arg(long, value_name = "N")]
    invited: Option<usize>,
    /// The priorities, separated by ";" [default: read from the file]
    #[arg(long, value_name = "A;B;C", value_delimiter = ';')]
    priorities: Option<Vec<String>>,
    /// Column with the sentence
    #[arg(long, value_name = "NAME")]
    sentence_column: Option<String>,
    /// Column with the priorities in order
    #[arg(long, value_name = "NAME")]
    ranking_column: Option<String>,
    /// Column with what to stop
    #[arg(long, value_name = "NAME")]
    stop_column: Option<String>,
    /// Column with the clarity, 0-100
    #[arg(long, value_name = "NAME")]
    clarity_column: Option<String>,
    /// Column with the commitment, 0-5
    #[arg(long, value_name = "NAME")]
    commitment_column: Option<String>,
    /// Column with the number of colleagues expected to have written the same
    #[arg(long, value_name = "NAME")]
    forecast_same_column: Option<String>,
    /// Column with the priority expected to come first
    #[arg(long, value_name = "NAME")]
    forecast_first_column: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    if arguments.files.len() > 1 && arguments.input.team.is_some() {
        bail!("--team names one team, but there are {} files", arguments.files.len());
    }
    let teams = read_all(arguments)?;
    let fonts: Vec<Vec<u8>> =
        arguments.fonts.iter().map(|path| files::read(path)).collect::<Result<_, _>>()?;
    let settings = analysis::Settings {
        seed: arguments.seed,
        fewest_for_statements: usize::from(arguments.minimum),
        audit: arguments.audit,
        ..analysis::Settings::default()
    };
    let options = Options { settings, fonts };
    let encoding = open_encoder(&arguments.encoder)?;
    let encoding = encoding.as_ref().map_err(String::as_str);

    // Everything is computed before anything is written: a bad second file must
    // not leave the first one's report behind.
    let mut reports = Vec::with_capacity(teams.len());
    for team in &teams {
        let report = analyze(&team.responses, encoding, &options)
            .with_context(|| format!("{} was not analysed; nothing was written", team.name))?;
        reports.push((folder_of(team, arguments), report));
    }
    for (team, (folder, report)) in teams.iter().zip(&reports) {
        files::write_report(folder, &report.files)?;
        tell(team, folder, report);
    }
    Ok(ExitCode::SUCCESS)
}

/// One file, read.
struct Team {
    name: String,
    folder: String,
    responses: Responses,
    notes: Vec<String>,
}

fn read_all(arguments: &Arguments) -> anyhow::Result<Vec<Team>> {
    let mut teams: Vec<Team> = Vec::new();
    let mut problems: Vec<String> = Vec::new();
    for path in &arguments.files {
        match read(path, arguments)? {
            Ok(team) if teams.iter().any(|other| other.folder == team.folder) => bail!(
                "two files would be written to the folder \"{}\"; rename one of them",
                team.folder
            ),
            Ok(team) => teams.push(team),
            Err(error) => problems.push(error.to_string()),
        }
    }
    if !problems.is_empty() {
        bail!("the input has mistakes; nothing was written\n{}", problems.join("\n"));
    }
    Ok(teams)
}

fn read(path: &Path, arguments: &Arguments) -> anyhow::Result<Result<Team, import::Error>> {
    let bytes = files::read(path)?;
    let name = if path == Path::new("-") {
        "standard input".to_owned()
    } else {
        path.file_name()
            .map_or_else(|| path.display(), |name| Path::new(name).display())
            .to_string()
    };
    let folder = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let imported = match import::read(&name, &bytes, &options(arguments)) {
        Ok(imported) => imported,
        Err(error) => return Ok(Err(error)),
    };
    let mut notes: Vec<String> =
        imported.columns_read.iter().map(|column| format!("read {column}")).collect();
    notes.extend(imported.notes);
    if !imported.ignored_columns.is_empty() {
        notes.push(format!("not used: {}", imported.ignored_columns.join(", ")));
    }
    let folder = folder.unwrap_or_else(|| "report".to_owned());
    Ok(Ok(Team { name, folder, responses: imported.responses, notes }))
}

fn options(arguments: &Arguments) -> import::Options {
    let input = &arguments.input;
    import::Options {
        team: input.team.clone(),
        invited: input.invited,
        official: arguments.official.clone(),
        official_order: arguments.official_order.clone(),
        priorities: input.priorities.clone(),
        columns: import::Columns {
            sentence: input.sentence_column.clone(),
            ranking: input.ranking_column.clone(),
            stop: input.stop_column.clone(),
            clarity: input.clarity_column.clone(),
            commitment: input.commitment_column.clone(),
            forecast_same: input.forecast_same_column.clone(),
            forecast_first: input.forecast_first_column.clone(),
        },
    }
}

/// The encoder, or why the sentences cannot be compared. Missing weights are not
/// a failure: the rankings need none. Wrong weights are.
fn open_encoder(arguments: &EncoderArguments) -> anyhow::Result<Result<Encoding, String>> {
    match Encoding::open(arguments.encoder, &arguments.folder.weights()?) {
        Ok(encoding) => Ok(Ok(encoding)),
        Err(error) if error.is_missing() => Ok(Err(
            "The sentences were not compared: the language model\u{2019}s files are not on this \
             machine. Run `parallax models fetch`, then analyse again."
                .to_owned(),
        )),
        Err(error) => Err(error).context("nothing was written"),
    }
}

fn folder_of(team: &Team, arguments: &Arguments) -> PathBuf {
    if arguments.files.len() == 1 {
        arguments.out.clone()
    } else {
        arguments.out.join(&team.folder)
    }
}

#[expect(clippy::print_stdout, reason = "the verb's answer")]
#[expect(clippy::print_stderr, reason = "what the reader should know, apart from the answer")]
fn tell(team: &Team, folder: &Path, report: &Artifacts) {
    for note in &team.notes {
        eprintln!("{}: {note}", team.name);
    }
    for reason in &report.withheld {
        eprintln!("{}: {reason}", team.name);
    }
    if report.substituted_characters > 0 {
        eprintln!(
            "{}: {} characters are in no font of the PNG charts and were replaced by a note in \
             brackets; report.html and the SVG charts show them. Give a font with --font FILE.",
            team.name, report.substituted_characters
        );
    }
    println!("{}", report.headline.sentence);
    if let Some(split) = &report.headline.biggest_split {
        println!("Biggest split: {split}");
    }
    println!("{}", report.headline.coverage);
    println!("Open {}", folder.join("report.html").display());
}
