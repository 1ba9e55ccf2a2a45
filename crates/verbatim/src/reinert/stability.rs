//! Whether classes come back when other texts had been read: bootstrap with Jaccard's index.
//!
//! Source: C. Hennig, "Cluster-wise assessment of cluster stability", Computational Statistics & Data Analysis 52 (2007):
//! a class whose mean index is 0.75 or more is stable, one under 0.6 should not be trusted, one at 0.5 or less is dissolved.

use super::{Settings, classify, matrix::Matrix, profile::Level, profile::classes_of};
use crate::agreement::SplitMix;

/// How one class fared over the draws.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stability {
    /// The mean over draws of the highest Jaccard index between the class and a class of the draw, from 0 to 1.
    pub jaccard: f64,
    /// The share of draws in which that index was 0.5 or less.
    pub dissolved: f64,
    /// The share of draws in which it was 0.75 or more.
    pub recovered: f64,
    /// Draws in which a text of the class was drawn; 0 says that the other figures mean nothing.
    pub draws: usize,
}

/// The stability of each class of a level: `draws` times, as many texts as there are drawn with replacement, classified
/// with the same settings into as many classes, and compared over the texts that were drawn. The same seed gives the
/// same figures. Costs `draws` classifications.
pub fn stability(matrix: &Matrix, level: &Level, settings: &Settings, seed: u64, draws: usize) -> Vec<Stability> {
    let classes = classes_of(level);
    let texts = matrix.texts().min(level.len());
    let mut random = SplitMix(seed);
    let settings = Settings { classes, ..*settings };
    let mut indices: Vec<Vec<f64>> = vec![Vec::new(); classes];
    for _ in 0..draws {
        let mut drawn: Vec<usize> = (0..texts).map(|_| random.below(texts)).collect();
        drawn.sort_unstable();
        for (class, index) in draw(matrix, level, &settings, &drawn).into_iter().enumerate() {
            indices[class].extend(index);
        }
    }
    let share = |indices: &[f64], holds: &dyn Fn(f64) -> bool| {
        indices.iter().filter(|index| holds(**index)).count() as f64 / indices.len().max(1) as f64
    };
    let summed = |indices: &Vec<f64>| Stability {
        jaccard: indices.iter().sum::<f64>() / indices.len().max(1) as f64,
        dissolved: share(indices, &|index| index <= 0.5),
        recovered: share(indices, &|index| index >= 0.75),
        draws: indices.len(),
    };
    indices.iter().map(summed).collect()
}

/// The highest index of each class in one draw; `None` where no text of it was drawn.
fn draw(matrix: &Matrix, level: &Level, settings: &Settings, drawn: &[usize]) -> Vec<Option<f64>> {
    let mut sample = Matrix::new(matrix.terms());
    for &text in drawn {
        // Its terms come from the same matrix, so that a row is never refused.
        let _ = sample.push(matrix.row(text));
    }
    let result = classify(&sample, settings);
    let found = result.level(result.classes());
    let width = result.classes();
    let mut crossed = vec![0_usize; settings.classes * width];
    let (mut own, mut other) = (vec![0_usize; settings.classes], vec![0_usize; width]);
    let mut last = None;
    for (&text, class) in drawn.iter().zip(&found) {
        // Of a text drawn twice the first copy counts: the comparison is of sets.
        if last.replace(text) == Some(text) {
            continue;
        }
        if let Some(class) = class {
            other[*class] += 1;
        }
        if let Some(was) = level[text] {
            own[was] += 1;
            if let Some(class) = class {
                crossed[was * width + class] += 1;
            }
        }
    }
    let index = |was: usize, class: usize| {
        let both = crossed[was * width + class];
        both as f64 / (own[was] + other[class] - both).max(1) as f64
    };
    let highest = |was: usize| {
        let best = (0..width).map(|class| index(was, class)).fold(0.0, f64::max);
        (own[was] > 0).then_some(best)
    };
    (0..settings.classes).map(highest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn planted() -> Matrix {
        let text = |n: u32| {
            let own = |k: u32| 6 * (n % 2) + (n / 2 + k * k + n * k / 5) % 6;
            [own(0), own(1), own(2), 12 + n % 3]
        };
        Matrix::from_rows(15, (0..120).map(text)).unwrap()
    }

    fn settings() -> Settings {
        Settings {
            classes: 2,
            ..Settings::default()
        }
    }

    #[test]
    fn planted_classes_come_back_and_chance_does_not() {
        let matrix = planted();
        let level = classify(&matrix, &settings()).level(2);
        let chance: Vec<Option<usize>> = (0..120).map(|n| Some(n * n / 7 % 2)).collect();

        let (planted, chance) = (
            stability(&matrix, &level, &settings(), 3, 20),
            stability(&matrix, &chance, &settings(), 3, 20),
        );

        assert!(
            planted
                .iter()
                .all(|class| class.jaccard > 0.9 && class.recovered > 0.9 && class.draws == 20),
            "{planted:?}"
        );
        assert!(
            chance.iter().all(|class| class.jaccard < 0.6 && class.recovered == 0.0),
            "{chance:?}"
        );
    }

    #[test]
    fn the_same_seed_gives_the_same_figures() {
        let matrix = planted();
        let level = classify(&matrix, &settings()).level(2);

        let once = stability(&matrix, &level, &settings(), 5, 4);

        assert_eq!(once, stability(&matrix, &level, &settings(), 5, 4));
        assert_eq!(stability(&matrix, &level, &settings(), 5, 0)[0].draws, 0);
        assert!(stability(&Matrix::new(2), &[], &settings(), 5, 3).is_empty());
    }
}
