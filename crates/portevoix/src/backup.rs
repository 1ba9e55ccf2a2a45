//! Copies a running installation into a folder, and puts such a copy back into an empty one.
//!
//! SQLite copies itself page by page in one read (`vacuum into`); PostgreSQL gives each table as
//! JSON lines from one snapshot. Files are content-addressed, so a copy made while people work
//! holds at least every file that its database names.

mod sqlite;
mod tables;

use anyhow::{Context, bail};
use platform::{App, db::Engine, files::Files, private, settings::Settings};
use serde::{Deserialize, Serialize};
use std::{io::Write, path::Path};

/// How much was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Stored files.
    pub files: usize,
    /// Tables of the database.
    pub tables: usize,
}

/// What a backup says of itself.
#[derive(Serialize, Deserialize)]
struct Manifest {
    version: String,
    engine: String,
    made_at: String,
}

/// What lies beside the database: the key, and the mark of a demonstration, without which invented words would
/// come back as true ones.
const BESIDE: [&str; 2] = ["key", "demonstration"];

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    private::file(path)?.write_all(bytes)
}

fn copy_if_there(from: &Path, to: &Path) -> std::io::Result<()> {
    if from.exists() {
        write(to, &std::fs::read(from)?)?;
    }
    Ok(())
}

/// Copies a running installation into a new folder.
///
/// # Errors
/// When the folder exists, or a part of the installation cannot be read.
pub async fn backup(app: &App, to: &Path) -> anyhow::Result<Copied> {
    if to.exists() {
        bail!("{} existe déjà : une sauvegarde va dans un dossier neuf", to.display());
    }
    private::folder(&to.join("files")).with_context(|| format!("le dossier {} ne peut pas être créé", to.display()))?;
    let tables = match app.db.engine {
        Engine::Sqlite => sqlite::copy(app, &to.join("portevoix.sqlite")).await?,
        Engine::Postgres => tables::write(app, to).await?,
    };
    let hashes = platform::files::every_hash(app).await?;
    for hash in &hashes {
        let bytes = app
            .files
            .read(hash)
            .await
            .with_context(|| format!("le fichier {hash} manque"))?;
        write(&to.join("files").join(hash), &bytes)?;
    }
    let sealed = copy_answer_files(app, to).await?;
    for name in BESIDE {
        copy_if_there(&app.settings.data.join(name), &to.join(name))?;
    }
    let manifest = Manifest {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        engine: if app.db.engine == Engine::Sqlite {
            "sqlite"
        } else {
            "postgres"
        }
        .to_owned(),
        made_at: app.clock.now().to_string(),
    };
    // Written last: a folder without it is not a whole backup.
    write(&to.join("manifest.json"), &serde_json::to_vec_pretty(&manifest)?)?;
    Ok(Copied {
        files: hashes.len() + sealed,
        tables,
    })
}

/// The files given as answers, sealed as they are. One that its author takes back meanwhile is gone at once: it is left out.
async fn copy_answer_files(app: &App, to: &Path) -> anyhow::Result<usize> {
    let mut count = 0;
    for hash in questionnaires::sealed_hashes(app).await? {
        match app.files.read(&hash).await {
            Ok(bytes) => {
                write(&to.join("files").join(&hash), &bytes)?;
                count += 1;
            }
            Err(platform::Error::NotFound) => {}
            Err(other) => return Err(other).with_context(|| format!("le fichier {hash} manque")),
        }
    }
    Ok(count)
}

/// Puts a backup into an empty installation of the same engine.
///
/// # Errors
/// When the folder is no whole backup, or the installation holds something already.
pub async fn restore(settings: Settings, from: &Path) -> anyhow::Result<Copied> {
    let text = std::fs::read(from.join("manifest.json"))
        .with_context(|| format!("{} n’est pas une sauvegarde entière", from.display()))?;
    let manifest: Manifest = serde_json::from_slice(&text)?;
    let wants_sqlite = settings.database.starts_with("sqlite:");
    if (manifest.engine == "sqlite") != wants_sqlite {
        bail!(
            "cette sauvegarde vient de {}, et l’installation est sur un autre moteur",
            manifest.engine
        );
    }
    private::folder(&settings.data)?;
    let tables = if wants_sqlite {
        sqlite::put_back(&settings, &from.join("portevoix.sqlite")).await?
    } else {
        tables::read(&settings, from).await?
    };
    for name in BESIDE {
        if !settings.data.join(name).exists() {
            copy_if_there(&from.join(name), &settings.data.join(name))?;
        }
    }
    let files = Files::new(&settings)?;
    let mut count = 0;
    for entry in std::fs::read_dir(from.join("files"))? {
        let path = entry?.path();
        let bytes = tokio::fs::read(&path).await?;
        let hash = files.write(bytes.into()).await?;
        if path.file_name().and_then(|name| name.to_str()) != Some(hash.as_str()) {
            bail!("le fichier {} de la sauvegarde a été changé", path.display());
        }
        count += 1;
    }
    Ok(Copied { files: count, tables })
}
