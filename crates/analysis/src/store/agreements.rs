//! What was measured when the reading closed.

use super::tables::agreement;
use crate::{StudyId, agreement::Report};
use jiff::Timestamp;
use platform::{App, Change, Result, Scope, db};
use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::OnConflict};
use uuid::Uuid;

/// A measured agreement with how it was measured.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Measured {
    /// The seed of the bootstrap, written down.
    pub seed: u64,
    /// Samples drawn for each interval.
    pub draws: i64,
    /// When.
    pub at: Timestamp,
    /// The figures.
    pub report: Report,
}

/// The measured agreement of a study, if its reading is closed and the job has run.
pub(crate) async fn get(app: &App, scope: &Scope, study: StudyId) -> Result<Option<Measured>> {
    let row = agreement::Entity::find_by_id(study.0)
        .filter(scope.condition(agreement::Column::OrganisationId))
        .one(app.db.read())
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Measured {
        seed: row.seed.parse().unwrap_or(0),
        draws: row.draws,
        at: db::time(row.computed_at),
        report: serde_json::from_value(row.figures)?,
    }))
}

/// Writes what was measured over what was there.
pub(crate) async fn put(
    change: &Change,
    study: StudyId,
    organisation: Uuid,
    seed: u64,
    draws: i64,
    report: &Report,
) -> Result<()> {
    agreement::Entity::insert(agreement::ActiveModel {
        study_id: Set(study.0),
        organisation_id: Set(organisation),
        seed: Set(seed.to_string()),
        draws: Set(draws),
        figures: Set(serde_json::to_value(report)?),
        computed_at: Set(change.stored_at()),
    })
    .on_conflict(
        OnConflict::column(agreement::Column::StudyId)
            .update_columns([
                agreement::Column::Seed,
                agreement::Column::Draws,
                agreement::Column::Figures,
                agreement::Column::ComputedAt,
            ])
            .to_owned(),
    )
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}
