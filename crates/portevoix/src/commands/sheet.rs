//! `portevoix sheet`: an experience is written, signed, published and withdrawn from the command line.

#![expect(clippy::print_stderr, reason = "the command line speaks to a person")]

mod attach;
mod authorise;
mod files;
mod follow_up;
mod list;
mod opened;
mod publish;
mod template;
mod write;
mod written;

use super::Place;
use clap::{Args, Subcommand};
use publications::SheetId;
use std::process::ExitCode;

/// Writes, signs, publishes and withdraws experience sheets.
#[derive(Args)]
pub(super) struct Sheet {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Lists the published sheets: identifier, date, state, heading, establishment
    List(list::List),
    /// Prints the JSON file of a sheet, to fill in and give to `write`; on the error output, what each field means
    Template(template::Template),
    /// Begins the sheet of a project, or writes a sheet again, from a JSON file; the last line is its identifier
    Write(write::Write),
    /// Attaches a photo, a film or a document; the last line is its identifier
    Attach(attach::Attach),
    /// Takes a file away, from the public page too
    Detach(attach::Detach),
    /// Records that a sheet was received, its authors called, the place visited, or more asked for
    FollowUp(follow_up::FollowUp),
    /// Makes the form that the director signs, as PDF
    Form(authorise::Form),
    /// Records the form that the director signed
    Authorise(authorise::Authorise),
    /// Publishes a sheet that is complete and signed; the last line is its public address
    Publish(publish::Publish),
    /// Takes a published sheet out of the catalogue; with --authorisation, withdraws the signature too
    Withdraw(publish::Withdraw),
    /// Makes the printable sheet of a published one, as PDF
    Print(publish::Print),
}

impl Sheet {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        match self.verb {
            Verb::List(list) => list.run().await,
            Verb::Template(template) => template.run().await,
            Verb::Write(write) => write.run().await,
            Verb::Attach(attach) => attach.run().await,
            Verb::Detach(detach) => detach.run().await,
            Verb::FollowUp(follow_up) => follow_up.run().await,
            Verb::Form(form) => form.run().await,
            Verb::Authorise(authorise) => authorise.run().await,
            Verb::Publish(publish) => publish.run().await,
            Verb::Withdraw(withdraw) => withdraw.run().await,
            Verb::Print(print) => print.run().await,
        }
    }
}

/// Reads the identifier of a sheet as it was typed.
fn sheet_id(text: &str) -> Result<SheetId, String> {
    text.trim()
        .parse()
        .map_err(|_| "ce n’est pas l’identifiant d’une fiche ; « portevoix sheet list --all » les montre".to_owned())
}
