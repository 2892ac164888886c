//! Texts to word-piece numbers, as the reference implementation cuts them.

use super::{Error, without_control_tokens};
use tokenizers::TruncationParams;

/// The reference implementation reads this many word pieces of a text, the
/// two control tokens included (`max_seq_length` in `sentence_bert_config.json`).
const LONGEST: usize = 256;

/// A text's word-piece numbers, `[CLS]` and `[SEP]` around them.
pub(super) type Tokens = Vec<u32>;

pub(super) struct Tokenizer(tokenizers::Tokenizer);

impl Tokenizer {
    /// Reads a `tokenizer.json`. The padding and cutting written there are for
    /// another use of the model and are replaced.
    pub(super) fn parse(json: &[u8]) -> Result<Self, Error> {
        let mut tokenizer = tokenizers::Tokenizer::from_bytes(json).map_err(Error::engine)?;
        let truncation = TruncationParams { max_length: LONGEST, ..Default::default() };
        tokenizer.with_padding(None).with_truncation(Some(truncation)).map_err(Error::engine)?;
        Ok(Self(tokenizer))
    }

    pub(super) fn tokens(&self, text: &str) -> Result<Tokens, Error> {
        let text = without_control_tokens(text);
        let encoding = self.0.encode_fast(text, true).map_err(Error::engine)?;
        Ok(encoding.get_ids().to_vec())
    }
}
