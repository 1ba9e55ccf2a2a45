//! The sense of texts: where an encoder puts them and their passages, and how alike two of them are.
//!
//! The kernel of two wholes is Gaussian on directions, `exp(2·cos − 2)`; that of two sets of passages is the mean of
//! `exp(4·cos − 4)` over their pairs, brought to 1 for a set and itself (Gärtner, Flach, Kowalczyk and Smola, "Multi-instance
//! kernels", ICML 2002). Both less their value at a right angle (Schölkopf and Smola, *Learning with Kernels*, 2002, §13): a
//! text that lies nowhere is like no other. Measured better than the vectors as they are, which have too few numbers to know
//! what was said in nearly the same words, and than the middle of the passages, where one sentence of blame drowns.

use super::dense::clean;
use crate::encoder::DIMENSIONS;

/// How alike a text is to itself by its sense; by its words and by its letters it is 1 each. Chosen by cross-validation.
const SHARE: f32 = 6.0;

/// How fast likeness falls with the angle between two wholes, and between two passages.
const OF_WHOLES: f32 = 2.0;
const OF_PASSAGES: f32 = 4.0;

/// Every numbers of so many are a vector of their own: the whole text, then each of its passages.
const BLOCK: usize = DIMENSIONS;

/// Passages of a text that are compared.
pub(super) const MOST_PASSAGES: usize = 8;

/// The places of the texts that were learned from, and what each has to say on each line.
#[derive(Debug, Clone, Default)]
pub(super) struct Sense {
    /// Middle of the wholes, then of the passages where there are some: the vectors of an encoder all lie in one corner.
    pub(super) means: Vec<f32>,
    /// Numbers of a vector.
    width: usize,
    /// Rows of directions, one byte a number, of the wholes and then of the passages: what is stored is what is learned with.
    pub(super) packed: Vec<i8>,
    /// How many passages each text has; empty when none has.
    pub(super) counts: Vec<u8>,
    /// The directions, of length 1, and how much those of a text are to be multiplied by.
    wholes: Vec<f32>,
    passages: Vec<f32>,
    /// Where the passages of each text begin, and the end.
    starts: Vec<usize>,
    worth: Vec<f32>,
    /// A row of `lines` numbers a text.
    pub(super) pulls: Vec<f32>,
}

/// Where one text lies.
pub(super) struct Place<'s> {
    whole: &'s [f32],
    passages: &'s [f32],
    /// What brings the likeness of its passages to themselves to 1.
    worth: f32,
}

impl Sense {
    /// The places of texts, from the numbers that came with them; what lacks or is no number counts as 0.
    pub(super) fn measure(given: &[&[f32]]) -> Self {
        let longest = given.iter().map(|numbers| numbers.len()).max().unwrap_or(0);
        let width = longest.min(BLOCK);
        let mut means = middle(given.iter().map(|numbers| whole_of(numbers)), width);
        let mut counts = Vec::new();
        let mut of_passages = Vec::new();
        if longest > BLOCK {
            let middle = middle(given.iter().flat_map(|numbers| passages_of(numbers)), width);
            for numbers in given {
                counts.push(passages_of(numbers).count() as u8);
                of_passages.extend(passages_of(numbers).flat_map(|passage| packed(&direction(&middle, passage))));
            }
            means.extend(middle);
        }
        let wholes = given
            .iter()
            .flat_map(|numbers| packed(&direction(&means[..width], whole_of(numbers))));
        let packed = wholes.chain(of_passages).collect();
        Self::from_parts(means, packed, counts, Vec::new())
    }

    /// Rebuilds from what is stored.
    pub(super) fn from_parts(means: Vec<f32>, packed: Vec<i8>, counts: Vec<u8>, pulls: Vec<f32>) -> Self {
        let width = if counts.is_empty() {
            means.len()
        } else {
            means.len() / 2
        };
        let mut wholes: Vec<f32> = packed.iter().map(|byte| f32::from(*byte)).collect();
        wholes.chunks_mut(width.max(1)).for_each(to_length_one);
        let of_passages = counts.iter().map(|count| usize::from(*count)).sum::<usize>() * width;
        let passages = wholes.split_off(wholes.len() - of_passages);
        let mut starts = vec![0];
        for count in &counts {
            starts.push(starts.last().copied().unwrap_or_default() + usize::from(*count) * width);
        }
        let worth = starts
            .windows(2)
            .map(|ends| worth(&passages[ends[0]..ends[1]], width))
            .collect();
        Self {
            means,
            width,
            packed,
            counts,
            wholes,
            passages,
            starts,
            worth,
            pulls,
        }
    }

    /// How many numbers come with a text, at least.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// How many texts were learned from.
    pub(super) fn texts(&self) -> usize {
        self.wholes.len() / self.width.max(1)
    }

    /// Where a text that was learned from lies.
    pub(super) fn known(&self, text: usize) -> Place<'_> {
        let whole = &self.wholes[text * self.width..(text + 1) * self.width];
        if self.counts.is_empty() {
            return Place {
                whole,
                passages: &[],
                worth: 0.0,
            };
        }
        Place {
            whole,
            passages: &self.passages[self.starts[text]..self.starts[text + 1]],
            worth: self.worth[text],
        }
    }

    /// How alike two texts are: [`SHARE`] at most, 0 when they have nothing in common.
    pub(super) fn likeness(&self, one: &Place, other: &Place) -> f32 {
        let wholes = near(OF_WHOLES, dot(one.whole, other.whole));
        if self.counts.is_empty() {
            return SHARE * wholes;
        }
        let passages = together(one.passages, other.passages, self.width) * one.worth * other.worth;
        SHARE / 2.0 * (wholes + passages)
    }

    /// Adds to the score of each line what the sense of a text says; nothing without its numbers.
    pub(super) fn add(&self, given: &[f32], scores: &mut [f32]) {
        if self.width == 0 || given.is_empty() {
            return;
        }
        let (of_wholes, of_passages) = self.means.split_at(self.width);
        let whole = direction(of_wholes, whole_of(given));
        let passages: Vec<f32> = if of_passages.is_empty() {
            Vec::new()
        } else {
            let passages = passages_of(given);
            passages.flat_map(|passage| direction(of_passages, passage)).collect()
        };
        let own = Place {
            whole: &whole,
            worth: worth(&passages, self.width),
            passages: &passages,
        };
        for (text, pulls) in self.pulls.chunks_exact(scores.len().max(1)).enumerate() {
            let likeness = self.likeness(&self.known(text), &own);
            for (score, pull) in scores.iter_mut().zip(pulls) {
                *score += likeness * pull;
            }
        }
    }
}

/// The vector of a whole text.
fn whole_of(given: &[f32]) -> &[f32] {
    &given[..given.len().min(BLOCK)]
}

/// The vectors of its passages; a text that came without is its own passage.
fn passages_of(given: &[f32]) -> impl Iterator<Item = &[f32]> {
    let from = if given.len() > BLOCK { BLOCK } else { 0 };
    given[from..].chunks(BLOCK).take(MOST_PASSAGES)
}

/// The middle of vectors.
fn middle<'v>(vectors: impl Iterator<Item = &'v [f32]>, width: usize) -> Vec<f32> {
    let mut sums = vec![0.0_f64; width];
    let mut count = 0_u32;
    for vector in vectors {
        count += 1;
        for (at, sum) in sums.iter_mut().enumerate() {
            *sum += f64::from(clean(vector.get(at)));
        }
    }
    let count = f64::from(count.max(1));
    sums.into_iter().map(|sum| (sum / count) as f32).collect()
}

/// How near two directions are, 0 at a right angle.
fn near(sharpness: f32, cosine: f32) -> f32 {
    (sharpness * cosine - sharpness).exp() - (-sharpness).exp()
}

/// The mean nearness of the pairs of two sets of passages.
fn together(ones: &[f32], others: &[f32], width: usize) -> f32 {
    let mut sum = 0.0;
    for one in ones.chunks_exact(width) {
        for other in others.chunks_exact(width) {
            sum += near(OF_PASSAGES, dot(one, other));
        }
    }
    sum / (ones.len() / width * (others.len() / width)).max(1) as f32
}

/// What brings a set of passages to be as alike to itself as can be.
fn worth(passages: &[f32], width: usize) -> f32 {
    let own = together(passages, passages, width.max(1));
    if own > 1e-6 { own.sqrt().recip() } else { 0.0 }
}

/// From the middle to where a vector is, of length 1; zeros for one that is not there.
fn direction(means: &[f32], given: &[f32]) -> Vec<f32> {
    let mut out = vec![0.0; means.len()];
    if given.iter().all(|number| *number == 0.0) {
        return out;
    }
    for (at, (out, mean)) in out.iter_mut().zip(means).enumerate() {
        *out = clean(given.get(at)) - mean;
    }
    to_length_one(&mut out);
    out
}

fn to_length_one(numbers: &mut [f32]) {
    let length = dot(numbers, numbers).sqrt();
    if length > 1e-6 {
        numbers.iter_mut().for_each(|number| *number /= length);
    } else {
        numbers.fill(0.0);
    }
}

/// Bytes of the largest number of a vector.
fn packed(direction: &[f32]) -> Vec<i8> {
    let most = direction.iter().fold(0.0_f32, |most, number| most.max(number.abs()));
    let times = if most > 0.0 { 127.0 / most } else { 0.0 };
    direction.iter().map(|number| (number * times).round() as i8).collect()
}

/// Summed in one order, sixteen side by side.
pub(super) fn dot(one: &[f32], other: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 16];
    let (ones, rest) = one.as_chunks::<16>();
    let (others, other_rest) = other.as_chunks::<16>();
    for (one, other) in ones.iter().zip(others) {
        for at in 0..16 {
            sums[at] += one[at] * other[at];
        }
    }
    let tail: f32 = rest.iter().zip(other_rest).map(|(one, other)| one * other).sum();
    sums.iter().sum::<f32>() + tail
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(sense: &Sense, one: usize, other: usize) -> f32 {
        sense.likeness(&sense.known(one), &sense.known(other))
    }

    /// A vector of [`BLOCK`] numbers with a few that are not 0, for each way.
    fn vectors(ways: &[(usize, f32)]) -> Vec<f32> {
        let mut out = vec![0.0; ways.len() * BLOCK];
        for (vector, (way, length)) in out.chunks_exact_mut(BLOCK).zip(ways) {
            vector[*way] = *length;
        }
        out
    }

    #[test]
    fn a_text_is_most_like_itself_and_like_nothing_when_it_lies_nowhere() {
        let given: [&[f32]; 3] = [&[1.0, 0.0, 5.0], &[0.0, 1.0, 5.0], &[0.9, 0.1, 5.0]];
        let sense = Sense::measure(&given);
        let nowhere = Place {
            whole: &[0.0; 3],
            passages: &[],
            worth: 0.0,
        };

        assert!((likeness(&sense, 0, 0) - SHARE * 0.864_664_7).abs() < 1e-3);
        assert!(likeness(&sense, 0, 2) > 2.0 && likeness(&sense, 0, 1) < 0.0);
        assert_eq!(sense.likeness(&sense.known(0), &nowhere), 0.0);
    }

    #[test]
    fn one_passage_in_common_makes_two_texts_alike() {
        let texts = [
            vectors(&[(0, 1.0), (1, 1.0), (2, 1.0)]),
            vectors(&[(0, 1.0), (2, 1.0), (3, 1.0)]),
            vectors(&[(0, 1.0), (4, 1.0), (5, 1.0)]),
            vectors(&[(0, 1.0)]),
        ];
        let given: Vec<&[f32]> = texts.iter().map(Vec::as_slice).collect();
        let sense = Sense::measure(&given);

        assert_eq!(sense.counts, [2, 2, 2, 1]);
        assert!(likeness(&sense, 0, 1) > likeness(&sense, 0, 2) + 0.5);
        assert!(likeness(&sense, 0, 0) > likeness(&sense, 0, 1));
    }

    #[test]
    fn the_order_of_passages_and_those_beyond_the_most_say_nothing() {
        let many: Vec<(usize, f32)> = (0..MOST_PASSAGES + 9).map(|way| (way, 1.0)).collect();
        let some = &many[..=MOST_PASSAGES];
        let turned: Vec<(usize, f32)> = some[..1].iter().chain(some[1..].iter().rev()).copied().collect();
        let texts = [vectors(&many), vectors(some), vectors(&turned)];
        let given: Vec<&[f32]> = texts.iter().map(Vec::as_slice).collect();
        let sense = Sense::measure(&given);

        assert!((likeness(&sense, 0, 1) - likeness(&sense, 1, 1)).abs() < 1e-4);
        assert!((likeness(&sense, 1, 2) - likeness(&sense, 1, 1)).abs() < 1e-4);
    }

    #[test]
    fn what_is_no_number_does_no_harm() {
        let given: [&[f32]; 2] = [&[f32::NAN, 1.0], &[f32::INFINITY]];
        let mut sense = Sense::measure(&given);
        sense.pulls = vec![1.0, -1.0];
        let mut scores = [0.0];

        sense.add(&[f32::NAN, 3.0], &mut scores);

        assert!(scores[0].is_finite());
    }
}
