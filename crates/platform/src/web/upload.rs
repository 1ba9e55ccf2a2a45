//! Receives files: streamed to the disk as they come, with a bound, never whole in memory.

use crate::{App, Error, Problems, Result};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request, multipart::Field};
use bytes::Bytes;
use http::StatusCode;
use std::{collections::HashMap, path::Path, time::Duration};
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt;

/// Most bytes of all the texts of a form with files.
const MOST_WORDS: usize = 2 * 1024 * 1024;

/// How long somebody may go on sending what was refused.
const PATIENCE: Duration = Duration::from_secs(600);

/// Put on a route that receives files: the bound is checked while streaming, with our own message.
pub fn unlimited_body() -> DefaultBodyLimit {
    DefaultBodyLimit::disable()
}

/// What a form with files held.
#[derive(Debug, Default)]
pub struct Upload {
    fields: HashMap<String, Vec<String>>,
    files: Vec<Received>,
}

/// One received file, on the disk until dropped.
#[derive(Debug)]
pub struct Received {
    /// The form field.
    pub field: String,
    /// The name that the browser told.
    pub name: String,
    /// Size in bytes.
    pub byte_count: u64,
    file: NamedTempFile,
}

impl Received {
    /// Where it lies for now.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Its bytes, for files that were bounded to fit in memory.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn bytes(&self) -> Result<Bytes> {
        Ok(tokio::fs::read(self.path()).await?.into())
    }
}

impl Upload {
    /// Reads a multipart form; a file over `most_bytes` is refused with what to do.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the form is broken, cut, or a file too large; internal when the
    /// disk is full.
    pub async fn read(app: &App, request: Request, most_bytes: u64) -> Result<Self> {
        let mut form = Multipart::from_request(request, &())
            .await
            .map_err(|_| Error::invalid("form", "form-unreadable"))?;
        let folder = app.settings.data.join("incoming");
        tokio::fs::create_dir_all(&folder).await?;
        let mut upload = Self::default();
        let mut words_left = MOST_WORDS;
        while let Some(field) = form.next_field().await.map_err(|_| cut())? {
            let name = field.name().unwrap_or("").to_owned();
            match field.file_name().map(str::to_owned) {
                // A file input left empty posts a part with an empty name.
                Some(file_name) if file_name.is_empty() => {}
                Some(file_name) => match save(field, name, file_name, &folder, most_bytes).await {
                    Ok(received) => upload.files.push(received),
                    Err(error) => return Err(refused(&mut form, error).await),
                },
                None => match words(field, &mut words_left).await {
                    Ok(text) => upload.fields.entry(name).or_default().push(text),
                    Err(error) => return Err(refused(&mut form, error).await),
                },
            }
        }
        Ok(upload)
    }

    /// The text of a field, or an empty text.
    #[must_use]
    pub fn text(&self, field: &str) -> &str {
        self.fields
            .get(field)
            .and_then(|all| all.first())
            .map_or("", String::as_str)
    }

    /// Every text of a repeated field.
    #[must_use]
    pub fn texts(&self, field: &str) -> &[String] {
        self.fields.get(field).map_or(&[], Vec::as_slice)
    }

    /// The first file of a field.
    #[must_use]
    pub fn file(&self, field: &str) -> Option<&Received> {
        self.files.iter().find(|file| file.field == field)
    }

    /// All files.
    #[must_use]
    pub fn files(&self) -> &[Received] {
        &self.files
    }
}

fn cut() -> Error {
    Error::invalid("form", "upload-cut")
}

/// Reads what is left of a refused form and forgets it: a browser reads its answer once it has sent
/// everything, and shows a broken line when it is hung up on.
async fn refused(form: &mut Multipart, error: Error) -> Error {
    let rest = async { while let Ok(Some(_)) = form.next_field().await {} };
    let _ = tokio::time::timeout(PATIENCE, rest).await;
    error
}

/// The text of a field, out of what is left for all of them.
async fn words(mut part: Field<'_>, left: &mut usize) -> Result<String> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(|_| cut())? {
        *left = left.checked_sub(chunk.len()).ok_or_else(|| {
            Error::Invalid(Problems::one("form", "form-too-large").with_status(StatusCode::PAYLOAD_TOO_LARGE))
        })?;
        bytes.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

async fn save(mut part: Field<'_>, field: String, name: String, folder: &Path, most: u64) -> Result<Received> {
    let file = NamedTempFile::new_in(folder)?;
    let mut writer = tokio::fs::File::create(file.path()).await?;
    let mut byte_count = 0_u64;
    while let Some(chunk) = part.chunk().await.map_err(|_| cut())? {
        byte_count += chunk.len() as u64;
        if byte_count > most {
            let mut problems = Problems::new();
            problems.add_with(&field, "upload-too-large", &[("most", &(most / 1_000_000).to_string())]);
            return Err(Error::Invalid(problems.with_status(StatusCode::PAYLOAD_TOO_LARGE)));
        }
        writer.write_all(&chunk).await?;
    }
    writer.flush().await?;
    writer.sync_all().await?;
    Ok(Received {
        field,
        name,
        byte_count,
        file,
    })
}
