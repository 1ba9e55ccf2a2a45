//! The table `spans`: passages of raw texts.

use crate::{expression::ExpressionId, masking::Decision};
use jiff::Timestamp;
use platform::{Result, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};
use verbatim::deidentify::{Kind, Reason, Span};

pub(crate) mod row {
    //! The table `spans`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "spans")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub expression_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub position: i64,
        pub start_at: i64,
        pub end_at: i64,
        pub kind: String,
        pub reason: String,
        pub confidence: i64,
        pub decided: String,
        pub decided_by: Option<Uuid>,
        pub decided_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A passage as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    /// Its place in the table, for decisions.
    pub(crate) position: i64,
    /// Where in the raw text, in bytes; what; why; how sure.
    pub(crate) span: Span,
    /// Who decided, and how.
    pub(crate) decision: Decision,
}

/// The reason of a passage that a person marked; the machine has no such code.
const BY_HAND: &str = "by_hand";

/// Rows for what the machine found.
pub(crate) fn found(expression: ExpressionId, spans: &[Span], at: Timestamp) -> impl Iterator<Item = row::ActiveModel> {
    spans.iter().enumerate().map(move |(position, span)| {
        active(
            expression,
            i64::try_from(position).unwrap_or(0),
            span,
            span.reason.code(),
            Decision::Machine,
            None,
            at,
        )
    })
}

fn active(
    expression: ExpressionId,
    position: i64,
    span: &Span,
    reason: &str,
    decision: Decision,
    by: Option<Uuid>,
    at: Timestamp,
) -> row::ActiveModel {
    let place = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a share between 0 and 1, as a percentage"
    )]
    let confidence = (span.confidence * 100.0).round() as i64;
    row::ActiveModel {
        expression_id: Set(expression.0),
        position: Set(position),
        start_at: Set(place(span.start)),
        end_at: Set(place(span.end)),
        kind: Set(span.kind.code().to_owned()),
        reason: Set(reason.to_owned()),
        confidence: Set(confidence),
        decided: Set(decision.code().to_owned()),
        decided_by: Set(by),
        decided_at: Set(db::stored_time(at)),
    }
}

/// Writes what the machine found in a batch.
pub(crate) async fn insert(tx: &impl ConnectionTrait, rows: Vec<row::ActiveModel>) -> Result<()> {
    let pieces = db::pieces(rows.len());
    let mut rows = rows.into_iter();
    for piece in pieces {
        row::Entity::insert_many(rows.by_ref().take(piece.len()))
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// The passages of an expression, in the order of the text.
pub(crate) async fn of(db: &impl ConnectionTrait, expression: ExpressionId) -> Result<Vec<Passage>> {
    let rows = row::Entity::find()
        .filter(row::Column::ExpressionId.eq(expression.0))
        .order_by_asc(row::Column::StartAt)
        .order_by_asc(row::Column::Position)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(read_back).collect())
}

fn read_back(row: row::Model) -> Option<Passage> {
    #[expect(clippy::cast_precision_loss, reason = "a percentage")]
    let span = Span {
        start: usize::try_from(row.start_at).ok()?,
        end: usize::try_from(row.end_at).ok()?,
        kind: Kind::from_code(&row.kind)?,
        reason: Reason::from_code(&row.reason).unwrap_or(Reason::OrganisationList),
        confidence: row.confidence as f32 / 100.0,
    };
    Some(Passage {
        position: row.position,
        span,
        decision: Decision::from_code(&row.decided)?,
    })
}

/// Notes a person's decision on a passage; false when there is none at this position.
pub(crate) async fn decide(
    tx: &impl ConnectionTrait,
    expression: ExpressionId,
    position: i64,
    decision: Decision,
    by: Option<Uuid>,
    at: Timestamp,
) -> Result<bool> {
    let done = row::Entity::update_many()
        .col_expr(row::Column::Decided, Expr::value(decision.code()))
        .col_expr(row::Column::DecidedBy, Expr::value(by))
        .col_expr(row::Column::DecidedAt, Expr::value(db::stored_time(at)))
        .filter(row::Column::ExpressionId.eq(expression.0))
        .filter(row::Column::Position.eq(position))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Adds a passage that a person marked.
pub(crate) async fn add(
    tx: &impl ConnectionTrait,
    expression: ExpressionId,
    span: &Span,
    by: Option<Uuid>,
    at: Timestamp,
) -> Result<()> {
    let model = active(
        expression,
        next_position(tx, expression).await?,
        span,
        BY_HAND,
        Decision::Added,
        by,
        at,
    );
    row::Entity::insert(model).exec_without_returning(tx).await?;
    Ok(())
}

async fn next_position(tx: &impl ConnectionTrait, expression: ExpressionId) -> Result<i64> {
    let last: Option<i64> = row::Entity::find()
        .select_only()
        .column(row::Column::Position)
        .filter(row::Column::ExpressionId.eq(expression.0))
        .order_by_desc(row::Column::Position)
        .into_tuple()
        .one(tx)
        .await?;
    Ok(last.map_or(0, |n| n + 1))
}

/// Puts what the machine finds now in the place of what it had found; passages on which people decided stay.
pub(crate) async fn replace_found(
    tx: &impl ConnectionTrait,
    expression: ExpressionId,
    spans: &[Span],
    at: Timestamp,
) -> Result<()> {
    row::Entity::delete_many()
        .filter(row::Column::ExpressionId.eq(expression.0))
        .filter(row::Column::Decided.eq(Decision::Machine.code()))
        .exec(tx)
        .await?;
    let first = next_position(tx, expression).await?;
    let rows = found(expression, spans, at).zip(first..).map(|(mut row, position)| {
        row.position = Set(position);
        row
    });
    insert(tx, rows.collect()).await
}

/// Takes out the passages of some expressions: their places would still say where names stood.
pub(crate) async fn remove(tx: &impl ConnectionTrait, expressions: &[Uuid]) -> Result<()> {
    for some in expressions.chunks(500) {
        row::Entity::delete_many()
            .filter(row::Column::ExpressionId.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}
