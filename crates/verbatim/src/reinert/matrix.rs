//! Which terms stand in which texts: presence only, one sparse row a text.

/// Most texts of one matrix.
pub const MAX_TEXTS: usize = 20_000_000;

/// Most terms of one matrix.
pub const MAX_TERMS: usize = 10_000_000;

/// Texts × terms, presence or absence. A row is the sorted list of the terms that stand in a text; how often they stand
/// in it is not kept, as Reinert 1983 has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    terms: usize,
    starts: Vec<usize>,
    entries: Vec<u32>,
}

/// Why a row was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowProblem {
    /// It names a term that the matrix does not have.
    UnknownTerm(u32),
    /// The matrix holds [`MAX_TEXTS`] texts already.
    TooManyTexts,
}

impl std::fmt::Display for RowProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownTerm(term) => write!(f, "the matrix has no term {term}"),
            Self::TooManyTexts => write!(f, "a matrix holds at most {MAX_TEXTS} texts"),
        }
    }
}

impl std::error::Error for RowProblem {}

impl Matrix {
    /// A matrix of no text yet, over `terms` terms ([`MAX_TERMS`] at most; what is above is not counted).
    pub fn new(terms: usize) -> Self {
        Self {
            terms: terms.min(MAX_TERMS),
            starts: vec![0],
            entries: Vec::new(),
        }
    }

    /// Adds a text by its terms, in any order; a term named twice counts once.
    ///
    /// # Errors
    /// [`RowProblem`]; the matrix is then as it was.
    pub fn push(&mut self, row: &[u32]) -> Result<(), RowProblem> {
        if self.texts() >= MAX_TEXTS {
            return Err(RowProblem::TooManyTexts);
        }
        if let Some(&unknown) = row.iter().find(|&&term| term as usize >= self.terms) {
            return Err(RowProblem::UnknownTerm(unknown));
        }
        let start = self.entries.len();
        self.entries.extend_from_slice(row);
        self.entries[start..].sort_unstable();
        let mut kept = start;
        for at in start..self.entries.len() {
            if kept == start || self.entries[kept - 1] != self.entries[at] {
                self.entries[kept] = self.entries[at];
                kept += 1;
            }
        }
        self.entries.truncate(kept);
        self.starts.push(kept);
        Ok(())
    }

    /// A matrix of these rows.
    ///
    /// # Errors
    /// [`RowProblem`] of the first row that cannot be taken.
    pub fn from_rows<R: AsRef<[u32]>>(terms: usize, rows: impl IntoIterator<Item = R>) -> Result<Self, RowProblem> {
        let mut matrix = Self::new(terms);
        for row in rows {
            matrix.push(row.as_ref())?;
        }
        Ok(matrix)
    }

    /// How many texts.
    pub fn texts(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many terms.
    pub fn terms(&self) -> usize {
        self.terms
    }

    /// How many (text, term) pairs are present.
    pub fn present(&self) -> usize {
        self.entries.len()
    }

    /// The terms of a text, sorted.
    ///
    /// # Panics
    /// When there is no such text.
    pub fn row(&self, text: usize) -> &[u32] {
        &self.entries[self.starts[text]..self.starts[text + 1]]
    }

    /// The rows, one a text.
    pub fn rows(&self) -> impl Iterator<Item = &[u32]> {
        self.starts.windows(2).map(|pair| &self.entries[pair[0]..pair[1]])
    }

    /// In how many texts each term stands.
    pub fn frequencies(&self) -> Vec<u32> {
        let mut out = vec![0; self.terms];
        for &term in &self.entries {
            out[term as usize] += 1;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_sorted_and_each_term_counts_once() {
        let matrix = Matrix::from_rows(5, [vec![4, 1, 4, 0], vec![], vec![2]]).unwrap();

        assert_eq!(matrix.row(0), [0, 1, 4]);
        assert_eq!(matrix.rows().map(<[u32]>::len).collect::<Vec<_>>(), [3, 0, 1]);
        assert_eq!(matrix.frequencies(), [1, 1, 1, 0, 1]);
    }

    #[test]
    fn a_term_that_is_not_there_is_refused_and_nothing_is_lost() {
        let mut matrix = Matrix::from_rows(3, [vec![1]]).unwrap();

        assert_eq!(matrix.push(&[0, 3]), Err(RowProblem::UnknownTerm(3)));
        assert_eq!((matrix.texts(), matrix.present()), (1, 1));
    }
}
