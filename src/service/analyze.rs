//! The use case behind `parallax analyze`: responses in, the files of a report out.
//! It writes nothing: the caller gets every byte or an error, never half a report.

use super::encoding::Encoding;
use crate::analysis::{self, Analysis, Encoded, Settings, sentences};
use crate::charts::{self, Figure};
use crate::domain::Responses;
use crate::export::{self, Beside, Png, html, json, png};
use rayon::prelude::*;

/// Pixels of a PNG per pixel of the design: sharp on a projector.
const PNG_SCALE: f32 = 2.0;

/// What the caller decides.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Seed, permutations, thresholds, and whether to make `audit.json`.
    pub settings: Settings,
    /// Further fonts for the PNG charts, for scripts that Inter does not have.
    pub fonts: Vec<Vec<u8>>,
}

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The sentences could not be encoded.
    #[error(transparent)]
    Encoder(#[from] crate::encoder::Error),
    /// A chart could not be drawn.
    #[error(transparent)]
    Charts(#[from] charts::Error),
    /// The vectors do not fit the sentences.
    #[error(transparent)]
    Sentences(#[from] sentences::Error),
    /// The report could not be written out.
    #[error(transparent)]
    Export(#[from] export::Error),
}

/// A report as files, with what the reader should be told.
#[derive(Debug, Clone)]
pub struct Artifacts {
    /// Relative path and content, `report.html` last.
    pub files: Vec<(String, Vec<u8>)>,
    /// The report's headline, for a terminal.
    pub headline: analysis::report::Headline,
    /// Parts that are not shown, and why.
    pub withheld: Vec<String>,
    /// Characters that the PNG charts had to replace for want of a font.
    pub substituted_characters: usize,
}

/// Analyses `responses` and makes every file of the report. `encoding` is the
/// encoder to use, or why there is none.
pub fn analyze(
    responses: &Responses,
    encoding: Result<&Encoding, &str>,
    options: &Options,
) -> Result<Artifacts, Error> {
    let Analysis { report, audit } = run(responses, encoding, &options.settings)?;
    let figures = charts::figures(&report)?;
    let mut files = vec![("analysis.json".to_owned(), json(&report)?)];
    if let Some(audit) = audit {
        files.push(("audit.json".to_owned(), json(&audit)?));
    }
    let substituted_characters = add_charts(&mut files, &figures, &options.fonts)?;
    let page = html(&report, &[], Beside::default())?;
    files.push(("report.html".to_owned(), page.into_bytes()));
    let withheld = report.withheld.iter().map(|part| part.reason.clone()).collect();
    Ok(Artifacts { files, headline: report.headline, withheld, substituted_characters })
}

/// The analysis alone, without files.
pub fn run(
    responses: &Responses,
    encoding: Result<&Encoding, &str>,
    settings: &Settings,
) -> Result<Analysis, Error> {
    let encoding = match encoding {
        Ok(encoding) => encoding,
        Err(reason) => return Ok(analysis::analyze(responses, Err(reason), settings)?),
    };
    let given: Vec<_> = responses.responses.iter().map(|r| r.sentence.as_ref()).collect();
    let texts = sentences::texts_to_encode(&given);
    let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
    let matrix = encoding.encoder.encode(&borrowed)?;
    let encoded = Encoded {
        vectors: sentences::Vectors::new(&texts, encoding.encoder.dimension(), matrix.as_slice())?,
        model: &encoding.model,
        engine: encoding.encoder.id(),
        model_sha256: &encoding.model_sha256,
    };
    Ok(analysis::analyze(responses, Ok(encoded), settings)?)
}

/// Each figure as PNG, in their order, drawn side by side on all cores.
pub fn pngs(figures: &[Figure], fonts: &[Vec<u8>]) -> Result<Vec<Png>, Error> {
    let draw = |figure: &Figure| png(&figure.svg, PNG_SCALE, fonts);
    let drawn: Vec<_> = figures.par_iter().map(draw).collect();
    // The first error in the order of the figures, whichever came first.
    Ok(drawn.into_iter().collect::<Result<_, _>>()?)
}

/// Adds each figure as SVG and PNG; returns how many characters had no font.
fn add_charts(
    files: &mut Vec<(String, Vec<u8>)>,
    figures: &[Figure],
    fonts: &[Vec<u8>],
) -> Result<usize, Error> {
    let mut substituted = 0;
    for (figure, png) in figures.iter().zip(pngs(figures, fonts)?) {
        substituted += png.substituted;
        files.push((format!("charts/{}.svg", figure.id), figure.svg.clone().into_bytes()));
        files.push((format!("charts/{}.png", figure.id), png.bytes));
    }
    Ok(substituted)
}
