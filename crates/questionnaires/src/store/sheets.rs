//! Sheets of paper between their first typing and their second.

use super::tables::sheet;
use crate::campaign::{CampaignId, ParticipantId};
use jiff::civil::Date;
use platform::{Change, Result, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QuerySelect, entity::prelude::*};
use std::collections::BTreeMap;

/// A sheet that was typed once.
pub(crate) struct Sheet {
    pub id: Uuid,
    /// What was typed, sealed under the id.
    pub typed: Vec<u8>,
}

/// A sheet to keep until it is typed again.
pub(crate) struct NewSheet<'s> {
    pub id: Uuid,
    pub campaign: CampaignId,
    pub participant: ParticipantId,
    pub organisation: Uuid,
    pub number: &'s str,
    pub typed: Vec<u8>,
    pub today: Date,
}

/// A sheet of an establishment by its number.
pub(crate) async fn get(
    tx: &impl ConnectionTrait,
    of: CampaignId,
    participant: ParticipantId,
    number: &str,
) -> Result<Option<Sheet>> {
    let row = sheet::Entity::find()
        .filter(sheet::Column::CampaignId.eq(of.0))
        .filter(sheet::Column::ParticipantId.eq(participant.0))
        .filter(sheet::Column::Number.eq(number))
        .one(tx)
        .await?;
    Ok(row.map(|row| Sheet {
        id: row.id,
        typed: row.typed,
    }))
}

/// Keeps a sheet.
pub(crate) async fn insert(change: &Change, new: NewSheet<'_>) -> Result<()> {
    let row = sheet::ActiveModel {
        id: Set(new.id),
        campaign_id: Set(new.campaign.0),
        participant_id: Set(new.participant.0),
        organisation_id: Set(new.organisation),
        number: Set(new.number.to_owned()),
        typed: Set(new.typed),
        typed_on: Set(db::stored_date(new.today)),
        typed_by: Set(change.actor().person()),
    };
    sheet::Entity::insert(row).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Forgets a sheet.
pub(crate) async fn remove(change: &Change, id: Uuid) -> Result<()> {
    sheet::Entity::delete_by_id(id).exec(change.tx()).await?;
    Ok(())
}

/// How many sheets wait for their second typing, by establishment.
pub(crate) async fn waiting(tx: &impl ConnectionTrait, of: CampaignId) -> Result<BTreeMap<ParticipantId, i64>> {
    let rows: Vec<(Uuid, i64)> = sheet::Entity::find()
        .select_only()
        .column(sheet::Column::ParticipantId)
        .column_as(sheet::Column::Id.count(), "n")
        .filter(sheet::Column::CampaignId.eq(of.0))
        .group_by(sheet::Column::ParticipantId)
        .into_tuple()
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(|(id, n)| (ParticipantId(id), n)).collect())
}
