//! Refit the same-strategy model to labelled teams and judge it.

use crate::analysis::sentences::calibration::{self, Both, Calibration, Checksums};
use crate::analysis::sentences::{self, LabelledTeam, LabelledTeams, Rung, Summary, Vectors};
use crate::encoder::{self, Encoder, EngineChoice, Weights};
use sha2::{Digest as _, Sha256};

/// Changes when the model weighs other evidence than before.
const GENERATION: &str = "same-strategy-4";

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
    /// For each team the file and the pattern it belongs to, those held back last.
    pub labels: Vec<[String; 2]>,
    /// How many teams the evidence was weighed on.
    pub weighed: usize,
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
    /// A file stands on both sides.
    #[error("{name} is to be learned from and to be held back; name it once")]
    Twice {
        /// Which file.
        name: String,
    },
    /// The sentences could not be encoded.
    #[error(transparent)]
    Encoder(#[from] encoder::Error),
    /// The vectors do not fit the sentences.
    #[error(transparent)]
    Vectors(#[from] sentences::Error),
}

/// The network as published and as adapted, and which they are.
pub struct Networks {
    /// What the rungs below the adapter are judged with.
    pub published: Box<dyn Encoder>,
    /// What the model reads with.
    pub adapted: Box<dyn Encoder>,
    /// Which weights and which adapter.
    pub checksums: Checksums,
}

impl Networks {
    /// Loads both.
    ///
    /// # Errors
    /// When the weights are not all there or not the right ones.
    pub fn open(choice: EngineChoice, weights: &Weights) -> Result<Self, encoder::Error> {
        let adapter = Weights::adapter_sha256();
        Ok(Self {
            published: encoder::load(choice, weights)?,
            adapted: encoder::load(choice, &weights.adapted())?,
            checksums: Checksums { encoder: weights.model_sha256().to_owned(), adapter },
        })
    }
}

/// Weighs the evidence on the teams of the files to `learn` from, calibrates the number of
/// strategies on them and on those `held_back`, and judges the model on teams it has not seen.
/// The order of the files does not matter.
///
/// # Errors
/// [`Error`].
pub fn calibrate(
    mut learn: Vec<Source>,
    mut held_back: Vec<Source>,
    networks: &Networks,
) -> Result<Outcome, Error> {
    learn.sort();
    held_back.sort();
    if let Some(twice) = held_back.iter().find(|source| learn.contains(source)) {
        return Err(Error::Twice { name: twice.name.clone() });
    }
    let mut read = Teams::default();
    read.add(&learn)?;
    let weighed = read.all.len();
    if weighed < 10 {
        return Err(Error::TooFew { found: weighed });
    }
    read.add(&held_back)?;
    let Teams { all: teams, labels, files } = read;
    let texts = calibration::texts_to_encode(&teams);
    let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
    let published = networks.published.encode(&borrowed)?;
    let adapted = networks.adapted.encode(&borrowed)?;
    let vectors = Both {
        published: Vectors::new(&texts, published.columns(), published.as_slice())?,
        adapted: Vectors::new(&texts, adapted.columns(), adapted.as_slice())?,
    };
    let checksums = networks.checksums.clone();
    let version = version(learn.iter().chain(&held_back), &checksums);
    let calibration =
        calibration::calibrate(&teams, &files, weighed, &vectors, &version, checksums)?;
    Ok(Outcome { calibration, labels, weighed })
}

/// The teams of several files, one behind the other.
#[derive(Default)]
struct Teams {
    all: Vec<LabelledTeam>,
    /// For each team the file and the pattern it belongs to.
    labels: Vec<[String; 2]>,
    /// For each team the number of its file.
    files: Vec<usize>,
}

impl Teams {
    fn add(&mut self, sources: &[Source]) -> Result<(), Error> {
        for (file, Source { name, text }) in sources.iter().enumerate() {
            let read: LabelledTeams = serde_json::from_str(text)
                .map_err(|source| Error::Format { name: name.clone(), source })?;
            for team in read.teams.into_iter().filter(|team| team.sentences.len() > 1) {
                self.labels.push([name.clone(), team.pattern.clone()]);
                self.files.push(file);
                self.all.push(team);
            }
        }
        Ok(())
    }
}

/// Names the calibration by what it was fitted on, and with which adapter.
fn version<'a>(sources: impl Iterator<Item = &'a Source>, checksums: &Checksums) -> String {
    let mut hasher = Sha256::new_with_prefix(&checksums.adapter);
    for source in sources {
        hasher.update(&source.text);
    }
    let [a, b, c, d, ..]: [u8; 32] = hasher.finalize().into();
    let digest = u32::from_be_bytes([a, b, c, d]);
    format!("{GENERATION}-{digest:08x}")
}

impl Outcome {
    /// The values that column `label` (0: files, 1: patterns) of the teams takes, or of
    /// those `held_back`, sorted.
    pub fn values(&self, label: usize, held_back: bool) -> Vec<&str> {
        let mut values: Vec<&str> =
            self.of(held_back).iter().map(|own| own[label].as_str()).collect();
        values.sort_unstable();
        values.dedup();
        values
    }

    /// How a rung did on the teams whose column `label` is `value`.
    pub fn summary(
        &self,
        rung: &Rung,
        label: usize,
        value: &str,
        held_back: bool,
    ) -> Option<Summary> {
        rung.summary(|team| self.of(held_back)[team][label] == value)
    }

    fn of(&self, held_back: bool) -> &[[String; 2]] {
        let (weighed, rest) = self.labels.split_at(self.weighed);
        if held_back { rest } else { weighed }
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

    fn refusal(learn: Vec<Source>, held_back: Vec<Source>) -> String {
        let checksums = Checksums { encoder: "none".into(), adapter: "none".into() };
        let (published, adapted) = (Box::new(NoEncoder), Box::new(NoEncoder));
        let networks = Networks { published, adapted, checksums };
        calibrate(learn, held_back, &networks).unwrap_err().to_string()
    }

    fn refused(text: &str) -> String {
        let source = Source { name: "teams.json".into(), text: text.into() };
        refusal(vec![source], Vec::new())
    }

    #[test]
    fn a_file_of_something_else_is_named_with_what_would_be_right() {
        let message = refused("{\"responses\": []}");
        assert!(message.starts_with("teams.json is not a file of labelled teams; expected"));
    }

    #[test]
    fn a_file_is_not_learned_from_and_held_back() {
        let source = Source { name: "teams.json".into(), text: "{\"teams\": []}".into() };
        let message = refusal(vec![source.clone()], vec![source]);
        assert!(
            message.starts_with("teams.json is to be learned from and to be held back"),
            "{message}"
        );
    }

    #[test]
    fn too_few_teams_are_refused() {
        assert!(refused("{\"teams\": []}").contains("at least 10 are needed"));
    }
}
