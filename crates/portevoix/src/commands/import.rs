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
use std::{collections::BTreeSet, io::IsTerminal, path::PathBuf, process::ExitCode};
use uuid::Uuid;

/// Imports a CSV or XLSX file of people's words, or takes an import out again.
#[derive(Args)]
pub(super) struct Import {
    #[command(flatten)]
    place: Place,
    /// The column that holds the words
    #[arg(long, value_name = "COLUMN", required_unless_present_any = ["positive", "undo"])]
    text: Option<String>,
    /// The column that says what went well, with --negative: each row is two texts
    #[arg(long, value_name = "COLUMN", requires = "negative", conflicts_with = "text")]
    positive: Option<String>,
    /// The column that says what went wrong, with --positive
    #[arg(long, value_name = "COLUMN", requires = "positive")]
    negative: Option<String>,
    /// The column that numbers each row in the system it comes from
    #[arg(long, value_name = "COLUMN")]
    id: Option<String>,
    /// No column numbers the rows: they are recognised by what they say
    #[arg(long, conflicts_with = "id")]
    no_id: bool,
    /// The column that says whether it is praise or blame
    #[arg(long, value_name = "COLUMN")]
    polarity: Option<String>,
    /// The column of the day or month
    #[arg(long, value_name = "COLUMN")]
    date: Option<String>,
    /// The organisation that receives the words, by its identifier; needed when there are several establishments
    #[arg(long, value_name = "ID")]
    organisation: Option<Uuid>,
    /// Says what would be taken and refused, and keeps nothing
    #[arg(long)]
    dry_run: bool,
    /// Takes out everything that an import took; its identifier was printed when it was made
    #[arg(long, value_name = "ID", requires = "reason", conflicts_with_all = ["text", "positive", "file", "dry_run"])]
    undo: Option<Uuid>,
    /// Why it is taken out: those who used the words will read it
    #[arg(long, value_name = "TEXT", requires = "undo")]
    reason: Option<String>,
    /// The file
    #[arg(required_unless_present = "undo")]
    file: Option<PathBuf>,
}

/// How many rows were done, on a terminal.
fn tell(done: i64, total: Option<i64>) {
    if !std::io::stderr().is_terminal() {
        return;
    }
    match total {
        Some(total) => eprint!("\r{done} lignes sur {total}"),
        None => eprint!("\r{done} lignes"),
    }
}

impl Import {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        if let Some(file) = self.file.as_ref().filter(|file| !file.exists()) {
            bail!("le fichier {} n’existe pas", file.display());
        }
        let app = self.place.open().await?;
        let by = Actor::System("command-line");
        let t = Reader::new(app.messages.clone(), Language::French, by.clone(), app.clock.today());
        if let (Some(import), Some(reason)) = (self.undo, &self.reason) {
            let undone = expressions::undo_import(&app, &by, import, reason, &tell).await;
            after_progress();
            return ended(COMMAND, &t, undone, |gone| {
                println!("{} : {} paroles retirées", import, gone);
            });
        }
        let organisation = receiver(&app, self.organisation).await?;
        let is_dry = self.dry_run;
        let options = self.options(organisation);
        let outcome = expressions::import_file(&app, &by, options, &tell).await;
        after_progress();
        ended(COMMAND, &t, outcome, |outcome| say(&t, &outcome, is_dry))
    }

    fn options(self, organisation: Uuid) -> ImportOptions {
        ImportOptions {
            organisation: Some(organisation),
            path: self.file.unwrap_or_default(),
            text: self.text.unwrap_or_default(),
            pair: self.positive.zip(self.negative),
            id: if self.no_id { Some(String::new()) } else { self.id },
            polarity: self.polarity,
            date: self.date,
            dry_run: self.dry_run,
        }
    }
}

/// The organisation asked for, or the only establishment there is.
pub(super) async fn receiver(app: &App, asked: Option<Uuid>) -> anyhow::Result<Uuid> {
    let scope = Actor::System("command-line").scope(Permission::ReadPeople)?;
    let mut all = people::organisations(app, &scope).await?;
    if let Some(asked) = asked {
        return Ok(people::organisation(app, &scope, asked.into()).await?.id.into());
    }
    all.retain(|organisation| organisation.kind == people::Kind::Establishment);
    match all.as_slice() {
        [only] => Ok(only.id.into()),
        [] => first_establishment(app).await,
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
async fn first_establishment(app: &App) -> anyhow::Result<Uuid> {
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
    eprintln!("Aucun établissement : « Établissement à nommer » est créé pour recevoir ce qui est importé.");
    Ok(id.into())
}

/// How its messages begin.
const COMMAND: &str = "portevoix import";

/// Ends the line on which progress was told.
pub(super) fn after_progress() {
    if std::io::stderr().is_terminal() {
        eprintln!();
    }
}

/// Says what came out, or what has to be mended first.
pub(super) fn ended<T>(
    command: &str,
    t: &Reader,
    outcome: Result<T, Error>,
    say: impl FnOnce(T),
) -> anyhow::Result<ExitCode> {
    match outcome {
        Ok(outcome) => {
            say(outcome);
            return Ok(ExitCode::SUCCESS);
        }
        Err(Error::Invalid(problems)) => {
            for (field, words) in problems.said(t).0 {
                eprintln!("{command} : {field} : {words}");
            }
        }
        Err(Error::NotFound) => eprintln!("{command} : aucun import n’a cet identifiant."),
        Err(Error::Conflict(message)) => eprintln!("{command} : {}", t.say(message)),
        Err(error) => return Err(error.into()),
    }
    Ok(ExitCode::FAILURE)
}

/// The last line tells what became of the rows.
fn say(t: &Reader, outcome: &ImportOutcome, is_dry: bool) {
    for refusal in &outcome.refusals {
        eprintln!("ligne {} : {}", refusal.line, refusal.said(t));
    }
    let lines: BTreeSet<i64> = outcome.refusals.iter().map(|refusal| refusal.line).collect();
    let others = outcome.refused - i64::try_from(lines.len()).unwrap_or(0);
    if others > 0 {
        eprintln!("et {others} autres");
    }
    if outcome.numbers_nothing {
        eprintln!("{}", t.say("expressions-numbers-nothing-command"));
    }
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
    if is_dry {
        println!("Vérification seulement : rien n’est importé. L’import donnerait :");
    } else {
        println!("Import {}", outcome.source);
    }
    println!(
        "{} prises, {} refusées, {} déjà là",
        outcome.taken, outcome.refused, outcome.already
    );
}
