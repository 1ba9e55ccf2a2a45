//! Which themes changed from month to month, or differ from place to place, more than chance would have it. Pure.

use crate::{ThemeId, coding::Tone, tally::Key};
use expressions::Month;
use std::collections::{BTreeMap, BTreeSet};
use verbatim::watch::{self, Compared, Slot};

/// Months with which the one that is looked at is compared, those before it.
pub(crate) const MONTHS: usize = 12;
/// Fewer months before it than this, and nothing is compared.
pub(crate) const LEAST_MONTHS: usize = 3;
/// Fewer expressions in a month or place than this, and it is not looked at.
pub(crate) const LEAST_TEXTS: i64 = 20;
/// Of studies where nothing changed, at most this share says something.
pub(crate) const SHARE: f64 = 0.05;

/// What a comparison is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// The month that is looked at, with those before it.
    Month,
    /// A place, with the others.
    Place(String),
}

/// One comparison.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Trend {
    pub theme: ThemeId,
    pub spot: Spot,
    /// Expressions of the month or place that carry the theme, and all that were read there.
    pub n: i64,
    pub texts: i64,
    pub said: Option<Compared>,
    /// Is it more than noise?
    pub is_told: bool,
}

impl Trend {
    /// More than expected, or less.
    #[expect(clippy::cast_precision_loss, reason = "counts of expressions")]
    pub fn is_more(&self) -> bool {
        self.said.is_some_and(|said| self.n as f64 > said.expected)
    }
}

/// Counts of expressions that carry each theme, by month or place.
pub(crate) type Counts = BTreeMap<ThemeId, BTreeMap<String, i64>>;

/// The counts of one tone, or of all.
pub(crate) fn counted(kept: &[(Key, i64)], tone: Option<Tone>) -> Counts {
    let mut counts = Counts::new();
    for (key, n) in kept.iter().filter(|(key, _)| tone.is_none_or(|tone| tone == key.tone)) {
        *counts
            .entry(key.theme)
            .or_default()
            .entry(key.slot.clone())
            .or_default() += n;
    }
    counts
}

/// The months that can be looked at, latest first: with expressions enough, and months enough before them.
pub(crate) fn months(texts: &BTreeMap<String, i64>) -> Vec<String> {
    let dated: Vec<&String> = dated(texts).collect();
    let enough = |place: &usize| *place >= LEAST_MONTHS && texts[dated[*place]] >= LEAST_TEXTS;
    (0..dated.len())
        .rev()
        .filter(enough)
        .map(|place| dated[place].clone())
        .collect()
}

fn dated(texts: &BTreeMap<String, i64>) -> impl Iterator<Item = &String> {
    let read = texts.iter().filter(|(_, n)| **n > 0);
    read.map(|(month, _)| month)
        .filter(|month| Month::parse(month).is_some())
}

/// What is compared: the counts of all themes, and of how many expressions.
pub(crate) struct Counted<'a> {
    pub counts: &'a Counts,
    pub texts: &'a BTreeMap<String, i64>,
}

/// Every theme in the month that is looked at, and in every place, each with whether it may be told.
pub(crate) fn trends(themes: &[ThemeId], month: Option<&str>, months: &Counted, places: &Counted) -> Vec<Trend> {
    let mut trends = Vec::new();
    for theme in themes {
        if let Some(month) = month {
            let before: Vec<&String> = dated(months.texts).filter(|slot| slot.as_str() < month).collect();
            let latest = before.len().saturating_sub(MONTHS);
            trends.push(trend(*theme, Spot::Month, months, month, &before[latest..]));
        }
        let named: BTreeSet<&String> = places.texts.keys().filter(|place| !place.is_empty()).collect();
        for place in named.iter().filter(|place| places.texts[**place] >= LEAST_TEXTS) {
            let others: Vec<&String> = named.iter().copied().filter(|other| *other != *place).collect();
            trends.push(trend(*theme, Spot::Place((*place).clone()), places, place, &others));
        }
    }
    let probabilities: Vec<Option<f64>> = trends.iter().map(|trend| trend.said.map(|said| said.p)).collect();
    for (trend, is_told) in trends.iter_mut().zip(watch::told(&probabilities, SHARE)) {
        trend.is_told = is_told;
    }
    trends
}

fn trend(theme: ThemeId, spot: Spot, counted: &Counted, at: &str, others: &[&String]) -> Trend {
    let of = |slot: &str| {
        let n = counted.counts.get(&theme).and_then(|slots| slots.get(slot)).copied();
        (
            n.unwrap_or(0).max(0),
            counted.texts.get(slot).copied().unwrap_or(0).max(0),
        )
    };
    let slot = |(n, texts): (i64, i64)| Slot {
        texts: texts.unsigned_abs(),
        // A code counted in a month of which its expression is gone meanwhile is no reason to say nothing.
        marked: n.min(texts).unsigned_abs(),
    };
    let (n, texts) = of(at);
    let others: Vec<Slot> = others.iter().map(|other| slot(of(other))).collect();
    Trend {
        theme,
        spot,
        n,
        texts,
        said: watch::compared(slot((n, texts)), &others),
        is_told: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coding::tests::theme;

    fn texts(n: i64, months: i64) -> BTreeMap<String, i64> {
        (1..=months).map(|month| (format!("2026-{month:02}"), n)).collect()
    }

    fn counts(of: &[(u128, i64)], months: i64) -> Counts {
        let one = |(id, n): &(u128, i64)| {
            let slots = (1..=months).map(|month| (format!("2026-{month:02}"), *n)).collect();
            (theme(*id), slots)
        };
        of.iter().map(one).collect()
    }

    #[test]
    fn a_theme_said_three_times_as_often_is_told_with_what_was_expected() {
        let texts = texts(120, 9);
        let mut counts = counts(&[(1, 12), (2, 30)], 9);
        *counts.get_mut(&theme(1)).unwrap().get_mut("2026-09").unwrap() = 34;
        let months = Counted {
            counts: &counts,
            texts: &texts,
        };
        let nowhere = (Counts::new(), BTreeMap::new());
        let places = Counted {
            counts: &nowhere.0,
            texts: &nowhere.1,
        };

        let found = trends(&[theme(1), theme(2)], Some("2026-09"), &months, &places);

        let told: Vec<(bool, bool)> = found.iter().map(|trend| (trend.is_told, trend.is_more())).collect();
        assert_eq!(told, [(true, true), (false, false)]);
        assert_eq!((found[0].n, found[0].texts), (34, 120));
        assert!((found[0].said.unwrap().expected - (12.0 * 8.0 + 34.0) / 9.0).abs() < 1e-9);
    }

    #[test]
    fn a_place_where_a_theme_is_said_more_is_told_and_a_small_one_is_not_looked_at() {
        let texts = BTreeMap::from([
            ("Urgences".to_owned(), 100),
            ("Chirurgie".to_owned(), 100),
            ("Dialyse".to_owned(), 19),
            (String::new(), 50),
        ]);
        let slots = BTreeMap::from([
            ("Urgences".to_owned(), 40),
            ("Chirurgie".to_owned(), 5),
            ("Dialyse".to_owned(), 19),
        ]);
        let counts = Counts::from([(theme(1), slots)]);
        let places = Counted {
            counts: &counts,
            texts: &texts,
        };
        let none = (Counts::new(), BTreeMap::new());
        let months = Counted {
            counts: &none.0,
            texts: &none.1,
        };

        let found = trends(&[theme(1)], None, &months, &places);

        let spots: Vec<&Spot> = found.iter().map(|trend| &trend.spot).collect();
        assert_eq!(
            spots,
            [&Spot::Place("Chirurgie".into()), &Spot::Place("Urgences".into())]
        );
        assert!(found[1].is_told && found[1].is_more() && found[0].is_told && !found[0].is_more());
    }

    #[test]
    fn a_month_needs_expressions_and_months_before_it() {
        let mut all = texts(40, 5);
        all.insert("2026-05".into(), 19);
        all.insert(String::new(), 500);

        assert_eq!(months(&all), ["2026-04"]);
        assert_eq!(months(&texts(40, 3)), Vec::<String>::new());
        assert_eq!(months(&BTreeMap::new()), Vec::<String>::new());
    }
}
