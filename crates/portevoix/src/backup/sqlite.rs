//! A copy of the SQLite file, made by SQLite itself while people write.

use anyhow::{Context, bail};
use platform::{App, settings::Settings};
use sea_orm::{ConnectionTrait, Statement};
use std::path::Path;

pub(super) async fn copy(app: &App, to: &Path) -> anyhow::Result<usize> {
    let target = to.to_str().context("le chemin de la sauvegarde doit être lisible")?;
    let connection = app.db.upkeep();
    let backend = connection.get_database_backend();
    connection
        .execute_raw(Statement::from_sql_and_values(
            backend,
            "vacuum into $1",
            [target.into()],
        ))
        .await?;
    let sql = "select count(*) as n from sqlite_master where type = 'table'";
    let row = connection
        .query_one_raw(Statement::from_string(backend, sql))
        .await?
        .context("SQLite ne répond pas")?;
    Ok(usize::try_from(row.try_get::<i64>("", "n")?)?)
}

pub(super) fn put_back(settings: &Settings, from: &Path) -> anyhow::Result<usize> {
    let path = settings
        .database
        .strip_prefix("sqlite://")
        .context("l’adresse de la base n’est pas comprise")?;
    let target = Path::new(path.split('?').next().unwrap_or(path));
    if target.exists() {
        bail!(
            "{} existe déjà : une sauvegarde se remet dans une installation vide",
            target.display()
        );
    }
    std::fs::copy(from, target).with_context(|| format!("{} ne peut pas être lu", from.display()))?;
    Ok(1)
}
