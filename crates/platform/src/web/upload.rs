//! Receives files: streamed to the disk as they come, with a bound, never whole in memory.

use super::incoming;
use crate::{App, Error, Problems, Result};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request, multipart::Field};
use bytes::Bytes;
use http::StatusCode;
use std::{collections::HashMap, path::Path, time::Duration};
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt;

/// Most bytes of all the texts of a form with files.
const MOST_WORDS: usize = 2 * 1024 * 1024;

/// Most files of one form; no page asks for more than one.
const MOST_FILES: usize = 8;

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
    /// The first file that was too large; what was typed beside it is kept.
    refused: Option<Problems>,
    /// The fields of files that were too large.
    too_large: Vec<String>,
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
    /// Reads a multipart form to its end. A file over `most_bytes` is not kept: whoever asks for it is told.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the form is broken, cut, or holds too many words or files; internal when the
    /// disk is full.
    pub async fn read(app: &App, request: Request, most_bytes: u64) -> Result<Self> {
        let mut form = Multipart::from_request(request, &())
            .await
            .map_err(|_| Error::invalid("whole", "form-unreadable"))?;
        let folder = incoming::folder(&app.settings.data)?;
        let mut upload = Self::default();
        let mut words_left = MOST_WORDS;
        while let Some(field) = form.next_field().await.map_err(|_| cut())? {
            if let Err(error) = upload.take(field, &folder, most_bytes, &mut words_left).await {
                forget_the_rest(&mut form).await;
                return Err(error);
            }
        }
        Ok(upload)
    }

    async fn take(&mut self, part: Field<'_>, folder: &Path, most: u64, words_left: &mut usize) -> Result<()> {
        let field = part.name().unwrap_or("").to_owned();
        let Some(name) = part.file_name().map(str::to_owned) else {
            let text = words(part, words_left).await?;
            self.fields.entry(field).or_default().push(text);
            return Ok(());
        };
        // A file input left empty posts a part with an empty name.
        if name.is_empty() {
            return Ok(());
        }
        if self.files.len() == MOST_FILES {
            let mut problems = Problems::new();
            problems.add_with("whole", "upload-too-many", &[("most", &MOST_FILES.to_string())]);
            return Err(Error::Invalid(problems.with_status(StatusCode::PAYLOAD_TOO_LARGE)));
        }
        match save(part, field.clone(), name, folder, most).await? {
            Some(received) => self.files.push(received),
            None => {
                let problems = too_large_file(&field, most);
                self.refused.get_or_insert(problems);
                if self.too_large.len() < MOST_FILES {
                    self.too_large.push(field);
                }
            }
        }
        Ok(())
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

    /// Every text with its field, those of one field in the order in which they came.
    #[must_use]
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for (field, texts) in &self.fields {
            pairs.extend(texts.iter().map(|text| (field.clone(), text.clone())));
        }
        // The map has no order of its own; this sort is stable, so that texts of one field stay as they came.
        pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
        pairs
    }

    /// Every file that was received: for a form that says of each what is wrong with it.
    #[must_use]
    pub fn received(&self) -> &[Received] {
        &self.files
    }

    /// The fields whose file was too large to be received.
    #[must_use]
    pub fn too_large(&self) -> &[String] {
        &self.too_large
    }

    /// The first file of a field.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a file of this form was too large.
    pub fn file(&self, field: &str) -> Result<Option<&Received>> {
        match &self.refused {
            Some(problems) => Err(Error::Invalid(problems.clone())),
            None => Ok(self.files.iter().find(|file| file.field == field)),
        }
    }
}

fn cut() -> Error {
    Error::invalid("whole", "upload-cut")
}

fn too_large_file(field: &str, most: u64) -> Problems {
    let mut problems = Problems::new();
    problems.add_with(field, "upload-too-large", &[("most", &(most / 1_000_000).to_string())]);
    problems.with_status(StatusCode::PAYLOAD_TOO_LARGE)
}

/// Reads what is left of a refused form and forgets it: a browser reads its answer once it has sent
/// everything, and shows a broken line when it is hung up on.
async fn forget_the_rest(form: &mut Multipart) {
    let rest = async { while let Ok(Some(_)) = form.next_field().await {} };
    let _ = tokio::time::timeout(PATIENCE, rest).await;
}

/// The text of a field, out of what is left for all of them.
async fn words(mut part: Field<'_>, left: &mut usize) -> Result<String> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(|_| cut())? {
        *left = left.checked_sub(chunk.len()).ok_or_else(|| {
            Error::Invalid(Problems::one("whole", "form-too-large").with_status(StatusCode::PAYLOAD_TOO_LARGE))
        })?;
        bytes.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A file on the disk, or none when it is over the bound: its bytes are then read and forgotten.
async fn save(mut part: Field<'_>, field: String, name: String, folder: &Path, most: u64) -> Result<Option<Received>> {
    let file = incoming::receive(folder)?;
    let mut writer = tokio::fs::File::create(file.path()).await?;
    let mut byte_count = 0_u64;
    while let Some(chunk) = part.chunk().await.map_err(|_| cut())? {
        byte_count += chunk.len() as u64;
        if byte_count > most {
            drop(file);
            let rest = async { while let Ok(Some(_)) = part.chunk().await {} };
            let _ = tokio::time::timeout(PATIENCE, rest).await;
            return Ok(None);
        }
        writer.write_all(&chunk).await?;
    }
    writer.flush().await?;
    writer.sync_all().await?;
    Ok(Some(Received {
        field,
        name,
        byte_count,
        file,
    }))
}
