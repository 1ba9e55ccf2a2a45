//! Campaigns.

use super::tables::{campaign, participant};
use crate::campaign::{Campaign, CampaignId, CampaignKind, CampaignWords, VersionId};
use jiff::civil::Date;
use platform::{App, Change, Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, Condition, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

/// Campaigns of a list.
const MOST: u64 = 500;

/// The campaigns that the scope reaches, as sponsor or as an establishment of it, the latest first.
pub(crate) async fn list(app: &App, scope: &Scope) -> Result<Vec<Campaign>> {
    let taking_part = participant::Entity::find()
        .select_only()
        .column(participant::Column::CampaignId)
        .filter(scope.condition(participant::Column::OwnOrganisationId))
        .filter(participant::Column::OwnOrganisationId.is_not_null());
    let taking_part = sea_orm::QueryTrait::into_query(taking_part);
    let reached = Condition::any()
        .add(scope.condition(campaign::Column::OrganisationId))
        .add(
            Condition::all()
                .add(campaign::Column::LaunchedAt.is_not_null())
                .add(campaign::Column::Id.in_subquery(taking_part)),
        );
    let rows = campaign::Entity::find()
        .filter(reached)
        .order_by_desc(campaign::Column::OpensOn)
        .order_by_desc(campaign::Column::Id)
        .limit(MOST)
        .all(app.db.read())
        .await?;
    Ok(rows.into_iter().map(campaign_of).collect())
}

/// A campaign that the scope reaches as its sponsor.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub(crate) async fn get(tx: &impl ConnectionTrait, scope: &Scope, id: CampaignId) -> Result<Campaign> {
    let row = campaign::Entity::find_by_id(id.0)
        .filter(scope.condition(campaign::Column::OrganisationId))
        .one(tx)
        .await?;
    row.map(campaign_of).ok_or(Error::NotFound)
}

/// A campaign whatever the scope: for those who were asked.
pub(crate) async fn asked(tx: &impl ConnectionTrait, id: CampaignId) -> Result<Campaign> {
    let row = campaign::Entity::find_by_id(id.0).one(tx).await?;
    row.map(campaign_of).ok_or(Error::NotFound)
}

fn campaign_of(row: campaign::Model) -> Campaign {
    Campaign {
        id: CampaignId(row.id),
        organisation: row.organisation_id,
        version: VersionId(row.version_id),
        words: CampaignWords {
            kind: CampaignKind::from_code(&row.kind).unwrap_or_default(),
            name: row.name,
            purpose: row.purpose,
            is_anonymous: row.is_anonymous,
            opens_on: db::date(row.opens_on),
            closes_on: db::date(row.closes_on),
            embargo_until: row.embargo_until.map(db::date),
            quota: row.quota_count,
            target: row.target_count,
            remind_after: row.remind_after_days,
            least_for_score: row.least_for_score,
            least_in_cell: row.least_in_cell,
        },
        edit: row.edit,
        launched_at: row.launched_at.map(db::time),
        ended_at: row.ended_at.map(db::time),
    }
}

/// The campaigns that remind those who did not answer, and take answers on this day.
pub(crate) async fn reminding(tx: &impl ConnectionTrait, today: Date) -> Result<Vec<Campaign>> {
    let rows = campaign::Entity::find()
        .filter(campaign::Column::LaunchedAt.is_not_null())
        .filter(campaign::Column::EndedAt.is_null())
        .filter(campaign::Column::RemindAfterDays.is_not_null())
        .filter(campaign::Column::OpensOn.lte(db::stored_date(today)))
        .filter(campaign::Column::ClosesOn.gte(db::stored_date(today)))
        .order_by_asc(campaign::Column::Id)
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(campaign_of).collect())
}

/// Writes a new campaign.
pub(crate) async fn insert(
    change: &Change,
    organisation: Uuid,
    version: VersionId,
    words: &CampaignWords,
) -> Result<CampaignId> {
    let id = CampaignId(change.fresh_id());
    let mut row = row_of(words);
    row.id = Set(id.0);
    row.organisation_id = Set(organisation);
    row.version_id = Set(version.0);
    row.edit = Set(1);
    row.created_at = Set(change.stored_at());
    row.created_by = Set(change.actor().person());
    row.launched_at = Set(None);
    row.launched_by = Set(None);
    row.ended_at = Set(None);
    row.ended_by = Set(None);
    campaign::Entity::insert(row)
        .exec_without_returning(change.tx())
        .await?;
    Ok(id)
}

fn row_of(words: &CampaignWords) -> campaign::ActiveModel {
    let day = |day: Option<Date>| day.map(db::stored_date);
    campaign::ActiveModel {
        kind: Set(words.kind.code().to_owned()),
        name: Set(words.name.clone()),
        purpose: Set(words.purpose.clone()),
        is_anonymous: Set(words.is_anonymous),
        opens_on: Set(db::stored_date(words.opens_on)),
        closes_on: Set(db::stored_date(words.closes_on)),
        embargo_until: Set(day(words.embargo_until)),
        quota_count: Set(words.quota),
        target_count: Set(words.target),
        remind_after_days: Set(words.remind_after),
        least_for_score: Set(words.least_for_score),
        least_in_cell: Set(words.least_in_cell),
        ..Default::default()
    }
}

/// Writes a campaign that is not launched yet over its state `edit`.
///
/// # Errors
/// [`Error::Conflict`] when somebody else changed or launched it meanwhile.
pub(crate) async fn save(change: &Change, id: CampaignId, edit: i64, words: &CampaignWords) -> Result<()> {
    let mut row = row_of(words);
    row.edit = Set(edit + 1);
    let touched = campaign::Entity::update_many()
        .set(row)
        .filter(campaign::Column::Id.eq(id.0))
        .filter(campaign::Column::Edit.eq(edit))
        .filter(campaign::Column::LaunchedAt.is_null())
        .exec(change.tx())
        .await?;
    if touched.rows_affected == 0 {
        return Err(Error::Conflict("questionnaires-changed-meanwhile"));
    }
    Ok(())
}

/// Launches a campaign.
///
/// # Errors
/// [`Error::Conflict`] when it was changed or launched meanwhile.
pub(crate) async fn launch(change: &Change, id: CampaignId, edit: i64) -> Result<()> {
    let touched = campaign::Entity::update_many()
        .col_expr(campaign::Column::LaunchedAt, Expr::value(change.stored_at()))
        .col_expr(campaign::Column::LaunchedBy, Expr::value(change.actor().person()))
        .filter(campaign::Column::Id.eq(id.0))
        .filter(campaign::Column::Edit.eq(edit))
        .filter(campaign::Column::LaunchedAt.is_null())
        .exec(change.tx())
        .await?;
    if touched.rows_affected == 0 {
        return Err(Error::Conflict("questionnaires-changed-meanwhile"));
    }
    Ok(())
}

/// Makes changes of what is public of one campaign wait for each other, on PostgreSQL too.
pub(crate) async fn lock(change: &Change, id: CampaignId) -> Result<()> {
    campaign::Entity::update_many()
        .col_expr(campaign::Column::Edit, Expr::col(campaign::Column::Edit))
        .filter(campaign::Column::Id.eq(id.0))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Ends a campaign before its last day.
///
/// # Errors
/// [`Error::Conflict`] when it was ended meanwhile, or never launched.
pub(crate) async fn end(change: &Change, id: CampaignId) -> Result<()> {
    let touched = campaign::Entity::update_many()
        .col_expr(campaign::Column::EndedAt, Expr::value(change.stored_at()))
        .col_expr(campaign::Column::EndedBy, Expr::value(change.actor().person()))
        .filter(campaign::Column::Id.eq(id.0))
        .filter(campaign::Column::LaunchedAt.is_not_null())
        .filter(campaign::Column::EndedAt.is_null())
        .exec(change.tx())
        .await?;
    if touched.rows_affected == 0 {
        return Err(Error::Conflict("questionnaires-campaign-over"));
    }
    Ok(())
}
