//! The installation that a verb works in, in whose name, and what is said when something is refused.

use super::{Place, files};
use anyhow::{Context, bail};
use clap::Args;
use platform::{Actor, App, Error, Language, Reader, app::Credential};
use publications::{Dossier, SheetId};
use std::{path::Path, process::ExitCode};

/// Which installation, and in whose name.
#[derive(Args)]
pub(super) struct Site {
    #[command(flatten)]
    place: Place,
    /// Acts as the account of this API token: its rights hold and its role signs. Without it, the command line itself acts and signs
    #[arg(long, env = "PORTEVOIX_TOKEN", hide_env_values = true)]
    token: Option<String>,
}

/// An installation, opened for somebody.
pub(super) struct Opened {
    pub(super) app: App,
    pub(super) t: Reader,
}

impl Site {
    /// Opens the installation. An empty one holds no project to tell: it is not made by mistake.
    pub(super) async fn open(&self) -> anyhow::Result<Opened> {
        let settings = self.place.settings();
        let file = settings.database.strip_prefix("sqlite://");
        if file.is_some_and(|file| !Path::new(file.split('?').next().unwrap_or(file)).exists()) {
            bail!(
                "aucune installation dans {} : donnez son dossier avec --data",
                self.place.data.display()
            );
        }
        let app = self.place.open_with(settings).await?;
        let actor = self.actor(&app).await?;
        let t = Reader::new(app.messages.clone(), Language::French, actor, app.clock.today());
        Ok(Opened { app, t })
    }

    async fn actor(&self, app: &App) -> anyhow::Result<Actor> {
        let Some(token) = &self.token else {
            return Ok(Actor::System("command-line"));
        };
        people::identify(app, Credential::Token(token)).await?.context(
            "ce jeton n’est pas connu ici, ou il est révoqué : faites-en un autre depuis la page « Mon compte »",
        )
    }
}

impl Opened {
    /// Who acts.
    pub(super) fn actor(&self) -> &Actor {
        &self.t.actor
    }

    /// Says where a sheet stands and what it lacks.
    pub(super) async fn tell(&self, id: SheetId) -> anyhow::Result<()> {
        let dossier = publications::read_sheet(&self.app, &self.t, id).await?;
        let state = self.t.say(&format!("publications-state-{}", dossier.state().code()));
        let text = self.t.number(dossier.sheet.content_version);
        let title = &dossier.sheet.words.title;
        let mut lines = vec![format!("Fiche « {title} », texte numéro {text} : {state}")];
        lines.extend(self.lacks(&dossier));
        files::print(&lines.join("\n"))
    }

    /// What stands between a sheet and its publication, line by line.
    fn lacks(&self, dossier: &Dossier) -> Vec<String> {
        let missing = dossier.missing();
        if missing.is_empty() {
            return Vec::new();
        }
        let first = format!("{} :", self.t.say("publications-missing"));
        std::iter::once(first)
            .chain(missing.iter().map(|lack| format!("- {}", lack.said(&self.t))))
            .collect()
    }

    /// Says why something was not done to a sheet, and what to do.
    pub(super) async fn refuse(&self, sheet: Option<SheetId>, error: Error) -> anyhow::Result<ExitCode> {
        match error {
            Error::Invalid(problems) => {
                for (field, words) in problems.said(&self.t).0 {
                    say(&format!("{} : {words}", typed_as(&field)));
                }
            }
            Error::Conflict(message) => {
                say(&self.t.say(message));
                self.tell_way_out(sheet, message).await?;
            }
            Error::NotFound => {
                say("cette fiche n’est pas ici ; « portevoix sheet list --all » montre celles qui y sont.")
            }
            Error::Forbidden => say("le rôle de ce compte ne le permet pas dans cet établissement."),
            other => return Err(other.into()),
        }
        Ok(ExitCode::FAILURE)
    }

    async fn tell_way_out(&self, sheet: Option<SheetId>, conflict: &str) -> anyhow::Result<()> {
        match (conflict, sheet) {
            ("publications-not-ready" | "publications-not-complete", Some(id)) => {
                let dossier = publications::read_sheet(&self.app, &self.t, id).await?;
                for line in self.lacks(&dossier) {
                    eprintln!("{line}");
                }
            }
            _ => {
                if let Some(way) = way_out(conflict) {
                    eprintln!("{way}");
                }
            }
        }
        Ok(())
    }
}

/// A line on the error output.
pub(super) fn say(words: &str) {
    eprintln!("portevoix sheet : {words}");
}

/// The option in which a field was typed; the fields of a JSON file keep their names.
fn typed_as(field: &str) -> &str {
    match field {
        "name" => "--signatory",
        "function" => "--function",
        "signed_on" => "--signed-on (comme 2026-11-22)",
        "extents" => "--extent",
        "image_rights" => "--image-rights",
        "form" => "--form",
        "file" => "FILE",
        "alternative" => "--alternative",
        "caption" => "--caption",
        "consent" => "--consent",
        "reason" | "because" => "--reason",
        "note" => "--note",
        "on" => "--on (comme 2026-11-22)",
        other => other,
    }
}

/// What to do when the state of a sheet forbids something.
fn way_out(conflict: &str) -> Option<&'static str> {
    match conflict {
        "publications-changed" => Some(
            "Reprenez le texte d’aujourd’hui avec « portevoix sheet template --sheet », puis reportez-y vos changements.",
        ),
        "publications-changed-since-form" => {
            Some("« portevoix sheet form » fait le formulaire du texte d’aujourd’hui.")
        }
        "publications-already-published" => {
            Some("Pour en faire paraître un autre : « portevoix sheet write --sheet », puis une nouvelle signature.")
        }
        "publications-not-published" | "publications-no-authorisation" => {
            Some("« portevoix sheet list --all » dit où en est chaque fiche.")
        }
        _ => None,
    }
}
