//! `parallax embed`: one sentence a line in, one JSON object a line out.

use super::EncoderArguments;
use crate::encoder::{Encoder, load};
use anyhow::{Context, bail};
use serde::Serialize;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Lines read before they are encoded: memory stays the same however long the input.
const BATCH: usize = 256;

/// Turn sentences into vectors, one JSON object {"text", "vector"} a line
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// File with one sentence a line; - or nothing reads standard input
    #[arg(default_value = "-", value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    encoder: EncoderArguments,
}

#[derive(Serialize)]
struct Line<'a> {
    text: &'a str,
    vector: &'a [f32],
}

/// Encodes the lines in their order. Blank lines give nothing, and a note says
/// how many there were; a reader that hangs up ends the work quietly.
///
/// # Errors
/// When the weights are missing, the input cannot be read or a line is not UTF-8.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let encoder = load(arguments.encoder.encoder, &arguments.encoder.folder.weights()?)?;
    let input = open(&arguments.file)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let blank = match embed(&*encoder, input, &mut out) {
        Err(error) if hung_up(&error) => return Ok(ExitCode::SUCCESS),
        result => result.with_context(|| format!("while reading {}", arguments.file.display()))?,
    };
    if blank > 0 {
        writeln!(io::stderr(), "blank lines left out: {blank}")?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes a JSON line per text line; returns how many lines were blank.
fn embed(
    encoder: &dyn Encoder,
    mut input: impl BufRead,
    out: &mut impl Write,
) -> anyhow::Result<usize> {
    let (mut number, mut blank) = (0, 0);
    let mut texts = Vec::with_capacity(BATCH);
    while let Some(text) = next_line(&mut input, &mut number)? {
        if text.trim().is_empty() {
            blank += 1;
            continue;
        }
        texts.push(text);
        if texts.len() == BATCH {
            write(encoder, &texts, out)?;
            texts.clear();
        }
    }
    write(encoder, &texts, out)?;
    Ok(blank)
}

fn write(encoder: &dyn Encoder, texts: &[String], out: &mut impl Write) -> anyhow::Result<()> {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let vectors = encoder.encode(&texts)?;
    for (text, vector) in texts.into_iter().zip(vectors.iter()) {
        serde_json::to_writer(&mut *out, &Line { text, vector }).map_err(io::Error::from)?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

/// The next line without its end; a byte order mark before the first is dropped.
fn next_line(input: &mut impl BufRead, number: &mut usize) -> anyhow::Result<Option<String>> {
    let mut bytes = Vec::new();
    if input.read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    *number += 1;
    let Ok(text) = String::from_utf8(bytes) else {
        bail!("line {number} is not UTF-8; save the file as UTF-8 and try again");
    };
    let text = if *number == 1 { text.trim_start_matches('\u{feff}') } else { &text };
    Ok(Some(text.trim_end_matches(['\n', '\r']).to_owned()))
}

fn open(file: &Path) -> anyhow::Result<Box<dyn BufRead>> {
    if file == Path::new("-") {
        return Ok(Box::new(io::stdin().lock()));
    }
    let opened = File::open(file).with_context(|| format!("cannot open {}", file.display()))?;
    Ok(Box::new(BufReader::new(opened)))
}

fn hung_up(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::embed;
    use crate::encoder::{Encoder, Error, Matrix};

    /// Encodes a text as the number of its bytes.
    struct Length;

    impl Encoder for Length {
        fn id(&self) -> &'static str {
            "length"
        }

        fn dimension(&self) -> usize {
            1
        }

        fn encode(&self, texts: &[&str]) -> Result<Matrix, Error> {
            let mut matrix = Matrix::zeros(texts.len(), 1);
            for (row, text) in texts.iter().enumerate() {
                matrix.row_mut(row)[0] = text.len() as f32;
            }
            Ok(matrix)
        }
    }

    fn lines(input: &[u8]) -> (String, usize) {
        let mut out = Vec::new();
        let blank = embed(&Length, input, &mut out).unwrap();
        (String::from_utf8(out).unwrap(), blank)
    }

    #[test]
    fn each_line_becomes_an_object_and_blank_lines_are_counted() {
        let (out, blank) = lines("\u{feff}one\r\n\n  \nthree\n\"é\"".as_bytes());
        assert_eq!(
            out,
            "{\"text\":\"one\",\"vector\":[3.0]}\n\
             {\"text\":\"three\",\"vector\":[5.0]}\n\
             {\"text\":\"\\\"é\\\"\",\"vector\":[4.0]}\n"
        );
        assert_eq!(blank, 2);
    }

    #[test]
    fn more_lines_than_a_batch_keep_their_order() {
        let input: String = (1..=600).map(|length| "x".repeat(length % 97 + 1) + "\n").collect();
        let (out, _) = lines(input.as_bytes());
        let texts = out.lines().map(|line| line.split('"').nth(3).unwrap());
        assert!(texts.eq(input.lines()));
    }

    #[test]
    fn a_line_that_is_not_utf8_is_named() {
        let error = embed(&Length, &b"fine\n\xff\xfe\n"[..], &mut Vec::new()).unwrap_err();
        assert!(error.to_string().contains("line 2 is not UTF-8"), "{error}");
    }
}
