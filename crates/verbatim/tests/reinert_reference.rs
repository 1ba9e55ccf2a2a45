//! Classes that rainette 0.3.2 gives on four French corpora, when they are at hand, and on invented texts, always.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "corpora are read, or said to be absent, outside of tests"
)]

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use verbatim::reinert::{Classification, Matrix, Mode, Settings, classify, compared, from_matrix_market};

/// The reference runs: corpus and number of classes.
const RUNS: [(&str, usize); 6] = [
    ("real1k", 10),
    ("real3k", 10),
    ("dom3k", 5),
    ("dom3k", 10),
    ("real10k", 5),
    ("real10k", 10),
];

/// Where the corpora are, beside the repository; they are not part of it.
fn corpora() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/reinert");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: {} is not there", folder.display());
    None
}

fn classified(folder: &Path, corpus: &str, classes: usize, mode: Mode) -> Classification {
    let text = std::fs::read(folder.join(format!("{corpus}.mtx"))).unwrap();
    let matrix = from_matrix_market(&text[..]).unwrap();
    let settings = Settings {
        classes,
        mode,
        ..Settings::default()
    };
    classify(&matrix, &settings)
}

/// The classes of each text, level by level from two classes on; nothing where it was not placed.
fn reference_levels(path: &Path) -> Vec<Vec<Option<usize>>> {
    let text = std::fs::read_to_string(path).unwrap();
    let rows = text.lines().skip(1).map(|line| line.split(',').skip(1));
    let mut levels: Vec<Vec<Option<usize>>> = Vec::new();
    for row in rows {
        for (level, class) in row.enumerate() {
            if levels.len() <= level {
                levels.push(Vec::new());
            }
            levels[level].push(class.trim().parse().ok());
        }
    }
    levels
}

/// Heights of the splits in the order in which they were made; the file sums them from the last to the first.
fn reference_heights(path: &Path) -> Vec<f64> {
    let text = std::fs::read_to_string(path).unwrap();
    let line = text.lines().next().unwrap();
    let sums: Vec<f64> = line
        .split_whitespace()
        .skip(1)
        .map(|word| word.parse().unwrap())
        .collect();
    let before = std::iter::once(&0.0).chain(&sums);
    let mut heights: Vec<f64> = sums.iter().zip(before).map(|(sum, before)| sum - before).collect();
    heights.reverse();
    heights
}

/// Hubert and Arabie 1985; texts that are not placed count as a class.
fn adjusted_rand(a: &[Option<usize>], b: &[Option<usize>]) -> f64 {
    let mut crossed: BTreeMap<_, f64> = BTreeMap::new();
    let (mut rows, mut columns) = (BTreeMap::new(), BTreeMap::new());
    for (x, y) in a.iter().zip(b) {
        *crossed.entry((x, y)).or_default() += 1.0;
        *rows.entry(x).or_insert(0.0) += 1.0;
        *columns.entry(y).or_insert(0.0) += 1.0;
    }
    let pairs = |n: f64| n * (n - 1.0) / 2.0;
    let together: f64 = crossed.values().map(|n| pairs(*n)).sum();
    let (in_a, in_b): (f64, f64) = (
        rows.values().map(|n| pairs(*n)).sum(),
        columns.values().map(|n| pairs(*n)).sum(),
    );
    let expected = in_a * in_b / pairs(a.len() as f64);
    let most = (in_a + in_b) / 2.0;
    if most == expected {
        1.0
    } else {
        (together - expected) / (most - expected)
    }
}

#[test]
fn compat_gives_the_classes_and_heights_of_rainette_at_every_level() {
    let Some(folder) = corpora() else { return };
    for (corpus, classes) in RUNS {
        let groups = folder.join(format!("{corpus}_k{classes}.groups.csv"));

        let result = classified(&folder, corpus, classes, Mode::Compat);

        assert_eq!(result.classes(), classes);
        for (at, wanted) in reference_levels(&groups).iter().enumerate() {
            let index = adjusted_rand(&result.level(at + 2), wanted);
            assert!(index >= 0.999, "{corpus} at {} classes: {index}", at + 2);
        }
        let heights = reference_heights(&folder.join(format!("{corpus}_k{classes}.tree.txt")));
        for (split, height) in result.splits().iter().zip(heights) {
            assert!(
                (split.height - height).abs() < 1e-6 * height,
                "{corpus}: {split:?}, not {height}"
            );
        }
    }
}

#[test]
fn exact_climbs_at_least_as_high_as_rainette_says_in_every_class_that_it_splits() {
    let Some(folder) = corpora() else { return };
    for corpus in ["real1k", "real3k", "dom3k", "real10k"] {
        let heights = reference_heights(&folder.join(format!("{corpus}_k10.tree.txt")));
        let text = std::fs::read(folder.join(format!("{corpus}.mtx"))).unwrap();
        let matrix = from_matrix_market(&text[..]).unwrap();

        let splits = compared(&matrix, &Settings::default());

        assert_eq!(splits.len(), heights.len());
        for (split, height) in splits.iter().zip(heights) {
            let least = height * (1.0 - 1e-9);
            assert!(split.climbed >= least, "{corpus}: {split:?}, not {height}");
            assert!(split.climbed >= split.reached * (1.0 - 1e-9));
        }
    }
}

#[test]
fn exact_is_at_no_level_lower_than_what_rainette_says() {
    let Some(folder) = corpora() else { return };
    for (corpus, classes) in RUNS {
        let heights = reference_heights(&folder.join(format!("{corpus}_k{classes}.tree.txt")));

        let result = classified(&folder, corpus, classes, Mode::Exact);

        assert_eq!(result.classes(), classes);
        for (split, height) in result.splits().iter().zip(&heights) {
            assert!(
                split.height >= height * (1.0 - 1e-9),
                "{corpus}: {split:?}, not {height}"
            );
            assert!((split.height - split.reached).abs() < 1e-6);
        }
    }
}

#[test]
fn exact_finds_a_better_first_split_of_dom3k_than_an_ascent_from_one_start() {
    let Some(folder) = corpora() else { return };

    let result = classified(&folder, "dom3k", 2, Mode::Exact);

    let split = &result.splits()[0];
    assert!(split.height >= 24_125.53, "{split:?}");
    assert!((split.height - split.reached).abs() < 1e-6);
}

/// Texts of three vocabularies of eight words, and some words of all.
fn invented(texts: u32) -> Matrix {
    let text = |n: u32| {
        let own = |k: u32| 8 * (n % 3) + (n / 3 * 5 + k * k * 3 + n * k / 7) % 8;
        vec![own(0), own(1), own(2), own(3), 24 + n % 5, 24 + n % 7]
    };
    Matrix::from_rows(31, (0..texts).map(text)).unwrap()
}

#[test]
fn planted_vocabularies_are_found_again_in_both_modes() {
    let planted: Vec<Option<usize>> = (0..300).map(|n| Some(n % 3)).collect();
    for mode in [Mode::Compat, Mode::Exact] {
        let settings = Settings {
            classes: 3,
            mode,
            ..Settings::default()
        };

        let result = classify(&invented(300), &settings);

        assert_eq!(result.classes(), 3);
        assert!(adjusted_rand(&result.level(3), &planted) > 0.95, "{mode:?}");
    }
}

#[test]
fn exact_is_at_no_level_lower_than_compat_on_texts_that_mix_their_words() {
    for texts in [120, 180, 270] {
        let heights = |mode| {
            let settings = Settings {
                classes: 8,
                mode,
                ..Settings::default()
            };
            let splits = classify(&invented(texts), &settings).splits().to_vec();
            splits.into_iter().map(|split| split.height).collect::<Vec<_>>()
        };

        let (compat, exact) = (heights(Mode::Compat), heights(Mode::Exact));

        assert_eq!(exact.len(), compat.len());
        for (exact, compat) in exact.iter().zip(&compat) {
            assert!(*exact >= compat * (1.0 - 1e-9), "{texts} texts: {exact}, not {compat}");
        }
    }
}

#[test]
fn the_same_texts_give_the_same_classes_to_the_bit() {
    for mode in [Mode::Compat, Mode::Exact] {
        let settings = Settings {
            mode,
            ..Settings::default()
        };
        let bits = |result: &Classification| {
            let heights = result.splits().iter().map(|split| split.height.to_bits());
            heights.collect::<Vec<_>>()
        };

        let (once, again) = (classify(&invented(200), &settings), classify(&invented(200), &settings));

        assert_eq!(once, again);
        assert_eq!(bits(&once), bits(&again));
    }
}

#[test]
fn a_text_without_a_term_stands_in_no_class() {
    let mut matrix = invented(60);
    matrix.push(&[]).unwrap();

    let result = classify(
        &matrix,
        &Settings {
            classes: 3,
            ..Settings::default()
        },
    );

    assert_eq!(result.level(1).last(), Some(&None));
    assert_eq!(result.level(3).last(), Some(&None));
    assert!(result.level(3)[..60].iter().filter(|class| class.is_some()).count() >= 50);
    assert!(result.level(99).is_empty());
}

#[test]
fn the_dendrogram_has_every_class_once() {
    let result = classify(
        &invented(120),
        &Settings {
            classes: 5,
            ..Settings::default()
        },
    );

    let drawn = format!("{:?}", result.dendrogram());

    for class in 0..result.classes() {
        assert_eq!(drawn.matches(&format!("Class({class})")).count(), 1);
    }
    assert_eq!(result.cumulated_heights().len(), result.classes() - 1);
    assert!(result.cumulated_heights().is_sorted());
}
