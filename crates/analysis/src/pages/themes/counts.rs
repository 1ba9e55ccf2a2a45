//! The tables and the chart of a theme's page.

use super::address;
use crate::{
    coding::Tone,
    pages::theme_table::{self, Counts, Row},
    store::themes::Narrow,
    tally::Says,
};
use documents::chart::{self, Ink, Lines, Series};
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
            .map(|(month, _)| t.say(&format!("analysis-month-short-{}", month.month)))
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
