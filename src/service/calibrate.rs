//! Refit the same-strategy model to labelled teams and judge it.

use crate::analysis::sentences::calibration::{self, Calibration};
use crate::analysis::sentences::{self, LabelledTeams, Rung, Summary, Vectors};
use crate::encoder::{self, Encoder};
use sha2::{Digest as _, Sha256};

/// Changes when the model weighs other evidence than before.
const GENERATION: &str = "same-strategy-3";

/// A file of labelled teams, as read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// The file's name, for the table and for messages.
    pub name: String,
    /// Its text, JSON.
    pub text: String,
}

/// What came of it.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The model and its ladder.
    pub calibration: Calibration,
    /// For each team the file and the pattern it belongs to.
    pub labels: Vec<[String; 2]>,
}

/// Why there is no calibration.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file is not in the format.
    #[error(
        "{name} is not a file of labelled teams; expected {{\"teams\": [{{\"team\", \"pattern\", \"sentences\": [{{\"text\", \"cluster\"}}]}}]}}"
    )]
    Format {
        /// Which file.
        name: String,
        /// Where and why.
        source: serde_json::Error,
    },
    /// Too little to leave a team out.
    #[error("{found} labelled teams of two sentences or more; at least 10 are needed")]
    TooFew {
        /// How many there are.
        found: usize,
    },
    /// The sentences could not be encoded.
    #[error(transparent)]
    Encoder(#[from] encoder::Error),
    /// The vectors do not fit the sentences.
    #[error(transparent)]
    Vectors(#[from] sentences::Error),
}

/// Fits the model to the teams of all `sources`; their order does not matter.
///
/// # Errors
/// [`Error`].
pub fn calibrate(
    mut sources: Vec<Source>,
    encoder: &dyn Encoder,
    encoder_sha256: &str,
) -> Result<Outcome, Error> {
    sources.sort();
    let mut teams = Vec::new();
    let (mut labels, mut files) = (Vec::new(), Vec::new());
    for (file, Source { name, text }) in sources.iter().enumerate() {
        let read: LabelledTeams = serde_json::from_str(text)
            .map_err(|source| Error::Format { name: name.clone(), source })?;
        for team in read.teams.into_iter().filter(|team| team.sentences.len() > 1) {
            labels.push([name.clone(), team.pattern.clone()]);
            files.push(file);
            teams.push(team);
        }
    }
    if teams.len() < 10 {
        return Err(Error::TooFew { found: teams.len() });
    }
    let texts = calibration::texts_to_encode(&teams);
    let matrix = encoder.encode(&texts.iter().map(String::as_str).collect::<Vec<_>>())?;
    let values: Vec<f32> = matrix.iter().flatten().copied().collect();
    let vectors = Vectors::new(&texts, matrix.columns(), &values)?;
    let version = version(&sources);
    let calibration = calibration::calibrate(&teams, &files, &vectors, &version, encoder_sha256)?;
    Ok(Outcome { calibration, labels })
}

/// Names the calibration by what it was fitted on.
fn version(sources: &[Source]) -> String {
    let mut hasher = Sha256::new();
    for source in sources {
        hasher.update(&source.text);
    }
    let [a, b, c, d, ..]: [u8; 32] = hasher.finalize().into();
    let digest = u32::from_be_bytes([a, b, c, d]);
    format!("{GENERATION}-{digest:08x}")
}

impl Outcome {
    /// The values that column `label` takes (0: files, 1: patterns), sorted.
    pub fn values(&self, label: usize) -> Vec<&str> {
        let mut values: Vec<&str> = self.labels.iter().map(|own| own[label].as_str()).collect();
        values.sort_unstable();
        values.dedup();
        values
    }

    /// How a rung did on the teams whose column `label` is `value`.
    pub fn summary(&self, rung: &Rung, label: usize, value: &str) -> Option<Summary> {
        rung.summary(|team| self.labels[team][label] == value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoder::Matrix;

    struct NoEncoder;

    impl Encoder for NoEncoder {
        fn id(&self) -> &'static str {
            "none"
        }

        fn dimension(&self) -> usize {
            1
        }

        fn encode(&self, texts: &[&str]) -> Result<Matrix, encoder::Error> {
            Ok(Matrix::zeros(texts.len(), 1))
        }
    }

    fn refused(text: &str) -> String {
        let source = Source { name: "teams.json".into(), text: text.into() };
        calibrate(vec![source], &NoEncoder, "none").unwrap_err().to_string()
    }

    #[test]
    fn a_file_of_something_else_is_named_with_what_would_be_right() {
        let message = refused("{\"responses\": []}");
        assert!(message.starts_with("teams.json is not a file of labelled teams; expected"));
    }

    #[test]
    fn too_few_teams_are_refused() {
        assert!(refused("{\"teams\": []}").contains("at least 10 are needed"));
    }
}
