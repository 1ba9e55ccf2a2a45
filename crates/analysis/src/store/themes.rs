//! What hangs on one theme: its expressions, coded by people or proposed by the tool, never mixed.

use super::{
    proposals::{Proposal, proposal_of},
    tables::{proposal, theme_code},
};
use crate::{StudyId, ThemeId, coding::Tone, tally::Says};
use expressions::ExpressionId;
use platform::{App, Result, Scope};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::HashMap;

/// What narrows the list of a theme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Narrow {
    /// `2026-11`; `none` asks for words without a date.
    pub month: Option<String>,
    /// A place; `none`-like empty text asks for words without a place.
    pub place: Option<String>,
    /// A tone.
    pub tone: Option<Tone>,
}

/// One expression of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Carried {
    pub number: i64,
    pub expression: ExpressionId,
    pub tone: Tone,
    pub month: String,
    /// The tool's proposal, where it is one.
    pub proposal: Option<Proposal>,
}

/// A place in the list of a theme: month and number of the last one shown.
pub(crate) type After = (String, i64);

/// What is asked of a theme.
#[derive(Clone, Debug)]
pub(crate) struct Asked<'a> {
    pub study: StudyId,
    pub theme: ThemeId,
    pub says: Says,
    pub narrow: &'a Narrow,
    pub after: Option<&'a After>,
    pub limit: u64,
}

/// Expressions of a theme, latest month first.
pub(crate) async fn list(app: &App, scope: &Scope, asked: &Asked<'_>) -> Result<Vec<Carried>> {
    match asked.says {
        Says::People => coded(app, scope, asked).await,
        Says::Tool => proposed(app, scope, asked).await,
    }
}

/// How many expressions people coded with at least one of some themes, each counted once.
pub(crate) async fn carried_count(app: &App, scope: &Scope, study: StudyId, themes: &[ThemeId]) -> Result<i64> {
    let n = theme_code::Entity::find()
        .select_only()
        .column(theme_code::Column::Number)
        .distinct()
        .filter(theme_code::Column::StudyId.eq(study.0))
        .filter(theme_code::Column::ThemeId.is_in(themes.iter().map(|theme| theme.0)))
        .filter(scope.condition(theme_code::Column::OrganisationId))
        .count(app.db.read())
        .await?;
    Ok(i64::try_from(n).unwrap_or(i64::MAX))
}

/// How many of some expressions carry each theme: by people, and proposed by the tool and not decided yet.
pub(crate) async fn totals_among(app: &App, study: StudyId, numbers: &[i64]) -> Result<HashMap<ThemeId, (i64, i64)>> {
    let tx = app.db.read();
    let mut totals: HashMap<ThemeId, (i64, i64)> = HashMap::new();
    let columns = (theme_code::Column::StudyId, theme_code::Column::Number);
    for row in super::of_numbers::<theme_code::Entity>(tx, columns, study, numbers).await? {
        totals.entry(ThemeId(row.theme_id)).or_default().0 += 1;
    }
    let columns = (proposal::Column::StudyId, proposal::Column::Number);
    let proposed = super::of_numbers::<proposal::Entity>(tx, columns, study, numbers).await?;
    for row in proposed.into_iter().filter(|row| row.state == "proposed") {
        totals.entry(ThemeId(row.theme_id)).or_default().1 += 1;
    }
    Ok(totals)
}

/// Builds the same question over either table.
macro_rules! question {
    ($table:ident, $query:expr, $narrow:expr, $after:expr) => {{
        let mut query = $query;
        if let Some(month) = &$narrow.month {
            query = query.filter($table::Column::Month.eq(month.as_str()));
        }
        if let Some(place) = &$narrow.place {
            query = query.filter($table::Column::Place.eq(place.as_str()));
        }
        if let Some(tone) = $narrow.tone {
            query = query.filter($table::Column::Polarity.eq(tone.code()));
        }
        if let Some((month, number)) = $after {
            // The first condition bounds what the index reads; the second says where exactly.
            query = query.filter($table::Column::Month.lte(month.as_str())).filter(
                sea_orm::Condition::any()
                    .add($table::Column::Month.lt(month.as_str()))
                    .add(
                        sea_orm::Condition::all()
                            .add($table::Column::Month.eq(month.as_str()))
                            .add($table::Column::Number.lt(*number)),
                    ),
            );
        }
        query
            .order_by_desc($table::Column::Month)
            .order_by_desc($table::Column::Number)
    }};
}

async fn coded(app: &App, scope: &Scope, asked: &Asked<'_>) -> Result<Vec<Carried>> {
    let query = theme_code::Entity::find()
        .filter(theme_code::Column::StudyId.eq(asked.study.0))
        .filter(theme_code::Column::ThemeId.eq(asked.theme.0))
        .filter(scope.condition(theme_code::Column::OrganisationId));
    let rows = question!(theme_code, query, asked.narrow, asked.after)
        .limit(asked.limit)
        .all(app.db.read())
        .await?;
    let carried = |row: theme_code::Model| {
        Some(Carried {
            number: row.number,
            expression: ExpressionId(row.expression_id),
            tone: Tone::from_code(&row.polarity)?,
            month: row.month,
            proposal: None,
        })
    };
    Ok(rows.into_iter().filter_map(carried).collect())
}

async fn proposed(app: &App, scope: &Scope, asked: &Asked<'_>) -> Result<Vec<Carried>> {
    let query = proposal::Entity::find()
        .filter(proposal::Column::StudyId.eq(asked.study.0))
        .filter(proposal::Column::ThemeId.eq(asked.theme.0))
        .filter(proposal::Column::State.eq("proposed"))
        .filter(scope.condition(proposal::Column::OrganisationId));
    let rows = question!(proposal, query, asked.narrow, asked.after)
        .limit(asked.limit)
        .all(app.db.read())
        .await?;
    let carried = |row: proposal::Model| {
        let proposal = proposal_of(row)?;
        Some(Carried {
            number: proposal.number,
            expression: proposal.expression,
            tone: proposal.tone,
            month: proposal.month.clone(),
            proposal: Some(proposal),
        })
    };
    Ok(rows.into_iter().filter_map(carried).collect())
}
