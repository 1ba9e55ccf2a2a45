//! What must hold for the classification of any matrix at all.

#![expect(
    clippy::unwrap_used,
    reason = "what is at hand is read by functions that the tests share"
)]

use proptest::prelude::*;
use verbatim::reinert::{
    Classification, Crossing, Matrix, Mode, Settings, Stop, attractions, characteristic_terms, classify, concordance,
    double, from_matrix_market, plane, segments, similarities, stability, typical_texts,
};

fn matrix() -> impl Strategy<Value = Matrix> {
    (0..14_u32).prop_flat_map(|terms| {
        let row = prop::collection::vec(0..terms.max(1), 0..if terms == 0 { 1 } else { 7 });
        prop::collection::vec(row, 0..60).prop_map(move |rows| {
            let known = rows
                .into_iter()
                .map(|row| row.into_iter().filter(|term| *term < terms).collect::<Vec<u32>>());
            Matrix::from_rows(terms as usize, known).unwrap()
        })
    })
}

fn settings() -> impl Strategy<Value = Settings> {
    let mode = prop_oneof![Just(Mode::Compat), Just(Mode::Exact)];
    let numbers = (0..9_usize, 0..12_usize, 0..4_u32, -0.5..1.5_f64, 0..6_usize);
    (mode, numbers).prop_map(|(mode, numbers)| {
        let (classes, min_split_members, min_frequency, contingency, smallest_class) = numbers;
        Settings {
            classes,
            mode,
            min_split_members,
            smallest_class,
            contingency,
            min_frequency,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn classes_nest_and_sizes_agree(matrix in matrix(), settings in settings()) {
        let result = classify(&matrix, &settings);

        if settings.mode == Mode::Exact {
            prop_assert!(result.splits().iter().flat_map(|split| split.sizes).all(|size| size >= settings.smallest_class.max(1)));
        }
        prop_assert!(result.classes() <= settings.classes.max(1));
        prop_assert_eq!(result.classes() < settings.classes.max(1), result.stop().is_some());
        prop_assert_eq!(result.splits().len() + 1, result.classes());
        prop_assert!(result.splits().iter().all(|split| split.height.is_finite() && split.reached.is_finite()));
        for classes in 2..=result.classes() {
            let (before, after) = (result.level(classes - 1), result.level(classes));
            let split = &result.splits()[classes - 2];
            let size = |class: usize| after.iter().filter(|place| **place == Some(class)).count();
            prop_assert_eq!([size(split.class), size(split.class + 1)], split.sizes);
            for (text, (before, after)) in before.iter().zip(&after).enumerate() {
                let moved = match (before, after) {
                    (Some(before), Some(after)) if *before == split.class => *after == *before || *after == before + 1,
                    (Some(before), Some(after)) => *after == before + usize::from(*before > split.class),
                    (Some(before), None) => *before == split.class,
                    (None, after) => after.is_none(),
                };
                prop_assert!(moved, "text {} went from {:?} to {:?}", text, before, after);
                prop_assert!(after.is_none() || !matrix.row(text).is_empty());
            }
        }
    }

    #[test]
    fn any_classes_at_all_can_be_read(matrix in matrix(), classes in prop::collection::vec(prop::option::of(0..5_usize), 0..70), seed in any::<u64>()) {
        let terms = characteristic_terms(&matrix, &classes);
        for (class, terms) in terms.iter().enumerate() {
            prop_assert!(terms.iter().all(|term| term.chi2.is_finite() && term.specificity.is_finite()));
            prop_assert!(typical_texts(&matrix, &classes, class, terms, 3).iter().all(|text| text.score >= 0.0));
        }
        let values: Vec<Option<u32>> = classes.iter().map(|class| class.map(|class| class as u32 / 2)).collect();
        prop_assert!(attractions(&classes, &values).iter().flatten().all(|value| value.chi2.is_finite()));
        let plane = plane(&matrix, &classes, 3);
        prop_assert!(plane.classes.iter().chain(&plane.terms).flatten().flatten().all(|at| at.is_finite()));
        prop_assert!(plane.shares.iter().all(|share| (0.0..=1.0 + 1e-9).contains(share)));
        let graph = similarities(&matrix, &(0..20).collect::<Vec<_>>(), |text| text % 3 != 0);
        prop_assert!(graph.edges.iter().all(|edge| edge.jaccard > 0.0 && edge.jaccard <= 1.0));
        let found = stability(&matrix, &classes, &Settings::default(), seed, 2);
        prop_assert!(found.iter().all(|class| (0.0..=1.0).contains(&class.jaccard)));
    }

    #[test]
    fn any_two_sizes_of_units_can_be_crossed(matrix in matrix(), sizes in (0..9_usize, 0..15_usize), width in 1..6_u32) {
        let sources: Vec<u32> = (0..matrix.texts() as u32).map(|segment| segment / width).collect();
        let crossing = Crossing { min_members: 2, min_chi2: 1.0 };
        for partition in double(&matrix, &sources, [sizes.0, sizes.1], &Settings { min_split_members: 4, ..Settings::default() }, &crossing) {
            let placed = partition.level.iter().flatten().count();
            prop_assert_eq!(placed, partition.members());
            prop_assert_eq!(partition.level.len(), matrix.texts());
        }
    }

    #[test]
    fn segments_cover_any_text(text in "([a-zé.,;' \n…]|l'|\\PC){0,200}", words in 0..9_usize) {
        let mut at = 0;
        for range in segments(&text, words) {
            prop_assert_eq!(range.start, at);
            prop_assert!(text.get(range.clone()).is_some() && !range.is_empty());
            at = range.end;
        }
        prop_assert_eq!(at, text.len());
        for place in concordance(&text, "e", words) {
            prop_assert!(text.get(place.before).is_some() && text.get(place.word).is_some() && text.get(place.after).is_some());
        }
    }

    #[test]
    fn any_text_is_a_matrix_or_a_clear_error(text in "(%%MatrixMarket matrix coordinate integer general\n)?([0-9 %.x\n-]|NaN|18446744073709551616){0,40}") {
        match from_matrix_market(text.as_bytes()) {
            Ok(matrix) => {
                classify(&matrix, &Settings::default());
            }
            Err(error) => prop_assert!(error.line >= 1 && error.line <= text.lines().count() + 1 && !error.to_string().is_empty()),
        }
    }

    #[test]
    fn bytes_from_anywhere_are_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = from_matrix_market(&bytes[..]);
    }
}

fn both(matrix: &Matrix, classes: usize) -> [Classification; 2] {
    [Mode::Compat, Mode::Exact].map(|mode| {
        let settings = Settings {
            classes,
            mode,
            ..Settings::default()
        };
        classify(matrix, &settings)
    })
}

#[test]
fn what_cannot_be_split_says_why() {
    let rows = |row: Vec<u32>, count: usize| Matrix::from_rows(5, vec![row; count]).unwrap();
    for (matrix, stop) in [
        (Matrix::new(0), Stop::NoClassLargeEnough),
        (Matrix::new(7), Stop::NoClassLargeEnough),
        (rows(vec![0, 1, 2], 1), Stop::NoClassLargeEnough),
        (rows(vec![], 500), Stop::TooSmall),
        (rows(vec![0, 1, 2, 3, 4], 500), Stop::NothingVaries),
        (rows(vec![1], 500), Stop::TooSmall),
    ] {
        for result in both(&matrix, 5) {
            assert_eq!((result.classes(), result.stop()), (1, Some(stop)));
            assert_eq!(result.level(1).len(), matrix.texts());
            assert!(result.dendrogram().is_none());
        }
    }
}

#[test]
fn more_classes_than_possible_end_with_what_there_is() {
    let matrix = Matrix::from_rows(40, (0..40_u32).map(|n| vec![n, (n + 1) % 40, (n + 2) % 40])).unwrap();

    for result in both(&matrix, usize::MAX) {
        assert!(result.classes() > 1 && result.classes() < 40);
        assert!(result.stop().is_some());
    }
}

#[test]
fn ten_million_words_in_one_class_overflow_nothing() {
    let mut matrix = Matrix::new(23);
    let all: Vec<u32> = (0..20).collect();
    for _ in 0..500_000 {
        matrix.push(&all).unwrap();
    }
    for n in 0..40 {
        matrix.push(&[20, 21, 22, n % 3]).unwrap();
    }

    for result in both(&matrix, 2) {
        assert_eq!(result.splits()[0].sizes.into_iter().min(), Some(40));
        assert!(result.splits()[0].height.is_finite());
    }
}

#[test]
fn a_large_class_of_texts_alike_does_not_end_the_work_on_others() {
    let alike = (0..200).map(|_| vec![0, 1, 2]);
    let others = (0..60_u32).map(|n| vec![3 + n % 2 * 5 + n % 5, 3 + n % 2 * 5 + n * 3 % 5, 13 + n % 3]);
    let matrix = Matrix::from_rows(16, alike.chain(others)).unwrap();

    let [compat, exact] = both(&matrix, 4);

    assert_eq!((compat.classes(), compat.stop()), (2, Some(Stop::NothingVaries)));
    assert!(exact.classes() > 2);
}
