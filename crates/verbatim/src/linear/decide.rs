//! From probabilities to what is said: the labels, and those of which the model is not sure.

use super::{Kind, Model};

/// Themes carried by fewer texts than this are decided at one half: too few to choose a better border.
const ENOUGH: usize = 8;

/// The probability from which a theme is said: the one that gives the best F1 on texts that the lines had not seen.
///
/// Borders between scores where F1 is the same are told apart by the middle of the two scores around.
pub(super) fn border(scores: &[f64], truth: &[bool]) -> Option<f64> {
    let carried = truth.iter().filter(|carried| **carried).count();
    if carried < ENOUGH {
        return None;
    }
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
    let (mut right, mut best, mut border) = (0_usize, 0.0, None);
    for (said, at) in order.iter().enumerate() {
        right += usize::from(truth[*at]);
        let next = order.get(said + 1).map_or(scores[*at], |next| scores[*next]);
        if next == scores[*at] && said + 1 < order.len() {
            continue;
        }
        let f1 = 2.0 * right as f64 / (said + 1 + carried) as f64;
        if f1 > best {
            best = f1;
            border = Some((scores[*at] + next) / 2.0);
        }
    }
    border
}

/// The probability from which a theme is said so that the F1 to expect is best: half of that F1 (Lipton, Elkan and
/// Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", ECML 2014). It leans on all texts, where the
/// border that was best leans on the few around it: the middle of both is taken.
pub(super) fn expected_border(probabilities: impl Iterator<Item = f32>) -> f32 {
    let mut falling: Vec<f32> = probabilities.collect();
    falling.sort_by(|a, b| b.total_cmp(a));
    let carried: f64 = falling.iter().map(|p| f64::from(*p)).sum();
    let (mut right, mut best) = (0.0, 0.0_f64);
    for (said, probability) in falling.iter().enumerate() {
        right += f64::from(*probability);
        best = best.max(2.0 * right / (said as f64 + 1.0 + carried));
    }
    (best / 2.0) as f32
}

impl Model {
    /// The labels that these probabilities say. Themes: all from their own border on, perhaps none, which is « I don't
    /// know ». Classes: the likeliest one.
    pub fn decide(&self, probabilities: &[f32]) -> Vec<usize> {
        self.decide_from(probabilities, 0.0)
    }

    /// The same, but only what is at least as probable as `sure`, so that the rest is left to people.
    pub fn decide_from(&self, probabilities: &[f32], sure: f32) -> Vec<usize> {
        let all = probabilities.iter().copied().zip(0..self.labels);
        match self.kind {
            Kind::Themes => all
                .filter(|&(p, label)| p >= self.borders[label].max(sure))
                .map(|(_, label)| label)
                .collect(),
            Kind::Classes | Kind::Ordered => likeliest(probabilities)
                .filter(|&label| label < self.labels && probabilities[label] >= sure)
                .into_iter()
                .collect(),
        }
    }

    /// The labels of which the model is not sure, to be asked of people. Themes: those from half their border on that are
    /// not said. Classes: all from half of the likeliest on, when it is not more probable than all others together.
    pub fn unsure(&self, probabilities: &[f32]) -> Vec<usize> {
        let all = probabilities.iter().copied().zip(0..self.labels);
        match self.kind {
            Kind::Themes => all
                .filter(|&(p, label)| p >= self.borders[label] / 2.0 && p < self.borders[label])
                .map(|(_, label)| label)
                .collect(),
            Kind::Classes | Kind::Ordered => {
                let most = likeliest(probabilities).map_or(0.0, |label| probabilities[label]);
                if most > 0.5 {
                    return Vec::new();
                }
                all.filter(|&(p, _)| p >= most / 2.0).map(|(_, label)| label).collect()
            }
        }
    }

    /// The probability from which each theme is said.
    pub fn borders(&self) -> &[f32] {
        &self.borders
    }
}

/// The first of the most probable; nothing when there is none.
fn likeliest(probabilities: &[f32]) -> Option<usize> {
    (0..probabilities.len()).reduce(|best, label| {
        if probabilities[label] > probabilities[best] {
            label
        } else {
            best
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_border_is_where_f1_is_best() {
        let scores = [9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0, -1.0, -2.0];
        let truth: Vec<bool> = (0..12).map(|at| at < 7 || at == 8).collect();

        // All eight at the price of one that is wrong: 16/17, against 14/15 for the first seven alone.
        assert_eq!(border(&scores, &truth), Some(0.5));
        assert_eq!(border(&scores[..7], &truth[..7]), None);
    }

    #[test]
    fn the_border_to_expect_is_half_of_the_best_f1() {
        // Sure of two of ten: they are said, the F1 is 1. Half sure of four: all are said, for an F1 of two thirds.
        let sure = [1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        let unsure = [0.5_f32; 4];

        assert!((expected_border(sure.into_iter()) - 0.5).abs() < 1e-6);
        assert!((expected_border(unsure.into_iter()) - 1.0 / 3.0).abs() < 1e-6);
        assert_eq!(expected_border(std::iter::empty()), 0.0);
    }

    #[test]
    fn a_border_never_parts_equal_scores() {
        let truth: Vec<bool> = (0..20).map(|at| at < 10).collect();

        assert_eq!(border(&[1.0; 20], &truth), Some(1.0));
    }
}
