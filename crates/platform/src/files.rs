//! Files: content-addressed, on disk or S3; types are sniffed, images lose their metadata.

mod clean;

pub use clean::{Cleaned, clean};

use crate::{App, Change, Error, Problems, Result, Scope, Subject, db, private, settings::Settings, vault::hex};
use bytes::Bytes;
use object_store::{ObjectStore, ObjectStoreExt, path::Path as ObjectPath};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use sha2::{Digest, Sha256};
use std::{path::PathBuf, sync::Arc};

crate::id!(FileId, "file");

mod stored {
    //! The table `stored_files`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "stored_files")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub hash: String,
        pub byte_count: i64,
        pub media_type: String,
        pub name: String,
        pub cleaned: bool,
        pub organisation_id: Uuid,
        pub subject: String,
        pub created_at: DateTimeUtc,
        pub removed_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// The store of files does not answer; the page says so and nothing is lost.
#[derive(Debug, thiserror::Error)]
#[error("the store of files does not answer: {0}")]
pub struct Away(String);

/// The hash of no bytes that anybody will find.
const NOBODY: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Where the bytes are.
#[derive(Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    /// The folder, when they are on this machine.
    folder: Option<PathBuf>,
}

/// A stored file as a page shows it.
#[derive(Clone, Debug)]
pub struct StoredFile {
    /// Which.
    pub id: FileId,
    /// SHA-256 of its bytes, as hexadecimal digits.
    pub hash: String,
    /// Size in bytes.
    pub byte_count: i64,
    /// The sniffed type.
    pub media_type: String,
    /// The name it came with.
    pub name: String,
    /// What it belongs to.
    pub subject: Subject,
    /// Where.
    pub organisation: Uuid,
}

impl StoredFile {
    /// Can a page show it in an `<img>`?
    #[must_use]
    pub fn is_image(&self) -> bool {
        self.media_type.starts_with("image/")
    }
}

impl Files {
    /// From the settings: a folder of the data folder, or an S3 bucket
    /// (`s3://bucket?endpoint=http://host:9000&region=fr`, keys in `AWS_ACCESS_KEY_ID` and
    /// `AWS_SECRET_ACCESS_KEY`).
    ///
    /// # Errors
    /// When the folder cannot be made or the address is not understood.
    pub fn new(settings: &Settings) -> Result<Self> {
        match &settings.s3 {
            Some(url) => Ok(Self {
                store: Arc::new(bucket(url)?),
                folder: None,
            }),
            None => {
                let folder = settings.data.join("files");
                private::own_folder(&folder)?;
                let local = object_store::local::LocalFileSystem::new_with_prefix(&folder).map_err(away)?;
                Ok(Self {
                    store: Arc::new(local.with_fsync(true)),
                    folder: Some(folder),
                })
            }
        }
    }

    /// Does the store answer, and take something? For the readiness check: an empty file that goes at once in a
    /// folder, a question about a file that nobody has in a bucket.
    ///
    /// # Errors
    /// [`Away`] when it does not.
    pub async fn ping(&self) -> Result<()> {
        if let Some(folder) = self.folder.clone() {
            let made = tokio::task::spawn_blocking(move || tempfile::tempfile_in(folder)).await;
            return match made.map_err(anyhow::Error::from)? {
                Ok(_) => Ok(()),
                Err(error) => Err(Error::internal(Away(error.to_string()))),
            };
        }
        match self.store.head(&place(NOBODY)).await {
            Ok(_) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(away(error)),
        }
    }

    /// Writes bytes under their hash; the same bytes twice are stored once.
    ///
    /// # Errors
    /// [`Away`] when the store does not answer.
    pub async fn write(&self, bytes: Bytes) -> Result<String> {
        let hash = hex(&Sha256::digest(&bytes));
        self.store.put(&place(&hash), bytes.into()).await.map_err(away)?;
        Ok(hash)
    }

    /// Reads the bytes of a hash.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there are none, [`Away`] when the store does not answer.
    pub async fn read(&self, hash: &str) -> Result<Bytes> {
        let found = self.store.get(&place(hash)).await.map_err(|error| match error {
            object_store::Error::NotFound { .. } => Error::NotFound,
            other => away(other),
        })?;
        found.bytes().await.map_err(away)
    }

    /// Removes the bytes of a hash unless they were written since; says whether none are left.
    async fn remove_older(&self, hash: &str, before: jiff::Timestamp) -> Result<bool> {
        match self.store.head(&place(hash)).await {
            Ok(found) if found.last_modified.timestamp() >= before.as_second() => Ok(false),
            Ok(_) | Err(object_store::Error::NotFound { .. }) => self.remove(hash).await.map(|()| true),
            Err(error) => Err(away(error)),
        }
    }

    /// Removes the bytes of a hash; missing ones are no error.
    ///
    /// # Errors
    /// [`Away`] when the store does not answer.
    pub async fn remove(&self, hash: &str) -> Result<()> {
        match self.store.delete(&place(hash)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(away(error)),
        }
    }
}

fn away(error: object_store::Error) -> Error {
    Error::internal(Away(error.to_string()))
}

fn place(hash: &str) -> ObjectPath {
    let folder = hash.get(..2).unwrap_or("00");
    ObjectPath::from(format!("{folder}/{hash}"))
}

fn bucket(url: &str) -> Result<object_store::aws::AmazonS3> {
    // Already installed when the program started; tests come in by other doors.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let rest = url
        .strip_prefix("s3://")
        .ok_or_else(|| anyhow::anyhow!("the address of files must start with s3://"))?;
    let (name, options) = rest.split_once('?').unwrap_or((rest, ""));
    let mut builder = object_store::aws::AmazonS3Builder::from_env().with_bucket_name(name);
    for option in options.split('&').filter(|o| !o.is_empty()) {
        match option.split_once('=') {
            Some(("endpoint", value)) => {
                builder = builder
                    .with_endpoint(value)
                    .with_allow_http(value.starts_with("http://"));
            }
            Some(("region", value)) => builder = builder.with_region(value),
            _ => return Err(anyhow::anyhow!("an option of the address of files is not known").into()),
        }
    }
    let retry = object_store::RetryConfig {
        max_retries: 2,
        retry_timeout: std::time::Duration::from_secs(8),
        ..Default::default()
    };
    builder.with_retry(retry).build().map_err(away)
}

/// A file that was cleaned and written, and belongs to nothing yet.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// Its sniffed type.
    pub media_type: &'static str,
    hash: String,
    byte_count: i64,
    name: String,
    was_changed: bool,
}

/// Sniffs, cleans and writes a file before any change begins: neither a large picture nor a slow
/// store of files may hold the database. Only the given types are taken.
///
/// # Errors
/// [`Error::Invalid`] on `field` when the type is not one of those, or lies; [`Away`].
pub async fn prepare(app: &App, field: &str, name: &str, bytes: Bytes, allowed: &[&str]) -> Result<Prepared> {
    let told = name.to_owned();
    let cleaned = tokio::task::spawn_blocking(move || clean(&bytes, &told))
        .await
        .map_err(anyhow::Error::from)?;
    let cleaned = cleaned.map_err(|message| Error::Invalid(Problems::one(field, message)))?;
    if !allowed.contains(&cleaned.media_type) {
        return Err(Error::invalid(field, "file-type-not-taken"));
    }
    Ok(Prepared {
        media_type: cleaned.media_type,
        byte_count: i64::try_from(cleaned.bytes.len()).unwrap_or(i64::MAX),
        hash: app.files.write(cleaned.bytes).await?,
        name: safe_name(name),
        was_changed: cleaned.was_changed,
    })
}

/// Notes in a change that a prepared file belongs to a subject.
///
/// # Errors
/// When the database refuses.
pub async fn keep(change: &Change, prepared: Prepared, subject: &Subject, organisation: Uuid) -> Result<StoredFile> {
    let id = FileId(change.fresh_id());
    stored::Entity::insert(stored::ActiveModel {
        id: Set(id.0),
        hash: Set(prepared.hash.clone()),
        byte_count: Set(prepared.byte_count),
        media_type: Set(prepared.media_type.to_owned()),
        name: Set(prepared.name.clone()),
        cleaned: Set(prepared.was_changed),
        organisation_id: Set(organisation),
        subject: Set(subject.to_string()),
        created_at: Set(change.stored_at()),
        removed_at: Set(None),
    })
    .exec_without_returning(change.tx())
    .await?;
    let Prepared {
        media_type,
        hash,
        byte_count,
        name,
        ..
    } = prepared;
    Ok(StoredFile {
        id,
        hash,
        byte_count,
        media_type: media_type.to_owned(),
        name,
        subject: subject.clone(),
        organisation,
    })
}

/// Stores a file that belongs to a subject: [`prepare`] and [`keep`] in one, for small files.
///
/// # Errors
/// As [`prepare`].
pub async fn attach(app: &App, change: &mut Change, given: Given<'_>, allowed: &[&str]) -> Result<StoredFile> {
    let prepared = prepare(app, given.field, given.name, given.bytes, allowed).await?;
    keep(change, prepared, given.subject, given.organisation).await
}

/// A file that a person gave.
pub struct Given<'a> {
    /// The form field, for problems.
    pub field: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: Bytes,
    /// What it belongs to.
    pub subject: &'a Subject,
    /// Where.
    pub organisation: Uuid,
}

/// One stored file that the scope may see.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(app: &App, scope: &Scope, id: FileId) -> Result<StoredFile> {
    let row = stored::Entity::find_by_id(id.0)
        .filter(scope.condition(stored::Column::OrganisationId))
        .filter(stored::Column::RemovedAt.is_null())
        .one(app.db.read())
        .await?;
    row.and_then(read_back).ok_or(Error::NotFound)
}

/// The files of a subject, oldest first. The caller has checked that the subject may be seen.
///
/// # Errors
/// When the database does not answer.
pub async fn of(app: &App, subject: &Subject) -> Result<Vec<StoredFile>> {
    let rows = stored::Entity::find()
        .filter(stored::Column::Subject.eq(subject.to_string()))
        .filter(stored::Column::RemovedAt.is_null())
        .order_by_asc(stored::Column::Id)
        .all(app.db.read())
        .await?;
    Ok(rows.into_iter().filter_map(read_back).collect())
}

/// Takes a file away from its subject; its bytes stay in the store until [`sweep`], another file may share them.
///
/// # Errors
/// When the database refuses.
pub async fn detach(change: &Change, id: FileId) -> Result<()> {
    stored::Entity::update_many()
        .col_expr(stored::Column::RemovedAt, Expr::value(change.stored_at()))
        .filter(stored::Column::Id.eq(id.0))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Forgets files removed before then, and the bytes that no other file shares; says how many. Bytes written again
/// since are left to the next round: a file may be about to be kept with them.
///
/// # Errors
/// When the database or the store does not answer; what was forgotten so far stays so.
pub(crate) async fn sweep(app: &App, before: jiff::Timestamp) -> Result<usize> {
    let removed = stored::Entity::find()
        .filter(stored::Column::RemovedAt.lt(db::stored_time(before)))
        .limit(1000)
        .all(app.db.read())
        .await?;
    let mut count = 0;
    for row in removed {
        let others = stored::Entity::find()
            .filter(stored::Column::Hash.eq(&row.hash))
            .filter(stored::Column::Id.ne(row.id))
            .count(app.db.read())
            .await?;
        if others == 0 && !app.files.remove_older(&row.hash, before).await? {
            continue;
        }
        let tx = app.db.begin().await?;
        stored::Entity::delete_by_id(row.id).exec(&tx).await?;
        tx.commit().await?;
        count += 1;
    }
    Ok(count)
}

fn read_back(row: stored::Model) -> Option<StoredFile> {
    Some(StoredFile {
        id: FileId(row.id),
        hash: row.hash,
        byte_count: row.byte_count,
        media_type: row.media_type,
        name: row.name,
        subject: row.subject.parse().ok()?,
        organisation: row.organisation_id,
    })
}

/// The last part of a file name, without control characters, at most 120 characters.
#[must_use]
pub fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or("");
    let plain: String = last.chars().filter(|c| !c.is_control()).take(120).collect();
    if plain.trim().is_empty() {
        "document".to_owned()
    } else {
        plain
    }
}

/// Every hash that a file of the installation has: for backups.
///
/// # Errors
/// When the database does not answer.
pub async fn every_hash(app: &App) -> Result<Vec<String>> {
    Ok(stored::Entity::find()
        .select_only()
        .column(stored::Column::Hash)
        .distinct()
        .filter(stored::Column::RemovedAt.is_null())
        .into_tuple()
        .all(app.db.read())
        .await?)
}
