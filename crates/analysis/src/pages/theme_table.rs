//! The tables of a theme: counts by month and by place, gaps filled, small places masked.

use crate::{
    coding::Tone,
    tally::{Key, LEAST_SHOWN, Says},
};
use documents::small_numbers;
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

/// One place as it may be shown: nothing where a number is masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Its name, or empty for words without a place.
    pub name: String,
    /// In the order of [`Tone::ALL`].
    pub tones: [Option<i64>; 4],
    /// All tones together.
    pub total: Option<i64>,
}

impl Place {
    /// One tone.
    pub fn of(&self, tone: Tone) -> Option<i64> {
        self.tones[tone.place()]
    }
}

/// Places with the most words first, equal ones by name: numbers of 1 to 4 are masked, with those that would tell them.
pub(crate) fn places(mut rows: Vec<Row>) -> Vec<Place> {
    rows.sort_by(|a, b| {
        b.counts
            .total()
            .cmp(&a.counts.total())
            .then_with(|| a.slot.cmp(&b.slot))
    });
    let counts: Vec<Vec<i64>> = rows.iter().map(|row| row.counts.0.to_vec()).collect();
    let shown = small_numbers::masked(&counts, LEAST_SHOWN);
    rows.into_iter()
        .zip(shown)
        .map(|(row, shown)| Place {
            name: row.slot,
            tones: std::array::from_fn(|tone| shown[tone]),
            total: shown[Tone::ALL.len()],
        })
        .collect()
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
    fn a_small_number_of_a_place_is_not_found_from_the_others() {
        let row = |slot: &str, counts| Row {
            slot: slot.into(),
            counts: Counts(counts),
        };

        let shown = places(vec![row("Dialyse", [2, 8, 0, 30]), row("Urgences", [50, 60, 0, 70])]);

        assert_eq!(shown[0].name, "Urgences");
        assert_eq!(shown[0].of(Tone::Mixed), Some(0));
        assert_eq!(shown[1].tones, [None, None, Some(0), Some(30)]);
        assert_eq!(shown[0].tones[..2], [None, None]);
        assert_eq!([shown[0].total, shown[1].total], [Some(180), Some(40)]);
    }
}
