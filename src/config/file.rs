//! `parallax.toml`: a flat list of settings. Every mistake is named with its line.

use super::{Config, Error};
use clap::{Args as _, Command};
use serde::Deserialize as _;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;
use toml::de::{DeTable, Deserializer};

/// The file that is read when none is named.
const DEFAULT: &str = "parallax.toml";

/// The settings in the file that was `named`, over the defaults. Without a name,
/// `parallax.toml` in the working folder is read if there is one.
pub(super) fn read(named: Option<&Path>) -> Result<Config, Error> {
    let path = named.unwrap_or(Path::new(DEFAULT));
    #[expect(clippy::disallowed_methods, reason = "the one place where settings are read")]
    match std::fs::read_to_string(path) {
        Ok(text) => parse(path, &text),
        Err(error) if named.is_none() && error.kind() == ErrorKind::NotFound => {
            Ok(Config::default())
        }
        Err(source) => Err(Error::Read { path: path.to_owned(), source }),
    }
}

fn parse(path: &Path, text: &str) -> Result<Config, Error> {
    let line = |span: Option<Range<usize>>| line_of(text, span.map_or(0, |span| span.start));
    let table = DeTable::parse(text).map_err(|error| Error::Syntax {
        path: path.to_owned(),
        line: line(error.span()),
        reason: error.message().to_owned(),
    })?;
    let known = keys();
    for key in table.get_ref().keys() {
        if !known.iter().any(|name| name == key.get_ref().as_ref()) {
            return Err(Error::UnknownKey {
                path: path.to_owned(),
                line: line(Some(key.span())),
                key: key.get_ref().to_string(),
                nearest: nearest(key.get_ref(), &known),
            });
        }
    }
    let spans: Vec<_> =
        table.get_ref().iter().map(|(key, value)| (key.to_string(), value.span())).collect();
    Config::deserialize(Deserializer::from(table)).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let key = spans.into_iter().find(|(_, span)| span.contains(&at));
        Error::Value {
            path: path.to_owned(),
            line: line_of(text, at),
            key: key.map_or_else(String::new, |(key, _)| key),
            reason: error.message().to_owned(),
        }
    })
}

/// Counted from 1.
fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// The names of all settings: those of their flags.
fn keys() -> Vec<String> {
    let command = Config::augment_args_for_update(Command::new("parallax"));
    command.get_arguments().filter_map(|flag| flag.get_long().map(str::to_owned)).collect()
}

fn nearest(key: &str, known: &[String]) -> String {
    let distance = |name: &&String| strsim::damerau_levenshtein(key, name);
    known.iter().min_by_key(distance).cloned().unwrap_or_default()
}
