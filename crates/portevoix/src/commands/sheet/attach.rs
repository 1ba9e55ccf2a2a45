//! `portevoix sheet attach` and `detach`: photos, films and documents, cleaned and described.

use super::{files, opened::Site, sheet_id};
use clap::Args;
use publications::{AttachmentId, AttachmentWords, FILE_MOST, GivenFile, SheetId};
use std::{path::PathBuf, process::ExitCode};

/// Attaches a file.
#[derive(Args)]
pub(super) struct Attach {
    #[command(flatten)]
    site: Site,
    /// The sheet
    #[arg(value_parser = sheet_id)]
    id: SheetId,
    /// The photo (JPEG, PNG, WebP), film (MP4) or document (PDF, Office); photos lose their hidden data
    file: PathBuf,
    /// What the picture shows, or what the film says, for who cannot see it: needed for both
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    alternative: String,
    /// The caption below it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    caption: String,
    /// For a picture or a film: nobody can be recognised, or the people shown agreed in writing
    #[arg(long, value_parser = ["nobody_shown", "given"])]
    consent: Option<String>,
}

impl Attach {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        let given = files::read(&self.file, FILE_MOST)?;
        let opened = self.site.open().await?;
        let words = AttachmentWords {
            alternative: self.alternative,
            caption: self.caption,
            consent: self.consent.unwrap_or_default(),
        };
        let file = GivenFile {
            name: &given.name,
            bytes: given.bytes.into(),
        };
        match publications::attach_file(&opened.app, opened.actor(), self.id, file, &words).await {
            Ok(attachment) => {
                opened.tell(self.id).await?;
                files::print(&attachment.to_string())?;
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => opened.refuse(Some(self.id), error).await,
        }
    }
}

/// Takes a file away, from the public page too.
#[derive(Args)]
pub(super) struct Detach {
    #[command(flatten)]
    site: Site,
    /// The sheet
    #[arg(value_parser = sheet_id)]
    id: SheetId,
    /// The file, by the identifier that `attach` printed
    #[arg(value_parser = file_id)]
    file: AttachmentId,
    /// Why; it stays in the record and is not published
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    reason: String,
}

impl Detach {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        let opened = self.site.open().await?;
        match publications::detach_file(&opened.app, opened.actor(), self.id, self.file, &self.reason).await {
            Ok(()) => {
                files::print(&opened.t.say("publications-detached"))?;
                opened.tell(self.id).await?;
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => opened.refuse(Some(self.id), error).await,
        }
    }
}

/// Reads the identifier of a file as it was typed.
fn file_id(text: &str) -> Result<AttachmentId, String> {
    text.trim()
        .parse()
        .map_err(|_| "ce n’est pas l’identifiant d’un fichier ; « portevoix sheet attach » l’affiche".to_owned())
}
