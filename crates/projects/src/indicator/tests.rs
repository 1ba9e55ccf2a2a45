//! What can be written, locked and read of an indicator.

use super::*;

pub(crate) const DAY: Date = Date::constant(2026, 3, 1);

pub(crate) fn words() -> IndicatorWords {
    IndicatorWords {
        name: "Patients qui se disent bien informés".into(),
        kind: Kind::Proportion,
        unit: String::new(),
        counted: "Réponses « oui, tout à fait »".into(),
        source: "Questionnaire de sortie".into(),
        direction: Direction::Up,
        baseline: Some(Figure {
            amount: 115,
            n: 198,
            missing: 31,
            on: DAY,
        }),
        target: Some(70_000),
        target_on: Some(Date::constant(2026, 10, 31)),
    }
}

#[test]
fn a_complete_indicator_can_be_locked_and_an_incomplete_one_says_what_lacks() {
    assert!(words().lock_problems().is_empty());
    let bare = IndicatorWords {
        baseline: None,
        target: None,
        target_on: None,
        ..words()
    };
    assert_eq!(bare.lock_problems().all().len(), 3);
}

#[test]
fn a_target_behind_the_baseline_is_refused_in_both_directions() {
    let table = [
        (Direction::Up, 50_000, false),
        (Direction::Up, 70_000, true),
        (Direction::Down, 70_000, false),
        (Direction::Down, 50_000, true),
    ];
    for (direction, target, good) in table {
        let words = IndicatorWords {
            direction,
            target: Some(target),
            ..words()
        };
        assert_eq!(words.lock_problems().is_empty(), good, "{direction:?} to {target}");
    }
}

#[test]
fn a_target_is_of_a_day_after_the_baseline() {
    for (on, good) in [
        (Date::constant(2020, 1, 1), false),
        (DAY, false),
        (Date::constant(2026, 3, 2), true),
    ] {
        let words = IndicatorWords {
            target_on: Some(on),
            ..words()
        };
        assert_eq!(words.lock_problems().is_empty(), good, "{on}");
    }
}

#[test]
fn a_share_cannot_count_more_than_all_nor_lie_in_the_future() {
    let with = |amount, n, on| IndicatorWords {
        baseline: Some(Figure {
            amount,
            n,
            missing: 0,
            on,
        }),
        ..words()
    };
    let today = Date::constant(2026, 11, 22);
    assert!(with(10, 10, DAY).problems(today).is_empty());
    for wrong in [
        with(11, 10, DAY),
        with(-1, 10, DAY),
        with(0, 0, DAY),
        with(1, 2, Date::constant(2027, 1, 1)),
    ] {
        assert!(!wrong.problems(today).is_empty());
    }
}

#[test]
fn typed_numbers_are_read_as_people_write_them() {
    let table = [
        ("12", Some(12_000)),
        ("12,5", Some(12_500)),
        ("1 234.567", Some(1_234_567)),
        ("-0,05", Some(-50)),
        ("1,2345", None),
        ("", None),
        ("douze", None),
        ("9999999999999", None),
    ];
    for (text, read) in table {
        assert_eq!(parse_thousandths(text), read, "{text}");
    }
}

#[test]
fn a_share_is_rounded_to_the_thousandth_of_a_point() {
    let figure = Figure {
        amount: 115,
        n: 198,
        missing: 0,
        on: DAY,
    };
    assert_eq!(figure.thousandths(Kind::Proportion), Some(58_081));
    assert_eq!(Figure { n: 0, ..figure }.thousandths(Kind::Proportion), None);
}

#[test]
fn a_target_is_reached_in_its_own_direction() {
    assert_eq!(words().is_reached_by(70_000), Some(true));
    assert_eq!(
        IndicatorWords {
            direction: Direction::Down,
            ..words()
        }
        .is_reached_by(70_001),
        Some(false)
    );
    assert_eq!(
        IndicatorWords {
            target: None,
            ..words()
        }
        .is_reached_by(1),
        None
    );
}
