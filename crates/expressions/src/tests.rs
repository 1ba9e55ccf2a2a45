//! What the room promises, on a database of either engine.

mod bad_files;
mod columns;
mod corpus;
mod import;
mod numbers;
mod review;
mod sharing;
mod suggestion;

use crate::{
    ImportOptions, ImportOutcome, Source, SourceId,
    actions::{cli, imports},
    import::ImportState,
    store,
};
use platform::{Actor, App, Error, Permission, Result, Role};
use std::io::Write;
use tempfile::NamedTempFile;
use testkit::{ORGANISATION, TestApp, actor};

/// An application with this room alone.
async fn app() -> TestApp {
    testkit::app(vec![crate::room()]).await
}

fn quality() -> Actor {
    actor(Role::Quality)
}

fn file(bytes: impl AsRef<[u8]>) -> NamedTempFile {
    let mut file = tempfile::Builder::new()
        .prefix("retours")
        .suffix(".csv")
        .tempfile()
        .expect("a file");
    file.write_all(bytes.as_ref()).expect("writes");
    file
}

/// Four invented answers of two people: one says nothing, one names somebody.
const PAIR: &str = "Numéro;Mois;Qu’avez-vous retenu de positif ?;Qu’avez-vous retenu de négatif ?;Service;Sexe\n\
    1;2026-03;L’équipe de nuit a pris le temps d’expliquer;Rien;Chirurgie;F\n\
    2;2026-04;La chambre était propre;Madame Durieux ne m’a pas rappelée comme promis;Médecine;H\n";

async fn import(app: &App, text: &str, words: &str) -> Result<ImportOutcome> {
    import_bytes(app, text.as_bytes(), words).await
}

async fn import_bytes(app: &App, bytes: &[u8], words: &str) -> Result<ImportOutcome> {
    let file = file(bytes);
    let options = ImportOptions {
        path: file.path().to_owned(),
        text: words.to_owned(),
        ..ImportOptions::default()
    };
    cli::import_file(app, &quality(), options, &|_, _| {}).await
}

/// Begins the import of a file as the page does.
async fn begin(app: &App, bytes: impl AsRef<[u8]>, name: &str) -> Result<SourceId> {
    let file = file(bytes);
    let dropped = imports::Dropped {
        organisation: None,
        name,
        path: file.path(),
        has_header: false,
    };
    imports::begin(app, &quality(), dropped).await
}

async fn source(app: &App, id: SourceId) -> Source {
    let scope = quality().scope(Permission::ImportExpressions).expect("may");
    store::source::get(app.db.read(), &scope, id).await.expect("is there")
}

fn code_of(error: Error) -> String {
    match error {
        Error::Invalid(problems) => problems.all()[0].message.clone(),
        Error::Conflict(message) => message.to_owned(),
        other => other.to_string(),
    }
}
