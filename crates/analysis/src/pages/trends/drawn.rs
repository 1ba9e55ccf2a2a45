//! Themes over months, as small charts.

use super::{Looked, month_words, theme_words};
use crate::{ThemeId, codebook::Codebook, trend::Spot};
use documents::chart::{self, Ink, Lines, Series};
use expressions::Month;
use platform::Reader;
use std::collections::BTreeSet;

/// Themes that are drawn: those that changed, then those with the most expressions.
const DRAWN: usize = 6;
/// Months of a drawing.
const DRAWN_MONTHS: usize = 13;

/// One theme drawn over months.
pub(super) struct Drawn {
    pub name: String,
    pub svg: String,
    pub words: String,
    pub url: String,
    /// Latest month first: its name, how many expressions carry the theme, of how many.
    pub rows: Vec<(String, String, String)>,
}

/// Themes over months, each on its own small chart: how many in a hundred expressions.
pub(super) fn drawn(t: &Reader, book: &Codebook, looked: &Looked, base: &str) -> Vec<Drawn> {
    let told: BTreeSet<ThemeId> = looked
        .trends
        .iter()
        .filter(|trend| trend.is_told && trend.spot == Spot::Month)
        .map(|trend| trend.theme)
        .collect();
    let mut themes: Vec<(bool, i64, ThemeId)> = book
        .running()
        .map(|theme| {
            let n = looked.counts.get(&theme.id).map_or(0, |slots| slots.values().sum());
            (!told.contains(&theme.id), -n, theme.id)
        })
        .filter(|(_, n, _)| *n < 0)
        .collect();
    themes.sort();
    let chosen = themes.into_iter().take(DRAWN.max(told.len()));
    let dated = looked.texts.iter().filter(|(slot, n)| !slot.is_empty() && **n > 0);
    let months: Vec<&String> = dated.map(|(slot, _)| slot).collect();
    let months = &months[months.len().saturating_sub(DRAWN_MONTHS)..];
    if months.len() < 2 {
        return Vec::new();
    }
    chosen
        .map(|(_, _, theme)| one_drawn(t, book, looked, theme, months, base))
        .collect()
}

fn one_drawn(t: &Reader, book: &Codebook, looked: &Looked, theme: ThemeId, months: &[&String], base: &str) -> Drawn {
    #[expect(clippy::cast_precision_loss, reason = "counts of expressions")]
    let share = |slot: &&String| {
        let n = looked
            .counts
            .get(&theme)
            .and_then(|slots| slots.get(*slot))
            .copied()
            .unwrap_or(0);
        let texts = looked.texts.get(*slot).copied().unwrap_or(0);
        (texts > 0).then(|| (n as f64 / texts as f64 * 100.0 * 10.0).round() / 10.0)
    };
    let period = |slot: &&String| {
        let month = Month::parse(slot);
        month.map_or_else(String::new, |month| {
            let name = t.say(&format!("analysis-month-short-{}", month.month));
            format!("{name}\n{}", month.year)
        })
    };
    let name = theme_words(t, book, theme, looked.tone);
    let values: Vec<Option<f64>> = months.iter().map(share).collect();
    let said = |value: Option<&Option<f64>>| {
        let value = value.copied().flatten();
        value.map_or_else(|| "–".to_owned(), |value| t.percent(value / 100.0))
    };
    let description = t.say_with(
        "analysis-trend-drawn",
        &[
            ("theme", &name),
            ("from", &month_words(t, months[0])),
            ("first", &said(values.first())),
            ("to", &month_words(t, months[months.len() - 1])),
            ("last", &said(values.last())),
        ],
    );
    let lines = Lines {
        periods: months.iter().map(period).collect(),
        series: vec![Series {
            name: t.say("analysis-trend-share"),
            strand: chart::Strand::First,
            values,
        }],
        decisions: Vec::new(),
    };
    let id = format!("trend-{theme}");
    let words = chart::Words {
        id: &id,
        title: &name,
        description: &description,
        lang: t.language.code(),
    };
    let row = |slot: &&String| {
        let n = looked.counts.get(&theme).and_then(|slots| slots.get(*slot)).copied();
        let texts = looked.texts.get(*slot).copied().unwrap_or(0);
        (month_words(t, slot), t.number(n.unwrap_or(0)), t.number(texts))
    };
    Drawn {
        rows: months.iter().rev().map(row).collect(),
        svg: chart::lines(&lines, &words, Ink::Page),
        url: format!("{base}/themes/{theme}?says={}", looked.says.code()),
        words: description,
        name,
    }
}
