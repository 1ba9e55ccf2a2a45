//! `portevoix finess`: the register of FINESS numbers, from the command line.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the command line speaks to a person"
)]

use super::{
    Place,
    import::{after_progress, ended},
};
use anyhow::bail;
use clap::Args;
use people::FinessImport;
use platform::{Actor, Language, Reader};
use std::{io::IsTerminal, path::PathBuf, process::ExitCode};

/// How its messages begin.
const COMMAND: &str = "portevoix finess";

/// Replaces the register of FINESS numbers by that of a file, whole or not at all.
#[derive(Args)]
pub(super) struct Finess {
    #[command(flatten)]
    place: Place,
    /// Takes a file even if it is older than the register that is kept
    #[arg(long)]
    older: bool,
    /// The file as it is published, unpacked: the JSON of structures, or the earlier CSV extract
    file: PathBuf,
}

/// How many records were written, on a terminal.
fn tell(written: usize) {
    if std::io::stderr().is_terminal() {
        eprint!("\r{written} lignes");
    }
}

impl Finess {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        if !self.file.exists() {
            bail!("le fichier {} n’existe pas", self.file.display());
        }
        let app = self.place.open().await?;
        let by = Actor::System("command-line");
        let t = Reader::new(app.messages.clone(), Language::French, by.clone(), app.clock.today());
        let outcome = people::import_finess(&app, &by, &self.file, self.older, &tell).await;
        after_progress();
        ended(COMMAND, &t, outcome, |outcome| say(&t, &outcome))
    }
}

/// The last line tells what is kept now.
fn say(t: &Reader, outcome: &FinessImport) {
    for one in &outcome.read.noted {
        eprintln!("{}", people::noted_record_words(t, outcome.read.format, one));
    }
    let others = outcome.read.left_out_count - outcome.read.noted.len();
    if others > 0 {
        eprintln!("et {others} autres");
    }
    println!(
        "Registre du {} : {} établissements, dont {} fermés, {} entités juridiques, {} lignes laissées de côté",
        outcome.read.day,
        outcome.counts.establishments,
        outcome.counts.closed,
        outcome.counts.legal_entities,
        outcome.read.left_out_count
    );
}
