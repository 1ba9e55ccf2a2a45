//! `portevoix sheet publish`, `withdraw` and `print`: what the public reads, until it does not any more.

use super::{
    files,
    opened::{Opened, Site, say},
    sheet_id,
};
use clap::Args;
use platform::Error;
use publications::SheetId;
use std::{path::PathBuf, process::ExitCode};

/// Publishes a sheet.
#[derive(Args)]
pub(super) struct Publish {
    #[command(flatten)]
    site: Site,
    /// The sheet
    #[arg(value_parser = sheet_id)]
    id: SheetId,
}

impl Publish {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        let opened = self.site.open().await?;
        match publications::publish_sheet(&opened.app, opened.actor(), self.id).await {
            Ok(()) => {
                let address = &opened.app.settings.address;
                files::print(&format!(
                    "{}\n{address}/sheets/{}",
                    opened.t.say("publications-published"),
                    self.id
                ))?;
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => opened.refuse(Some(self.id), error).await,
        }
    }
}

/// Takes a sheet down.
#[derive(Args)]
pub(super) struct Withdraw {
    #[command(flatten)]
    site: Site,
    /// The sheet
    #[arg(value_parser = sheet_id)]
    id: SheetId,
    /// Why; it stays in the record and is not published
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// Withdraws the director's signature too: nothing appears again without another one
    #[arg(long)]
    authorisation: bool,
}

impl Withdraw {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        let opened = self.site.open().await?;
        let (app, actor) = (&opened.app, opened.actor());
        let (done, said) = if self.authorisation {
            let done = publications::withdraw_authorisation(app, actor, self.id, &self.reason).await;
            (done, "publications-authorisation-withdrawn")
        } else {
            let done = publications::take_sheet_down(app, actor, self.id, &self.reason).await;
            (done, "publications-taken-down")
        };
        match done {
            Ok(()) => {
                files::print(&opened.t.say(said))?;
                opened.tell(self.id).await?;
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => opened.refuse(Some(self.id), error).await,
        }
    }
}

/// Makes the printable sheet.
#[derive(Args)]
pub(super) struct Print {
    #[command(flatten)]
    site: Site,
    /// The sheet
    #[arg(value_parser = sheet_id)]
    id: SheetId,
    /// The PDF to make
    #[arg(value_name = "FILE.pdf")]
    file: PathBuf,
}

impl Print {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        let opened = self.site.open().await?;
        match publications::print_sheet(&opened.app, &opened.t, self.id).await {
            Ok(pdf) => {
                files::write_new(&self.file, &pdf)?;
                files::print(&format!("Fiche imprimable : {}", self.file.display()))?;
                Ok(ExitCode::SUCCESS)
            }
            Err(Error::NotFound) => self.cannot(&opened).await,
            Err(error) => opened.refuse(Some(self.id), error).await,
        }
    }

    /// Says why a sheet is not printed: it is not public, or its signature is not for paper.
    async fn cannot(&self, opened: &Opened) -> anyhow::Result<ExitCode> {
        match publications::read_sheet(&opened.app, &opened.t, self.id).await {
            Ok(dossier) if dossier.running().is_some() => {
                say("la signature ne couvre pas la fiche imprimable : il en faut une autre, avec --extent site,print.");
                Ok(ExitCode::FAILURE)
            }
            Ok(_) => {
                opened
                    .refuse(Some(self.id), Error::Conflict("publications-not-published"))
                    .await
            }
            Err(error) => opened.refuse(Some(self.id), error).await,
        }
    }
}
