//! How a model is made: rows, lines, and what texts that the lines had not seen say of their scores.

use super::calibrate::{Sigmoid, calibrated};
use super::decide::{border, expected_border};
use super::dense::Dense;
use super::features::{Features, Sparse};
use super::grams::Cutter;
use super::reader::stride;
use super::ridge::ridge;
use super::sense::Sense;
use super::solve::{Lines, solve};
use super::tone::{TONES, tones};
use super::{Kind, Model};
use crate::agreement::SplitMix;

/// Parts of the cross-validation inside of learning: each is scored by lines that learned from the others.
const FOLDS: usize = 5;
/// Texts are dealt to the parts in this order, always the same.
const SEED: u64 = 5;

/// Where a theme is said that too few texts carry to know better.
const EVEN: f32 = 0.5;

/// Texts with numbers of the caller's own, up to which each is compared with each; beyond, numbers are weighed one by one.
pub const MOST_COMPARED: usize = 6_000;

/// Learns from texts and the labels that people settled for each. `given` holds numbers of the caller's own for each text
/// (where an encoder puts it, see [`super::senses`]), which are then to be given when reading too.
///
/// Labels at or above `labels` are ignored. Of [`Kind::Classes`] and [`Kind::Ordered`], the first label counts, and a text
/// without one teaches nothing. With `given`, the time to learn grows with the cube of the texts, up to six thousand; the
/// numbers of more texts than that are weighed one by one, which hears less in them.
pub fn learn_with(examples: &[(&str, &[usize])], labels: usize, kind: Kind, given: Option<&[Vec<f32>]>) -> Model {
    let taught = |at: &usize| kind == Kind::Themes || examples[*at].1.iter().any(|label| *label < labels);
    let chosen: Vec<usize> = (0..examples.len()).filter(taught).collect();
    let given: Vec<&[f32]> = chosen
        .iter()
        .map(|at| given.and_then(|given| given.get(*at)).map_or(&[][..], Vec::as_slice))
        .collect();
    let compared = given.len() <= MOST_COMPARED && given.iter().any(|numbers| !numbers.is_empty());
    let (features, mut rows) = Features::gather(chosen.iter().map(|at| examples[*at].0));
    let numbers: Vec<Vec<f32>> = chosen
        .iter()
        .zip(&given)
        .map(|(at, given)| beside(kind, examples[*at].0, if compared { &[] } else { given }))
        .collect();
    let dense = Dense::measure(&numbers, if kind == Kind::Themes { 0 } else { TONES });
    for (row, numbers) in rows.iter_mut().zip(&numbers) {
        let values = (0..dense.len()).map(|at| ((features.len() + at) as u32, dense.value(at, numbers.get(at))));
        row.extend(values.filter(|(_, value)| *value != 0.0));
    }
    let lines = kind.lines(labels);
    let truth: Vec<bool> = chosen
        .iter()
        .flat_map(|at| truth_of(examples[*at].1, labels, kind))
        .collect();
    let width = features.len() + dense.len();
    let mut sense = Sense::default();
    let (found, scores) = if compared {
        sense = Sense::measure(&given);
        by_likeness(&rows, &mut sense, &truth, width, lines)
    } else {
        let all: Vec<usize> = (0..rows.len()).collect();
        (
            solve(&rows, &truth, &all, width, lines),
            held_out(&rows, &truth, width, lines),
        )
    };
    let mut model = Model::from_lines(kind, labels, features, dense, found);
    model.sense = sense;
    for line in 0..lines {
        model.settle(line, &column(&scores, line, lines), &column(&truth, line, lines));
    }
    model
}

/// Lines that every text pulls on by its words and by its sense, and what they say of texts that they did not learn from.
fn by_likeness(rows: &[Sparse], sense: &mut Sense, truth: &[bool], width: usize, lines: usize) -> (Lines, Vec<f64>) {
    let found = ridge(rows, sense, truth, width, lines);
    let mut weights = vec![0.0; width * lines];
    for (row, pulls) in rows.iter().zip(found.pulls.chunks_exact(lines.max(1))) {
        for &(feature, value) in row {
            let at = feature as usize * lines;
            for (weight, pull) in weights[at..at + lines].iter_mut().zip(pulls) {
                *weight += value * pull;
            }
        }
    }
    sense.pulls = found.pulls;
    let biases = found.biases;
    (Lines { weights, biases }, found.held_out)
}

/// Rows of `lines` weights, filled up to the stride that reading wants.
pub(super) fn laid_out(weights: impl Iterator<Item = i16>, lines: usize) -> Vec<i16> {
    let mut out = Vec::new();
    for (at, weight) in weights.enumerate() {
        out.push(weight);
        if (at + 1) % lines == 0 {
            out.resize(out.len().next_multiple_of(stride(lines)), 0);
        }
    }
    out
}

/// The numbers beside the n-grams of a text.
pub(super) fn beside(kind: Kind, text: &str, given: &[f32]) -> Vec<f32> {
    let mut numbers = Vec::new();
    if kind != Kind::Themes {
        numbers.extend(tones(&mut Cutter::default(), text));
    }
    numbers.extend(given);
    numbers
}

/// What each line has to say of a text.
fn truth_of(carried: &[usize], labels: usize, kind: Kind) -> Vec<bool> {
    let own = carried.iter().copied().find(|label| *label < labels);
    (0..kind.lines(labels))
        .map(|line| match kind {
            Kind::Themes => carried.contains(&line),
            Kind::Classes => own == Some(line),
            Kind::Ordered => own > Some(line),
        })
        .collect()
}

fn column<T: Copy>(table: &[T], line: usize, lines: usize) -> Vec<T> {
    table.iter().skip(line).step_by(lines).copied().collect()
}

/// The scores that lines give to texts they did not learn from. An answer that many people gave in the same words stands on
/// both sides, as it will when the model reads on: parted from its like, it would look as if nobody could know it.
fn held_out(rows: &[Sparse], truth: &[bool], width: usize, lines: usize) -> Vec<f64> {
    let mut scores = vec![0.0; rows.len() * lines];
    let fold = dealt(truth, rows.len(), lines);
    let mut of_row = vec![0.0; lines];
    for held in 0..FOLDS {
        let kept: Vec<usize> = (0..rows.len()).filter(|row| fold[*row] != held).collect();
        let found = solve(rows, truth, &kept, width, lines);
        for row in (0..rows.len()).filter(|row| fold[*row] == held) {
            found.score(&rows[row], &mut of_row);
            for (score, of_row) in scores[row * lines..].iter_mut().zip(&of_row) {
                *score = f64::from(*of_row);
            }
        }
    }
    scores
}

/// Deals the texts to the parts, those of one rarest label in turn, so that each part has its share of it.
fn dealt(truth: &[bool], texts: usize, lines: usize) -> Vec<usize> {
    let carried = |line: usize| {
        truth
            .iter()
            .skip(line)
            .step_by(lines.max(1))
            .filter(|carried| **carried)
            .count()
    };
    let often: Vec<usize> = (0..lines).map(carried).collect();
    let rarest = |text: &usize| {
        let own = (0..lines).filter(|line| truth[text * lines + line]);
        own.min_by_key(|line| (often[*line], *line)).unwrap_or(lines)
    };
    let mut order: Vec<usize> = (0..texts).collect();
    let mut random = SplitMix(SEED);
    for at in (1..texts).rev() {
        order.swap(at, random.below(at + 1));
    }
    order.sort_by_key(rarest);
    let mut fold = vec![0; texts];
    for (turn, text) in order.into_iter().enumerate() {
        fold[text] = turn % FOLDS;
    }
    fold
}

impl Kind {
    /// How many lines tell so many labels apart.
    pub(super) fn lines(self, labels: usize) -> usize {
        match self {
            Self::Themes | Self::Classes => labels,
            Self::Ordered => labels.saturating_sub(1),
        }
    }
}

impl Model {
    /// Packs lines: weights as sixteen bits of the largest of their line, rarity multiplied in.
    fn from_lines(kind: Kind, labels: usize, features: Features, dense: Dense, found: Lines) -> Self {
        let lines = found.biases.len();
        let rarity = |feature: usize| features.rarity().get(feature).copied().unwrap_or(1.0);
        let mut largest = vec![0.0_f32; lines];
        let worth = |at: usize| found.weights[at] * rarity(at / lines.max(1));
        for at in 0..found.weights.len() {
            let most = &mut largest[at % lines];
            *most = most.max(worth(at).abs());
        }
        let scales: Vec<f32> = largest.iter().map(|most| most / f32::from(i16::MAX)).collect();
        let packed = |at: usize| {
            let scale = scales[at % lines];
            if scale > 0.0 {
                (worth(at) / scale).round() as i16
            } else {
                0
            }
        };
        Self {
            kind,
            labels,
            lines,
            weights: laid_out((0..found.weights.len()).map(packed), lines),
            scales,
            biases: found.biases,
            sigmoids: vec![Sigmoid::NEVER; lines],
            borders: vec![EVEN; labels],
            dense,
            sense: Sense::default(),
            features,
            note: String::new(),
        }
    }

    /// Fits the probability of a line, and where its theme is said.
    fn settle(&mut self, line: usize, scores: &[f64], truth: &[bool]) {
        let positives = truth.iter().filter(|carried| **carried).count();
        if positives == 0 {
            return;
        }
        if positives == truth.len() {
            self.sigmoids[line] = Sigmoid::constant(positives, truth.len());
            return;
        }
        let sigmoid = calibrated(scores, truth);
        self.sigmoids[line] = sigmoid;
        if let Some(border) = border(scores, truth).filter(|_| self.kind == Kind::Themes && sigmoid.slope < 0.0) {
            let found = sigmoid.probability(border as f32);
            let expected = expected_border(scores.iter().map(|score| sigmoid.probability(*score as f32)));
            self.borders[line] = (found + expected) / 2.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linear::learn;

    /// Ten texts in words that never come twice, placed by what they mean, and a text of the same meaning.
    fn placed() -> Model {
        let words = [
            "alpha", "bravo", "delta", "echo", "fox", "golf", "hotel", "kilo", "lima", "mike",
        ];
        let examples: Vec<(&str, &[usize])> = words
            .iter()
            .zip(0..)
            .map(|(word, n): (_, usize)| (*word, if n % 2 == 0 { [0].as_slice() } else { [1].as_slice() }))
            .collect();
        let given: Vec<Vec<f32>> = (0..10_u8)
            .map(|n| vec![f32::from(n % 2), 1.0 - f32::from(n % 2), f32::from(n) / 40.0])
            .collect();
        learn_with(&examples, 2, Kind::Themes, Some(&given))
    }

    #[test]
    fn texts_that_share_no_word_are_known_by_their_sense() {
        let model = placed();

        let said = model.predict_with("tango", Some(&[0.0, 1.0, 0.1]));

        assert_eq!(model.given(), 3);
        assert!(said[0] > 0.7 && said[1] < 0.3, "{said:?}");
        assert_eq!(model.predict_with("tango", None), model.predict("tango"));
    }

    #[test]
    fn what_the_sense_weighed_is_told_as_one() {
        let model = placed();

        assert!(model.sense_says(&[0.0, 1.0, 0.1], 0) > 0.1);
        assert!(model.sense_says(&[0.0, 1.0, 0.1], 1) < -0.1);
        assert_eq!(model.sense_says(&[], 0), 0.0);
        assert_eq!(learn(&[("alpha", &[0])], 1).sense_says(&[1.0], 0), 0.0);
    }

    #[test]
    fn a_model_of_senses_read_back_answers_the_same_to_the_bit() {
        let model = placed();

        let back = Model::from_bytes(&model.to_bytes()).unwrap();

        let near = Some([0.1, 0.9, 0.3].as_slice());
        assert_eq!(back.predict_with("golf", near), model.predict_with("golf", near));
        assert_eq!(back.to_bytes(), placed().to_bytes());
        let bytes = model.to_bytes();
        assert!((0..bytes.len()).all(|length| Model::from_bytes(&bytes[..length]).is_err()));
    }
}
