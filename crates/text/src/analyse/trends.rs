//! What changes from month to month, and where: told only when it is more than noise.

use super::{
    corpus::{Corpus, Month},
    themes::Theme,
};
use std::collections::BTreeMap;
use verbatim::{
    deidentify::MONTHS,
    watch::{Slot, compared, told},
};

/// Of what is told, the share that may be noise, on average.
const SHARE: f64 = 0.05;
/// Months that the last one is compared with, at most.
const BEFORE: usize = 12;
/// Texts that a month or a place must have to be compared.
const LEAST: u64 = 20;

/// A theme that is spoken of more, or less, than elsewhere.
pub(super) struct Change {
    /// Its place among the themes that were found.
    pub theme: usize,
    /// When, or where.
    pub slot: String,
    pub counted: Slot,
    pub expected: f64,
}

/// What changes.
#[derive(Default)]
pub(super) struct Trends {
    /// Texts of each month, and those of each theme, in the order of the themes.
    pub months: BTreeMap<Month, (u64, Vec<u64>)>,
    pub over_time: Vec<Change>,
    pub by_place: Vec<Change>,
    /// Whether there were months, or places, enough to compare.
    pub compared: (bool, bool),
}

pub(super) fn of(corpus: &Corpus, themes: &[Theme]) -> Trends {
    let mut months: BTreeMap<Month, (u64, Vec<u64>)> = BTreeMap::new();
    let mut places = vec![(0_u64, vec![0_u64; themes.len()]); corpus.places.len()];
    for text in &corpus.read {
        let month = text
            .month
            .map(|month| months.entry(month).or_insert_with(|| (0, vec![0; themes.len()])));
        let place = text.place.map(|place| &mut places[place as usize]);
        for (texts, marked) in month.into_iter().chain(place) {
            *texts += 1;
            for (count, theme) in marked.iter_mut().zip(themes) {
                *count += u64::from(text.speaks_of(theme.place));
            }
        }
    }
    let (over_time, months_compared) = over_time(&months, themes.len());
    let (by_place, places_compared) = by_place(corpus, &places, themes.len());
    Trends {
        months,
        over_time,
        by_place,
        compared: (months_compared, places_compared),
    }
}

/// The last month beside those before it.
fn over_time(months: &BTreeMap<Month, (u64, Vec<u64>)>, themes: usize) -> (Vec<Change>, bool) {
    let slots: Vec<_> = months.iter().rev().take(BEFORE + 1).collect();
    let [(last, counts), before @ ..] = slots.as_slice() else {
        return (Vec::new(), false);
    };
    if before.is_empty() || counts.0 < LEAST {
        return (Vec::new(), false);
    }
    let before: Vec<&(u64, Vec<u64>)> = before.iter().map(|(_, counts)| *counts).collect();
    let rows = (0..themes).map(|theme| (theme, said(last), of_theme(counts, theme), beside(&before, theme)));
    (changes(rows), true)
}

/// Each place beside all others.
fn by_place(corpus: &Corpus, places: &[(u64, Vec<u64>)], themes: usize) -> (Vec<Change>, bool) {
    let large: Vec<usize> = (0..places.len()).filter(|place| places[*place].0 >= LEAST).collect();
    if large.len() < 2 {
        return (Vec::new(), false);
    }
    let large = &large;
    let rows = large.iter().flat_map(|&place| {
        let others: Vec<&(u64, Vec<u64>)> = large
            .iter()
            .filter(|one| **one != place)
            .map(|one| &places[*one])
            .collect();
        (0..themes).map(move |theme| {
            let name = corpus.places[place].clone();
            (theme, name, of_theme(&places[place], theme), beside(&others, theme))
        })
    });
    (changes(rows), true)
}

fn of_theme(counts: &(u64, Vec<u64>), theme: usize) -> Slot {
    Slot {
        texts: counts.0,
        marked: counts.1[theme],
    }
}

fn beside(others: &[&(u64, Vec<u64>)], theme: usize) -> Vec<Slot> {
    others.iter().map(|counts| of_theme(counts, theme)).collect()
}

fn changes(rows: impl Iterator<Item = (usize, String, Slot, Vec<Slot>)>) -> Vec<Change> {
    let compared: Vec<_> = rows
        .map(|(theme, slot, one, others)| (theme, slot, one, compared(one, &others)))
        .collect();
    let probabilities: Vec<Option<f64>> = compared.iter().map(|row| row.3.map(|said| said.p)).collect();
    let told = told(&probabilities, SHARE);
    let kept = compared.into_iter().zip(told).filter(|(_, told)| *told);
    kept.filter_map(|((theme, slot, counted, said), _)| {
        Some(Change {
            theme,
            slot,
            counted,
            expected: said?.expected,
        })
    })
    .collect()
}

/// "novembre 2026".
pub(super) fn said(month: &Month) -> String {
    let name = usize::try_from(month.month - 1)
        .ok()
        .and_then(|place| MONTHS.get(place));
    format!("{} {}", name.unwrap_or(&""), month.year)
}
