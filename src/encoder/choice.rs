//! Which engine encodes.

use super::{Candle, Encoder, Error, Weights};
use std::str::FromStr;

/// The engine to use, as `--encoder` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EngineChoice {
    /// The fastest engine built into this program.
    #[default]
    Auto,
    /// The engine in pure Rust; always built in.
    Candle,
}

impl FromStr for EngineChoice {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        match name {
            "auto" => Ok(Self::Auto),
            "candle" => Ok(Self::Candle),
            "rust-bert" => Err(Error::NotBuiltIn { engine: "rust-bert" }),
            _ => Err(Error::UnknownEngine { name: name.to_owned() }),
        }
    }
}

/// The chosen engine with its weights loaded and checked.
///
/// # Errors
/// [`Error::Missing`] or [`Error::Checksum`] when the weights are not all there.
pub fn load(choice: EngineChoice, weights: &Weights) -> Result<Box<dyn Encoder>, Error> {
    match choice {
        EngineChoice::Auto | EngineChoice::Candle => Ok(Box::new(Candle::load(weights)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::EngineChoice;

    #[test]
    fn an_engine_that_is_not_built_in_names_the_one_that_is() {
        let error = "rust-bert".parse::<EngineChoice>().unwrap_err().to_string();
        assert!(error.contains("--encoder candle"), "{error}");
    }

    #[test]
    fn an_unknown_engine_lists_the_known_ones() {
        let error = "onnx".parse::<EngineChoice>().unwrap_err().to_string();
        assert!(error.contains("onnx") && error.contains("auto or candle"), "{error}");
    }
}
