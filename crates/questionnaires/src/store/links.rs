//! Personal links: one answer each, their address sealed and forgotten once nothing more is to be sent.

use super::tables::{campaign, personal_link};
use crate::campaign::{CampaignId, ParticipantId};
use jiff::civil::Date;
use platform::{Change, Result, db};
use sea_orm::{
    ActiveValue::Set, Condition, ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*,
    sea_query::OnConflict,
};
use std::collections::BTreeMap;

/// A personal link as its holder meets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PersonalLink {
    pub id: Uuid,
    pub campaign: CampaignId,
    pub participant: ParticipantId,
    pub expires_on: Date,
    pub is_answered: bool,
}

/// The personal link of a code.
pub(crate) async fn by_code(tx: &impl ConnectionTrait, code_hash: &str) -> Result<Option<PersonalLink>> {
    let row = personal_link::Entity::find()
        .filter(personal_link::Column::CodeHash.eq(code_hash))
        .one(tx)
        .await?;
    Ok(row.map(|row| PersonalLink {
        id: row.id,
        campaign: CampaignId(row.campaign_id),
        participant: ParticipantId(row.participant_id),
        expires_on: db::date(row.expires_on),
        is_answered: row.is_answered,
    }))
}

/// A personal link to make.
pub(crate) struct NewLink {
    pub id: Uuid,
    pub campaign: CampaignId,
    pub participant: ParticipantId,
    pub organisation: Uuid,
    pub code_hash: String,
    /// Sealed; none where nothing more is to be sent.
    pub address: Option<Vec<u8>>,
    pub language: String,
    pub sent_on: Date,
    pub expires_on: Date,
}

/// Makes personal links; one that is there already (the same code) is left alone.
pub(crate) async fn insert(change: &Change, new: Vec<NewLink>) -> Result<()> {
    let rows: Vec<personal_link::ActiveModel> = new
        .into_iter()
        .map(|one| personal_link::ActiveModel {
            id: Set(one.id),
            campaign_id: Set(one.campaign.0),
            participant_id: Set(one.participant.0),
            organisation_id: Set(one.organisation),
            code_hash: Set(one.code_hash),
            address: Set(one.address),
            language: Set(one.language),
            sent_on: Set(Some(db::stored_date(one.sent_on))),
            reminded_on: Set(None),
            expires_on: Set(db::stored_date(one.expires_on)),
            is_answered: Set(false),
        })
        .collect();
    let same = OnConflict::column(personal_link::Column::CodeHash)
        .do_nothing()
        .to_owned();
    for some in rows.chunks(300) {
        personal_link::Entity::insert_many(some.iter().cloned())
            .on_conflict(same.clone())
            .exec_without_returning(change.tx())
            .await?;
    }
    Ok(())
}

/// How many personal links a campaign made, by establishment: made, and answered.
pub(crate) async fn counts(tx: &impl ConnectionTrait, of: CampaignId) -> Result<BTreeMap<ParticipantId, (i64, i64)>> {
    let rows: Vec<(Uuid, bool, i64)> = personal_link::Entity::find()
        .select_only()
        .column(personal_link::Column::ParticipantId)
        .column(personal_link::Column::IsAnswered)
        .column_as(personal_link::Column::Id.count(), "n")
        .filter(personal_link::Column::CampaignId.eq(of.0))
        .group_by(personal_link::Column::ParticipantId)
        .group_by(personal_link::Column::IsAnswered)
        .into_tuple()
        .all(tx)
        .await?;
    let mut counts: BTreeMap<ParticipantId, (i64, i64)> = BTreeMap::new();
    for (participant, is_answered, n) in rows {
        let of = counts.entry(ParticipantId(participant)).or_default();
        of.0 += n;
        of.1 += if is_answered { n } else { 0 };
    }
    Ok(counts)
}

/// Uses a personal link; says no when it was used.
pub(super) async fn use_up(tx: &impl ConnectionTrait, link: Uuid) -> Result<bool> {
    let touched = personal_link::Entity::update_many()
        .col_expr(personal_link::Column::IsAnswered, Expr::value(true))
        // Nothing more is to be sent there.
        .col_expr(personal_link::Column::Address, Expr::value(None::<Vec<u8>>))
        .filter(personal_link::Column::Id.eq(link))
        .filter(personal_link::Column::IsAnswered.eq(false))
        .exec(tx)
        .await?;
    Ok(touched.rows_affected > 0)
}

/// Somebody to remind.
pub(crate) struct Due {
    pub id: Uuid,
    pub participant: ParticipantId,
    /// Sealed under the id.
    pub address: Vec<u8>,
    pub expires_on: Date,
}

/// Of a campaign, those who were sent a link on a day or before, did not answer, and were not reminded.
pub(crate) async fn due(
    tx: &impl ConnectionTrait,
    of: CampaignId,
    sent_until: Date,
    today: Date,
    limit: u64,
) -> Result<Vec<Due>> {
    let rows = personal_link::Entity::find()
        .filter(personal_link::Column::CampaignId.eq(of.0))
        .filter(personal_link::Column::IsAnswered.eq(false))
        .filter(personal_link::Column::RemindedOn.is_null())
        .filter(personal_link::Column::SentOn.lte(db::stored_date(sent_until)))
        .filter(personal_link::Column::ExpiresOn.gte(db::stored_date(today)))
        .filter(personal_link::Column::Address.is_not_null())
        .order_by_asc(personal_link::Column::Id)
        .limit(limit)
        .all(tx)
        .await?;
    let one = |row: personal_link::Model| {
        Some(Due {
            id: row.id,
            participant: ParticipantId(row.participant_id),
            address: row.address?,
            expires_on: db::date(row.expires_on),
        })
    };
    Ok(rows.into_iter().filter_map(one).collect())
}

/// Notes that somebody was reminded, and forgets the address; no when they answered or were reminded meanwhile.
pub(crate) async fn remind(change: &Change, id: Uuid, today: Date) -> Result<bool> {
    let touched = personal_link::Entity::update_many()
        .col_expr(personal_link::Column::RemindedOn, Expr::value(db::stored_date(today)))
        .col_expr(personal_link::Column::Address, Expr::value(None::<Vec<u8>>))
        .filter(personal_link::Column::Id.eq(id))
        .filter(personal_link::Column::IsAnswered.eq(false))
        .filter(personal_link::Column::RemindedOn.is_null())
        .exec(change.tx())
        .await?;
    Ok(touched.rows_affected > 0)
}

/// Forgets the addresses to which nothing more is to be sent: their link or their campaign is over. How many there were.
pub(crate) async fn forget(change: &Change, today: Date) -> Result<u64> {
    let over = campaign::Entity::find()
        .select_only()
        .column(campaign::Column::Id)
        .filter(
            Condition::any()
                .add(campaign::Column::EndedAt.is_not_null())
                .add(campaign::Column::ClosesOn.lt(db::stored_date(today)))
                .add(campaign::Column::RemindAfterDays.is_null()),
        )
        .into_query();
    let touched = personal_link::Entity::update_many()
        .col_expr(personal_link::Column::Address, Expr::value(None::<Vec<u8>>))
        .filter(personal_link::Column::Address.is_not_null())
        .filter(
            Condition::any()
                .add(personal_link::Column::ExpiresOn.lt(db::stored_date(today)))
                .add(personal_link::Column::CampaignId.in_subquery(over)),
        )
        .exec(change.tx())
        .await?;
    Ok(touched.rows_affected)
}
