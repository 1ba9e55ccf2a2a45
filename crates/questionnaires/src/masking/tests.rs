//! What is masked, checked by solving for it as a curious reader would.

use super::*;
use crate::{
    instrument::{Choice, Section, Words},
    said::Said,
};
use proptest::prelude::*;

const LEAST: Least = Least {
    for_score: 30,
    in_cell: 5,
};

/// Every set of counts of five levels that fits what is shown: the number, and as much of the mean as is told.
fn solutions(counts: &[i64], cells: &Cells) -> Vec<Vec<i64>> {
    let moment = |counts: &[i64], power: u32| -> i64 { (0_i64..).zip(counts).map(|(v, n)| n * v.pow(power)).sum() };
    let powers = match cells.tells {
        Tells::Nothing => 0..1,
        Tells::Mean => 0..2,
        Tells::Interval => 0..3,
    };
    let all: i64 = counts.iter().sum();
    let mut found = vec![Vec::new()];
    for shown in &cells.counts {
        let choices: Vec<i64> = shown.map_or_else(|| (0..=all).collect(), |n| vec![n]);
        let longer = |begun: &Vec<i64>| -> Vec<Vec<i64>> {
            let left = all - begun.iter().sum::<i64>();
            let fit = choices.iter().filter(|n| **n <= left);
            fit.map(|n| [begun.as_slice(), &[*n]].concat()).collect()
        };
        found = found.iter().flat_map(longer).collect();
    }
    found.retain(|one| powers.clone().all(|power| moment(one, power) == moment(counts, power)));
    found
}

fn levels() -> Vec<Option<i64>> {
    (0..5).map(|level| Some(level * 25)).collect()
}

fn scale() -> Item {
    let kind = Kind::Scale {
        words: Words::Quality,
        no_opinion: true,
    };
    Item::of("a", Said::french("Comment ?"), kind)
}

fn content(items: Vec<Item>, scored: &[&str]) -> Content {
    Content {
        sections: vec![Section {
            key: "bloc".into(),
            items,
            ..Section::default()
        }],
        scores: vec![Score {
            key: "score".into(),
            items: scored.iter().map(|key| (*key).to_owned()).collect(),
            ..Score::default()
        }],
        ..Content::default()
    }
}

fn answered(item: &Item, counts: &[i64]) -> Deltas {
    let mut deltas = Deltas::default();
    for (code, n) in item.kind.codes().into_iter().zip(counts) {
        deltas.counts.insert((item.key.clone(), code), *n);
    }
    let all = counts.iter().sum();
    for key in [ALL, &item.key] {
        deltas.counts.insert((key.to_owned(), ANSWERED.to_owned()), all);
    }
    deltas
}

#[test]
fn a_score_of_one_question_masks_more_of_its_counts_rather_than_itself() {
    let item = scale();
    let counts = answered(&item, &[3, 9, 14, 20, 30, 0]);
    let alone = cells(&content(vec![item.clone()], &["a"]), &item, &counts, LEAST);
    assert_eq!(alone.tells, Tells::Interval);
    assert_eq!(alone.counts, [None, None, None, None, Some(30), Some(0)]);
    let among = cells(&content(vec![item.clone()], &["a", "b"]), &item, &counts, LEAST);
    assert_eq!(
        among.counts.iter().filter(|n| n.is_none()).count(),
        2,
        "nothing more follows from a score of several"
    );
    assert_eq!(among.tells, Tells::Nothing);
}

#[test]
fn nothing_is_told_of_a_mean_from_which_the_only_one_who_said_it_would_follow() {
    let item = scale();
    let told = |counts: &[i64]| {
        cells(
            &content(vec![item.clone()], &["a"]),
            &item,
            &answered(&item, counts),
            LEAST,
        )
    };
    assert_eq!(
        told(&[1, 0, 0, 0, 29, 0]).tells,
        Tells::Mean,
        "its spread would say how far below the one was"
    );
    assert_eq!(
        told(&[0, 0, 0, 1, 29, 0]).tells,
        Tells::Nothing,
        "nothing else is as near the top"
    );
    assert_eq!(
        told(&[10, 10, 10, 10, 10, 2]).tells,
        Tells::Nothing,
        "who has no view follows from how many count"
    );
    assert_eq!(told(&[10, 10, 10, 10, 10, 0]).tells, Tells::Interval);
    assert_eq!(
        told(&[1, 1, 1, 0, 0, 0]).counts,
        [None; 6],
        "three people answered in all"
    );
}

#[test]
fn each_row_of_a_grid_is_masked_on_its_own() {
    let choice = |code: &str| Choice {
        code: code.to_owned(),
        words: Said::french("Une ligne"),
    };
    let kind = Kind::Matrix {
        rows: vec![choice("soins"), choice("repas")],
        columns: Vec::new(),
        no_opinion: false,
    };
    let item = Item::of("m", Said::french("Comment ?"), kind);
    let counts = answered(&item, &[1, 9, 20, 10, 10, 10, 10, 10, 10, 10]);
    let shown = cells(&content(vec![item.clone()], &["m"]), &item, &counts, LEAST).counts;
    assert_eq!(shown[..5], [None, None, Some(20), Some(10), Some(10)]);
    assert!(shown[5..].iter().all(Option::is_some));
}

proptest! {
    #[test]
    fn a_masked_count_is_never_the_only_one_of_a_question(counts in prop::collection::vec(0_i64..40, 2..8)) {
        let shown = masked(&counts, LEAST.in_cell);
        let hidden: Vec<i64> = counts.iter().zip(&shown).filter(|(_, shown)| shown.is_none()).map(|(n, _)| *n).collect();
        prop_assert!(shown.iter().flatten().all(|n| *n == 0 || *n >= LEAST.in_cell));
        prop_assert!(hidden.len() != 1 || counts.iter().filter(|n| **n > 0).count() == 1);
    }

    /// A curious reader has how many answered, the mean, its interval, and solves: small counts stay unknown.
    #[test]
    fn no_small_count_follows_from_the_mean_beside_it(
        counts in prop::collection::vec(prop_oneof![3 => 0_i64..5, 2 => 5_i64..14], 5),
        wanted in prop::sample::select(vec![Tells::Mean, Tells::Interval]),
    ) {
        let shown = beside_mean(&counts, &levels(), LEAST.in_cell, wanted);
        if shown.tells > Tells::Nothing {
            let found = solutions(&counts, &shown);
            for (at, n) in counts.iter().enumerate().filter(|(_, n)| (1..LEAST.in_cell).contains(*n)) {
                prop_assert!(shown.counts[at].is_none());
                prop_assert!(found.iter().any(|one| one[at] != *n), "{counts:?} {shown:?}");
            }
        }
    }

    #[test]
    fn steps_leave_the_number_the_mean_and_the_spread_as_they_are(
        values in prop::sample::subsequence((0_i64..=10).map(|n| Some(n * 10)).collect::<Vec<_>>(), 4),
    ) {
        let steps = steps(&[0, 1, 2, 3], &values);
        for power in 0..3 {
            let moment: i64 = values.iter().zip(&steps).map(|(value, step)| value.expect("valued").pow(power) * step).sum();
            prop_assert_eq!(moment, 0);
        }
        prop_assert!(steps.iter().all(|step| *step != 0));
    }
}
