//! The establishments of campaigns.

use super::tables::participant;
use crate::campaign::{CampaignId, Participant, ParticipantId};
use platform::{Change, Error, Result, Scope};
use sea_orm::{ActiveValue::Set, Condition, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

/// Letters of the end of an open address: a million million million of them.
const LINK: usize = 12;

/// The establishments of a campaign, by name.
pub(crate) async fn list(tx: &impl ConnectionTrait, of: CampaignId) -> Result<Vec<Participant>> {
    let rows = participant::Entity::find()
        .filter(participant::Column::CampaignId.eq(of.0))
        .order_by_asc(participant::Column::Name)
        .order_by_asc(participant::Column::Id)
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(participant_of).collect())
}

/// Those of a campaign that the scope reaches as themselves.
pub(crate) async fn own(tx: &impl ConnectionTrait, scope: &Scope, of: CampaignId) -> Result<Vec<Participant>> {
    let all = list(tx, of).await?;
    Ok(all
        .into_iter()
        .filter(|one| one.own.is_some_and(|own| scope.allows(own)))
        .collect())
}

/// Establishments of one number that are looked at.
const MOST_OF_NUMBER: u64 = 50;

/// Those with this FINESS number that the scope reaches, as sponsor or as themselves, the latest first.
pub(crate) async fn by_finess(tx: &impl ConnectionTrait, scope: &Scope, number: &str) -> Result<Vec<Participant>> {
    use participant::Column;
    let own = Condition::all()
        .add(Column::OwnOrganisationId.is_not_null())
        .add(scope.condition(Column::OwnOrganisationId));
    let reached = Condition::any().add(scope.condition(Column::OrganisationId)).add(own);
    let rows = participant::Entity::find()
        .filter(Column::Finess.eq(number))
        .filter(reached)
        .order_by_desc(Column::Id)
        .limit(MOST_OF_NUMBER)
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(participant_of).collect())
}

/// The establishment of an open address.
pub(crate) async fn by_link(tx: &impl ConnectionTrait, link: &str) -> Result<Participant> {
    let row = participant::Entity::find()
        .filter(participant::Column::Link.eq(link))
        .one(tx)
        .await?;
    row.map(participant_of).ok_or(Error::NotFound)
}

/// One of a campaign.
pub(crate) async fn get(tx: &impl ConnectionTrait, of: CampaignId, id: ParticipantId) -> Result<Participant> {
    let row = participant::Entity::find_by_id(id.0)
        .filter(participant::Column::CampaignId.eq(of.0))
        .one(tx)
        .await?;
    row.map(participant_of).ok_or(Error::NotFound)
}

fn participant_of(row: participant::Model) -> Participant {
    Participant {
        id: ParticipantId(row.id),
        campaign: CampaignId(row.campaign_id),
        organisation: row.organisation_id,
        own: row.own_organisation_id,
        finess: row.finess,
        name: row.name,
        region: row.region,
        link: row.link,
        target: row.target_count,
    }
}

/// An establishment to add.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NewParticipant {
    pub own: Option<Uuid>,
    pub finess: Option<String>,
    pub name: String,
    pub region: Option<String>,
    pub target: Option<i64>,
}

/// Adds establishments to a campaign.
pub(crate) async fn insert(change: &Change, of: CampaignId, organisation: Uuid, new: &[NewParticipant]) -> Result<()> {
    for some in new.chunks(300) {
        let rows = some.iter().map(|one| participant::ActiveModel {
            id: Set(change.fresh_id()),
            campaign_id: Set(of.0),
            organisation_id: Set(organisation),
            own_organisation_id: Set(one.own),
            finess: Set(one.finess.clone()),
            name: Set(one.name.clone()),
            region: Set(one.region.clone()),
            link: Set(change.app().random.readable_code(LINK).to_lowercase()),
            target_count: Set(one.target),
        });
        participant::Entity::insert_many(rows)
            .exec_without_returning(change.tx())
            .await?;
    }
    Ok(())
}

/// Says the region of an establishment.
pub(crate) async fn set_region(change: &Change, of: CampaignId, id: ParticipantId, region: &str) -> Result<()> {
    participant::Entity::update_many()
        .col_expr(participant::Column::Region, Expr::value(region))
        .filter(participant::Column::Id.eq(id.0))
        .filter(participant::Column::CampaignId.eq(of.0))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Takes an establishment out of a campaign that is not launched.
pub(crate) async fn remove(change: &Change, of: CampaignId, id: ParticipantId) -> Result<()> {
    participant::Entity::delete_many()
        .filter(participant::Column::Id.eq(id.0))
        .filter(participant::Column::CampaignId.eq(of.0))
        .exec(change.tx())
        .await?;
    Ok(())
}
