//! Texts that say what another says, among a million: vectors kept in 8 bits and all compared, so that none is missed.

mod duplicates;
mod scan;

use crate::encoder::{DIMENSIONS, Vector};
use crate::kernel::Kernel;

/// Vectors to look through, 388 bytes each. They are those of [`crate::encoder`], centred: without a centre, all texts
/// look alike.
pub struct Similar {
    numbers: Vec<i8>,
    /// What a number of each vector is worth; 0 for a vector that is all zeros.
    scales: Vec<f32>,
    kernel: Kernel,
}

/// A vector that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Neighbour {
    /// Its place in the order of [`Similar::push`], from 0.
    pub row: usize,
    /// The cosine, from -1 to 1, with what 8 bits leave of it: some 0.002 more or less.
    pub score: f32,
}

impl Default for Similar {
    fn default() -> Self {
        Self::new()
    }
}

impl Similar {
    /// Nothing to look through yet.
    pub fn new() -> Self {
        Self {
            numbers: Vec::new(),
            scales: Vec::new(),
            kernel: Kernel::best(),
        }
    }

    /// The same without the wide instructions of the processor: slower, to the same bits.
    #[must_use]
    pub fn portable(self) -> Self {
        Self {
            kernel: Kernel::Portable,
            ..self
        }
    }

    /// Adds a vector; one that is all zeros keeps its place and is never found.
    pub fn push(&mut self, vector: &Vector) {
        let (numbers, scale) = in_bytes(vector);
        self.numbers.extend(numbers);
        self.scales.push(scale);
    }

    /// How many vectors there are.
    pub fn len(&self) -> usize {
        self.scales.len()
    }

    /// Is there nothing to look through?
    pub fn is_empty(&self) -> bool {
        self.scales.is_empty()
    }

    /// The `count` vectors nearest to one, the nearest first, the earlier row first when equal.
    pub fn nearest(&self, vector: &Vector, count: usize) -> Vec<Neighbour> {
        let (numbers, scale) = in_bytes(vector);
        if scale == 0.0 || count == 0 {
            return Vec::new();
        }
        let query = numbers.map(i16::from);
        let mut best = Best::new(count);
        self.kernel.run(
            #[inline(always)]
            || {
                scan::each(self.kernel, &self.numbers, &query, |row, whole| {
                    best.offer(row, whole as f32 * self.scales[row]);
                })
            },
        );
        best.sorted(scale, &self.scales)
    }

    /// The cosine of two vectors that are there.
    fn between(&self, a: usize, b: usize) -> f32 {
        let of = |row: usize| &self.numbers[row * DIMENSIONS..(row + 1) * DIMENSIONS];
        let whole: i32 = of(a)
            .iter()
            .zip(of(b))
            .map(|(a, b)| i32::from(*a) * i32::from(*b))
            .sum();
        whole as f32 * (self.scales[a] * self.scales[b])
    }
}

/// A vector in 8 bits, and what a number is worth.
fn in_bytes(vector: &Vector) -> ([i8; DIMENSIONS], f32) {
    let most = vector.iter().fold(0.0_f32, |most, number| most.max(number.abs()));
    let mut numbers = [0; DIMENSIONS];
    if most > 0.0 && most.is_finite() {
        for (to, number) in numbers.iter_mut().zip(vector) {
            *to = (number / most * 127.0).round() as i8;
        }
        (numbers, most / 127.0)
    } else {
        (numbers, 0.0)
    }
}

/// The best of what was offered: a list that is cut down each time it is twice as long as it may be.
struct Best {
    count: usize,
    /// What a row must exceed; none yet while there is room.
    least: f32,
    found: Vec<(f32, usize)>,
}

impl Best {
    fn new(count: usize) -> Self {
        Self {
            count,
            least: f32::NEG_INFINITY,
            found: Vec::new(),
        }
    }

    #[inline(always)]
    fn offer(&mut self, row: usize, score: f32) {
        if score > self.least {
            self.take(row, score);
        }
    }

    #[inline(never)]
    fn take(&mut self, row: usize, score: f32) {
        self.found.push((score, row));
        if self.found.len() >= self.count.saturating_mul(2).max(64) {
            self.cut();
        }
    }

    fn cut(&mut self) {
        self.found
            .sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        self.found.truncate(self.count);
        if let Some((score, _)) = self.found.last()
            && self.found.len() == self.count
        {
            self.least = *score;
        }
    }

    fn sorted(mut self, scale: f32, scales: &[f32]) -> Vec<Neighbour> {
        self.found.retain(|(_, row)| scales[*row] > 0.0);
        self.cut();
        let neighbour = |(score, row): (f32, usize)| Neighbour {
            row,
            score: (score * scale).clamp(-1.0, 1.0),
        };
        self.found.into_iter().map(neighbour).collect()
    }
}
