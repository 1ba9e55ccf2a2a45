//! Counts over months and places of all themes at once, and how many expressions they are counts of.

use super::statement;
use crate::{
    StudyId, ThemeId,
    coding::Tone,
    tally::{Axis, Key, Says},
};
use platform::{App, Result};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The counts of every theme along one axis that are not zero.
pub(crate) async fn counts(app: &App, study: StudyId, axis: Axis, says: Says) -> Result<Vec<(Key, i64)>> {
    let sql = "select theme_id, slot, polarity, n from tallies \
               where study_id = $1 and axis = $2 and origin = $3 and n <> 0 order by theme_id, slot, polarity";
    let values = vec![study.0.into(), axis.code().into(), says.code().into()];
    let rows = app
        .db
        .read()
        .query_all_raw(statement(app.db.read(), sql, values))
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let (theme, slot, tone): (Uuid, String, String) = (
            row.try_get("", "theme_id")?,
            row.try_get("", "slot")?,
            row.try_get("", "polarity")?,
        );
        let Some(tone) = Tone::from_code(&tone) else { continue };
        let key = Key {
            theme: ThemeId(theme),
            axis,
            slot,
            tone,
            says,
        };
        found.push((key, row.try_get("", "n")?));
    }
    Ok(found)
}

/// How many expressions people coded in each month or place; or how many the tool read there, as nobody had.
pub(crate) async fn texts(app: &App, study: StudyId, axis: Axis, says: Says) -> Result<BTreeMap<String, i64>> {
    let slot = axis.code();
    let coded = match says {
        Says::People => "",
        Says::Tool => "not ",
    };
    let sql = format!(
        "select c.{slot} as slot, count(*) as n from study_expressions c where c.study_id = $1 \
         and c.withdrawn_at is null and {coded}exists \
         (select 1 from agreed_codings a where a.study_id = c.study_id and a.number = c.number) group by c.{slot}"
    );
    let rows = app
        .db
        .read()
        .query_all_raw(statement(app.db.read(), &sql, vec![study.0.into()]))
        .await?;
    let one = |row: sea_orm::QueryResult| Ok((row.try_get("", "slot")?, row.try_get("", "n")?));
    rows.into_iter().map(one).collect()
}
