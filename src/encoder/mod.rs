//! Sentences in, unit vectors out.
//!
//! One narrow trait, [`Encoder`], and the engines behind it. This module knows
//! no strategy, team or report: a text is a text. Files and the network are
//! touched in [`weights`] only.

mod adapter;
mod candle;
mod choice;
mod error;
mod matrix;
#[cfg(feature = "rust-bert")]
mod rust_bert;
mod tokens;
pub mod weights;
mod workers;

pub use candle::Candle;
pub use choice::{EngineChoice, load};
pub use error::Error;
pub use matrix::Matrix;
#[cfg(feature = "rust-bert")]
pub use rust_bert::RustBert;
pub use weights::Weights;

/// Turns sentences into vectors whose dot product is their cosine similarity.
///
/// The vector of a text depends on that text alone: what else is encoded with
/// it may change the last bits, never more.
pub trait Encoder: Send + Sync {
    /// The engine's name, as `--encoder` spells it and a report records it.
    fn id(&self) -> &'static str;

    /// The length of every vector.
    fn dimension(&self) -> usize;

    /// One row per text, in the order of `texts`, each of unit length.
    ///
    /// A text longer than the model reads is cut, as in the reference
    /// implementation. The same set of texts gives the same bits in any order.
    ///
    /// # Errors
    /// [`Error::Engine`] when the engine fails; no row is then returned.
    fn encode(&self, texts: &[&str]) -> Result<Matrix, Error>;
}

/// The model's control tokens. A text that spells one must not become one.
const CONTROL_TOKENS: [&str; 5] = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

/// `text` with control tokens blanked, so that every engine reads the same words.
///
/// A blank, not nothing: what stood around a token must not close up to a new one.
fn without_control_tokens(text: &str) -> String {
    CONTROL_TOKENS.iter().fold(text.to_owned(), |text, token| text.replace(token, " "))
}

#[cfg(test)]
mod tests {
    use super::without_control_tokens;

    #[test]
    fn control_tokens_become_blanks_and_cannot_be_nested() {
        assert_eq!(without_control_tokens("grow [PAD]now"), "grow  now");
        assert_eq!(without_control_tokens("[PA[PAD]D]"), "[PA D]");
        assert_eq!(without_control_tokens("[pad] stays"), "[pad] stays");
    }
}
