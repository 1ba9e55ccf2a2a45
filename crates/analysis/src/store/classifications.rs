//! Searches for classes: asked, stopped, begun again, ended.

use super::tables::{class, class_expression, class_term, class_value, classification, corpus_word, word_pair};
use crate::{
    ClassificationId, StudyId,
    classification::{Branch, Classification, Wanted},
};
use jiff::Timestamp;
use platform::{App, Change, Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*, sea_query::ExprTrait};

/// The searches of a study, the last asked first.
pub(crate) async fn list(app: &App, scope: &Scope, study: StudyId, limit: u64) -> Result<Vec<Classification>> {
    let rows = of_study(scope, study)
        .order_by_desc(classification::Column::AskedAt)
        .order_by_desc(classification::Column::Id)
        .limit(limit)
        .all(app.db.read())
        .await?;
    rows.into_iter().map(classification_of).collect()
}

/// The search whose classes a study shows: the last that ended well.
pub(crate) async fn shown(app: &App, scope: &Scope, study: StudyId) -> Result<Option<Classification>> {
    let row = of_study(scope, study)
        .filter(classification::Column::FoundAt.is_not_null())
        .order_by_desc(classification::Column::FoundAt)
        .order_by_desc(classification::Column::Id)
        .one(app.db.read())
        .await?;
    row.map(classification_of).transpose()
}

fn of_study(scope: &Scope, study: StudyId) -> Select<classification::Entity> {
    classification::Entity::find()
        .filter(classification::Column::StudyId.eq(study.0))
        .filter(scope.condition(classification::Column::OrganisationId))
}

/// One search.
pub(crate) async fn get(tx: &impl ConnectionTrait, scope: &Scope, id: ClassificationId) -> Result<Classification> {
    let row = classification::Entity::find_by_id(id.0)
        .filter(scope.condition(classification::Column::OrganisationId))
        .one(tx)
        .await?;
    classification_of(row.ok_or(Error::NotFound)?)
}

fn classification_of(row: classification::Model) -> Result<Classification> {
    let tree: Option<Branch> = row.tree.map(serde_json::from_value).transpose()?;
    Ok(Classification {
        id: ClassificationId(row.id),
        study: StudyId(row.study_id),
        organisation: row.organisation_id,
        wanted: Wanted {
            classes: row.wanted_count,
            by_segments: row.by_segments,
            least: row.least_count,
        },
        asked_at: db::time(row.asked_at),
        asked_by: row.asked_by,
        stopped_at: row.stopped_at.map(db::time),
        read_at: row.read_at.map(db::time),
        changed_at: row.changed_at.map(db::time),
        found_at: row.found_at.map(db::time),
        text_count: row.text_count,
        placed_count: row.placed_count,
        short_count: row.short_count,
        gone_count: row.gone_count,
        tree,
        stop: row.stop_code,
        axes: row.axes.map(serde_json::from_value).transpose()?.unwrap_or_default(),
        draw_count: row.draw_count,
    })
}

/// Writes a search that somebody asks for.
pub(crate) async fn insert(
    change: &Change,
    study: StudyId,
    organisation: Uuid,
    wanted: Wanted,
    by: Option<Uuid>,
) -> Result<ClassificationId> {
    let id = ClassificationId(change.fresh_id());
    classification::Entity::insert(classification::ActiveModel {
        id: Set(id.0),
        study_id: Set(study.0),
        organisation_id: Set(organisation),
        wanted_count: Set(wanted.classes),
        by_segments: Set(wanted.by_segments),
        least_count: Set(wanted.least),
        asked_at: Set(change.stored_at()),
        asked_by: Set(by),
        stopped_at: Set(None),
        stopped_by: Set(None),
        read_at: Set(None),
        changed_at: Set(None),
        found_at: Set(None),
        text_count: Set(0),
        placed_count: Set(0),
        short_count: Set(0),
        gone_count: Set(0),
        tree: Set(None),
        stop_code: Set(None),
        axes: Set(None),
        draw_count: Set(0),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(id)
}

/// Notes that somebody stopped a search; says whether it was still to be stopped.
pub(crate) async fn stop(change: &Change, id: ClassificationId, by: Option<Uuid>) -> Result<bool> {
    let touched = classification::Entity::update_many()
        .col_expr(classification::Column::StoppedAt, Expr::value(change.stored_at()))
        .col_expr(classification::Column::StoppedBy, Expr::value(by))
        .filter(classification::Column::Id.eq(id.0))
        .filter(classification::Column::StoppedAt.is_null())
        .exec(change.tx())
        .await?;
    Ok(touched.rows_affected > 0)
}

/// Notes that a search begins to read the corpus; what it had written is taken out.
pub(crate) async fn begin(change: &Change, id: ClassificationId) -> Result<()> {
    wipe(change.tx(), id).await?;
    classification::Entity::update_many()
        .col_expr(classification::Column::ReadAt, Expr::value(change.stored_at()))
        .col_expr(classification::Column::ChangedAt, Expr::value(None::<DateTimeUtc>))
        .filter(classification::Column::Id.eq(id.0))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Notes that words of a study changed: searches under way begin again.
pub(crate) async fn changed(tx: &impl ConnectionTrait, study: StudyId, at: DateTimeUtc) -> Result<()> {
    classification::Entity::update_many()
        .col_expr(classification::Column::ChangedAt, Expr::value(at))
        .filter(classification::Column::StudyId.eq(study.0))
        .filter(classification::Column::FoundAt.is_null())
        .filter(classification::Column::StoppedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// What a search found, as a whole.
pub(crate) struct Outcome<'a> {
    pub text_count: i64,
    pub placed_count: i64,
    pub short_count: i64,
    pub tree: Option<&'a Branch>,
    pub stop: Option<&'static str>,
    pub axes: &'a [i64],
}

/// Notes that the classes of a search are there; those of the searches before it go.
pub(crate) async fn found(change: &Change, one: &Classification, outcome: &Outcome<'_>) -> Result<()> {
    let tree = outcome.tree.map(serde_json::to_value).transpose()?;
    classification::Entity::update_many()
        .col_expr(classification::Column::FoundAt, Expr::value(change.stored_at()))
        .col_expr(classification::Column::TextCount, Expr::value(outcome.text_count))
        .col_expr(classification::Column::PlacedCount, Expr::value(outcome.placed_count))
        .col_expr(classification::Column::ShortCount, Expr::value(outcome.short_count))
        .col_expr(classification::Column::Tree, Expr::value(tree))
        .col_expr(
            classification::Column::StopCode,
            Expr::value(outcome.stop.map(str::to_owned)),
        )
        .col_expr(
            classification::Column::Axes,
            Expr::value(serde_json::to_value(outcome.axes)?),
        )
        .filter(classification::Column::Id.eq(one.id.0))
        .exec(change.tx())
        .await?;
    let earlier = classification::Entity::find()
        .filter(classification::Column::StudyId.eq(one.study.0))
        .filter(classification::Column::Id.ne(one.id.0))
        .filter(classification::Column::FoundAt.is_not_null());
    for row in earlier.all(change.tx()).await? {
        wipe(change.tx(), ClassificationId(row.id)).await?;
    }
    Ok(())
}

/// Notes how many draws measured the stability of the classes.
pub(crate) async fn drawn(tx: &impl ConnectionTrait, id: ClassificationId, draws: i64) -> Result<()> {
    classification::Entity::update_many()
        .col_expr(classification::Column::DrawCount, Expr::value(draws))
        .filter(classification::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes out everything that a search wrote but its own row.
pub(crate) async fn wipe(tx: &impl ConnectionTrait, id: ClassificationId) -> Result<()> {
    class_expression::Entity::delete_many()
        .filter(class_expression::Column::ClassificationId.eq(id.0))
        .exec(tx)
        .await?;
    class_term::Entity::delete_many()
        .filter(class_term::Column::ClassificationId.eq(id.0))
        .exec(tx)
        .await?;
    class_value::Entity::delete_many()
        .filter(class_value::Column::ClassificationId.eq(id.0))
        .exec(tx)
        .await?;
    class::Entity::delete_many()
        .filter(class::Column::ClassificationId.eq(id.0))
        .exec(tx)
        .await?;
    corpus_word::Entity::delete_many()
        .filter(corpus_word::Column::ClassificationId.eq(id.0))
        .exec(tx)
        .await?;
    word_pair::Entity::delete_many()
        .filter(word_pair::Column::ClassificationId.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// The searches of a study whose classes are there, with when each began to read.
pub(super) async fn with_classes(
    tx: &impl ConnectionTrait,
    study: StudyId,
) -> Result<Vec<(ClassificationId, Option<Timestamp>)>> {
    let rows = classification::Entity::find()
        .filter(classification::Column::StudyId.eq(study.0))
        .filter(classification::Column::FoundAt.is_not_null())
        .order_by_asc(classification::Column::Id)
        .all(tx)
        .await?;
    let one = |row: classification::Model| (ClassificationId(row.id), row.read_at.map(db::time));
    Ok(rows.into_iter().map(one).collect())
}

/// Adds to the count of what went since.
pub(super) async fn add_gone(tx: &impl ConnectionTrait, id: ClassificationId, n: i64) -> Result<()> {
    let column = classification::Column::GoneCount;
    classification::Entity::update_many()
        .col_expr(column, Expr::col(column).add(n))
        .filter(classification::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}
