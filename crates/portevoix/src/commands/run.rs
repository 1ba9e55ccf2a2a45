//! The verbs that start, check, copy.

#![expect(clippy::print_stdout, reason = "the command line speaks to a person")]

use super::Place;
use crate::{backup, demo, server};
use platform::{
    App,
    audit::{self, Verdict},
};
use std::{io::Write, path::Path, process::ExitCode};
use tokio::net::TcpListener;

/// A free port first: a server that cannot listen must not begin to write.
async fn listen(place: &Place) -> anyhow::Result<TcpListener> {
    TcpListener::bind(place.listen).await.map_err(|error| {
        anyhow::anyhow!(
            "impossible d’écouter sur {} ({error}). Choisissez une autre adresse avec --listen.",
            place.listen
        )
    })
}

/// Says a line to whoever started the program. They may have closed their ears: a server goes on.
fn tell(line: std::fmt::Arguments<'_>) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

pub(super) async fn demo(place: &Place) -> anyhow::Result<ExitCode> {
    let listener = listen(place).await?;
    let mut settings = place.settings();
    let address = address(place, &listener)?;
    settings.address.clone_from(&address);
    platform::private::folder(&settings.data)?;
    demo::mark(&settings)?;
    settings.demo = true;
    let app = place.open_with(settings).await?;
    sweep(&app);
    demo::seed(&app).await?;
    tell(format_args!("Portevoix, démonstration : tout est inventé.\n"));
    tell(format_args!("  {address}\n"));
    for person in demo::PEOPLE {
        tell(format_args!(
            "  {}\t{}\t{}, {}",
            person.email,
            demo::PASSWORD,
            person.name,
            person.title
        ));
    }
    tell(format_args!(
        "\nLe code du second facteur est montré sur la page qui le demande."
    ));
    tell(format_args!(
        "Ctrl-C arrête. Les données restent dans {}.",
        place.data.display()
    ));
    server::serve(app, listener).await?;
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn serve(place: &Place) -> anyhow::Result<ExitCode> {
    let listener = listen(place).await?;
    let mut settings = place.settings();
    let address = address(place, &listener)?;
    settings.address.clone_from(&address);
    let app = place.open_with(settings).await?;
    sweep(&app);
    tell(format_args!("Portevoix : {address}"));
    if let Some(path) = people::first_administrator_link(&app).await? {
        tell(format_args!("Première personne qui administre : {address}{path}"));
    }
    server::serve(app, listener).await?;
    Ok(ExitCode::SUCCESS)
}

/// Takes away what an upload left in clear when its process was killed. Not being able to is no reason not to start.
fn sweep(app: &App) {
    match platform::web::incoming::sweep(&app.settings.data) {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "uploads that nobody receives any more were removed"),
        Err(error) => tracing::warn!(kind = ?error.kind(), "the folder of uploads could not be swept"),
    }
}

/// The address told to people; with `--listen …:0` the port is the one that was given.
fn address(place: &Place, listener: &TcpListener) -> anyhow::Result<String> {
    Ok(match &place.address {
        Some(address) => address.trim_end_matches('/').to_owned(),
        None => format!("http://{}", listener.local_addr()?),
    })
}

pub(super) async fn work(place: &Place) -> anyhow::Result<ExitCode> {
    let app = place.open().await?;
    sweep(&app);
    tell(format_args!("Portevoix : travaux en cours, Ctrl-C arrête."));
    server::work(app).await;
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn verify(place: &Place) -> anyhow::Result<ExitCode> {
    let app = place.open().await?;
    match audit::verify(&app).await? {
        Verdict::Whole { count, last_hash } => {
            println!("Journal entier : {count} lignes se suivent.");
            println!("Dernière empreinte, à noter ailleurs : {last_hash}");
            Ok(ExitCode::SUCCESS)
        }
        Verdict::Broken { sequence } => {
            println!("Journal rompu : la ligne {sequence} ne suit pas la précédente.");
            Ok(ExitCode::FAILURE)
        }
    }
}

pub(super) async fn backup(place: &Place, to: &Path) -> anyhow::Result<ExitCode> {
    let app = place.open().await?;
    let copied = backup::backup(&app, to).await?;
    println!(
        "Sauvegarde faite dans {} : {} fichiers, {} tables.",
        to.display(),
        copied.files,
        copied.tables
    );
    println!("Elle contient la clé de l’installation : gardez-la en lieu sûr.");
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn restore(place: &Place, from: &Path) -> anyhow::Result<ExitCode> {
    let settings = place.settings();
    let copied = backup::restore(settings, from).await?;
    println!(
        "Installation remise depuis {} : {} fichiers, {} tables.",
        from.display(),
        copied.files,
        copied.tables
    );
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn openapi() -> anyhow::Result<ExitCode> {
    let folder = tempfile::tempdir()?;
    let settings = platform::settings::Settings::for_folder(folder.path());
    let house = crate::house(platform::clock::Clock::machine(), platform::random::Random::machine());
    let app = platform::App::open(settings, house).await?;
    println!("{}", serde_json::to_string_pretty(&crate::openapi::description(&app))?);
    Ok(ExitCode::SUCCESS)
}
