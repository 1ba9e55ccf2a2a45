//! Indicators, the changes after their lock, and measures.

use super::{
    from_json, known, met,
    proof::{indicator, indicator_change, measure},
};
use crate::{
    indicator::{Direction, Figure, Indicator, IndicatorChange, IndicatorId, IndicatorWords, Kind, Measure, MeasureId},
    project::ProjectId,
};
use platform::{Change, Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, entity::prelude::*};

/// The indicators of some projects, in the order they were written; removed ones are left out.
pub async fn list(db: &impl ConnectionTrait, projects: &[ProjectId]) -> Result<Vec<Indicator>> {
    let rows = indicator::Entity::find()
        .filter(indicator::Column::ProjectId.is_in(projects.iter().map(|id| id.0)))
        .filter(indicator::Column::RemovedAt.is_null())
        .order_by_asc(indicator::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

/// One indicator.
pub async fn get(db: &impl ConnectionTrait, scope: &Scope, project: ProjectId, id: IndicatorId) -> Result<Indicator> {
    let row = indicator::Entity::find_by_id(id.0)
        .filter(indicator::Column::ProjectId.eq(project.0))
        .filter(scope.condition(indicator::Column::OrganisationId))
        .filter(indicator::Column::RemovedAt.is_null())
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    read(row)
}

fn read(row: indicator::Model) -> Result<Indicator> {
    let baseline = match (row.baseline_amount, row.baseline_n, row.baseline_on) {
        (Some(amount), Some(n), Some(on)) => Some(Figure {
            amount,
            n,
            missing: row.baseline_missing.unwrap_or(0),
            on: db::date(on),
        }),
        _ => None,
    };
    Ok(Indicator {
        id: IndicatorId(row.id),
        project: ProjectId(row.project_id),
        organisation: row.organisation_id,
        words: IndicatorWords {
            name: row.name,
            kind: known(Kind::from_code(&row.kind), "kind of indicator")?,
            unit: row.unit,
            counted: row.counted,
            source: row.source,
            direction: known(Direction::from_code(&row.direction), "direction of an indicator")?,
            baseline,
            target: row.target,
            target_on: row.target_on.map(db::date),
        },
        locked_at: super::maybe_time(row.locked_at),
        locked_role: row.locked_role,
        version: row.version,
    })
}

/// Writes a new indicator.
pub async fn insert(change: &Change, new: &Indicator) -> Result<()> {
    let words = new.words.clone();
    indicator::Entity::insert(indicator::ActiveModel {
        id: Set(new.id.0),
        project_id: Set(new.project.0),
        organisation_id: Set(new.organisation),
        name: Set(words.name),
        kind: Set(words.kind.code().to_owned()),
        unit: Set(words.unit),
        counted: Set(words.counted),
        source: Set(words.source),
        direction: Set(words.direction.code().to_owned()),
        baseline_amount: Set(words.baseline.map(|b| b.amount)),
        baseline_n: Set(words.baseline.map(|b| b.n)),
        baseline_missing: Set(words.baseline.map(|b| b.missing)),
        baseline_on: Set(words.baseline.map(|b| db::stored_date(b.on))),
        target: Set(words.target),
        target_on: Set(words.target_on.map(db::stored_date)),
        locked_at: Set(None),
        locked_role: Set(String::new()),
        created_at: Set(change.stored_at()),
        removed_at: Set(None),
        version: Set(1),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// Writes words over the version that was shown.
pub async fn write(change: &Change, shown: &Indicator, words: &IndicatorWords) -> Result<()> {
    let baseline = words.baseline;
    let outcome = indicator::Entity::update_many()
        .col_expr(indicator::Column::Name, Expr::value(words.name.clone()))
        .col_expr(indicator::Column::Kind, Expr::value(words.kind.code()))
        .col_expr(indicator::Column::Unit, Expr::value(words.unit.clone()))
        .col_expr(indicator::Column::Counted, Expr::value(words.counted.clone()))
        .col_expr(indicator::Column::Source, Expr::value(words.source.clone()))
        .col_expr(indicator::Column::Direction, Expr::value(words.direction.code()))
        .col_expr(
            indicator::Column::BaselineAmount,
            Expr::value(baseline.map(|b| b.amount)),
        )
        .col_expr(indicator::Column::BaselineN, Expr::value(baseline.map(|b| b.n)))
        .col_expr(
            indicator::Column::BaselineMissing,
            Expr::value(baseline.map(|b| b.missing)),
        )
        .col_expr(
            indicator::Column::BaselineOn,
            Expr::value(baseline.map(|b| db::stored_date(b.on))),
        )
        .col_expr(indicator::Column::Target, Expr::value(words.target))
        .col_expr(
            indicator::Column::TargetOn,
            Expr::value(words.target_on.map(db::stored_date)),
        )
        .col_expr(indicator::Column::Version, Expr::value(shown.version + 1))
        .filter(indicator::Column::Id.eq(shown.id.0))
        .filter(indicator::Column::Version.eq(shown.version))
        .exec(change.tx())
        .await?;
    met(&outcome, "projects-indicator-changed")
}

/// Locks an indicator as it was shown.
pub async fn lock(change: &Change, shown: &Indicator) -> Result<()> {
    let role = change.actor().signing_role(Some(shown.organisation));
    let outcome = indicator::Entity::update_many()
        .col_expr(indicator::Column::LockedAt, Expr::value(change.stored_at()))
        .col_expr(indicator::Column::LockedRole, Expr::value(role))
        .col_expr(indicator::Column::Version, Expr::value(shown.version + 1))
        .filter(indicator::Column::Id.eq(shown.id.0))
        .filter(indicator::Column::Version.eq(shown.version))
        .filter(indicator::Column::LockedAt.is_null())
        .exec(change.tx())
        .await?;
    met(&outcome, "projects-indicator-changed")
}

/// Takes an unlocked indicator out of the plan.
pub async fn remove(change: &Change, shown: &Indicator) -> Result<()> {
    let outcome = indicator::Entity::update_many()
        .col_expr(indicator::Column::RemovedAt, Expr::value(change.stored_at()))
        .col_expr(indicator::Column::Version, Expr::value(shown.version + 1))
        .filter(indicator::Column::Id.eq(shown.id.0))
        .filter(indicator::Column::Version.eq(shown.version))
        .filter(indicator::Column::LockedAt.is_null())
        .exec(change.tx())
        .await?;
    met(&outcome, "projects-indicator-changed")
}

/// Keeps what a locked indicator was and became, and why.
pub async fn note_change(change: &Change, shown: &Indicator, words: &IndicatorWords, reason: &str) -> Result<()> {
    indicator_change::Entity::insert(indicator_change::ActiveModel {
        id: Set(change.fresh_id()),
        indicator_id: Set(shown.id.0),
        project_id: Set(shown.project.0),
        before: Set(serde_json::to_value(&shown.words)?),
        after: Set(serde_json::to_value(words)?),
        reason: Set(reason.to_owned()),
        at: Set(change.stored_at()),
        by_person: Set(change.actor().person()),
        by_role: Set(change.actor().signing_role(Some(shown.organisation)).to_owned()),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// The changes of locked indicators of one project, oldest first.
pub async fn changes(db: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<IndicatorChange>> {
    let rows = indicator_change::Entity::find()
        .filter(indicator_change::Column::ProjectId.eq(project.0))
        .order_by_asc(indicator_change::Column::At)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(IndicatorChange {
                indicator: IndicatorId(row.indicator_id),
                before: from_json(row.before)?,
                after: from_json(row.after)?,
                reason: row.reason,
                at: db::time(row.at),
                role: row.by_role,
            })
        })
        .collect()
}

/// Writes a measure.
pub async fn insert_measure(change: &Change, of: &Indicator, id: MeasureId, figure: &Figure, note: &str) -> Result<()> {
    measure::Entity::insert(measure::ActiveModel {
        id: Set(id.0),
        indicator_id: Set(of.id.0),
        project_id: Set(of.project.0),
        organisation_id: Set(of.organisation),
        amount: Set(figure.amount),
        n: Set(figure.n),
        missing: Set(figure.missing),
        measured_on: Set(db::stored_date(figure.on)),
        note: Set(note.to_owned()),
        at: Set(change.stored_at()),
        by_person: Set(change.actor().person()),
        by_role: Set(change.actor().signing_role(Some(of.organisation)).to_owned()),
        withdrawn_at: Set(None),
        withdrawn_because: Set(None),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// The measures of some projects, oldest first; withdrawn ones come too and say why.
pub async fn measures(db: &impl ConnectionTrait, projects: &[ProjectId]) -> Result<Vec<Measure>> {
    let rows = measure::Entity::find()
        .filter(measure::Column::ProjectId.is_in(projects.iter().map(|id| id.0)))
        .order_by_asc(measure::Column::MeasuredOn)
        .order_by_asc(measure::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(read_measure).collect())
}

/// One measure.
pub async fn measure(db: &impl ConnectionTrait, scope: &Scope, id: MeasureId) -> Result<Measure> {
    let row = measure::Entity::find_by_id(id.0)
        .filter(scope.condition(measure::Column::OrganisationId))
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    Ok(read_measure(row))
}

/// Takes a measure back, saying why; the row stays.
pub async fn withdraw_measure(change: &Change, id: MeasureId, reason: &str) -> Result<()> {
    let outcome = measure::Entity::update_many()
        .col_expr(measure::Column::WithdrawnAt, Expr::value(change.stored_at()))
        .col_expr(measure::Column::WithdrawnBecause, Expr::value(reason.to_owned()))
        .filter(measure::Column::Id.eq(id.0))
        .filter(measure::Column::WithdrawnAt.is_null())
        .exec(change.tx())
        .await?;
    met(&outcome, "projects-measure-withdrawn-already")
}

fn read_measure(row: measure::Model) -> Measure {
    Measure {
        id: MeasureId(row.id),
        indicator: IndicatorId(row.indicator_id),
        project: ProjectId(row.project_id),
        organisation: row.organisation_id,
        figure: Figure {
            amount: row.amount,
            n: row.n,
            missing: row.missing,
            on: db::date(row.measured_on),
        },
        note: row.note,
        at: db::time(row.at),
        role: row.by_role,
        withdrawn: row.withdrawn_at.map(|_| row.withdrawn_because.unwrap_or_default()),
    }
}
