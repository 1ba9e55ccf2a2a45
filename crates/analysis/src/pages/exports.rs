//! Files to take away: everybody's codes once the reading is closed, and the tables of themes.

use super::{
    parts::study as seen,
    theme_table::{self, Row},
};
use crate::{
    StudyId, ThemeId, actions,
    codebook::Codebook,
    coding::{Coding, Tone},
    store,
    tally::{Axis, Says},
};
use axum::extract::State;
use documents::table_out::{self, Cell, Column, ColumnKind, CsvStyle, Table};
use platform::{
    App, Error, Reader, Result,
    web::{Download, Path},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What a table is written as.
#[derive(Clone, Copy)]
pub(super) enum Format {
    Csv,
    Xlsx,
}

/// The file of a table, under a name.
pub(super) fn file(t: &Reader, table: &Table, name: &str, format: Format) -> Result<Download> {
    match format {
        Format::Csv => {
            let style = CsvStyle::of(t.language.code());
            Ok(Download::bytes(
                format!("{name}.csv"),
                "text/csv; charset=utf-8",
                table_out::csv(table, style),
            ))
        }
        Format::Xlsx => {
            let bytes = table_out::xlsx(table).map_err(Error::internal)?;
            Ok(Download::bytes(
                format!("{name}.xlsx"),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                bytes,
            ))
        }
    }
}

/// A table in the reader's language.
pub(super) fn table(t: &Reader, title: String, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
    Table {
        title,
        lang: t.language.code().to_owned(),
        made_on: t.today,
        columns,
        rows,
    }
}

/// A column whose name is a message.
pub(super) fn column(t: &Reader, message: &str, kind: ColumnKind) -> Column {
    Column::new(t.say(message), kind)
}

/// /studies/{id}/codes.csv: refused while a reader has not finished, whoever asks.
pub(super) async fn codes(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Download> {
    let (study, codings) = actions::reading::everybodys(&app, &t.actor, id).await?;
    let (_, book) = seen(&app, &t, id).await?;
    // Readers are numbered within their college: the file says which side, not who.
    let readers = reader_names(&t, &codings);
    let rows = codings
        .iter()
        .filter(|coding| coding.codes.is_complete())
        .map(|coding| code_row(&t, &book, coding, &readers));
    let columns = vec![
        column(&t, "analysis-column-number", ColumnKind::Integer),
        column(&t, "analysis-column-college", ColumnKind::Text),
        column(&t, "analysis-column-reader", ColumnKind::Text),
        column(&t, "analysis-column-themes", ColumnKind::LongText),
        column(&t, "analysis-tone", ColumnKind::Text),
    ];
    let table = table(&t, study.name.clone(), columns, rows.collect());
    file(&t, &table, &t.say("analysis-file-codes"), Format::Csv)
}

fn reader_names(t: &Reader, codings: &[Coding]) -> BTreeMap<Uuid, String> {
    let mut names = BTreeMap::new();
    for college in platform::College::BOTH {
        let people: std::collections::BTreeSet<Uuid> = codings
            .iter()
            .filter(|c| c.college == college)
            .map(|c| c.person)
            .collect();
        names.extend(
            people
                .into_iter()
                .zip(1_i64..)
                .map(|(person, n)| (person, t.say_with("analysis-reader-n", &[("n", &n.to_string())]))),
        );
    }
    names
}

fn code_row(t: &Reader, book: &Codebook, coding: &Coding, readers: &BTreeMap<Uuid, String>) -> Vec<Cell> {
    let mut themes: Vec<String> = coding.codes.themes.iter().map(|theme| book.full_name(*theme)).collect();
    if themes.is_empty() {
        themes.push(t.say("analysis-nothing-short"));
    }
    vec![
        Cell::Integer(coding.number),
        Cell::Text(t.college(coding.college)),
        Cell::Text(readers.get(&coding.person).cloned().unwrap_or_default()),
        Cell::Text(themes.join(" | ")),
        Cell::Text(coding.codes.tone.map(|tone| tone.said(t)).unwrap_or_default()),
    ]
}

/// /studies/{id}/themes.csv: each theme with what people coded and what the tool proposes, apart.
pub(super) async fn themes_csv(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Download> {
    themes(&app, &t, id, Format::Csv).await
}

/// The same as a workbook.
pub(super) async fn themes_xlsx(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Download> {
    themes(&app, &t, id, Format::Xlsx).await
}

async fn themes(app: &App, t: &Reader, id: StudyId, format: Format) -> Result<Download> {
    let (study, book) = seen(app, t, id).await?;
    let totals = store::tallies::totals(app, id).await?;
    let rows = book.themes.iter().map(|theme| {
        let (people, tool) = totals.get(&theme.id).copied().unwrap_or_default();
        vec![
            Cell::Text(book.full_name(theme.id)),
            Cell::Text(theme.definition.clone()),
            Cell::Integer(people),
            Cell::Integer(tool),
        ]
    });
    let columns = vec![
        column(t, "analysis-theme", ColumnKind::Text),
        column(t, "analysis-theme-definition", ColumnKind::LongText),
        column(t, "analysis-by-people", ColumnKind::Integer),
        column(t, "analysis-by-tool", ColumnKind::Integer),
    ];
    let table = table(t, study.name.clone(), columns, rows.collect());
    file(t, &table, &t.say("analysis-file-themes"), format)
}

/// /studies/{id}/themes/{theme}/table.csv: every month and place of one theme.
pub(super) async fn theme_table_csv(
    State(app): State<App>,
    t: Reader,
    Path((id, theme)): Path<(StudyId, ThemeId)>,
) -> Result<Download> {
    theme_table(&app, &t, id, theme, Format::Csv).await
}

/// The same as a workbook.
pub(super) async fn theme_table_xlsx(
    State(app): State<App>,
    t: Reader,
    Path((id, theme)): Path<(StudyId, ThemeId)>,
) -> Result<Download> {
    theme_table(&app, &t, id, theme, Format::Xlsx).await
}

async fn theme_table(app: &App, t: &Reader, id: StudyId, theme: ThemeId, format: Format) -> Result<Download> {
    let (_, book) = seen(app, t, id).await?;
    book.theme(theme).ok_or(Error::NotFound)?;
    let mut rows = Vec::new();
    for (axis, label) in [(Axis::Month, "analysis-month"), (Axis::Place, "analysis-place")] {
        let kept = store::tallies::of_theme(app, id, theme, axis).await?;
        for (says, voice) in [(Says::People, "analysis-by-people"), (Says::Tool, "analysis-by-tool")] {
            for (slot, counts) in counted(axis, theme_table::rows(&kept, says)) {
                let mut cells = vec![Cell::Text(t.say(label)), Cell::Text(slot), Cell::Text(t.say(voice))];
                cells.extend(counts.into_iter().map(|n| count_cell(t, n)));
                rows.push(cells);
            }
        }
    }
    let mut columns = vec![
        column(t, "analysis-column-axis", ColumnKind::Text),
        column(t, "analysis-column-slot", ColumnKind::Text),
        column(t, "analysis-column-voice", ColumnKind::Text),
    ];
    columns.extend(
        Tone::ALL
            .into_iter()
            .map(|tone| Column::new(tone.said(t), ColumnKind::Integer)),
    );
    columns.push(column(t, "analysis-total", ColumnKind::Integer));
    let table = table(t, book.full_name(theme), columns, rows);
    file(t, &table, &t.say("analysis-file-theme"), format)
}

/// Each month or place with its counts by tone and its total; masked by place, as on the page.
fn counted(axis: Axis, rows: Vec<Row>) -> Vec<(String, Vec<Option<i64>>)> {
    match axis {
        Axis::Month => rows
            .into_iter()
            .map(|row| {
                let counts = row.counts.0.into_iter().chain([row.counts.total()]).map(Some).collect();
                (row.slot, counts)
            })
            .collect(),
        Axis::Place => theme_table::places(rows)
            .into_iter()
            .map(|place| (place.name, place.tones.into_iter().chain([place.total]).collect()))
            .collect(),
    }
}

fn count_cell(t: &Reader, n: Option<i64>) -> Cell {
    n.map_or_else(|| Cell::Text(t.say("analysis-masked")), Cell::Integer)
}
