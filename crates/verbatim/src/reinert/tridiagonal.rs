//! Small symmetric tridiagonal matrices: eigenvalues with vectors, and the shifted QR step of a restart.
//!
//! Source: G. Golub and C. Van Loan, "Matrix Computations", 4th edition (2013), §8.3. Every rotation leaves a positive
//! radius: signs of vectors are then a matter of the data, and the same in every run.

/// A symmetric tridiagonal matrix.
#[derive(Debug, Clone)]
pub(super) struct Tridiagonal {
    pub(super) diagonal: Vec<f64>,
    /// `beside[i]` stands between places `i` and `i + 1`.
    pub(super) beside: Vec<f64>,
}

/// A square matrix of rotations, kept by columns.
#[derive(Debug, Clone)]
pub(super) struct Columns(Vec<Vec<f64>>);

impl Columns {
    pub(super) fn identity(size: usize) -> Self {
        let column = |at| (0..size).map(|row| f64::from(u8::from(row == at))).collect();
        Self((0..size).map(column).collect())
    }

    pub(super) fn column(&self, at: usize) -> &[f64] {
        &self.0[at]
    }

    /// Turns columns `at` and `at + 1`.
    fn turn(&mut self, at: usize, turn: Turn) {
        let (left, right) = self.0.split_at_mut(at + 1);
        for (x, y) in left[at].iter_mut().zip(&mut right[0]) {
            (*x, *y) = (turn.cos * *x + turn.sin * *y, turn.cos * *y - turn.sin * *x);
        }
    }
}

/// A plane rotation.
#[derive(Clone, Copy)]
struct Turn {
    cos: f64,
    sin: f64,
}

impl Turn {
    /// The one that takes (x, y) to (r, 0), r above zero.
    fn onto_first(x: f64, y: f64) -> Self {
        if y == 0.0 {
            let cos = if x < 0.0 { -1.0 } else { 1.0 };
            return Self { cos, sin: 0.0 };
        }
        let radius = x.hypot(y);
        Self {
            cos: x / radius,
            sin: y / radius,
        }
    }
}

impl Tridiagonal {
    pub(super) fn size(&self) -> usize {
        self.diagonal.len()
    }

    /// Eigenvalues and their vectors, in the order in which the QR algorithm leaves them; `None` when it does not end,
    /// which needs numbers that are not finite.
    pub(super) fn eigen(&self) -> Option<(Vec<f64>, Columns)> {
        let size = self.size();
        let mut vectors = Columns::identity(size);
        let largest = |values: &[f64]| values.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
        let scale = largest(&self.diagonal).max(largest(&self.beside));
        if scale <= f64::MIN_POSITIVE * 10.0 {
            return Some((vec![0.0; size], vectors));
        }
        let mut work = Self {
            diagonal: self.diagonal.iter().map(|value| value / scale).collect(),
            beside: self.beside.iter().map(|value| value / scale).collect(),
        };
        let mut end = size - 1;
        let mut start = 0;
        let mut steps = 0;
        while end > 0 {
            work.drop_tiny(start, end);
            while end > 0 && work.beside[end - 1] == 0.0 {
                end -= 1;
            }
            if end == 0 {
                break;
            }
            steps += 1;
            if steps > 30 * size {
                return None;
            }
            start = end - 1;
            while start > 0 && work.beside[start - 1] != 0.0 {
                start -= 1;
            }
            work.step(start, end, &mut vectors);
        }
        Some((work.diagonal.iter().map(|value| value * scale).collect(), vectors))
    }

    fn drop_tiny(&mut self, start: usize, end: usize) {
        for at in start..end {
            let scaled = self.beside[at] / f64::EPSILON;
            let tiny = scaled * scaled <= self.diagonal[at].abs() + self.diagonal[at + 1].abs();
            if tiny || self.beside[at].abs() <= f64::MIN_POSITIVE {
                self.beside[at] = 0.0;
            }
        }
    }

    /// One implicit step on `start..=end`, with Wilkinson's shift.
    fn step(&mut self, start: usize, end: usize, vectors: &mut Columns) {
        let half = (self.diagonal[end - 1] - self.diagonal[end]) * 0.5;
        let last = self.beside[end - 1];
        let mut shift = self.diagonal[end];
        if half == 0.0 {
            shift -= last.abs();
        } else if last != 0.0 {
            let far = half + half.hypot(last).copysign(half);
            let square = last * last;
            shift -= if square == 0.0 {
                last / (far / last)
            } else {
                square / far
            };
        }
        self.chase(start, end, shift, vectors);
    }

    /// T ← Q′TQ where T − shift·I = QR, without forming either; the rotations are gathered in `vectors`.
    fn chase(&mut self, start: usize, end: usize, shift: f64, vectors: &mut Columns) {
        let mut x = self.diagonal[start] - shift;
        let mut z = self.beside[start];
        for at in start..end {
            if z == 0.0 {
                break;
            }
            let turn = Turn::onto_first(x, z);
            let (c, s) = (turn.cos, turn.sin);
            let (upper, lower, off) = (self.diagonal[at], self.diagonal[at + 1], self.beside[at]);
            let (first, second) = (c * upper + s * off, c * off + s * lower);
            let (third, fourth) = (c * off - s * upper, c * lower - s * off);
            self.diagonal[at] = c * first + s * second;
            self.diagonal[at + 1] = c * fourth - s * third;
            self.beside[at] = c * second - s * first;
            if at > start {
                self.beside[at - 1] = c * self.beside[at - 1] + s * z;
            }
            x = self.beside[at];
            if at + 1 < end {
                z = s * self.beside[at + 1];
                self.beside[at + 1] *= c;
            }
            vectors.turn(at, turn);
        }
    }

    /// The step of an implicit restart (Sorensen 1992): T ← Q′TQ with T − shift·I = QR over the whole matrix.
    pub(super) fn shifted(&mut self, shift: f64, vectors: &mut Columns) {
        let size = self.size();
        if size < 2 {
            return;
        }
        // Explicit rotations rather than the implicit chase: exact shifts make the last one all but arbitrary, and
        // a zero beside the diagonal must not stop the others.
        let mut diagonal: Vec<f64> = self.diagonal.iter().map(|value| value - shift).collect();
        let mut above = self.beside.clone();
        let mut turns = Vec::with_capacity(size - 1);
        for at in 0..size - 1 {
            let turn = Turn::onto_first(diagonal[at], self.beside[at]);
            let (c, s) = (turn.cos, turn.sin);
            diagonal[at] = c * diagonal[at] + s * self.beside[at];
            let over = above[at];
            above[at] = c * over + s * diagonal[at + 1];
            diagonal[at + 1] = c * diagonal[at + 1] - s * over;
            if at + 2 < size {
                above[at + 1] *= c;
            }
            turns.push(turn);
        }
        for (at, turn) in turns.iter().enumerate() {
            let (c, s) = (turn.cos, turn.sin);
            // R·Q, of which only three diagonals are not zero.
            self.diagonal[at] = c * diagonal[at] + s * above[at] + shift;
            self.beside[at] = s * diagonal[at + 1];
            diagonal[at + 1] *= c;
            vectors.turn(at, *turn);
        }
        self.diagonal[size - 1] = diagonal[size - 1] + shift;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Tridiagonal {
        Tridiagonal {
            diagonal: vec![4.0, 1.0, 3.0, -2.0, 0.5],
            beside: vec![1.0, -0.5, 2.0, 0.25],
        }
    }

    fn times(matrix: &Tridiagonal, vector: &[f64]) -> Vec<f64> {
        (0..matrix.size())
            .map(|at| {
                let before = if at > 0 {
                    matrix.beside[at - 1] * vector[at - 1]
                } else {
                    0.0
                };
                let after = matrix.beside.get(at).map_or(0.0, |beside| beside * vector[at + 1]);
                before + matrix.diagonal[at] * vector[at] + after
            })
            .collect()
    }

    #[test]
    fn each_vector_is_stretched_by_its_value() {
        let (values, vectors) = example().eigen().unwrap();

        for (at, value) in values.iter().enumerate() {
            let vector = vectors.column(at);
            let image = times(&example(), vector);
            assert!(image.iter().zip(vector).all(|(a, b)| (a - value * b).abs() < 1e-12));
        }
        assert!((values.iter().sum::<f64>() - 6.5).abs() < 1e-12);
    }

    #[test]
    fn a_shift_keeps_the_eigenvalues() {
        let sorted = |matrix: &Tridiagonal| {
            let mut values = matrix.eigen().unwrap().0;
            values.sort_by(f64::total_cmp);
            values
        };
        let mut turned = example();
        let mut vectors = Columns::identity(5);

        turned.shifted(0.7, &mut vectors);

        let both = sorted(&turned).into_iter().zip(sorted(&example()));
        assert!(both.into_iter().all(|(a, b)| (a - b).abs() < 1e-12));
        let first = vectors.column(0);
        let image = times(&example(), first);
        let corner: f64 = image.iter().zip(first).map(|(a, b)| a * b).sum();
        assert!((corner - turned.diagonal[0]).abs() < 1e-12);
    }

    #[test]
    fn nothing_at_all_has_eigenvalues_of_zero() {
        let empty = Tridiagonal {
            diagonal: vec![0.0; 3],
            beside: vec![0.0; 2],
        };

        assert_eq!(empty.eigen().unwrap().0, [0.0; 3]);
    }
}
