//! Which engine encodes.

#[cfg(feature = "rust-bert")]
use super::RustBert;
use super::{Candle, Encoder, Error, Weights};
use std::str::FromStr;

/// The engine to use, as `--encoder` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case", try_from = "String")]
pub enum EngineChoice {
    /// The fastest engine built into this program: candle, which always is
    /// (docs/benchmarks.md).
    #[default]
    Auto,
    /// The engine in pure Rust; always built in.
    Candle,
    /// The engine on libtorch; built in with the feature `rust-bert`.
    #[cfg(feature = "rust-bert")]
    RustBert,
}

impl FromStr for EngineChoice {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        match name {
            "auto" => Ok(Self::Auto),
            "candle" => Ok(Self::Candle),
            #[cfg(feature = "rust-bert")]
            "rust-bert" => Ok(Self::RustBert),
            #[cfg(not(feature = "rust-bert"))]
            "rust-bert" => Err(Error::NotBuiltIn { engine: "rust-bert" }),
            _ => Err(Error::UnknownEngine { name: name.to_owned() }),
        }
    }
}

impl TryFrom<String> for EngineChoice {
    type Error = Error;

    fn try_from(name: String) -> Result<Self, Error> {
        name.parse()
    }
}

/// The chosen engine with its weights loaded and checked.
///
/// # Errors
/// [`Error::Missing`] or [`Error::Checksum`] when the weights are not all there.
pub fn load(choice: EngineChoice, weights: &Weights) -> Result<Box<dyn Encoder>, Error> {
    match choice {
        EngineChoice::Auto | EngineChoice::Candle => Ok(Box::new(Candle::load(weights)?)),
        #[cfg(feature = "rust-bert")]
        EngineChoice::RustBert => Ok(Box::new(RustBert::load(weights)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::EngineChoice;

    #[cfg(not(feature = "rust-bert"))]
    #[test]
    fn an_engine_that_is_not_built_in_names_the_one_that_is() {
        let error = "rust-bert".parse::<EngineChoice>().unwrap_err().to_string();
        assert!(error.contains("--encoder candle"), "{error}");
    }

    #[test]
    fn an_unknown_engine_lists_the_known_ones() {
        let error = "onnx".parse::<EngineChoice>().unwrap_err().to_string();
        assert!(error.contains("onnx") && error.contains("auto, candle or rust-bert"), "{error}");
    }
}
