//! A fresh database a test: a file, or a clone of a migrated template.

use platform::{
    app::House,
    db::{
        Db,
        migrate::{self, Migration, PLATFORM},
    },
    random::Random,
    settings::Settings,
};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash, Hasher},
    path::Path,
};
use tempfile::TempDir;

/// What must outlive the application: its folder, and its database when PostgreSQL keeps it.
pub struct Kept {
    pub(crate) folder: TempDir,
    own: Option<OwnDatabase>,
}

/// A database of one test.
struct OwnDatabase {
    server: String,
    name: String,
}

impl Drop for Kept {
    /// A run of the whole house would leave gigabytes on the server.
    fn drop(&mut self) {
        let Some(OwnDatabase { server, name }) = self.own.take() else {
            return;
        };
        // A thread of its own: this one may be inside a runtime, which must not wait.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(drop_database(&server, &name))
        });
        // A server that a test took away drops nothing, and nobody minds.
        let _ = dropped.join();
    }
}

async fn drop_database(server: &str, name: &str) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let admin = Database::connect(quiet(server)).await?;
    admin
        .execute_unprepared(&format!("drop database if exists {name} with (force)"))
        .await?;
    Ok(admin.close().await?)
}

pub(crate) async fn prepare(house: &House) -> (Settings, Db, Kept) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let steps: Vec<Migration> = PLATFORM
        .iter()
        .chain(house.rooms.iter().flat_map(|room| room.migrations))
        .copied()
        .collect();
    let (settings, own) = settings(folder.path(), async |server| clone_of_template(server, &steps).await).await;
    let db = Db::connect(&settings).await.expect("the database answers");
    migrate::apply(&db, &steps).await.expect("migrations apply");
    let kept = Kept { folder, own };
    (settings, db, kept)
}

pub(crate) async fn empty() -> (Settings, Kept) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let make = async |server: &str| {
        let admin = Database::connect(quiet(server)).await.expect("PostgreSQL answers");
        let name = format!("pv_test_{:016x}", Random::machine().number());
        create(&admin, &name).await;
        admin.close().await.expect("closes");
        name
    };
    let (settings, own) = settings(&folder.path().join("data"), make).await;
    (settings, Kept { folder, own })
}

/// Settings of an installation in a folder, over a database that `make` makes and names where a server is named.
async fn settings(folder: &Path, make: impl AsyncFnOnce(&str) -> String) -> (Settings, Option<OwnDatabase>) {
    let mut settings = Settings::for_folder(folder);
    settings.workers = 0;
    let Ok(server) = std::env::var("TEST_DATABASE_URL") else {
        return (settings, None);
    };
    let name = make(&server).await;
    settings.database = named(&server, &name);
    (settings, Some(OwnDatabase { server, name }))
}

/// Makes a database that sorts bytes as the product asks.
async fn create(admin: &DatabaseConnection, name: &str) {
    let sql = format!("create database {name} template template0 lc_collate 'C' lc_ctype 'C' encoding 'UTF8'");
    admin.execute_unprepared(&sql).await.expect("creates");
}

/// Clones the template of these migrations, making it first when this run has not yet.
async fn clone_of_template(server: &str, steps: &[Migration]) -> String {
    let admin = Database::connect(quiet(server)).await.expect("PostgreSQL answers");
    let template = format!("pv_template_{:016x}", fingerprint(steps));
    // One test makes the template, the others wait for it.
    admin
        .execute_unprepared("select pg_advisory_lock(706873)")
        .await
        .expect("a lock");
    if !exists(&admin, &template).await {
        let making = format!("{template}_making");
        admin
            .execute_unprepared(&format!("drop database if exists {making}"))
            .await
            .expect("drops");
        create(&admin, &making).await;
        let mut settings = Settings::for_folder(std::env::temp_dir());
        settings.database = named(server, &making);
        let db = Db::connect(&settings).await.expect("the template answers");
        migrate::apply(&db, steps).await.expect("migrations apply");
        db.close().await;
        admin
            .execute_unprepared(&format!("alter database {making} rename to {template}"))
            .await
            .expect("renames");
    }
    let name = clone(&admin, &template).await;
    admin
        .execute_unprepared("select pg_advisory_unlock(706873)")
        .await
        .expect("unlocks");
    admin.close().await.expect("closes");
    name
}

/// A database of a test's own, as a template is.
async fn clone(admin: &DatabaseConnection, template: &str) -> String {
    let name = format!("pv_test_{:016x}", Random::machine().number());
    let sql = format!("create database {name} template {template}");
    admin.execute_unprepared(&sql).await.expect("clones");
    name
}

/// Whether the server, where one is named, has this template.
pub(crate) async fn has_template(template: &str) -> bool {
    let Ok(server) = std::env::var("TEST_DATABASE_URL") else {
        return true;
    };
    let admin = Database::connect(quiet(&server)).await.expect("PostgreSQL answers");
    let there = exists(&admin, template).await;
    admin.close().await.expect("closes");
    there
}

/// Keeps the database of an application that was closed as a template, where a server has it.
pub(crate) async fn keep_as_template(kept: &mut Kept, template: &str) {
    if let Some(OwnDatabase { server, name }) = kept.own.take() {
        let admin = Database::connect(quiet(&server)).await.expect("PostgreSQL answers");
        let sql = format!("alter database {name} rename to {template}");
        admin.execute_unprepared(&sql).await.expect("renames");
        admin.close().await.expect("closes");
    }
}

/// Settings of a folder that holds an installation already, over a copy of a template where a server is named.
pub(crate) async fn over_template(folder: TempDir, template: &str) -> (Settings, Db, Kept) {
    let make = async |server: &str| {
        let admin = Database::connect(quiet(server)).await.expect("PostgreSQL answers");
        let name = clone(&admin, template).await;
        admin.close().await.expect("closes");
        name
    };
    let (settings, own) = settings(folder.path(), make).await;
    let db = Db::connect(&settings).await.expect("the database answers");
    (settings, db, Kept { folder, own })
}

fn quiet(server: &str) -> sea_orm::ConnectOptions {
    let mut options = sea_orm::ConnectOptions::new(server);
    // One connection: an advisory lock belongs to its session.
    options.max_connections(1).sqlx_logging(false);
    options
}

async fn exists(admin: &DatabaseConnection, name: &str) -> bool {
    let sql = format!("select 1 as one from pg_database where datname = '{name}'");
    let statement = sea_orm::Statement::from_string(admin.get_database_backend(), sql);
    admin.query_one_raw(statement).await.expect("answers").is_some()
}

fn fingerprint(steps: &[Migration]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for step in steps {
        (step.name, step.sql, step.collections).hash(&mut hasher);
    }
    hasher.finish()
}

/// The same server, another database.
fn named(server: &str, database: &str) -> String {
    let (base, query) = server
        .split_once('?')
        .map_or((server, ""), |(base, query)| (base, query));
    let base = base.rsplit_once('/').map_or(base, |(base, _)| base);
    if query.is_empty() {
        format!("{base}/{database}")
    } else {
        format!("{base}/{database}?{query}")
    }
}
