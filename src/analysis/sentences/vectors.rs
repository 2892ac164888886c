//! The sentence vectors as they come in: a matrix whose rows follow a list of texts.
//!
//! It must not know what made them.

/// Why vectors cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The matrix does not have one row per text.
    #[error(
        "{found} values for {texts} texts of dimension {dimension}; expected texts x dimension"
    )]
    Shape {
        /// Texts.
        texts: usize,
        /// Values per text.
        dimension: usize,
        /// Values found.
        found: usize,
    },
    /// A sentence was not among the texts; it is not repeated here, for it is an answer.
    #[error("a sentence has no vector; encode all of texts_to_encode first")]
    NoVector,
}

/// One vector per text.
#[derive(Debug, Clone, Copy)]
pub struct Vectors<'a> {
    texts: &'a [String],
    dimension: usize,
    values: &'a [f32],
}

impl<'a> Vectors<'a> {
    /// `values` row by row, `dimension` values for each of the sorted `texts`
    /// ([`super::texts_to_encode`]). Any length of vector will do.
    ///
    /// # Errors
    /// [`Error::Shape`].
    pub fn new(texts: &'a [String], dimension: usize, values: &'a [f32]) -> Result<Self, Error> {
        if texts.len() * dimension != values.len() {
            return Err(Error::Shape { texts: texts.len(), dimension, found: values.len() });
        }
        Ok(Self { texts, dimension, values })
    }

    /// The vector of `text`.
    pub(super) fn of(&self, text: &str) -> Result<&'a [f32], Error> {
        let row = self.texts.binary_search_by(|known| known.as_str().cmp(text));
        let start = row.map_err(|_| Error::NoVector)? * self.dimension;
        Ok(&self.values[start..start + self.dimension])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_text() {
        let texts = ["a".to_owned(), "b".to_owned()];
        let vectors = Vectors::new(&texts, 2, &[1.0, 2.0, 3.0, 4.0]).unwrap();
        assert_eq!(vectors.of("b"), Ok(&[3.0, 4.0][..]));
        assert_eq!(vectors.of("c"), Err(Error::NoVector));
        assert!(Vectors::new(&texts, 3, &[1.0; 4]).is_err());
    }
}
