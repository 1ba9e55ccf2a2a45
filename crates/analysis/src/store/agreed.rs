//! Codings of record: unanimous, settled, or confirmed; with the counts that follow from them.

use super::{
    corpus, of_numbers, people_json, people_of, statement,
    tables::{agreed, theme_code},
    tallies, themes_json, themes_of,
};
use crate::{
    StudyId, ThemeId,
    coding::{Agreed, Origin, Tone},
    tally::{Counted, Deltas, Says},
};
use expressions::ExpressionId;
use platform::{App, Change, Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A coding of record to write.
pub(crate) struct NewAgreed<'a> {
    pub study: StudyId,
    pub organisation: Uuid,
    pub number: i64,
    pub origin: Origin,
    pub themes: &'a BTreeSet<ThemeId>,
    pub tone: Tone,
    pub why: Option<&'a str>,
    /// Who took part in settling it, beside who writes it.
    pub with: &'a [Uuid],
}

/// The coding of record of one expression.
pub(crate) async fn get(
    tx: &impl ConnectionTrait,
    scope: &Scope,
    study: StudyId,
    number: i64,
) -> Result<Option<Agreed>> {
    let row = agreed::Entity::find_by_id((study.0, number))
        .filter(scope.condition(agreed::Column::OrganisationId))
        .one(tx)
        .await?;
    Ok(row.and_then(agreed_of))
}

/// The codings of record of some expressions.
pub(crate) async fn by_numbers(
    tx: &impl ConnectionTrait,
    scope: &Scope,
    study: StudyId,
    numbers: &[i64],
) -> Result<Vec<Agreed>> {
    let columns = (agreed::Column::StudyId, agreed::Column::Number);
    let rows = of_numbers::<agreed::Entity>(tx, columns, study, numbers).await?;
    let allowed = rows.into_iter().filter(|row| scope.allows(row.organisation_id));
    Ok(allowed.filter_map(agreed_of).collect())
}

/// Codings of record from a number on (excluded), lowest first: for learning and for exports.
pub(crate) async fn after(app: &App, scope: &Scope, study: StudyId, number: i64, limit: u64) -> Result<Vec<Agreed>> {
    let rows = agreed::Entity::find()
        .filter(agreed::Column::StudyId.eq(study.0))
        .filter(agreed::Column::Number.gt(number))
        .filter(scope.condition(agreed::Column::OrganisationId))
        .order_by_asc(agreed::Column::Number)
        .limit(limit)
        .all(app.db.read())
        .await?;
    Ok(rows.into_iter().filter_map(agreed_of).collect())
}

/// The numbers of the codings of record that were decided last.
pub(crate) async fn latest_numbers(app: &App, scope: &Scope, study: StudyId, limit: u64) -> Result<Vec<i64>> {
    Ok(agreed::Entity::find()
        .select_only()
        .column(agreed::Column::Number)
        .filter(agreed::Column::StudyId.eq(study.0))
        .filter(scope.condition(agreed::Column::OrganisationId))
        .order_by_desc(agreed::Column::DecidedAt)
        .order_by_desc(agreed::Column::Number)
        .limit(limit)
        .into_tuple()
        .all(app.db.read())
        .await?)
}

/// How many codings of record a study has.
pub(crate) async fn count(tx: &impl ConnectionTrait, study: StudyId) -> Result<i64> {
    let n = agreed::Entity::find()
        .filter(agreed::Column::StudyId.eq(study.0))
        .count(tx)
        .await?;
    Ok(i64::try_from(n).unwrap_or(i64::MAX))
}

/// How many codings of record the tool may learn from: one that was confirmed bit by bit counts once nothing more is
/// proposed for it.
pub(crate) async fn examples_count(tx: &impl ConnectionTrait, study: StudyId) -> Result<i64> {
    let sql = "select count(*) as n from agreed_codings a where a.study_id = $1 and (a.origin <> 'confirmed' or not exists \
               (select 1 from proposals p where p.study_id = a.study_id and p.number = a.number and p.state = 'proposed'))";
    let row = tx.query_one_raw(statement(tx, sql, vec![study.0.into()])).await?;
    Ok(row.map(|row| row.try_get("", "n")).transpose()?.unwrap_or(0))
}

/// How many expressions people read and coded where the tool proposed nothing, since a moment or ever.
pub(crate) async fn read_count(
    tx: &impl ConnectionTrait,
    study: StudyId,
    since: Option<jiff::Timestamp>,
) -> Result<i64> {
    let mut query = agreed::Entity::find()
        .filter(agreed::Column::StudyId.eq(study.0))
        .filter(agreed::Column::Origin.eq(Origin::Read.code()));
    if let Some(since) = since {
        query = query.filter(agreed::Column::DecidedAt.gt(db::stored_time(since)));
    }
    Ok(i64::try_from(query.count(tx).await?).unwrap_or(i64::MAX))
}

/// Writes a coding of record over that of `version` (none for the first), with its theme rows and
/// counts. The caller holds the study's lock.
///
/// # Errors
/// [`Error::Conflict`] when somebody else settled it meanwhile; [`Error::NotFound`] when the
/// expression is not in the corpus or was withdrawn.
pub(crate) async fn put(change: &Change, new: &NewAgreed<'_>, version: Option<i64>, deltas: &mut Deltas) -> Result<()> {
    let place = corpus::by_numbers(change.tx(), new.study, &[new.number])
        .await?
        .pop()
        .ok_or(Error::NotFound)?;
    match version {
        None => insert(change, new, place.expression).await?,
        Some(version) => update(change, new, version).await?,
    }
    replace_themes(change, new, &place, deltas).await
}

async fn insert(change: &Change, new: &NewAgreed<'_>, expression: ExpressionId) -> Result<()> {
    let inserted = agreed::Entity::insert(agreed::ActiveModel {
        study_id: Set(new.study.0),
        number: Set(new.number),
        organisation_id: Set(new.organisation),
        expression_id: Set(expression.0),
        origin: Set(new.origin.code().to_owned()),
        themes: Set(themes_json(new.themes)),
        polarity: Set(new.tone.code().to_owned()),
        why: Set(new.why.map(str::to_owned)),
        decided_at: Set(change.stored_at()),
        decided_by: Set(change.actor().person()),
        decided_role: Set(change.actor().signing_role(Some(new.organisation)).to_owned()),
        version: Set(1),
        settled_with: Set(people_json(new.with)),
    })
    .exec_without_returning(change.tx())
    .await;
    match inserted {
        Ok(_) => Ok(()),
        Err(error) if db::is_taken(&error) => Err(Error::Conflict("analysis-settled-meanwhile")),
        Err(error) => Err(error.into()),
    }
}

async fn update(change: &Change, new: &NewAgreed<'_>, version: i64) -> Result<()> {
    let touched = agreed::Entity::update_many()
        .col_expr(agreed::Column::Origin, Expr::value(new.origin.code()))
        .col_expr(agreed::Column::Themes, Expr::value(themes_json(new.themes)))
        .col_expr(agreed::Column::Polarity, Expr::value(new.tone.code()))
        .col_expr(agreed::Column::Why, Expr::value(new.why.map(str::to_owned)))
        .col_expr(agreed::Column::DecidedAt, Expr::value(change.stored_at()))
        .col_expr(agreed::Column::DecidedBy, Expr::value(change.actor().person()))
        .col_expr(
            agreed::Column::DecidedRole,
            Expr::value(change.actor().signing_role(Some(new.organisation))),
        )
        .col_expr(agreed::Column::SettledWith, Expr::value(people_json(new.with)))
        .col_expr(agreed::Column::Version, Expr::value(version + 1))
        .filter(agreed::Column::StudyId.eq(new.study.0))
        .filter(agreed::Column::Number.eq(new.number))
        .filter(agreed::Column::Version.eq(version))
        .exec(change.tx())
        .await?
        .rows_affected;
    if touched == 0 {
        Err(Error::Conflict("analysis-settled-meanwhile"))
    } else {
        Ok(())
    }
}

async fn replace_themes(
    change: &Change,
    new: &NewAgreed<'_>,
    place: &corpus::Place,
    deltas: &mut Deltas,
) -> Result<()> {
    take_out(change.tx(), new.study, &[new.number], deltas).await?;
    for theme in new.themes {
        let code = Counted {
            theme: *theme,
            tone: new.tone,
            month: place.month.clone(),
            place: place.place.clone(),
        };
        deltas.add(&code, Says::People, 1);
        theme_code::Entity::insert(theme_code::ActiveModel {
            study_id: Set(new.study.0),
            number: Set(new.number),
            theme_id: Set(theme.0),
            organisation_id: Set(new.organisation),
            expression_id: Set(place.expression.0),
            polarity: Set(new.tone.code().to_owned()),
            month: Set(code.month),
            place: Set(code.place),
        })
        .exec_without_returning(change.tx())
        .await?;
    }
    Ok(())
}

/// Takes the theme rows of some expressions out, and out of the counts.
async fn take_out(tx: &impl ConnectionTrait, study: StudyId, numbers: &[i64], deltas: &mut Deltas) -> Result<()> {
    let rows = theme_code::Entity::find()
        .filter(theme_code::Column::StudyId.eq(study.0))
        .filter(theme_code::Column::Number.is_in(numbers.iter().copied()))
        .all(tx)
        .await?;
    for row in rows {
        if let Some(tone) = Tone::from_code(&row.polarity) {
            deltas.add(
                &Counted {
                    theme: ThemeId(row.theme_id),
                    tone,
                    month: row.month,
                    place: row.place,
                },
                Says::People,
                -1,
            );
        }
    }
    theme_code::Entity::delete_many()
        .filter(theme_code::Column::StudyId.eq(study.0))
        .filter(theme_code::Column::Number.is_in(numbers.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes whole codings of record out: their author took the words back.
pub(crate) async fn remove(
    tx: &impl ConnectionTrait,
    study: StudyId,
    numbers: &[i64],
    deltas: &mut Deltas,
) -> Result<()> {
    take_out(tx, study, numbers, deltas).await?;
    agreed::Entity::delete_many()
        .filter(agreed::Column::StudyId.eq(study.0))
        .filter(agreed::Column::Number.is_in(numbers.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Adds one theme to a coding of record that a person confirms bit by bit, or begins one.
pub(crate) async fn add_theme(
    change: &Change,
    base: NewAgreed<'_>,
    theme: ThemeId,
    deltas: &mut Deltas,
    scope: &Scope,
) -> Result<()> {
    let present = get(change.tx(), scope, base.study, base.number).await?;
    let mut themes = present.as_ref().map(|agreed| agreed.themes.clone()).unwrap_or_default();
    themes.insert(theme);
    let (tone, origin) = present
        .as_ref()
        .map_or((base.tone, base.origin), |agreed| (agreed.tone, agreed.origin));
    let why = present.as_ref().and_then(|agreed| agreed.why.clone());
    let with = present.as_ref().map(|agreed| agreed.with.clone()).unwrap_or_default();
    let new = NewAgreed {
        themes: &themes,
        tone,
        origin,
        why: why.as_deref(),
        with: &with,
        ..base
    };
    put(change, &new, present.map(|agreed| agreed.version), deltas).await
}

fn agreed_of(row: agreed::Model) -> Option<Agreed> {
    Some(Agreed {
        expression: ExpressionId(row.expression_id),
        number: row.number,
        origin: Origin::from_code(&row.origin)?,
        themes: themes_of(&row.themes),
        tone: Tone::from_code(&row.polarity)?,
        why: row.why,
        at: db::time(row.decided_at),
        by: row.decided_by,
        role: row.decided_role,
        version: row.version,
        with: row.settled_with.map(|json| people_of(&json)).unwrap_or_default(),
    })
}

/// Applies the counts of a change.
pub(crate) async fn settle_counts(change: &Change, study: StudyId, deltas: &Deltas) -> Result<()> {
    tallies::apply(change.tx(), study, deltas).await
}
