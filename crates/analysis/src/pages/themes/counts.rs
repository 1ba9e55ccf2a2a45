//! The tables and the chart of a theme's page.

use super::address;
use crate::{
    coding::Tone,
    pages::theme_table::{Counts, Place, Row},
    store::themes::Narrow,
    tally::Says,
};
use documents::chart::{self, Bar, Bars, Ink, Lines, Series};
use expressions::Month;
use platform::Reader;

/// A cell of a table: its number and where it leads; no address where it is masked or zero.
pub(super) struct Cell {
    pub words: String,
    pub url: String,
}

/// A row of a table of the page.
pub(super) struct TableRow {
    pub name: String,
    pub cells: Vec<Cell>,
}

/// The latest months as lines: what did not go well, and what did.
pub(super) fn chart(t: &Reader, name: &str, months: &[(Month, Counts)]) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts of words of one month")]
    let values = |tone: Tone| months.iter().map(|(_, counts)| Some(counts.of(tone) as f64)).collect();
    let series = |tone: Tone, strand| Series {
        name: t.say(&format!("analysis-tone-line-{}", tone.code())),
        strand,
        values: values(tone),
    };
    let lines = Lines {
        periods: months
            .iter()
            .map(|(month, _)| {
                let name = t.say(&format!("analysis-month-short-{}", month.month));
                format!("{name}\n{}", month.year)
            })
            .collect(),
        series: vec![
            series(Tone::Negative, chart::Strand::First),
            series(Tone::Positive, chart::Strand::Second),
        ],
        decisions: Vec::new(),
    };
    let description = chart_words(t, months);
    let words = chart::Words {
        id: "theme",
        title: name,
        description: &description,
        lang: t.language.code(),
    };
    chart::lines(&lines, &words, Ink::Page)
}

/// What the chart shows, with its figures.
pub(super) fn chart_words(t: &Reader, months: &[(Month, Counts)]) -> String {
    let (Some((first, _)), Some((last, _))) = (months.first(), months.last()) else {
        return String::new();
    };
    let sum = |tone| months.iter().map(|(_, counts)| counts.of(tone)).sum::<i64>();
    t.say_with(
        "analysis-chart-words",
        &[
            ("from", &t.month(first.year, first.month)),
            ("to", &t.month(last.year, last.month)),
            ("negative", &t.number(sum(Tone::Negative))),
            ("positive", &t.number(sum(Tone::Positive))),
        ],
    )
}

/// Places as bars, those with the most words first; a masked place shows no length and no number.
pub(super) fn place_chart(t: &Reader, name: &str, places: &[&Place]) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts of words of one place")]
    let bar = |place: &&Place| Bar {
        name: place.name.clone(),
        strand: chart::Strand::First,
        value: place.total.map(|n| n as f64),
        words: place
            .total
            .map_or_else(|| t.say("analysis-masked"), |n| t.count("analysis-words-count", n)),
    };
    let bars = Bars {
        bars: places.iter().map(bar).collect(),
        full: None,
    };
    let title = t.say_one("analysis-places-chart", "theme", name);
    let description = place_words(t, places);
    let words = chart::Words {
        id: "places",
        title: &title,
        description: &description,
        lang: t.language.code(),
    };
    chart::bars(&bars, &words, Ink::Page)
}

/// What the chart of places shows: how many, and where most was said if that may be told.
pub(super) fn place_words(t: &Reader, places: &[&Place]) -> String {
    let n = i64::try_from(places.len()).unwrap_or(0);
    match places.first().map(|most| (most, most.total)) {
        Some((most, Some(total))) => t.count_with(
            "analysis-places-words",
            n,
            &[("place", &most.name), ("most", &t.count("analysis-words-count", total))],
        ),
        _ => t.count("analysis-places-words-masked", n),
    }
}

/// Words without a place: what is missing from the chart, masked as in the table.
pub(super) fn placeless(t: &Reader, places: &[Place]) -> String {
    let without = places.iter().find(|place| place.name.is_empty());
    match without.map_or(Some(0), |place| place.total) {
        Some(n) => t.count("analysis-placeless", n),
        None => t.say("analysis-placeless-few"),
    }
}

/// The table behind the chart, latest month first.
pub(super) fn month_rows(t: &Reader, base: &str, says: Says, rows: &[Row]) -> Vec<TableRow> {
    let newest_first = rows.iter().rev();
    newest_first
        .map(|row| {
            let name = Month::parse(&row.slot)
                .map_or_else(|| t.say("analysis-no-date"), |month| t.month(month.year, month.month));
            let cell = |n: i64, tone: Option<Tone>| {
                let narrow = Narrow {
                    month: Some(row.slot.clone()),
                    place: None,
                    tone,
                };
                Cell {
                    words: t.number(n),
                    url: if n > 0 {
                        address(base, says, &narrow, None)
                    } else {
                        String::new()
                    },
                }
            };
            let mut cells: Vec<Cell> = Tone::ALL
                .into_iter()
                .map(|tone| cell(row.counts.of(tone), Some(tone)))
                .collect();
            cells.push(cell(row.counts.total(), None));
            TableRow { name, cells }
        })
        .collect()
}

/// One place; masked numbers lead nowhere.
pub(super) fn place_row(t: &Reader, base: &str, says: Says, place: &Place) -> TableRow {
    let name = if place.name.is_empty() {
        t.say("analysis-no-place")
    } else {
        place.name.clone()
    };
    let cell = |n: Option<i64>, tone: Option<Tone>| match n {
        None => Cell {
            words: t.say("analysis-masked"),
            url: String::new(),
        },
        Some(n) => {
            let narrow = Narrow {
                month: None,
                place: Some(place.name.clone()),
                tone,
            };
            let url = if n > 0 && !place.name.is_empty() {
                address(base, says, &narrow, None)
            } else {
                String::new()
            };
            Cell {
                words: t.number(n),
                url,
            }
        }
    };
    let mut cells: Vec<Cell> = Tone::ALL
        .into_iter()
        .map(|tone| cell(place.of(tone), Some(tone)))
        .collect();
    cells.push(cell(place.total, None));
    TableRow { name, cells }
}
