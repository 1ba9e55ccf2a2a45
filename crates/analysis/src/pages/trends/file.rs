//! Every comparison as a file.

use super::{Looked, TrendQuery, looked, month_words, verdict};
use crate::{
    StudyId,
    coding::Tone,
    pages::{
        exports::{Format, column, file, table},
        parts::study as seen,
    },
    tally::Says,
    trend::{Spot, Trend},
};
use axum::extract::State;
use documents::table_out::{Cell, ColumnKind};
use platform::{
    App, Reader, Result,
    web::{Download, Path, Query},
};

/// /studies/{id}/trends.csv: every theme in the month that is looked at, and in every place.
pub(in crate::pages) async fn csv(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Query(query): Query<TrendQuery>,
) -> Result<Download> {
    trends(&app, &t, id, &query, Format::Csv).await
}

/// The same as a workbook.
pub(in crate::pages) async fn xlsx(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Query(query): Query<TrendQuery>,
) -> Result<Download> {
    trends(&app, &t, id, &query, Format::Xlsx).await
}

async fn trends(app: &App, t: &Reader, id: StudyId, query: &TrendQuery, format: Format) -> Result<Download> {
    let (study, book) = seen(app, t, id).await?;
    let (says, tone) = (Says::from_code(&query.says), Tone::from_code(&query.tone));
    let looked = looked(app, id, &book, says, tone, &query.month).await?;
    let rows = looked.trends.iter().map(|trend| {
        let mut cells = vec![Cell::Text(book.full_name(trend.theme))];
        cells.extend(row(t, &looked, trend));
        cells
    });
    let columns = vec![
        column(t, "analysis-theme", ColumnKind::Text),
        column(t, "analysis-column-axis", ColumnKind::Text),
        column(t, "analysis-column-slot", ColumnKind::Text),
        column(t, "analysis-trend-count", ColumnKind::Integer),
        column(t, "analysis-column-texts", ColumnKind::Integer),
        column(t, "analysis-trend-expected", ColumnKind::Decimal),
        column(t, "analysis-trend-verdict", ColumnKind::Text),
    ];
    let table = table(t, study.name.clone(), columns, rows.collect());
    file(t, &table, &t.say("analysis-file-trends"), format)
}

fn row(t: &Reader, looked: &Looked, trend: &Trend) -> [Cell; 6] {
    let (axis, slot) = match &trend.spot {
        Spot::Month => (
            "analysis-month",
            month_words(t, looked.month.as_deref().unwrap_or_default()),
        ),
        Spot::Place(name) => ("analysis-place", name.clone()),
    };
    [
        Cell::Text(t.say(axis)),
        Cell::Text(slot),
        looked
            .shown(trend)
            .map_or_else(|| Cell::Text(t.say("analysis-masked")), Cell::Integer),
        Cell::Integer(trend.texts),
        trend.said.map_or(Cell::Empty, |said| Cell::Decimal(said.expected)),
        Cell::Text(t.say(verdict(trend))),
    ]
}
