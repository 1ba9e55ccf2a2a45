//! The tables of a theme: counts by month and by place, gaps filled, small places masked.

use crate::{
    coding::Tone,
    tally::{Key, LEAST_SHOWN, Says},
};
use expressions::Month;
use std::collections::BTreeMap;

/// Counts of one month or place, in the order of [`Tone::ALL`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts(pub [i64; 4]);

impl Counts {
    /// All tones together.
    pub fn total(&self) -> i64 {
        self.0.iter().sum()
    }

    /// One tone.
    pub fn of(&self, tone: Tone) -> i64 {
        self.0[tone.place()]
    }
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// `2026-11`, a place, or empty for what has none.
    pub slot: String,
    /// Its counts.
    pub counts: Counts,
}

/// The rows of one voice, people or the tool, in the order of their slots.
pub(crate) fn rows(kept: &[(Key, i64)], says: Says) -> Vec<Row> {
    let mut by_slot: BTreeMap<&str, Counts> = BTreeMap::new();
    for (key, n) in kept.iter().filter(|(key, _)| key.says == says) {
        by_slot.entry(&key.slot).or_default().0[key.tone.place()] += n;
    }
    by_slot
        .into_iter()
        .map(|(slot, counts)| Row {
            slot: slot.to_owned(),
            counts,
        })
        .collect()
}

/// The latest months, at most `most`, months without a word between them filled with zeros;
/// undated words are not among them.
pub(crate) fn latest_months(rows: &[Row], most: usize) -> Vec<(Month, Counts)> {
    let dated: BTreeMap<(i16, i8), &Counts> = rows
        .iter()
        .filter_map(|row| Month::parse(&row.slot).map(|m| ((m.year, m.month), &row.counts)))
        .collect();
    let (Some(first), Some(last)) = (dated.keys().next().copied(), dated.keys().next_back().copied()) else {
        return Vec::new();
    };
    let mut months = Vec::new();
    let mut at = last;
    while at >= first && months.len() < most {
        months.push((
            Month {
                year: at.0,
                month: at.1,
            },
            dated.get(&at).map(|c| (*c).clone()).unwrap_or_default(),
        ));
        at = if at.1 == 1 { (at.0 - 1, 12) } else { (at.0, at.1 - 1) };
    }
    months.reverse();
    months
}

/// Places with the most words first; equal ones by name.
pub(crate) fn by_size(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by(|a, b| {
        b.counts
            .total()
            .cmp(&a.counts.total())
            .then_with(|| a.slot.cmp(&b.slot))
    });
    rows
}

/// A count of a table by place, or nothing where it is too small to be shown: 1 to 4.
pub(crate) fn shown(n: i64) -> Option<i64> {
    (n == 0 || n >= LEAST_SHOWN).then_some(n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{coding::tests::theme, tally::Axis};

    fn key(slot: &str, tone: Tone, says: Says) -> Key {
        Key {
            theme: theme(1),
            axis: Axis::Month,
            slot: slot.into(),
            tone,
            says,
        }
    }

    #[test]
    fn people_and_the_tool_are_never_added_up() {
        let kept = [
            (key("2026-08", Tone::Negative, Says::People), 3),
            (key("2026-08", Tone::Positive, Says::People), 2),
            (key("2026-08", Tone::Negative, Says::Tool), 40),
        ];
        let people = rows(&kept, Says::People);
        assert_eq!(people.len(), 1);
        assert_eq!(people[0].counts.total(), 5);
        assert_eq!(people[0].counts.of(Tone::Negative), 3);
    }

    #[test]
    fn months_without_a_word_are_zero_and_old_ones_are_cut() {
        let kept = [
            (key("2025-11", Tone::Mixed, Says::People), 1),
            (key("2026-02", Tone::Negative, Says::People), 4),
            (key("", Tone::Negative, Says::People), 9),
        ];
        let months = latest_months(&rows(&kept, Says::People), 24);
        let totals: Vec<i64> = months.iter().map(|(_, counts)| counts.total()).collect();
        assert_eq!(totals, [1, 0, 0, 4]);
        assert_eq!(latest_months(&rows(&kept, Says::People), 2).len(), 2);
    }

    #[test]
    fn a_small_place_is_masked_and_an_empty_one_is_not() {
        assert_eq!([0, 1, 4, 5].map(shown), [Some(0), None, None, Some(5)]);
    }
}
