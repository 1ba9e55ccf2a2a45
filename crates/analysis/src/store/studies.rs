//! Studies.

use super::tables::{reader, study, theme};
use crate::{
    CodebookId, StudyId, StudySummary, ThemeId,
    agreement::Strand,
    study::{NewStudy, Study},
};
use platform::{App, Change, College, Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};
use uuid::Uuid;

/// One study.
pub(crate) async fn get(app: &App, scope: &Scope, id: StudyId) -> Result<Study> {
    read(app.db.read(), scope, id).await
}

/// As [`get`], inside a change.
pub(crate) async fn read(tx: &impl ConnectionTrait, scope: &Scope, id: StudyId) -> Result<Study> {
    let row = study::Entity::find_by_id(id.0)
        .filter(scope.condition(study::Column::OrganisationId))
        .one(tx)
        .await?
        .ok_or(Error::NotFound)?;
    study_of(row)
}

/// The study whose codebook holds a theme.
pub(crate) async fn of_theme(app: &App, scope: &Scope, id: ThemeId) -> Result<Option<(Study, String)>> {
    let Some(theme) = theme::Entity::find_by_id(id.0)
        .filter(scope.condition(theme::Column::OrganisationId))
        .one(app.db.read())
        .await?
    else {
        return Ok(None);
    };
    let row = study::Entity::find()
        .filter(study::Column::CodebookId.eq(theme.codebook_id))
        .one(app.db.read())
        .await?;
    Ok(match row {
        Some(row) => Some((study_of(row)?, theme.name)),
        None => None,
    })
}

/// Studies, newest first; `before` is the last of the page before.
pub(crate) async fn list(app: &App, scope: &Scope, before: Option<StudyId>, limit: u64) -> Result<Vec<Study>> {
    let mut query = study::Entity::find().filter(scope.condition(study::Column::OrganisationId));
    if let Some(before) = before {
        query = query.filter(study::Column::Id.lt(before.0));
    }
    let rows = query
        .order_by_desc(study::Column::Id)
        .limit(limit)
        .all(app.db.read())
        .await?;
    rows.into_iter().map(study_of).collect()
}

/// Writes a new study.
pub(crate) async fn insert(
    change: &Change,
    id: StudyId,
    organisation: Uuid,
    book: CodebookId,
    new: &NewStudy,
) -> Result<()> {
    study::Entity::insert(study::ActiveModel {
        id: Set(id.0),
        organisation_id: Set(organisation),
        codebook_id: Set(book.0),
        name: Set(new.name.clone()),
        question: Set(new.question.clone()),
        filter: Set(serde_json::to_value(&new.filter)?),
        corpus_count: Set(0),
        frozen_at: Set(None),
        briefed_on: Set(None),
        briefing_note: Set(None),
        sample_size: Set(None),
        sample_seed: Set(None),
        sampled_at: Set(None),
        closed_at: Set(None),
        created_at: Set(change.stored_at()),
        created_by: Set(change.actor().person()),
        version: Set(1),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// Writes back what an action changed; refuses when somebody else changed the study meanwhile.
pub(crate) async fn update(change: &Change, changed: &Study) -> Result<()> {
    let touched = study::Entity::update_many()
        .col_expr(study::Column::Name, Expr::value(changed.name.clone()))
        .col_expr(study::Column::Question, Expr::value(changed.question.clone()))
        .col_expr(
            study::Column::BriefedOn,
            Expr::value(changed.briefed_on.map(db::stored_date)),
        )
        .col_expr(
            study::Column::BriefingNote,
            Expr::value(Some(changed.briefing_note.clone())),
        )
        .col_expr(study::Column::SampleSize, Expr::value(changed.sample_size))
        .col_expr(
            study::Column::SampleSeed,
            Expr::value(changed.sample_seed.map(|seed| seed.to_string())),
        )
        .col_expr(
            study::Column::SampledAt,
            Expr::value(changed.sampled_at.map(db::stored_time)),
        )
        .col_expr(
            study::Column::ClosedAt,
            Expr::value(changed.closed_at.map(db::stored_time)),
        )
        .col_expr(study::Column::Version, Expr::value(changed.version + 1))
        .filter(study::Column::Id.eq(changed.id.0))
        .filter(study::Column::Version.eq(changed.version))
        .exec(change.tx())
        .await?
        .rows_affected;
    if touched == 0 {
        Err(Error::Conflict("analysis-study-changed"))
    } else {
        Ok(())
    }
}

/// Writes how far the corpus is, and that it no longer changes once it is whole. Only its job does.
pub(crate) async fn set_corpus(change: &Change, id: StudyId, count: i64, whole: bool) -> Result<()> {
    study::Entity::update_many()
        .col_expr(study::Column::CorpusCount, Expr::value(count))
        .col_expr(study::Column::FrozenAt, Expr::value(whole.then(|| change.stored_at())))
        .filter(study::Column::Id.eq(id.0))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Makes changes of one study's codes and counts wait for each other, on PostgreSQL too.
pub(crate) async fn lock(tx: &impl ConnectionTrait, id: StudyId) -> Result<()> {
    study::Entity::update_many()
        .col_expr(study::Column::CorpusCount, Expr::col(study::Column::CorpusCount))
        .filter(study::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// What a study was.
pub(crate) async fn summary(app: &App, scope: &Scope, id: StudyId) -> Result<StudySummary> {
    let study = get(app, scope, id).await?;
    let mut readers = Vec::new();
    for college in College::BOTH {
        let n = reader::Entity::find()
            .filter(reader::Column::StudyId.eq(id.0))
            .filter(reader::Column::College.eq(college.code()))
            .count(app.db.read())
            .await?;
        readers.push((college, i64::try_from(n).unwrap_or(i64::MAX)));
    }
    let measured = super::agreements::get(app, scope, id).await?;
    let together = measured.and_then(|m| {
        let figure = Strand::ALL
            .iter()
            .zip(m.report.overall)
            .find(|(strand, _)| **strand == Strand::Together)?
            .1;
        let (low, high) = figure.interval?;
        Some((figure.alpha?, low, high))
    });
    Ok(StudySummary {
        id,
        name: study.name,
        question: study.question,
        corpus_count: study.corpus_count,
        sample_count: study.sample_size.unwrap_or(0),
        readers,
        agreement: together,
        started_at: study.created_at,
        finished_at: study.closed_at,
    })
}

fn study_of(row: study::Model) -> Result<Study> {
    Ok(Study {
        id: StudyId(row.id),
        organisation: row.organisation_id,
        codebook: CodebookId(row.codebook_id),
        name: row.name,
        question: row.question,
        filter: serde_json::from_value(row.filter)?,
        corpus_count: row.corpus_count,
        frozen_at: row.frozen_at.map(db::time),
        briefed_on: row.briefed_on.map(db::date),
        briefing_note: row.briefing_note.unwrap_or_default(),
        sample_size: row.sample_size,
        sample_seed: row.sample_seed.and_then(|seed| seed.parse().ok()),
        sampled_at: row.sampled_at.map(db::time),
        closed_at: row.closed_at.map(db::time),
        created_at: db::time(row.created_at),
        version: row.version,
    })
}
