//! `portevoix official-results`: files of official results, from the command line.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the command line speaks to a person"
)]

use super::{
    Place,
    import::{ended, receiver},
};
use anyhow::bail;
use clap::Subcommand;
use platform::{Actor, Language, Reader};
use questionnaires::{OfficialOptions, OfficialOutcome};
use std::{path::PathBuf, process::ExitCode};
use uuid::Uuid;

/// How its messages begin.
const COMMAND: &str = "portevoix official-results";

/// What is done with official results.
#[derive(Subcommand)]
pub(super) enum OfficialResults {
    /// Imports a CSV or XLSX file that the HAS publishes of e-Satis; the same file again changes nothing
    Import {
        #[command(flatten)]
        place: Place,
        /// The year of the campaign, where the file's name does not tell it
        #[arg(long, value_name = "YEAR")]
        year: Option<i64>,
        /// The organisation that imports, by its identifier; needed when there are several establishments
        #[arg(long, value_name = "ID")]
        organisation: Option<Uuid>,
        /// Says what would be taken and refused, and keeps nothing
        #[arg(long)]
        dry_run: bool,
        /// The file
        file: PathBuf,
    },
    /// Takes out an import as a whole
    Undo {
        #[command(flatten)]
        place: Place,
        /// Why it is taken out
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// Its identifier, printed when it was made
        import: Uuid,
    },
}

impl OfficialResults {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        let by = Actor::System("command-line");
        match self {
            Self::Import {
                place,
                year,
                organisation,
                dry_run,
                file,
            } => {
                if !file.exists() {
                    bail!("le fichier {} n’existe pas", file.display());
                }
                let app = place.open().await?;
                let t = Reader::new(app.messages.clone(), Language::French, by.clone(), app.clock.today());
                let options = OfficialOptions {
                    path: file,
                    organisation: Some(receiver(&app, organisation).await?),
                    year,
                    dry_run,
                };
                let outcome = questionnaires::import_official(&app, &by, options).await;
                ended(COMMAND, &t, outcome, |outcome| say(&t, &outcome, dry_run))
            }
            Self::Undo { place, reason, import } => {
                let app = place.open().await?;
                let t = Reader::new(app.messages.clone(), Language::French, by.clone(), app.clock.today());
                let undone = questionnaires::undo_official(&app, &by, import, &reason).await;
                ended(COMMAND, &t, undone, |()| println!("{import} : import retiré"))
            }
        }
    }
}

/// The last line tells what became of the establishments.
fn say(t: &Reader, outcome: &OfficialOutcome, is_dry: bool) {
    for noted in &outcome.noted {
        eprintln!("{}", questionnaires::noted_words(t, noted));
    }
    for mismatch in &outcome.mismatches {
        eprintln!("{}", questionnaires::mismatch_words(t, mismatch));
    }
    if !outcome.has_thresholds {
        eprintln!("{}", t.say("questionnaires-official-no-thresholds"));
    }
    match outcome.import {
        Some(import) => println!("Import {import}"),
        None if is_dry => println!("Vérification seulement : rien n’est importé. L’import donnerait :"),
        None => println!("{}", t.say("questionnaires-official-nothing-new")),
    }
    println!(
        "{}, {} : {} nouveaux, {} changés, {} inchangés, {} lignes refusées",
        outcome.survey.code(),
        outcome.year,
        outcome.fresh,
        outcome.changed,
        outcome.same,
        outcome.refused
    );
}
