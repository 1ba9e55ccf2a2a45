//! Actions and measures of a project as CSV or XLSX.

use super::view;
use crate::{ProjectId, neighbours, whole};
use axum::extract::State;
use documents::table_out::{Cell, Column, ColumnKind, CsvStyle, Table, csv, xlsx};
use platform::{
    App, College, Permission, Reader, Result,
    web::{Download, Path, Query},
};
use serde::Deserialize;

/// Which form the file takes.
#[derive(Debug, Default, Deserialize)]
pub struct ExportQuery {
    #[serde(default)]
    format: String,
}

/// `GET /projects/{id}/actions?format=csv|xlsx`
pub async fn actions(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<ProjectId>,
    Query(query): Query<ExportQuery>,
) -> Result<Download> {
    let scope = t.actor.scope(Permission::ReadProjects)?;
    let whole = whole::load(&app, &scope, id).await?;
    let people: Vec<_> = whole
        .actions
        .iter()
        .flat_map(|action| {
            College::BOTH
                .into_iter()
                .filter_map(|college| action.pair.of(college))
                .map(|carrier| carrier.person)
        })
        .collect();
    let names = neighbours::names(&app, &people).await?;
    let rows = whole.actions.iter().map(|action| {
        vec![
            t.say(&format!("projects-phase-{}", action.words.phase.code())).into(),
            action.words.what.as_str().into(),
            action.words.due_on.into(),
            view::carrier_said(action, College::Users, &names, &t).into(),
            view::carrier_said(action, College::Professionals, &names, &t).into(),
            t.say(&format!("projects-action-state-{}", action.state.code())).into(),
            action.state_reason.as_str().into(),
        ]
    });
    let columns = [
        ("projects-phase", ColumnKind::Text),
        ("projects-action", ColumnKind::LongText),
        ("projects-due", ColumnKind::Date),
        ("projects-carrier-user", ColumnKind::Text),
        ("projects-carrier-professional", ColumnKind::Text),
        ("projects-state", ColumnKind::Text),
        ("projects-reason", ColumnKind::LongText),
    ];
    download("projects-actions", &columns, rows.collect(), &query, &t)
}

/// `GET /projects/{id}/measures?format=csv|xlsx`
pub async fn measures(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<ProjectId>,
    Query(query): Query<ExportQuery>,
) -> Result<Download> {
    let scope = t.actor.scope(Permission::ReadProjects)?;
    let whole = whole::load(&app, &scope, id).await?;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for indicator in &whole.indicators {
        let words = &indicator.words;
        let row = |moment: &str, figure: &crate::Figure, note: &str, withdrawn: Option<&String>| {
            vec![
                words.name.as_str().into(),
                t.say(moment).into(),
                figure.on.into(),
                figure.said(words.kind, &words.unit, &t).into(),
                figure.n.into(),
                figure.missing.into(),
                note.into(),
                withdrawn.cloned().into(),
            ]
        };
        rows.extend(
            words
                .baseline
                .as_ref()
                .map(|figure| row("projects-baseline", figure, "", None)),
        );
        let own = whole
            .measures
            .iter()
            .filter(|measure| measure.indicator == indicator.id);
        rows.extend(own.map(|m| row("projects-measure", &m.figure, &m.note, m.withdrawn.as_ref())));
    }
    let columns = [
        ("projects-indicator", ColumnKind::LongText),
        ("projects-moment", ColumnKind::Text),
        ("projects-day", ColumnKind::Date),
        ("projects-value", ColumnKind::Text),
        ("projects-n", ColumnKind::Integer),
        ("projects-missing", ColumnKind::Integer),
        ("projects-note", ColumnKind::LongText),
        ("projects-withdrawn-because", ColumnKind::LongText),
    ];
    download("projects-measures", &columns, rows, &query, &t)
}

fn download(
    title: &str,
    columns: &[(&str, ColumnKind)],
    rows: Vec<Vec<Cell>>,
    query: &ExportQuery,
    t: &Reader,
) -> Result<Download> {
    let table = Table {
        title: t.say(title),
        lang: t.language.code().to_owned(),
        made_on: t.today,
        columns: columns.iter().map(|(id, kind)| Column::new(t.say(id), *kind)).collect(),
        rows,
    };
    let name = t.say(&format!("{title}-file"));
    if query.format == "xlsx" {
        let bytes = xlsx(&table).map_err(|problem| anyhow::anyhow!("a workbook could not be written: {problem}"))?;
        let media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        return Ok(Download::bytes(format!("{name}.xlsx"), media_type, bytes));
    }
    let style = CsvStyle::of(t.language.code());
    Ok(Download::bytes(
        format!("{name}.csv"),
        "text/csv; charset=utf-8",
        csv(&table, style),
    ))
}
