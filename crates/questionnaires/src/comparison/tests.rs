//! Differences and their intervals, what is masked, and what could be told by subtraction.

use super::*;
use crate::{
    campaign::CampaignId,
    instrument::{Item, Section, Words},
    said::Said,
    score::Score,
    tally::{ALL, ANSWERED},
};
use proptest::prelude::*;
use uuid::Uuid;

const LEAST: Least = Least {
    for_score: 30,
    in_cell: 5,
};

fn content(items: &[&str]) -> Content {
    let item = |key: &&str| {
        Item::of(
            (*key).to_owned(),
            Said::french("Comment ?"),
            Kind::Scale {
                words: Words::Quality,
                no_opinion: true,
            },
        )
    };
    Content {
        sections: vec![Section {
            key: "bloc".into(),
            items: items.iter().map(item).collect(),
            ..Section::default()
        }],
        scores: vec![Score {
            key: "score".into(),
            items: items.iter().map(|key| (*key).to_owned()).collect(),
            ..Score::default()
        }],
        ..Content::default()
    }
}

/// What so many answers at each of five levels of one question count.
fn answered(key: &str, levels: &[i64]) -> Deltas {
    let mut deltas = Deltas::default();
    let mut sum = Sum::default();
    for (at, n) in (0_i64..).zip(levels) {
        let points = at * 2_500;
        let one = Sum {
            n: 1,
            sum: points,
            squares: points * points,
        };
        sum.add(one, *n);
        deltas.counts.insert((key.to_owned(), (at + 1).to_string()), *n);
    }
    let all: i64 = levels.iter().sum();
    for (item, code) in [(ALL, ANSWERED), (key, ANSWERED)] {
        deltas.counts.insert((item.to_owned(), code.to_owned()), all);
    }
    deltas.sums.insert(key.to_owned(), sum);
    deltas.sums.insert("score".to_owned(), sum);
    deltas
}

fn rows(own: &Deltas, other: &Deltas) -> Vec<Compared> {
    let content = content(&["a"]);
    let side = |counts| Side {
        content: &content,
        counts,
    };
    compared(side(own), side(other), LEAST)
}

fn sum(n: i64, mean: i64, spread: i64) -> Sum {
    // Half of them above the mean and half below, in hundredths.
    let (low, high) = ((mean - spread) * 100, (mean + spread) * 100);
    Sum {
        n,
        sum: n / 2 * (low + high),
        squares: n / 2 * (low * low + high * high),
    }
}

#[test]
fn a_difference_has_the_interval_of_two_samples_and_says_whether_it_is_more_than_chance() {
    // s² = 400 × 40/39 on both sides, n = 40: a standard error of √(2 × 400 ÷ 39) = 4.529.
    let found = difference(sum(40, 70, 20), sum(40, 60, 20), 30).expect("enough");
    assert!((found.difference - 10.0).abs() < 1e-9);
    let (low, high) = found.interval;
    assert!((low - 1.123).abs() < 1e-3 && (high - 18.877).abs() < 1e-3, "{found:?}");
    assert_eq!(found.verdict(), Verdict::More);
    let less = difference(sum(40, 60, 20), sum(40, 70, 20), 30).expect("enough");
    assert_eq!(less.verdict(), Verdict::Less);
    let small = difference(sum(40, 65, 20), sum(40, 60, 20), 30).expect("enough");
    assert_eq!(small.verdict(), Verdict::Chance);
}

#[test]
fn nothing_is_said_under_the_minimum_or_where_a_count_is_masked() {
    let many = answered("a", &[10, 10, 10, 10, 10]);
    let outcomes = |other: &Deltas| -> Vec<&'static str> {
        let all = rows(&many, other);
        all.iter().map(|one| one.outcome.code()).collect()
    };
    assert_eq!(outcomes(&answered("a", &[5, 5, 5, 5, 9])), ["few", "few"]);
    assert_eq!(
        outcomes(&answered("a", &[0, 0, 0, 1, 49])),
        ["masked", "masked"],
        "the score of one question is its mean"
    );
    assert_eq!(
        outcomes(&answered("a", &[2, 10, 10, 10, 10])),
        ["chance", "chance"],
        "enough counts are masked beside that mean"
    );
    assert_eq!(outcomes(&many), ["chance", "chance"]);
}

#[test]
fn what_is_asked_or_computed_otherwise_is_not_compared() {
    let counts = answered("a", &[10, 10, 10, 10, 10]);
    let own = content(&["a"]);
    let mut other = content(&["a"]);
    other.sections[0].items[0].kind = Kind::YesNo { forgotten: false };
    let side = |content| Side {
        content,
        counts: &counts,
    };
    let all = compared(side(&own), side(&other), LEAST);
    assert!(all.iter().all(|one| one.outcome == Outcome::Changed), "{all:?}");
    let longer = content(&["a", "b"]);
    let all = compared(side(&own), side(&longer), LEAST);
    assert_eq!(all[0].outcome, Outcome::Changed, "its score counts one question more");
    assert!(matches!(all[1].outcome, Outcome::Shown(_)));
}

fn place(n: u128, region: &str) -> Participant {
    Participant {
        id: ParticipantId(Uuid::from_u128(n)),
        campaign: CampaignId(Uuid::nil()),
        organisation: Uuid::nil(),
        own: None,
        finess: None,
        name: format!("Établissement inventé {n}"),
        region: Some(region.to_owned()).filter(|region| !region.is_empty()),
        link: String::new(),
        target: None,
    }
}

fn region(places: &[(&str, i64)]) -> Result<Vec<ParticipantId>, NotCompared> {
    region_seen_by(places, 1)
}

/// The region of the first place, for who sees the first `known` one by one.
fn region_seen_by(places: &[(&str, i64)], known: usize) -> Result<Vec<ParticipantId>, NotCompared> {
    let all: Vec<Participant> = (0_u128..)
        .zip(places)
        .map(|(n, (region, _))| place(n, region))
        .collect();
    let complete = all.iter().zip(places).map(|(one, (_, n))| (one.id, *n)).collect();
    let seen: Vec<ParticipantId> = all.iter().take(known).map(|one| one.id).collect();
    region_of(&all, &complete, (&all[0], &seen), LEAST)
}

#[test]
fn a_region_needs_three_others_that_answered_and_none_or_three_elsewhere() {
    let enough = [("Nord", 40), ("nord ", 12), ("Nord", 12), ("Nord", 12)];
    assert_eq!(region(&enough).map(|ids| ids.len()), Ok(3));
    assert_eq!(region(&enough[..3]), Err(NotCompared::FewOthers));
    assert_eq!(
        region(&[("Nord", 40), ("Nord", 30), ("Nord", 30), ("Nord", 4)]),
        Err(NotCompared::FewOthers),
        "one of the three hardly answered"
    );
    assert_eq!(
        region(&[("", 40), ("", 40), ("", 40), ("", 40)]),
        Err(NotCompared::NoRegion)
    );
    let with = |more: &[(&'static str, i64)]| region(&[enough.as_slice(), more].concat());
    assert_eq!(with(&[("Sud", 40)]), Err(NotCompared::FewElsewhere));
    assert_eq!(with(&[("Sud", 40), ("Sud", 40)]), Err(NotCompared::FewElsewhere));
    assert!(with(&[("Sud", 0)]).is_ok(), "nobody answered there");
    assert!(with(&[("Sud", 20), ("Est", 20), ("", 20)]).is_ok());
}

#[test]
fn what_a_reader_sees_one_by_one_hides_nobody() {
    let places = [("Nord", 40), ("Nord", 40), ("Nord", 40), ("Nord", 40)];
    assert!(region_seen_by(&places, 1).is_ok());
    assert_eq!(
        region_seen_by(&places, 2),
        Err(NotCompared::FewOthers),
        "two are left by subtraction"
    );
    let more = [places.as_slice(), &[("Nord", 40)]].concat();
    assert_eq!(region_seen_by(&more, 2).map(|ids| ids.len()), Ok(4));
}

proptest! {
    /// A mean is one equation more between the counts of a question: given beside masked counts, it could solve them.
    #[test]
    fn the_comparison_never_lets_a_masked_count_be_computed(
        own in prop::collection::vec(0_i64..30, 5),
        other in prop::collection::vec(0_i64..30, 5),
    ) {
        let (mine, theirs) = (answered("a", &own), answered("a", &other));
        let hides = |levels: &[i64]| {
            crate::masking::masked(levels, LEAST.in_cell).contains(&None) || levels.iter().sum::<i64>() < LEAST.in_cell
        };
        let content = content(&["a", "b"]);
        let side = |counts| Side { content: &content, counts };
        let all = compared(side(&mine), side(&theirs), LEAST);
        if let Outcome::Shown(found) = all[1].outcome {
            prop_assert!(!hides(&own) && !hides(&other), "{own:?} {other:?}");
            prop_assert!(found.own.n >= LEAST.for_score && found.other.n >= LEAST.for_score);
        }
    }

    /// What a reader has: the whole, one's own, the region's others. Whatever is left by subtraction is of nobody, or of
    /// three establishments and thirty answers.
    #[test]
    fn no_other_establishment_is_told_by_subtraction(
        places in prop::collection::vec((prop::sample::select(vec!["Nord", "Sud", "Est", ""]), 0_i64..40), 1..12),
    ) {
        if let Ok(near) = region(&places) {
            let mine = places[0].0;
            let group = |is_near: bool| -> Vec<i64> {
                let others = places[1..].iter().filter(|(region, _)| (*region == mine) == is_near);
                others.map(|(_, n)| *n).filter(|n| *n > 0).collect()
            };
            prop_assert!(near.len() >= LEAST_OTHERS && group(true).len() >= LEAST_OTHERS);
            let far = group(false);
            prop_assert!(far.is_empty() || far.len() >= LEAST_OTHERS && far.iter().sum::<i64>() >= LEAST.for_score);
        }
    }

    #[test]
    fn an_interval_holds_its_difference_whichever_way_round(
        own in prop::collection::vec(6_i64..40, 5), other in prop::collection::vec(6_i64..40, 5),
    ) {
        let sum = |levels: &[i64]| answered("a", levels).sums["a"];
        let found = difference(sum(&own), sum(&other), 30).expect("thirty at least");
        let back = difference(sum(&other), sum(&own), 30).expect("thirty at least");
        prop_assert!(found.interval.0 <= found.difference && found.difference <= found.interval.1);
        prop_assert!((found.difference + back.difference).abs() < 1e-9);
        prop_assert!((found.interval.0 + back.interval.1).abs() < 1e-9);
    }
}
