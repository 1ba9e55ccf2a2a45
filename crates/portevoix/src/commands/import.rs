//! `portevoix import`: a file of people's words, from the command line.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the command line speaks to a person"
)]

use super::Place;
use anyhow::bail;
use clap::Args;
use expressions::{ImportOptions, ImportOutcome};
use platform::{Actor, App, Error, Language, Permission, Reader};
use std::{io::IsTerminal, path::PathBuf, process::ExitCode};
use uuid::Uuid;

/// Imports a CSV or XLSX file of people's words.
#[derive(Args)]
pub(super) struct Import {
    #[command(flatten)]
    place: Place,
    /// The column that holds the words
    #[arg(long, value_name = "COLUMN")]
    text: String,
    /// The column that numbers each row in the system it comes from
    #[arg(long, value_name = "COLUMN")]
    id: Option<String>,
    /// The column that says whether it is praise or blame
    #[arg(long, value_name = "COLUMN")]
    polarity: Option<String>,
    /// The column of the day or month
    #[arg(long, value_name = "COLUMN")]
    date: Option<String>,
    /// The organisation that receives the words, by its identifier; needed when there are several establishments
    #[arg(long, value_name = "ID")]
    organisation: Option<Uuid>,
    /// The file
    file: PathBuf,
}

impl Import {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        if !self.file.exists() {
            bail!("le fichier {} n’existe pas", self.file.display());
        }
        let app = self.place.open().await?;
        let organisation = self.receiver(&app).await?;
        let options = ImportOptions {
            organisation: Some(organisation),
            path: self.file,
            text: self.text,
            id: self.id,
            polarity: self.polarity,
            date: self.date,
        };
        let shows = std::io::stderr().is_terminal();
        let tell = move |done: i64, total: Option<i64>| {
            if shows {
                match total {
                    Some(total) => eprint!("\r{done} lignes sur {total}"),
                    None => eprint!("\r{done} lignes"),
                }
            }
        };
        let outcome = expressions::import_file(&app, &Actor::System("command-line"), options, &tell).await;
        if shows {
            eprintln!();
        }
        match outcome {
            Ok(outcome) => {
                say(&outcome);
                Ok(ExitCode::SUCCESS)
            }
            Err(Error::Invalid(problems)) => {
                let t = Reader::new(
                    app.messages.clone(),
                    Language::French,
                    Actor::System("command-line"),
                    app.clock.today(),
                );
                for (field, words) in problems.said(&t).0 {
                    eprintln!("portevoix import : {field} : {words}");
                }
                Ok(ExitCode::FAILURE)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The organisation asked for, or the only establishment there is.
    async fn receiver(&self, app: &App) -> anyhow::Result<Uuid> {
        let scope = Actor::System("command-line").scope(Permission::ReadPeople)?;
        let mut all = people::organisations(app, &scope).await?;
        if let Some(asked) = self.organisation {
            return Ok(people::organisation(app, &scope, asked.into()).await?.id.into());
        }
        all.retain(|organisation| organisation.kind == people::Kind::Establishment);
        match all.as_slice() {
            [only] => Ok(only.id.into()),
            [] => self.first_establishment(app).await,
            several => {
                let list: Vec<String> = several.iter().map(|o| format!("{} ({})", o.id, o.name)).collect();
                bail!(
                    "plusieurs établissements : choisissez avec --organisation. {}",
                    list.join(", ")
                )
            }
        }
    }

    /// An empty installation gets an establishment to receive the words; its administrator names it later.
    async fn first_establishment(&self, app: &App) -> anyhow::Result<Uuid> {
        let mut change = app.change(&Actor::System("command-line")).await?;
        let new = people::NewOrganisation {
            name: "Établissement à nommer".to_owned(),
            kind: people::Kind::Establishment,
            finess: None,
            fictitious: false,
            takes_suggestions: false,
        };
        let id = people::create_organisation(&mut change, new).await?;
        change.commit().await?;
        eprintln!("Aucun établissement : « Établissement à nommer » est créé pour recevoir les paroles.");
        Ok(id.into())
    }
}

/// The last line tells what became of the rows.
fn say(outcome: &ImportOutcome) {
    if outcome.to_review > 0 {
        println!(
            "{} textes attendent une relecture avant d’être partagés.",
            outcome.to_review
        );
    }
    if outcome.blank > 0 {
        println!(
            "{} réponses vides ou « rien », comptées et non analysées.",
            outcome.blank
        );
    }
    println!(
        "{} prises, {} refusées, {} déjà là",
        outcome.taken, outcome.refused, outcome.already
    );
}
