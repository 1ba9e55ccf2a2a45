//! The table `sources`.

use crate::{
    expression::SourceId,
    import::{ImportState, LegalBasis, Mapping, SourceKind},
    source::{Counts, Source, Trial},
};
use platform::{App, Change, Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, ExprTrait, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};
use serde_json::json;
use std::collections::HashMap;

pub(crate) mod row {
    //! The table `sources`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sources")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisation_id: Uuid,
        pub kind: String,
        pub state: String,
        pub name: String,
        pub file_name: String,
        pub file_hash: String,
        pub file_bytes: i64,
        pub chunks: Json,
        pub format: Json,
        pub mapping: Json,
        pub legal_basis: String,
        pub retention_months: i64,
        pub allows_publication: bool,
        pub taken: i64,
        pub refused: i64,
        pub already: i64,
        pub blank: i64,
        pub to_review: i64,
        pub trial: Option<Json>,
        pub wide_attributes: Json,
        pub rows_read: i64,
        pub job_id: Option<Uuid>,
        pub created_by: Option<Uuid>,
        pub created_at: DateTimeUtc,
        pub last_read_at: Option<DateTimeUtc>,
        pub undone_at: Option<DateTimeUtc>,
        pub undone_why: Option<String>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What stands under an expression of a source: the source's name, and the names of its columns.
pub(crate) struct Heading {
    /// The source's name.
    pub(crate) name: String,
    /// The names of its file's columns.
    pub(crate) columns: Vec<String>,
}

/// The headings of some sources.
pub(crate) async fn headings(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<HashMap<Uuid, Heading>> {
    let rows: Vec<(Uuid, String, Json)> = row::Entity::find()
        .select_only()
        .columns([row::Column::Id, row::Column::Name, row::Column::Mapping])
        .filter(row::Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    let heading = |(id, name, mapping): (Uuid, String, Json)| {
        let mapping: Mapping = serde_json::from_value(mapping).unwrap_or_default();
        (
            id,
            Heading {
                name,
                columns: mapping.columns,
            },
        )
    };
    Ok(rows.into_iter().map(heading).collect())
}

/// The sources whose legal basis lets everybody read their shared words.
pub(crate) fn allowing_publication() -> sea_orm::sea_query::SelectStatement {
    row::Entity::find()
        .select_only()
        .column(row::Column::Id)
        .filter(row::Column::AllowsPublication.eq(true))
        .filter(row::Column::UndoneAt.is_null())
        .into_query()
}

/// Writes a source that begins.
pub(crate) async fn insert(change: &Change, source: &Source) -> Result<()> {
    let by = change.actor().person();
    row::Entity::insert(row::ActiveModel {
        id: Set(source.id.0),
        organisation_id: Set(source.organisation),
        kind: Set(source.kind.code().to_owned()),
        state: Set(source.state.code().to_owned()),
        name: Set(source.name.clone()),
        file_name: Set(source.file_name.clone()),
        file_hash: Set(source.file_hash.clone()),
        file_bytes: Set(source.file_bytes),
        chunks: Set(json!(source.chunks)),
        format: Set(source.format.as_ref().map_or_else(|| json!({}), |format| json!(format))),
        mapping: Set(json!(source.mapping)),
        legal_basis: Set(source.basis.code().to_owned()),
        retention_months: Set(source.retention_months),
        allows_publication: Set(source.allows_publication),
        taken: Set(0),
        refused: Set(0),
        already: Set(0),
        blank: Set(0),
        to_review: Set(0),
        trial: Set(None),
        wide_attributes: Set(json!([])),
        rows_read: Set(0),
        job_id: Set(None),
        created_by: Set(by),
        created_at: Set(change.stored_at()),
        last_read_at: Set(None),
        undone_at: Set(None),
        undone_why: Set(None),
        version: Set(1),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// One source.
pub(crate) async fn get(db: &impl ConnectionTrait, scope: &Scope, id: SourceId) -> Result<Source> {
    let found = row::Entity::find_by_id(id.0)
        .filter(scope.condition(row::Column::OrganisationId))
        .one(db)
        .await?;
    found.map(read_back).ok_or(Error::NotFound)
}

/// The latest sources, newest first.
pub(crate) async fn latest(app: &App, scope: &Scope, limit: u64) -> Result<Vec<Source>> {
    let rows = row::Entity::find()
        .filter(scope.condition(row::Column::OrganisationId))
        .order_by_desc(row::Column::CreatedAt)
        .order_by_desc(row::Column::Id)
        .limit(limit)
        .all(app.db.read())
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

/// The newest file from which something was taken.
pub(crate) async fn newest_with_words(app: &App, scope: &Scope) -> Result<Option<SourceId>> {
    let found: Option<Uuid> = row::Entity::find()
        .select_only()
        .column(row::Column::Id)
        .filter(scope.condition(row::Column::OrganisationId))
        .filter(row::Column::Kind.eq(SourceKind::File.code()))
        .filter(row::Column::State.eq(ImportState::Done.code()))
        .filter(row::Column::Taken.gt(0))
        .order_by_desc(row::Column::CreatedAt)
        .into_tuple()
        .one(app.db.read())
        .await?;
    Ok(found.map(SourceId))
}

/// The suggestion box of an organisation, if it has received anything yet.
pub(crate) async fn suggestion_box(db: &impl ConnectionTrait, organisation: Uuid) -> Result<Option<Source>> {
    let found = row::Entity::find()
        .filter(row::Column::OrganisationId.eq(organisation))
        .filter(row::Column::Kind.eq(SourceKind::SuggestionBox.code()))
        .one(db)
        .await?;
    Ok(found.map(read_back))
}

/// The source of the words of a campaign, if any came yet. What a file has as its fingerprint is the campaign here.
pub(crate) async fn of_campaign(
    db: &impl ConnectionTrait,
    organisation: Uuid,
    campaign: &str,
) -> Result<Option<Source>> {
    let found = row::Entity::find()
        .filter(row::Column::OrganisationId.eq(organisation))
        .filter(row::Column::FileHash.eq(campaign))
        .filter(row::Column::Kind.eq(SourceKind::Campaign.code()))
        .one(db)
        .await?;
    Ok(found.map(read_back))
}

/// The same, where the scope reaches it.
pub(crate) async fn said_in(db: &impl ConnectionTrait, scope: &Scope, campaign: &str) -> Result<Option<Source>> {
    let found = row::Entity::find()
        .filter(scope.condition(row::Column::OrganisationId))
        .filter(row::Column::FileHash.eq(campaign))
        .filter(row::Column::Kind.eq(SourceKind::Campaign.code()))
        .one(db)
        .await?;
    Ok(found.map(read_back))
}

/// An earlier import of the same bytes that was taken and not undone.
pub(crate) async fn of_same_file(app: &App, scope: &Scope, source: &Source) -> Result<Option<Source>> {
    let found = row::Entity::find()
        .filter(scope.condition(row::Column::OrganisationId))
        .filter(row::Column::OrganisationId.eq(source.organisation))
        .filter(row::Column::FileHash.eq(source.file_hash.clone()))
        .filter(row::Column::Id.ne(source.id.0))
        .filter(row::Column::State.is_in([ImportState::Done.code(), ImportState::Running.code()]))
        .order_by_desc(row::Column::CreatedAt)
        .one(app.db.read())
        .await?;
    Ok(found.map(read_back))
}

/// What a person may change of an import before it runs; false when somebody changed it meanwhile.
pub(crate) async fn save_settings(tx: &impl ConnectionTrait, source: &Source) -> Result<bool> {
    let done = row::Entity::update_many()
        .col_expr(row::Column::State, Expr::value(source.state.code()))
        .col_expr(row::Column::Name, Expr::value(source.name.clone()))
        .col_expr(row::Column::Format, Expr::value(json!(source.format)))
        .col_expr(row::Column::Mapping, Expr::value(json!(source.mapping)))
        .col_expr(row::Column::LegalBasis, Expr::value(source.basis.code()))
        .col_expr(row::Column::RetentionMonths, Expr::value(source.retention_months))
        .col_expr(row::Column::AllowsPublication, Expr::value(source.allows_publication))
        .col_expr(row::Column::Trial, Expr::value(Option::<Json>::None))
        .col_expr(row::Column::Version, Expr::value(source.version + 1))
        .filter(row::Column::Id.eq(source.id.0))
        .filter(row::Column::Version.eq(source.version))
        .filter(row::Column::State.is_in([ImportState::Draft.code(), ImportState::Checked.code()]))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Goes from one of some states to another; false when it is in none of them. Two clicks start one job.
pub(crate) async fn step(
    tx: &impl ConnectionTrait,
    id: SourceId,
    from: &[ImportState],
    to: ImportState,
    job: Option<Uuid>,
) -> Result<bool> {
    let mut update = row::Entity::update_many()
        .col_expr(row::Column::State, Expr::value(to.code()))
        .col_expr(row::Column::Version, Expr::col(row::Column::Version).add(1))
        .filter(row::Column::Id.eq(id.0))
        .filter(row::Column::State.is_in(from.iter().map(|state| state.code())));
    if job.is_some() {
        update = update.col_expr(row::Column::JobId, Expr::value(job));
    }
    Ok(update.exec(tx).await?.rows_affected == 1)
}

/// Adds what a batch counted, and how far the file was read.
pub(crate) async fn add(change: &Change, id: SourceId, counts: Counts, rows_read: i64) -> Result<()> {
    let plus = |column: row::Column, n: i64| Expr::col(column).add(n);
    row::Entity::update_many()
        .col_expr(row::Column::Taken, plus(row::Column::Taken, counts.taken))
        .col_expr(row::Column::Refused, plus(row::Column::Refused, counts.refused))
        .col_expr(row::Column::Already, plus(row::Column::Already, counts.already))
        .col_expr(row::Column::Blank, plus(row::Column::Blank, counts.blank))
        .col_expr(row::Column::ToReview, plus(row::Column::ToReview, counts.to_review))
        .col_expr(row::Column::RowsRead, Expr::value(rows_read))
        .col_expr(row::Column::LastReadAt, Expr::value(change.stored_at()))
        .filter(row::Column::Id.eq(id.0))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Keeps what a dry run found.
pub(crate) async fn save_trial(tx: &impl ConnectionTrait, id: SourceId, trial: &Trial) -> Result<()> {
    row::Entity::update_many()
        .col_expr(row::Column::Trial, Expr::value(json!(trial)))
        .filter(row::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Notes which names have too many values for a menu.
pub(crate) async fn save_wide(tx: &impl ConnectionTrait, id: SourceId, wide: &[String]) -> Result<()> {
    row::Entity::update_many()
        .col_expr(row::Column::WideAttributes, Expr::value(json!(wide)))
        .filter(row::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Notes that the last row was read; the file itself is no longer needed.
pub(crate) async fn finish(change: &Change, id: SourceId, state: ImportState) -> Result<()> {
    row::Entity::update_many()
        .col_expr(row::Column::State, Expr::value(state.code()))
        .col_expr(row::Column::LastReadAt, Expr::value(change.stored_at()))
        .col_expr(row::Column::Chunks, Expr::value(json!([])))
        .filter(row::Column::Id.eq(id.0))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Notes that its expressions were taken out, and why.
pub(crate) async fn save_undone(change: &Change, id: SourceId) -> Result<()> {
    row::Entity::update_many()
        .col_expr(row::Column::State, Expr::value(ImportState::Undone.code()))
        .col_expr(row::Column::UndoneAt, Expr::value(change.stored_at()))
        .filter(row::Column::Id.eq(id.0))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Deletes a source that never ran; false when it did.
pub(crate) async fn remove_open(tx: &impl ConnectionTrait, id: SourceId) -> Result<bool> {
    let done = row::Entity::delete_many()
        .filter(row::Column::Id.eq(id.0))
        .filter(row::Column::State.is_in([ImportState::Draft.code(), ImportState::Checked.code()]))
        .filter(row::Column::RowsRead.eq(0))
        .filter(row::Column::Kind.eq(SourceKind::File.code()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Notes why it is being undone.
pub(crate) async fn save_why(change: &Change, id: SourceId, why: &str) -> Result<()> {
    row::Entity::update_many()
        .col_expr(row::Column::UndoneWhy, Expr::value(why))
        .filter(row::Column::Id.eq(id.0))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Why it is being undone; known before it is over.
pub(crate) async fn why(db: &impl ConnectionTrait, id: SourceId) -> Result<String> {
    let found: Option<Option<String>> = row::Entity::find_by_id(id.0)
        .select_only()
        .column(row::Column::UndoneWhy)
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.flatten().unwrap_or_default())
}

/// Notes that somebody waits for the work, without a job.
pub(crate) async fn without_job(change: &Change, id: SourceId) -> Result<()> {
    row::Entity::update_many()
        .col_expr(row::Column::JobId, Expr::value(Option::<Uuid>::None))
        .filter(row::Column::Id.eq(id.0))
        .exec(change.tx())
        .await?;
    at_work(change, id).await
}

/// Notes that the work goes on: without a job, silence is how a stopped one is known.
pub(crate) async fn at_work(change: &Change, id: SourceId) -> Result<()> {
    row::Entity::update_many()
        .col_expr(row::Column::LastReadAt, Expr::value(change.stored_at()))
        .filter(row::Column::Id.eq(id.0))
        .exec(change.tx())
        .await?;
    Ok(())
}

fn read_back(row: row::Model) -> Source {
    Source {
        id: SourceId(row.id),
        organisation: row.organisation_id,
        kind: SourceKind::from_code(&row.kind).unwrap_or(SourceKind::File),
        state: ImportState::from_code(&row.state).unwrap_or(ImportState::Failed),
        name: row.name,
        file_name: row.file_name,
        file_hash: row.file_hash,
        file_bytes: row.file_bytes,
        format: serde_json::from_value(row.format).ok(),
        mapping: serde_json::from_value(row.mapping).unwrap_or_default(),
        basis: LegalBasis::from_code(&row.legal_basis).unwrap_or(LegalBasis::PublicInterest),
        retention_months: row.retention_months,
        allows_publication: row.allows_publication,
        counts: Counts {
            taken: row.taken,
            refused: row.refused,
            already: row.already,
            blank: row.blank,
            to_review: row.to_review,
        },
        trial: row.trial.and_then(|trial| serde_json::from_value(trial).ok()),
        job: row.job_id,
        created_by: row.created_by,
        created_at: db::time(row.created_at),
        last_read_at: row.last_read_at.map(db::time),
        undone: row
            .undone_at
            .map(|at| (db::time(at), row.undone_why.unwrap_or_default())),
        version: row.version,
        rows_read: row.rows_read,
        chunks: serde_json::from_value(row.chunks).unwrap_or_default(),
        wide: serde_json::from_value(row.wide_attributes).unwrap_or_default(),
    }
}
