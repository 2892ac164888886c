//! A dense matrix of vectors, one per text.

/// Row-major f32 values; every row has the same length.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    columns: usize,
    values: Vec<f32>,
}

impl Matrix {
    /// A matrix of `rows` × `columns` zeros.
    pub(crate) fn zeros(rows: usize, columns: usize) -> Self {
        Self { columns, values: vec![0.0; rows * columns] }
    }

    /// The number of texts.
    pub fn rows(&self) -> usize {
        self.values.len().checked_div(self.columns).unwrap_or(0)
    }

    /// The length of each vector.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// All values, row by row.
    pub fn as_slice(&self) -> &[f32] {
        &self.values
    }

    /// The vector of text `index`.
    ///
    /// # Panics
    /// When `index` is not below [`Self::rows`].
    pub fn row(&self, index: usize) -> &[f32] {
        &self.values[index * self.columns..][..self.columns]
    }

    /// The vectors in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &[f32]> {
        (0..self.rows()).map(|index| self.row(index))
    }

    pub(crate) fn row_mut(&mut self, index: usize) -> &mut [f32] {
        &mut self.values[index * self.columns..][..self.columns]
    }
}
