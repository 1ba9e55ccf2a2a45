//! Files given as answers: where they lie, which answer holds them, and until which day they wait for one.

use super::tables::answer_file;
use crate::campaign::{AnswerFileId, AnswerId, CampaignId, ParticipantId};
use jiff::civil::Date;
use platform::{Change, Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, Condition, ConnectionTrait, QueryOrder, QuerySelect, Statement, entity::prelude::*};

/// A file that was given.
#[derive(Clone, Debug)]
pub(crate) struct GivenFile {
    pub id: AnswerFileId,
    pub campaign: CampaignId,
    pub participant: ParticipantId,
    pub organisation: Uuid,
    /// The question that it answers.
    pub item: String,
    /// The answer that holds it, where one does.
    pub answer: Option<AnswerId>,
    /// Of its sealed bytes in the store of files.
    pub hash: String,
    /// As its bytes told it.
    pub media_type: String,
    /// Of its bytes before they were sealed.
    pub byte_count: i64,
    /// The day after which it is forgotten; none once a whole answer holds it.
    pub forget_on: Option<Date>,
}

fn read_back(row: answer_file::Model) -> GivenFile {
    GivenFile {
        id: AnswerFileId(row.id),
        campaign: CampaignId(row.campaign_id),
        participant: ParticipantId(row.participant_id),
        organisation: row.organisation_id,
        item: row.item_key,
        answer: row.answer_id.map(AnswerId),
        hash: row.hash,
        media_type: row.media_type,
        byte_count: row.byte_count,
        forget_on: row.forget_on.map(db::date),
    }
}

/// Notes a file that no answer holds yet.
pub(crate) async fn insert(change: &Change, new: &GivenFile) -> Result<()> {
    let row = answer_file::ActiveModel {
        id: Set(new.id.0),
        campaign_id: Set(new.campaign.0),
        participant_id: Set(new.participant.0),
        organisation_id: Set(new.organisation),
        item_key: Set(new.item.clone()),
        answer_id: Set(new.answer.map(|answer| answer.0)),
        hash: Set(new.hash.clone()),
        media_type: Set(new.media_type.clone()),
        byte_count: Set(new.byte_count),
        forget_on: Set(new.forget_on.map(db::stored_date)),
    };
    answer_file::Entity::insert(row)
        .exec_without_returning(change.tx())
        .await?;
    Ok(())
}

fn ids_of(some: &[AnswerFileId]) -> Vec<Uuid> {
    some.iter().map(|id| id.0).collect()
}

/// Those of these that are still there.
pub(crate) async fn some(tx: &impl ConnectionTrait, ids: &[AnswerFileId]) -> Result<Vec<GivenFile>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = answer_file::Entity::find()
        .filter(answer_file::Column::Id.is_in(ids_of(ids)))
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

/// Lets an answer hold files; no when one of them is gone or another answer's. `until` is the day up to which the answer may be
/// finished, none when it is whole.
pub(crate) async fn claim(
    tx: &impl ConnectionTrait,
    ids: &[AnswerFileId],
    answer: AnswerId,
    until: Option<Date>,
    today: Date,
) -> Result<bool> {
    use answer_file::Column;
    if ids.is_empty() {
        return Ok(true);
    }
    let row = answer_file::ActiveModel {
        answer_id: Set(Some(answer.0)),
        forget_on: Set(until.map(db::stored_date)),
        ..Default::default()
    };
    let nobodys = Condition::any()
        .add(Column::AnswerId.is_null())
        .add(Column::AnswerId.eq(answer.0));
    let there = Condition::any()
        .add(Column::ForgetOn.is_null())
        .add(Column::ForgetOn.gte(db::stored_date(today)));
    let touched = answer_file::Entity::update_many()
        .set(row)
        .filter(Column::Id.is_in(ids_of(ids)))
        .filter(nobodys)
        .filter(there)
        .exec(tx)
        .await?;
    Ok(usize::try_from(touched.rows_affected).is_ok_and(|n| n == ids.len()))
}

/// Takes from an answer what it held: it was not kept after all.
pub(crate) async fn release(tx: &impl ConnectionTrait, answer: AnswerId, until: Date) -> Result<()> {
    let row = answer_file::ActiveModel {
        answer_id: Set(None),
        forget_on: Set(Some(db::stored_date(until))),
        ..Default::default()
    };
    answer_file::Entity::update_many()
        .set(row)
        .filter(answer_file::Column::AnswerId.eq(answer.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Lets files that no answer holds wait longer for one.
pub(crate) async fn wait_until(tx: &impl ConnectionTrait, ids: &[AnswerFileId], until: Date) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let row = answer_file::ActiveModel {
        forget_on: Set(Some(db::stored_date(until))),
        ..Default::default()
    };
    answer_file::Entity::update_many()
        .set(row)
        .filter(answer_file::Column::Id.is_in(ids_of(ids)))
        .filter(answer_file::Column::AnswerId.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Lets go of every file of an answer but these: they are forgotten at the next round.
pub(crate) async fn let_go(
    tx: &impl ConnectionTrait,
    answer: AnswerId,
    but: &[AnswerFileId],
    today: Date,
) -> Result<bool> {
    let row = answer_file::ActiveModel {
        forget_on: Set(Some(db::stored_date(before(today)))),
        answer_id: Set(None),
        ..Default::default()
    };
    let touched = answer_file::Entity::update_many()
        .set(row)
        .filter(answer_file::Column::AnswerId.eq(answer.0))
        .filter(answer_file::Column::Id.is_not_in(ids_of(but)))
        .exec(tx)
        .await?;
    Ok(touched.rows_affected > 0)
}

fn before(today: Date) -> Date {
    today.saturating_sub(jiff::Span::new().days(1))
}

/// Files whose day is over.
pub(crate) async fn over(tx: &impl ConnectionTrait, today: Date, limit: u64) -> Result<Vec<GivenFile>> {
    let rows = answer_file::Entity::find()
        .filter(answer_file::Column::ForgetOn.lt(db::stored_date(today)))
        .order_by_asc(answer_file::Column::Id)
        .limit(limit)
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

/// Forgets a file; its bytes are gone already.
pub(crate) async fn remove(change: &Change, id: AnswerFileId) -> Result<()> {
    answer_file::Entity::delete_by_id(id.0).exec(change.tx()).await?;
    Ok(())
}

/// Bytes of all files of a campaign, held by an answer or not.
pub(crate) async fn byte_count(tx: &impl ConnectionTrait, of: CampaignId) -> Result<i64> {
    let sql = "select cast(coalesce(sum(byte_count), 0) as bigint) as n from answer_files where campaign_id = $1";
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [of.0.into()]);
    match tx.query_one_raw(statement).await? {
        Some(row) => Ok(row.try_get("", "n")?),
        None => Ok(0),
    }
}

/// The files that whole answers of a campaign hold, in the random order of their ids.
pub(crate) async fn held(
    tx: &impl ConnectionTrait,
    scope: &Scope,
    of: CampaignId,
    after: Option<AnswerFileId>,
    limit: u64,
) -> Result<Vec<GivenFile>> {
    let mut query = answer_file::Entity::find()
        .filter(answer_file::Column::CampaignId.eq(of.0))
        .filter(answer_file::Column::AnswerId.is_not_null())
        .filter(answer_file::Column::ForgetOn.is_null())
        .filter(scope.condition(answer_file::Column::OrganisationId));
    if let Some(after) = after {
        query = query.filter(answer_file::Column::Id.gt(after.0));
    }
    let rows = query.order_by_asc(answer_file::Column::Id).limit(limit).all(tx).await?;
    Ok(rows.into_iter().map(read_back).collect())
}

/// One of them.
///
/// # Errors
/// [`Error::NotFound`] outside the scope, of another campaign, or when no whole answer holds it.
pub(crate) async fn get(
    tx: &impl ConnectionTrait,
    scope: &Scope,
    of: CampaignId,
    id: AnswerFileId,
) -> Result<GivenFile> {
    let row = answer_file::Entity::find_by_id(id.0)
        .filter(answer_file::Column::CampaignId.eq(of.0))
        .filter(answer_file::Column::AnswerId.is_not_null())
        .filter(answer_file::Column::ForgetOn.is_null())
        .filter(scope.condition(answer_file::Column::OrganisationId))
        .one(tx)
        .await?;
    row.map(read_back).ok_or(Error::NotFound)
}

/// The hash of every file, for backups.
pub(crate) async fn hashes(tx: &impl ConnectionTrait) -> Result<Vec<String>> {
    Ok(answer_file::Entity::find()
        .select_only()
        .column(answer_file::Column::Hash)
        .into_tuple()
        .all(tx)
        .await?)
}
