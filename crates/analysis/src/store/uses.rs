//! Which studies hold an expression, and which findings rest on it.

use super::{
    findings, studies,
    tables::{corpus, evidence},
};
use crate::{FindingId, StudyId, finding::Finding, study::Study};
use expressions::ExpressionId;
use platform::{App, Error, Result, Scope};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

/// The studies of a scope that hold an expression, latest first, with its number in each.
pub(crate) async fn studies(
    app: &App,
    scope: &Scope,
    expression: ExpressionId,
    most: u64,
) -> Result<Vec<(Study, i64)>> {
    let held: Vec<(Uuid, i64)> = corpus::Entity::find()
        .select_only()
        .column(corpus::Column::StudyId)
        .column(corpus::Column::Number)
        .filter(corpus::Column::ExpressionId.eq(expression.0))
        .filter(corpus::Column::WithdrawnAt.is_null())
        .order_by_desc(corpus::Column::StudyId)
        .limit(most)
        .into_tuple()
        .all(app.db.read())
        .await?;
    let mut found = Vec::new();
    for (id, number) in held {
        match studies::get(app, scope, StudyId(id)).await {
            Ok(study) => found.push((study, number)),
            Err(Error::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(found)
}

/// The findings of a scope that rest on an expression, oldest first.
pub(crate) async fn findings(app: &App, scope: &Scope, expression: ExpressionId) -> Result<Vec<Finding>> {
    let rows: Vec<Uuid> = evidence::Entity::find()
        .select_only()
        .column(evidence::Column::FindingId)
        .filter(evidence::Column::ExpressionId.eq(expression.0))
        .filter(evidence::Column::WithdrawnAt.is_null())
        .order_by_asc(evidence::Column::FindingId)
        .into_tuple()
        .all(app.db.read())
        .await?;
    let mut found = Vec::new();
    for id in rows {
        match findings::get(app, scope, FindingId(id)).await {
            Ok(finding) => found.push(finding),
            Err(Error::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(found)
}
