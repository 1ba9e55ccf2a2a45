//! The questions that were judged best and worst, for a poster: only where enough people answered each.

use crate::{
    instrument::{Content, Item, Kind},
    masking::{Least, Tells, cells},
    results::{Mean, mean},
    tally::Deltas,
};

/// Questions of each end, at most.
pub const MOST: usize = 3;

/// A question and its mean from 0 to 100.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged<'c> {
    /// The question.
    pub item: &'c Item,
    /// From 0 to 100, the more the better.
    pub mean: Mean,
    /// May it be told? Where a masked count would follow from it, the question is named without it.
    pub is_told: bool,
}

/// The best and the worst, each question once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Highlights<'c> {
    /// From the best down.
    pub best: Vec<Judged<'c>>,
    /// From the worst up.
    pub worst: Vec<Judged<'c>>,
}

/// The highest and lowest scales and ratings that at least `least.for_score` people answered, `most` of each at most. « Oui ou non » is left out: whether yes is
/// good is not known; so are questions that quote an answer, which have no words of their own.
#[must_use]
pub fn highlights<'c>(content: &'c Content, counts: &Deltas, least: Least, most: usize) -> Highlights<'c> {
    let mut all: Vec<Judged<'c>> = content
        .questions()
        .filter(|item| matches!(item.kind, Kind::Scale { .. } | Kind::Rating { .. }))
        .filter(|item| !item.ask.0.values().any(|words| words.contains('{')))
        .filter_map(|item| {
            let found = mean(counts.sum_of(&item.key), least.for_score)?;
            let is_turned = content.scores.iter().any(|score| score.turned.contains(&item.key));
            let mean = if is_turned { turned(found) } else { found };
            let is_told = cells(content, item, counts, least).tells > Tells::Nothing;
            Some(Judged { item, mean, is_told })
        })
        .collect();
    // The order of the questions settles equals.
    all.sort_by(|a, b| b.mean.mean.total_cmp(&a.mean.mean));
    let worst: Vec<Judged<'c>> = all.iter().rev().take(most.min(all.len() / 2)).cloned().collect();
    all.truncate(most.min(all.len().div_ceil(2)));
    Highlights { best: all, worst }
}

/// Much is bad: turned around.
fn turned(mean: Mean) -> Mean {
    Mean {
        mean: 100.0 - mean.mean,
        interval: mean.interval.map(|(low, high)| (100.0 - high, 100.0 - low)),
        ..mean
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        instrument::{Section, Words},
        said::Said,
        score::Score,
        tally::{ALL, ANSWERED, Sum},
    };

    const LEAST: Least = Least {
        for_score: 30,
        in_cell: 5,
    };

    fn content(keys: &[&str]) -> Content {
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
                items: keys.iter().map(item).collect(),
                ..Section::default()
            }],
            ..Content::default()
        }
    }

    fn counts(of: &[(&str, i64, i64)]) -> Deltas {
        let mut counts = Deltas::default();
        counts.counts.insert((ALL.to_owned(), ANSWERED.to_owned()), 40);
        for (key, n, points) in of {
            let sum = Sum {
                n: *n,
                sum: n * points * 100,
                squares: n * points * points * 10_000,
            };
            counts.sums.insert((*key).to_owned(), sum);
        }
        counts
    }

    fn keys<'k>(of: &'k [Judged<'_>]) -> Vec<&'k str> {
        of.iter().map(|one| one.item.key.as_str()).collect()
    }

    #[test]
    fn each_question_stands_at_one_end_and_only_where_enough_answered() {
        let content = content(&["a", "b", "c", "d", "e"]);
        let counts = counts(&[
            ("a", 40, 50),
            ("b", 40, 90),
            ("c", 29, 99),
            ("d", 31, 10),
            ("e", 40, 70),
        ]);
        let found = highlights(&content, &counts, LEAST, MOST);
        assert_eq!(keys(&found.best), ["b", "e"]);
        assert_eq!(keys(&found.worst), ["d", "a"]);
        assert!(found.best.iter().chain(&found.worst).all(|one| one.is_told));
        let fifty = Least { for_score: 50, ..LEAST };
        assert_eq!(highlights(&content, &counts, fifty, MOST), Highlights::default());
    }

    #[test]
    fn a_question_is_named_without_its_mean_where_a_masked_count_would_follow() {
        let content = content(&["a", "b"]);
        let mut counts = counts(&[("a", 40, 50), ("b", 40, 90)]);
        for (level, n) in [("4", 12), ("5", 2)] {
            counts.counts.insert(("b".to_owned(), level.to_owned()), n);
        }
        let found = highlights(&content, &counts, LEAST, MOST);
        assert!(!found.best[0].is_told && found.worst[0].is_told);
    }

    #[test]
    fn much_is_bad_where_a_score_turns_it_and_a_quoting_question_is_left_out() {
        let mut content = content(&["a", "b", "c"]);
        content.scores.push(Score {
            turned: vec!["a".into()],
            items: vec!["a".into()],
            ..Score::default()
        });
        content.sections[0].items[2].ask = Said::french("Vous avez dit {a} ?");
        let counts = counts(&[("a", 40, 90), ("b", 40, 60), ("c", 40, 99)]);
        let found = highlights(&content, &counts, LEAST, MOST);
        assert_eq!((keys(&found.best), keys(&found.worst)), (vec!["b"], vec!["a"]));
        assert!((found.worst[0].mean.mean - 10.0).abs() < 1e-9);
    }
}
