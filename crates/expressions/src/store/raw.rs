//! Expressions with everything that is kept of them, sealed words included: for review, opening, answering,
//! withdrawing and undoing.

use super::expression::row;
use crate::{
    expression::{Channel, ExpressionId, Polarity, SourceId, Speaker, State},
    indexing::Shelved,
};
use jiff::civil::Date;
use platform::{App, Change, Error, Result, Scope, db, search::Count};
use sea_orm::{ConnectionTrait, ExprTrait, PaginatorTrait, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};

/// An expression as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub(crate) id: ExpressionId,
    pub(crate) number: i64,
    pub(crate) organisation: Uuid,
    pub(crate) source: SourceId,
    pub(crate) said_on: Option<Date>,
    pub(crate) received_on: Date,
    pub(crate) channel: Channel,
    pub(crate) speaker: Speaker,
    pub(crate) polarity: Option<Polarity>,
    pub(crate) unit: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) attributes: serde_json::Value,
    pub(crate) state: State,
    /// The sealed raw words; opened only with the installation's key.
    pub(crate) sealed: Option<Vec<u8>>,
    pub(crate) shared: Option<String>,
    pub(crate) version: i64,
}

impl Kept {
    /// What it can be filtered on.
    pub(crate) fn shelved(&self, answered: Option<bool>) -> Shelved<'_> {
        Shelved {
            organisation: self.organisation,
            source: self.source,
            state: self.state,
            said_on: self.said_on,
            channel: self.channel,
            speaker: self.speaker,
            polarity: self.polarity,
            place: self.place.as_deref(),
            unit: self.unit.as_deref(),
            answered,
        }
    }
}

fn read_back(row: row::Model) -> Kept {
    Kept {
        id: ExpressionId(row.id),
        number: row.number,
        organisation: row.organisation_id,
        source: SourceId(row.source_id),
        said_on: row.said_on.map(db::date),
        received_on: db::date(row.received_on),
        channel: Channel::from_code(&row.channel).unwrap_or(Channel::Other),
        speaker: Speaker::from_code(&row.speaker).unwrap_or(Speaker::Unknown),
        polarity: row.polarity.as_deref().and_then(Polarity::from_code),
        unit: row.unit,
        place: row.place,
        attributes: row.attributes,
        state: State::from_code(&row.state).unwrap_or(State::Received),
        sealed: row.raw,
        shared: row.shared_text,
        version: row.version,
    }
}

/// One expression in whatever state.
pub(crate) async fn get(db: &impl ConnectionTrait, scope: &Scope, id: ExpressionId) -> Result<Kept> {
    let found = row::Entity::find_by_id(id.0)
        .filter(scope.condition(row::Column::OrganisationId))
        .one(db)
        .await?;
    found.map(read_back).ok_or(Error::NotFound)
}

/// One expression by its number, in whatever state.
pub(crate) async fn by_number(db: &impl ConnectionTrait, scope: &Scope, number: i64) -> Result<Kept> {
    let found = row::Entity::find()
        .filter(scope.condition(row::Column::OrganisationId))
        .filter(row::Column::Number.eq(number))
        .one(db)
        .await?;
    found.map(read_back).ok_or(Error::NotFound)
}

fn waiting(scope: &Scope) -> Select<row::Entity> {
    row::Entity::find()
        .filter(scope.condition(row::Column::OrganisationId))
        .filter(is(row::Column::State, State::ToReview.code()))
}

/// A condition with its value in the statement itself: a partial index is not used for a value that is bound later.
fn is(column: row::Column, code: &'static str) -> Expr {
    column.into_expr().eq(Expr::cust(format!("'{code}'")))
}

/// Texts that wait for a person, the oldest number first, after a number.
pub(crate) async fn to_review(app: &App, scope: &Scope, after: i64, limit: u64) -> Result<Vec<Kept>> {
    let rows = waiting(scope)
        .filter(row::Column::Number.gt(after))
        .order_by_asc(row::Column::Number)
        .limit(limit)
        .all(app.db.read())
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

/// How many wait for a person.
pub(crate) async fn count_to_review(app: &App, scope: &Scope) -> Result<i64> {
    Ok(i64::try_from(waiting(scope).count(app.db.read()).await?).unwrap_or(i64::MAX))
}

/// How many wait for a person, counted up to `most`: for pages that everybody opens often.
pub(crate) async fn count_to_review_up_to(app: &App, scope: &Scope, most: i64) -> Result<Count> {
    let bound = u64::try_from(most + 1).unwrap_or(0);
    let some = waiting(scope)
        .select_only()
        .column(row::Column::Number)
        .limit(bound)
        .into_query();
    let mut counted = sea_orm::sea_query::Query::select();
    counted
        .expr_as(Expr::cust("count(*)"), "n")
        .from_subquery(some, "waiting");
    let row = app.db.read().query_one(&counted).await?;
    let n: i64 = row.map(|row| row.try_get("", "n")).transpose()?.unwrap_or(0);
    Ok(Count {
        n: Ord::min(n, most),
        more: n > most,
    })
}

fn waiting_in(organisation: Uuid, after: i64) -> Select<row::Entity> {
    row::Entity::find()
        .filter(row::Column::OrganisationId.eq(organisation))
        .filter(is(row::Column::State, State::ToReview.code()))
        .filter(row::Column::Number.gt(after))
}

/// Texts of an organisation that wait, after a number. The caller has checked its scope.
pub(crate) async fn waiting_of(app: &App, organisation: Uuid, after: i64, limit: u64) -> Result<Vec<Kept>> {
    some(app, waiting_in(organisation, after), limit).await
}

/// How many of them there are. The caller has checked the scope of the organisation.
pub(crate) async fn count_waiting_of(app: &App, organisation: Uuid, after: i64) -> Result<i64> {
    let n = waiting_in(organisation, after).count(app.db.read()).await?;
    Ok(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Those of which every open doubt is at this confidence or above, in hundredths.
fn confident_in(organisation: Uuid, confidence: i64, after: i64) -> Select<row::Entity> {
    let sure = crate::jobs::sharing::sure_percent();
    let doubt = format!(
        "not exists (select 1 from spans where spans.expression_id = expressions.id and spans.decided = 'machine' \
         and spans.confidence < {confidence} and (spans.kind = 'name' or spans.confidence < {sure}))"
    );
    waiting_in(organisation, after).filter(Expr::cust(doubt))
}

/// Texts of an organisation that wait and may be shared in one go. The caller has checked its scope.
pub(crate) async fn confident(
    app: &App,
    organisation: Uuid,
    confidence: i64,
    after: i64,
    limit: u64,
) -> Result<Vec<Kept>> {
    some(app, confident_in(organisation, confidence, after), limit).await
}

/// How many of them there are. The caller has checked the scope of the organisation.
pub(crate) async fn count_confident(app: &App, organisation: Uuid, confidence: i64) -> Result<i64> {
    let n = confident_in(organisation, confidence, 0).count(app.db.read()).await?;
    Ok(i64::try_from(n).unwrap_or(i64::MAX))
}

async fn some(app: &App, texts: Select<row::Entity>, limit: u64) -> Result<Vec<Kept>> {
    let rows = texts
        .order_by_asc(row::Column::Number)
        .limit(limit)
        .all(app.db.read())
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

/// How many wait before a number, itself not counted.
pub(crate) async fn count_before(app: &App, scope: &Scope, number: i64) -> Result<i64> {
    let n = waiting(scope)
        .filter(row::Column::Number.lt(number))
        .count(app.db.read())
        .await?;
    Ok(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Grows the version; false when somebody changed the expression meanwhile.
pub(crate) async fn touch(tx: &impl ConnectionTrait, id: ExpressionId, version: i64) -> Result<bool> {
    let done = row::Entity::update_many()
        .col_expr(row::Column::Version, Expr::value(version + 1))
        .filter(row::Column::Id.eq(id.0))
        .filter(row::Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Writes the shared words; false when somebody changed the expression meanwhile.
pub(crate) async fn share(tx: &impl ConnectionTrait, id: ExpressionId, version: i64, shared: &str) -> Result<bool> {
    let done = row::Entity::update_many()
        .col_expr(row::Column::SharedText, Expr::value(shared))
        .col_expr(row::Column::State, Expr::value(State::Shared.code()))
        .col_expr(row::Column::Version, Expr::value(version + 1))
        .filter(row::Column::Id.eq(id.0))
        .filter(row::Column::Version.eq(version))
        .filter(row::Column::State.is_in([State::ToReview.code(), State::Shared.code()]))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Empties expressions of every word, raw and shared, and of what the file said beside them.
pub(crate) async fn empty(change: &Change, ids: &[Uuid], state: State) -> Result<()> {
    for some in ids.chunks(500) {
        row::Entity::update_many()
            .col_expr(row::Column::State, Expr::value(state.code()))
            .col_expr(row::Column::Raw, Expr::value(Option::<Vec<u8>>::None))
            .col_expr(row::Column::RawPurgedAt, Expr::value(change.stored_at()))
            .col_expr(row::Column::SharedText, Expr::value(Option::<String>::None))
            .col_expr(row::Column::Attributes, Expr::value(serde_json::json!({})))
            .col_expr(row::Column::OutsideNumber, Expr::value(Option::<String>::None))
            .col_expr(row::Column::WordsKey, Expr::value(Option::<String>::None))
            .col_expr(row::Column::Version, Expr::col(row::Column::Version).add(1))
            .filter(row::Column::Id.is_in(some.iter().copied()))
            .exec(change.tx())
            .await?;
    }
    Ok(())
}

/// The first expressions of a source, as ids, numbers and states.
pub(crate) async fn of_source(db: &impl ConnectionTrait, source: SourceId, limit: u64) -> Result<Vec<(Uuid, i64)>> {
    Ok(row::Entity::find()
        .select_only()
        .columns([row::Column::Id, row::Column::Number])
        .filter(row::Column::SourceId.eq(source.0))
        .order_by_asc(row::Column::Number)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?)
}

/// The expressions of a source after a number, as ids and numbers.
pub(crate) async fn of_source_after(
    db: &impl ConnectionTrait,
    source: SourceId,
    after: i64,
    limit: u64,
) -> Result<Vec<(Uuid, i64)>> {
    Ok(row::Entity::find()
        .select_only()
        .columns([row::Column::Id, row::Column::Number])
        .filter(row::Column::SourceId.eq(source.0))
        .filter(row::Column::Number.gt(after))
        .order_by_asc(row::Column::Number)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?)
}

/// How many expressions a source has.
pub(crate) async fn count_of_source(app: &App, source: SourceId) -> Result<i64> {
    let n = row::Entity::find()
        .filter(row::Column::SourceId.eq(source.0))
        .count(app.db.read())
        .await?;
    Ok(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Deletes expressions: only the undoing of an import does.
pub(crate) async fn delete(tx: &impl ConnectionTrait, ids: &[Uuid]) -> Result<()> {
    for some in ids.chunks(500) {
        row::Entity::delete_many()
            .filter(row::Column::Id.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Raw words that came in before a day and are still kept: their ids, numbers and states.
pub(crate) async fn overdue(
    db: &impl ConnectionTrait,
    source: SourceId,
    before: Date,
    limit: u64,
) -> Result<Vec<(Uuid, i64, String)>> {
    Ok(row::Entity::find()
        .select_only()
        .columns([row::Column::Id, row::Column::Number, row::Column::State])
        .filter(row::Column::SourceId.eq(source.0))
        .filter(row::Column::ReceivedOn.lt(db::stored_date(before)))
        .filter(row::Column::Raw.is_not_null())
        .order_by_asc(row::Column::Number)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?)
}

/// Takes out raw words; shared words stay.
pub(crate) async fn purge_raw(change: &Change, ids: &[Uuid]) -> Result<()> {
    for some in ids.chunks(500) {
        row::Entity::update_many()
            .col_expr(row::Column::Raw, Expr::value(Option::<Vec<u8>>::None))
            .col_expr(row::Column::RawPurgedAt, Expr::value(change.stored_at()))
            .col_expr(row::Column::Version, Expr::col(row::Column::Version).add(1))
            .filter(row::Column::Id.is_in(some.iter().copied()))
            .exec(change.tx())
            .await?;
    }
    Ok(())
}

fn unanswered(scope: &Scope) -> Select<row::Entity> {
    row::Entity::find()
        .filter(scope.condition(row::Column::OrganisationId))
        .filter(is(row::Column::Channel, Channel::Suggestion.code()))
        .filter(row::Column::State.is_in([State::ToReview.code(), State::Shared.code()]))
        .filter(row::Column::Id.not_in_subquery(super::answer::answered().into_query()))
}

/// Suggestions whose author has no answer yet.
pub(crate) async fn count_unanswered(app: &App, scope: &Scope) -> Result<i64> {
    Ok(i64::try_from(unanswered(scope).count(app.db.read()).await?).unwrap_or(i64::MAX))
}
