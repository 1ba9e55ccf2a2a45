//! Counts by theme, month and place: kept up to date, and compared with a recount by a test.

use super::{statement, tables::tally};
use crate::{
    StudyId, ThemeId,
    coding::Tone,
    tally::{Axis, Deltas, Key, Says},
};
use platform::{App, Result};
use sea_orm::{ConnectionTrait, entity::prelude::*};
use std::collections::HashMap;
use uuid::Uuid;

/// Applies what a change adds and takes; the caller holds the study's lock.
pub(crate) async fn apply(tx: &impl ConnectionTrait, study: StudyId, deltas: &Deltas) -> Result<()> {
    let sql = "insert into tallies (study_id, theme_id, axis, slot, polarity, origin, n) values ($1, $2, $3, $4, $5, $6, $7) \
               on conflict (study_id, theme_id, axis, slot, polarity, origin) do update set n = tallies.n + excluded.n";
    for (key, n) in deltas.rows() {
        let values = vec![
            study.0.into(),
            key.theme.0.into(),
            key.axis.code().into(),
            key.slot.as_str().into(),
            key.tone.code().into(),
            key.says.code().into(),
            n.into(),
        ];
        tx.execute_raw(statement(tx, sql, values)).await?;
    }
    Ok(())
}

/// The rows of one theme along one axis that are not zero.
pub(crate) async fn of_theme(app: &App, study: StudyId, theme: ThemeId, axis: Axis) -> Result<Vec<(Key, i64)>> {
    let rows = tally::Entity::find()
        .filter(tally::Column::StudyId.eq(study.0))
        .filter(tally::Column::ThemeId.eq(theme.0))
        .filter(tally::Column::Axis.eq(axis.code()))
        .filter(tally::Column::N.ne(0))
        .all(app.db.read())
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((key_of(&row, axis)?, row.n)))
        .collect())
}

fn key_of(row: &tally::Model, axis: Axis) -> Option<Key> {
    Some(Key {
        theme: ThemeId(row.theme_id),
        axis,
        slot: row.slot.clone(),
        tone: Tone::from_code(&row.polarity)?,
        says: Says::from_code(&row.origin),
    })
}

/// How many expressions carry each theme: by people, and proposed by the tool.
pub(crate) async fn totals(app: &App, study: StudyId) -> Result<HashMap<ThemeId, (i64, i64)>> {
    let sql = "select theme_id, origin, cast(sum(n) as bigint) as n from tallies \
               where study_id = $1 and axis = 'month' group by theme_id, origin";
    let rows = app
        .db
        .read()
        .query_all_raw(statement(app.db.read(), sql, vec![study.0.into()]))
        .await?;
    let mut totals: HashMap<ThemeId, (i64, i64)> = HashMap::new();
    for row in rows {
        let (theme, origin, n): (Uuid, String, i64) = (
            row.try_get("", "theme_id")?,
            row.try_get("", "origin")?,
            row.try_get("", "n")?,
        );
        let place = totals.entry(ThemeId(theme)).or_default();
        match Says::from_code(&origin) {
            Says::People => place.0 += n,
            Says::Tool => place.1 += n,
        }
    }
    Ok(totals)
}

/// Counts again from the codes and the proposals themselves: the truth that a test holds [`apply`] to.
#[cfg(test)]
pub(crate) async fn recount(app: &App, study: StudyId) -> Result<std::collections::BTreeMap<Key, i64>> {
    use super::tables::{proposal, theme_code};
    use crate::tally::Counted;
    let mut deltas = Deltas::default();
    let tone = |code: &str| Tone::from_code(code).expect("a stored tone");
    for row in theme_code::Entity::find()
        .filter(theme_code::Column::StudyId.eq(study.0))
        .all(app.db.read())
        .await?
    {
        let code = Counted {
            theme: ThemeId(row.theme_id),
            tone: tone(&row.polarity),
            month: row.month,
            place: row.place,
        };
        deltas.add(&code, Says::People, 1);
    }
    let pending = proposal::Entity::find()
        .filter(proposal::Column::StudyId.eq(study.0))
        .filter(proposal::Column::State.eq("proposed"));
    for row in pending.all(app.db.read()).await? {
        let code = Counted {
            theme: ThemeId(row.theme_id),
            tone: tone(&row.polarity),
            month: row.month,
            place: row.place,
        };
        deltas.add(&code, Says::Tool, 1);
    }
    Ok(deltas.rows().map(|(key, n)| (key.clone(), n)).collect())
}

/// Every row that is not zero, as kept.
#[cfg(test)]
pub(crate) async fn kept(app: &App, study: StudyId) -> Result<std::collections::BTreeMap<Key, i64>> {
    let rows = tally::Entity::find()
        .filter(tally::Column::StudyId.eq(study.0))
        .filter(tally::Column::N.ne(0))
        .all(app.db.read())
        .await?;
    let axis = |code: &str| if code == "month" { Axis::Month } else { Axis::Place };
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((key_of(&row, axis(&row.axis))?, row.n)))
        .collect())
}
