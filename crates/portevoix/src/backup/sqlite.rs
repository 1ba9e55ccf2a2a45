//! A copy of the SQLite file, made by SQLite itself while people write.

use anyhow::{Context, bail};
use platform::{App, db::Db, private, settings::Settings};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use std::path::Path;

pub(super) async fn copy(app: &App, to: &Path) -> anyhow::Result<usize> {
    let target = to.to_str().context("le chemin de la sauvegarde doit être lisible")?;
    // Made before SQLite would, for our account alone: it writes into a file that is empty.
    private::keep_file(to)?;
    let connection = app.db.upkeep();
    connection
        .execute_raw(Statement::from_sql_and_values(
            connection.get_database_backend(),
            "vacuum into $1",
            [target.into()],
        ))
        .await?;
    tables(connection).await
}

/// How many tables there are.
async fn tables(connection: &DatabaseConnection) -> anyhow::Result<usize> {
    let sql = "select count(*) as n from sqlite_master where type = 'table'";
    let row = connection
        .query_one_raw(Statement::from_string(connection.get_database_backend(), sql))
        .await?
        .context("SQLite ne répond pas")?;
    Ok(usize::try_from(row.try_get::<i64>("", "n")?)?)
}

pub(super) async fn put_back(settings: &Settings, from: &Path) -> anyhow::Result<usize> {
    let target = settings
        .sqlite_file()
        .context("l’adresse de la base n’est pas comprise")?;
    if target.exists() {
        bail!(
            "{} existe déjà : une sauvegarde se remet dans une installation vide",
            target.display()
        );
    }
    let unreadable = || format!("{} ne peut pas être lu", from.display());
    let mut copy = std::fs::File::open(from).with_context(unreadable)?;
    std::io::copy(&mut copy, &mut private::file(&target)?).with_context(unreadable)?;
    let db = Db::connect(settings).await?;
    let count = tables(db.read()).await;
    db.close().await;
    count
}
