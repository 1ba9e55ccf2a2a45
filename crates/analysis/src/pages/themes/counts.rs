//! The tables and the chart of a theme's page.

use super::address;
use crate::{
    coding::Tone,
    pages::theme_table::{self, Counts, Row},
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

/// Places as bars, those with the most words first; a place under five shows no length and no number.
pub(super) fn place_chart(t: &Reader, name: &str, places: &[&Row]) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts of words of one place")]
    let bar = |row: &&Row| {
        let shown = theme_table::shown(row.counts.total());
        Bar {
            name: row.slot.clone(),
            strand: chart::Strand::First,
            value: shown.map(|n| n as f64),
            words: shown.map_or_else(
                || t.say("analysis-fewer-than-five"),
                |n| t.count("analysis-words-count", n),
            ),
        }
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
pub(super) fn place_words(t: &Reader, places: &[&Row]) -> String {
    let n = i64::try_from(places.len()).unwrap_or(0);
    match places.first() {
        Some(most) if theme_table::shown(most.counts.total()).is_some() => t.count_with(
            "analysis-places-words",
            n,
            &[
                ("place", &most.slot),
                ("most", &t.count("analysis-words-count", most.counts.total())),
            ],
        ),
        _ => t.count("analysis-places-words-masked", n),
    }
}

/// Words without a place: what is missing from the chart, masked as in the table.
pub(super) fn placeless(t: &Reader, rows: &[Row]) -> String {
    let n = rows
        .iter()
        .find(|row| row.slot.is_empty())
        .map_or(0, |row| row.counts.total());
    match theme_table::shown(n) {
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

/// One place; a count under five is not shown.
pub(super) fn place_row(t: &Reader, base: &str, says: Says, row: &Row) -> TableRow {
    let name = if row.slot.is_empty() {
        t.say("analysis-no-place")
    } else {
        row.slot.clone()
    };
    let cell = |n: i64, tone: Option<Tone>| match theme_table::shown(n) {
        None => Cell {
            words: t.say("analysis-fewer-than-five"),
            url: String::new(),
        },
        Some(n) => {
            let narrow = Narrow {
                month: None,
                place: Some(row.slot.clone()),
                tone,
            };
            let url = if n > 0 && !row.slot.is_empty() {
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
        .map(|tone| cell(row.counts.of(tone), Some(tone)))
        .collect();
    cells.push(cell(row.counts.total(), None));
    TableRow { name, cells }
}
