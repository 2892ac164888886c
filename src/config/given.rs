//! What the command line, the environment and the file say, put on top of each other.

use super::{Config, Error, SERVING, file};
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, Command, FromArgMatches};
use std::path::PathBuf;

/// The settings that were given: part of the arguments of every verb that needs a database.
#[derive(Debug, clap::Args)]
pub struct Given {
    /// Settings file [default: parallax.toml in this folder, if there is one]
    #[arg(long, env = "PARALLAX_CONFIG", value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    #[command(flatten)]
    arguments: Arguments,
}

/// The same for a verb that serves nobody: its `--help` leaves out what concerns serving.
#[derive(Debug)]
pub struct Offline(Given);

impl Offline {
    /// As [`Given::config`].
    pub fn config(&self) -> Result<Config, Error> {
        self.0.config()
    }
}

impl FromArgMatches for Offline {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Given::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }
}

impl Args for Offline {
    fn augment_args(command: Command) -> Command {
        Given::augment_args(command).mut_args(|flag| {
            let is_for_serving = flag.get_help_heading() == Some(SERVING);
            flag.hide(is_for_serving)
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// The same for a verb that keeps its data apart from any other's: it takes no database and
/// no keys on the command line, and does not use those that are set elsewhere.
#[derive(Debug)]
pub struct Apart(Given);

impl Apart {
    /// As [`Given::config`], with its data in this folder inside the data folder.
    ///
    /// # Errors
    /// The file can't be read, or is wrong.
    pub fn config(&self, folder: &str) -> Result<Config, Error> {
        Ok(self.0.config()?.apart(folder))
    }
}

/// What would name somebody else's data.
const WHERE: [&str; 2] = ["database", "keys"];

impl FromArgMatches for Apart {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let is_typed = |flag: &&&str| matches.value_source(flag) == Some(ValueSource::CommandLine);
        match WHERE.iter().find(is_typed) {
            None => Given::from_arg_matches(matches).map(Self),
            Some(flag) => Err(clap::Error::raw(
                ErrorKind::ArgumentConflict,
                format!("this keeps its data in a folder of its own; leave out --{flag}"),
            )),
        }
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Args for Apart {
    fn augment_args(command: Command) -> Command {
        Given::augment_args(command).mut_args(|flag| {
            let is_where = flag.get_long().is_some_and(|flag| WHERE.contains(&flag));
            if is_where { flag.hide(true) } else { flag }
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// Flags and variables, kept as clap found them until the file has been read.
#[derive(Debug)]
struct Arguments(ArgMatches);

impl Given {
    /// The settings in force: flags, over variables, over the file, over the defaults.
    ///
    /// # Errors
    /// The file can't be read, or is wrong.
    pub fn config(&self) -> Result<Config, Error> {
        let mut config = file::read(self.config.as_deref())?;
        config.update_from_arg_matches(&self.arguments.0)?;
        Ok(config)
    }
}

impl FromArgMatches for Arguments {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Ok(Self(matches.clone()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0 = matches.clone();
        Ok(())
    }
}

impl Args for Arguments {
    /// None is required: what is not given comes from the file or is the default.
    fn augment_args(command: Command) -> Command {
        Config::augment_args_for_update(command)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Config::augment_args_for_update(command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Program {
        #[command(flatten)]
        given: Given,
    }

    fn config(file: &str, arguments: &[&str]) -> Result<Config, Error> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        #[expect(clippy::disallowed_methods, reason = "a test's own file")]
        std::fs::write(&path, file).unwrap();
        let all = ["parallax", "--config", path.to_str().unwrap()];
        Program::parse_from(all.iter().chain(arguments)).given.config()
    }

    #[test]
    fn a_flag_is_above_the_file_and_the_file_above_the_default() {
        let file = "listen = \"127.0.0.1:1\"\nsweep-seconds = 7\nkeys = \"k\"";
        let config = config(file, &["--listen", "127.0.0.1:2"]).unwrap();
        assert_eq!(config.listen.port(), 2);
        assert_eq!(config.sweep_seconds.get(), 7);
        assert_eq!(config.keys(), PathBuf::from("k"));
        assert_eq!(config.trusted_proxies, Config::default().trusted_proxies);
    }

    #[test]
    fn database_and_keys_follow_the_data_folder() {
        let config = config("data-dir = \"d\"", &[]).unwrap();
        assert_eq!(config.database().secret(), "sqlite:d/parallax.sqlite");
        assert_eq!(config.keys(), PathBuf::from("d/keys"));
    }

    #[test]
    fn what_is_wrong_in_the_file_is_named_with_its_line() {
        for (file, parts) in [
            ("\npublic_url = \"https://x.org\"", ["line 2", "\"public_url\"", "\"public-url\""]),
            ("liste = 1", ["line 1", "\"liste\"", "\"listen\""]),
            ("\n\nsweep-seconds = \"five\"", ["line 3", "sweep-seconds", "string \"five\""]),
            ("sweep-seconds = 0", ["line 1", "sweep-seconds", "`0`"]),
            ("trusted-proxies = 300", ["line 1", "trusted-proxies", "300"]),
            ("public-url = \"x.org\"", ["line 1", "public-url", "https://HOST"]),
            ("log-level = \"loud\"", ["line 1", "log-level", "loud"]),
            ("encoder = \"onnx\"", ["line 1", "encoder", "auto, candle or rust-bert"]),
            ("[server]\nlisten = \"x\"", ["line 1", "\"server\"", "no setting"]),
            ("listen = ", ["settings.toml", "line 1", ""]),
        ] {
            let error = config(file, &[]).unwrap_err().to_string();
            assert!(parts.iter().all(|part| error.contains(part)), "{file}: {error}");
        }
    }

    #[test]
    fn a_verb_that_serves_nobody_takes_every_setting_and_lists_its_own() {
        let mut command = Offline::augment_args(Command::new("parallax"));
        let help = command.render_long_help().to_string();
        assert!(help.contains("--database") && !help.contains("--listen"), "{help}");
        let matches = command.get_matches_from(["parallax", "--listen", "127.0.0.1:7"]);
        let config = Offline::from_arg_matches(&matches).unwrap().config().unwrap();
        assert_eq!(config.listen.port(), 7);
    }

    #[test]
    fn data_that_lie_apart_are_nobody_elses() {
        let mut command = Apart::augment_args(Command::new("parallax"));
        let help = command.render_long_help().to_string();
        assert!(!help.contains("--database") && help.contains("--listen"), "{help}");
        let given = |arguments: &[&str]| {
            let all = ["parallax"].iter().chain(arguments);
            Apart::from_arg_matches(&command.clone().get_matches_from(all))
        };
        let refused = given(&["--database", "sqlite:x"]).unwrap_err().to_string();
        assert!(refused.contains("leave out --database"), "{refused}");
        let config = given(&["--data-dir", "d"]).unwrap().config("demo").unwrap();
        assert_eq!(config.database().secret(), "sqlite:d/demo/parallax.sqlite");
        let real = Config { database: "sqlite:real".parse().ok(), ..Config::default() };
        let apart = Config { keys: Some("real".into()), ..real }.apart("demo");
        assert!(!apart.database().secret().contains("real") && apart.uses_data_dir());
    }

    #[test]
    fn a_named_file_that_is_missing_is_an_error() {
        let arguments = ["parallax", "--config", "no-such-file.toml"];
        let error = Program::parse_from(arguments).given.config().unwrap_err();
        assert!(error.to_string().contains("no-such-file.toml"), "{error}");
    }

    #[test]
    fn every_setting_has_a_flag_a_variable_and_a_key_of_the_same_name() {
        let command = Config::augment_args_for_update(Command::new("parallax"));
        let printed = toml::Value::try_from(
            Config { models: Some("m".into()), ..Config::default() }.settled(),
        );
        let keys = printed.unwrap();
        let flags: Vec<_> = command.get_arguments().filter_map(|flag| flag.get_long()).collect();
        for argument in command.get_arguments() {
            let flag = argument.get_long().unwrap();
            let variable = format!("PARALLAX_{}", flag.replace('-', "_").to_uppercase());
            assert_eq!(argument.get_env().unwrap().to_str().unwrap(), variable);
            assert!(keys.get(flag).is_some(), "{flag}");
        }
        assert_eq!(keys.as_table().unwrap().len(), flags.len());
    }
}
