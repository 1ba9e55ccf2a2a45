//! Tracings: the paths of single people, with what was said of each, sealed.

use super::tables::tracing;
use crate::{
    campaign::CampaignId,
    tracer::{Tracing, TracingId, TracingWords, View},
};
use jiff::civil::Date;
use platform::{Change, Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

/// Tracings of a list.
const MOST: u64 = 500;

/// A tracing with its sealed views.
pub(crate) struct Whole {
    pub tracing: Tracing,
    patient: Option<Vec<u8>>,
    team: Option<Vec<u8>>,
    together: Option<Vec<u8>>,
}

impl Whole {
    /// What was said in one view, sealed under the id.
    pub fn sealed(&self, view: View) -> Option<&[u8]> {
        match view {
            View::Patient => self.patient.as_deref(),
            View::Team => self.team.as_deref(),
            View::Together => self.together.as_deref(),
        }
    }
}

/// The tracings of a campaign, by day.
pub(crate) async fn list(tx: &impl ConnectionTrait, scope: &Scope, of: CampaignId) -> Result<Vec<Tracing>> {
    let rows = tracing::Entity::find()
        .filter(tracing::Column::CampaignId.eq(of.0))
        .filter(scope.condition(tracing::Column::OrganisationId))
        .order_by_asc(tracing::Column::PlannedOn)
        .order_by_asc(tracing::Column::Id)
        .limit(MOST)
        .all(tx)
        .await?;
    Ok(rows.iter().map(tracing_of).collect())
}

/// One of a campaign.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub(crate) async fn get(tx: &impl ConnectionTrait, scope: &Scope, of: CampaignId, id: TracingId) -> Result<Whole> {
    let row = tracing::Entity::find_by_id(id.0)
        .filter(tracing::Column::CampaignId.eq(of.0))
        .filter(scope.condition(tracing::Column::OrganisationId))
        .one(tx)
        .await?
        .ok_or(Error::NotFound)?;
    Ok(Whole {
        tracing: tracing_of(&row),
        patient: row.patient_view,
        team: row.team_view,
        together: row.together_view,
    })
}

fn tracing_of(row: &tracing::Model) -> Tracing {
    Tracing {
        id: TracingId(row.id),
        campaign: CampaignId(row.campaign_id),
        organisation: row.organisation_id,
        words: TracingWords {
            label: row.label.clone(),
            unit: row.unit.clone(),
            planned_on: db::date(row.planned_on),
        },
        agreed: row.agreed_on.map(db::date).zip(row.agreed_role.clone()),
        patient_on: row.patient_on.map(db::date),
        team_on: row.team_on.map(db::date),
        together_on: row.together_on.map(db::date),
        edit: row.edit,
    }
}

/// Writes a new one.
pub(crate) async fn insert(
    change: &Change,
    of: CampaignId,
    organisation: Uuid,
    words: &TracingWords,
) -> Result<TracingId> {
    let id = TracingId(change.fresh_id());
    tracing::Entity::insert(tracing::ActiveModel {
        id: Set(id.0),
        campaign_id: Set(of.0),
        organisation_id: Set(organisation),
        label: Set(words.label.clone()),
        unit: Set(words.unit.clone()),
        planned_on: Set(db::stored_date(words.planned_on)),
        agreed_on: Set(None),
        agreed_role: Set(None),
        patient_view: Set(None),
        patient_on: Set(None),
        team_view: Set(None),
        team_on: Set(None),
        together_view: Set(None),
        together_on: Set(None),
        edit: Set(1),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(id)
}

/// Writes over the state `seen` of one.
///
/// # Errors
/// [`Error::Conflict`] when it was changed or taken away meanwhile.
async fn update(change: &Change, id: TracingId, seen: i64, mut row: tracing::ActiveModel) -> Result<()> {
    row.edit = Set(seen + 1);
    let touched = tracing::Entity::update_many()
        .set(row)
        .filter(tracing::Column::Id.eq(id.0))
        .filter(tracing::Column::Edit.eq(seen))
        .exec(change.tx())
        .await?;
    if touched.rows_affected == 0 {
        return Err(Error::Conflict("questionnaires-changed-meanwhile"));
    }
    Ok(())
}

/// Notes the oral agreement: its day, and the role that heard it.
///
/// # Errors
/// As all changes of one.
pub(crate) async fn agree(change: &Change, of: &Tracing, day: Date, role: &str) -> Result<()> {
    let row = tracing::ActiveModel {
        agreed_on: Set(Some(db::stored_date(day))),
        agreed_role: Set(Some(role.to_owned())),
        ..Default::default()
    };
    update(change, of.id, of.edit, row).await
}

/// Keeps what was said in one view.
///
/// # Errors
/// As all changes of one.
pub(crate) async fn keep(change: &Change, of: &Tracing, view: View, sealed: Vec<u8>, today: Date) -> Result<()> {
    let mut row: tracing::ActiveModel = Default::default();
    let (said, day) = match view {
        View::Patient => (&mut row.patient_view, &mut row.patient_on),
        View::Team => (&mut row.team_view, &mut row.team_on),
        View::Together => (&mut row.together_view, &mut row.together_on),
    };
    *said = Set(Some(sealed));
    *day = Set(Some(db::stored_date(today)));
    update(change, of.id, of.edit, row).await
}

/// Takes one away, with everything of it.
pub(crate) async fn remove(change: &Change, id: TracingId) -> Result<()> {
    tracing::Entity::delete_by_id(id.0).exec(change.tx()).await?;
    Ok(())
}
