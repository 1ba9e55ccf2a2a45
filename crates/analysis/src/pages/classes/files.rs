//! The classes and their words as files.

use super::{class_name, listed, one::said, steadiness};
use crate::{
    ClassificationId, StudyId,
    classification::{Class, Classification, figure},
    pages::{
        exports::{Format, column, file, table},
        parts::study as seen,
    },
    store,
};
use axum::extract::State;
use documents::table_out::{Cell, ColumnKind};
use platform::{
    App, Error, Permission, Reader, Result, Scope,
    web::{Download, Path},
};

/// Words of a class in its line.
const LISTED: usize = 20;
/// Verbatims of one round.
const BATCH: u64 = 2000;

async fn shown(app: &App, scope: &Scope, id: StudyId) -> Result<Classification> {
    let shown = store::classifications::shown(app, scope, id).await?;
    shown.ok_or(Error::NotFound)
}

/// /studies/{id}/classes.csv: each class with its size, its words and its stability.
pub(in crate::pages) async fn classes_csv(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
) -> Result<Download> {
    classes(&app, &t, id, Format::Csv).await
}

/// The same as a workbook.
pub(in crate::pages) async fn classes_xlsx(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
) -> Result<Download> {
    classes(&app, &t, id, Format::Xlsx).await
}

async fn classes(app: &App, t: &Reader, id: StudyId, format: Format) -> Result<Download> {
    let (study, _) = seen(app, t, id).await?;
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let of = shown(app, &scope, id).await?;
    let terms = store::classes::terms(app, &scope, of.id).await?;
    let mut rows = Vec::new();
    for class in store::classes::list(app, &scope, of.id).await? {
        let numbers = numbers(app, &scope, of.id, &class).await?;
        let values = store::classes::values(app, &scope, of.id, class.place).await?;
        let more: Vec<String> = values.iter().map(|value| said(t, value)).collect();
        rows.push(vec![
            Cell::Text(class_name(t, class.place)),
            Cell::Integer(class.text_count),
            Cell::Text(listed(t, &terms, class.place, LISTED)),
            Cell::Text(more.join(&t.say("analysis-list-separator"))),
            Cell::Text(steadiness(t, &class, &of)),
            Cell::Text(numbers),
        ]);
    }
    let columns = vec![
        column(t, "analysis-class", ColumnKind::Text),
        column(t, "analysis-class-texts", ColumnKind::Integer),
        column(t, "analysis-class-words", ColumnKind::LongText),
        column(t, "analysis-class-more-often", ColumnKind::LongText),
        column(t, "analysis-class-stability", ColumnKind::Text),
        column(t, "analysis-class-typical", ColumnKind::LongText),
    ];
    let table = table(t, study.name.clone(), columns, rows);
    file(t, &table, &t.say("analysis-file-classes"), format)
}

/// The most typical verbatims of a class, by number: as many as a cell can hold.
async fn numbers(app: &App, scope: &Scope, of: ClassificationId, class: &Class) -> Result<String> {
    let members = store::classes::members(app, scope, of, Some(class.place), None, BATCH).await?;
    let numbers: Vec<String> = members.iter().map(|one| one.number.to_string()).collect();
    Ok(numbers.join(" "))
}

/// /studies/{id}/class-words.csv: each word of each class.
pub(in crate::pages) async fn words_csv(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
) -> Result<Download> {
    words(&app, &t, id, Format::Csv).await
}

/// The same as a workbook.
pub(in crate::pages) async fn words_xlsx(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
) -> Result<Download> {
    words(&app, &t, id, Format::Xlsx).await
}

async fn words(app: &App, t: &Reader, id: StudyId, format: Format) -> Result<Download> {
    let (study, _) = seen(app, t, id).await?;
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let of = shown(app, &scope, id).await?;
    let rows = store::classes::terms(app, &scope, of.id)
        .await?
        .into_iter()
        .map(|term| {
            vec![
                Cell::Text(class_name(t, term.place)),
                Cell::Text(term.form),
                Cell::Integer(term.class_count),
                Cell::Integer(term.whole_count),
                Cell::Decimal(figure(term.chi2)),
                Cell::Decimal(figure(term.specificity)),
            ]
        });
    let columns = vec![
        column(t, "analysis-class", ColumnKind::Text),
        column(t, "analysis-word", ColumnKind::Text),
        column(t, "analysis-in-class", ColumnKind::Integer),
        column(t, "analysis-in-all", ColumnKind::Integer),
        column(t, "analysis-chi2", ColumnKind::Decimal),
        column(t, "analysis-specificity", ColumnKind::Decimal),
    ];
    let table = table(t, study.name.clone(), columns, rows.collect());
    file(t, &table, &t.say("analysis-file-class-words"), format)
}
