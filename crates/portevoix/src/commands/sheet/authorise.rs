//! `portevoix sheet form` and `authorise`: the form that the director signs, and its signature.

use super::{files, opened::Site, sheet_id};
use clap::Args;
use publications::{FORM_MOST, GivenFile, SheetId, Signed};
use std::{path::PathBuf, process::ExitCode};

/// Makes the form to sign.
#[derive(Args)]
pub(super) struct Form {
    #[command(flatten)]
    site: Site,
    /// The sheet
    #[arg(value_parser = sheet_id)]
    id: SheetId,
    /// The PDF to make
    #[arg(value_name = "FILE.pdf")]
    file: PathBuf,
}

impl Form {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        let opened = self.site.open().await?;
        match publications::print_form(&opened.app, &opened.t, self.id).await {
            Ok(pdf) => {
                files::write_new(&self.file, &pdf)?;
                opened.tell(self.id).await?;
                files::print(&format!("Formulaire à signer : {}", self.file.display()))?;
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => opened.refuse(Some(self.id), error).await,
        }
    }
}

/// Records a signature, as the form bears it.
#[derive(Args)]
pub(super) struct Authorise {
    #[command(flatten)]
    site: Site,
    /// The sheet
    #[arg(value_parser = sheet_id)]
    id: SheetId,
    /// The signed form: PDF, or a photo of it
    #[arg(long, value_name = "FILE")]
    form: PathBuf,
    /// Who signed
    #[arg(long, value_name = "NAME")]
    signatory: String,
    /// In what function: director…
    #[arg(long, value_name = "TEXT")]
    function: String,
    /// The day of the signature, as 2026-11-22
    #[arg(long, value_name = "DATE")]
    signed_on: String,
    /// Where the sheet may appear: site (the public catalogue), print, national; several with commas
    #[arg(long, value_parser = ["site", "print", "national"], value_delimiter = ',', required = true)]
    extent: Vec<String>,
    /// The signatory confirms the rights on images of people
    #[arg(long)]
    image_rights: bool,
    /// The number of the text printed on the form; the text as it is now when not given
    #[arg(long, value_name = "NUMBER")]
    text: Option<i64>,
}

impl Authorise {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        let form = files::read(&self.form, FORM_MOST)?;
        let opened = self.site.open().await?;
        let given = GivenFile {
            name: &form.name,
            bytes: form.bytes.into(),
        };
        let recorded = async {
            let now = publications::read_sheet(&opened.app, &opened.t, self.id).await?;
            let signed = Signed {
                name: self.signatory,
                function: self.function,
                signed_on: self.signed_on,
                extents: self.extent,
                image_rights: self.image_rights,
                content_version: self.text.unwrap_or(now.sheet.content_version),
            };
            publications::authorise_sheet(&opened.app, opened.actor(), self.id, &signed, given).await
        };
        match recorded.await {
            Ok(_) => {
                files::print(&opened.t.say("publications-authorised"))?;
                opened.tell(self.id).await?;
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => opened.refuse(Some(self.id), error).await,
        }
    }
}
