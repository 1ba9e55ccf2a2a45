//! How a model is made: rows, lines, and what texts that the lines had not seen say of their scores.

use super::calibrate::{Sigmoid, calibrated};
use super::decide::border;
use super::dense::Dense;
use super::features::{Features, Sparse};
use super::grams::Cutter;
use super::reader::stride;
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

/// Learns from texts and the labels that people settled for each. `given` holds numbers of the caller's own for each text
/// (a sentence's vector from an encoder), which are then to be given when reading too.
///
/// Labels at or above `labels` are ignored. Of [`Kind::Classes`] and [`Kind::Ordered`], the first label counts, and a text
/// without one teaches nothing.
pub fn learn_with(examples: &[(&str, &[usize])], labels: usize, kind: Kind, given: Option<&[Vec<f32>]>) -> Model {
    let taught = |at: &usize| kind == Kind::Themes || examples[*at].1.iter().any(|label| *label < labels);
    let chosen: Vec<usize> = (0..examples.len()).filter(taught).collect();
    let (features, mut rows) = Features::gather(chosen.iter().map(|at| examples[*at].0));
    let numbers: Vec<Vec<f32>> = chosen
        .iter()
        .map(|at| {
            beside(
                kind,
                examples[*at].0,
                given.and_then(|given| given.get(*at)).map_or(&[], Vec::as_slice),
            )
        })
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
    let all: Vec<usize> = (0..rows.len()).collect();
    let found = solve(&rows, &truth, &all, width, lines);
    let scores = held_out(&rows, &truth, width, lines);
    let mut model = Model::from_lines(kind, labels, features, dense, found);
    for line in 0..lines {
        model.settle(line, &column(&scores, line, lines), &column(&truth, line, lines));
    }
    model
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
            self.borders[line] = sigmoid.probability(border as f32);
        }
    }
}
